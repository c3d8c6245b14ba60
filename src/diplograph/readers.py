"""Whoever reads beside this process: other processes of this machine, or workers elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from diplograph.beside import Fresh, unbroken
from diplograph.errors import DocumentError, ModelError, OutputError, StoreError
from diplograph.rdf.part import part
from diplograph.records import Reading
from diplograph.store.packing import pack, pack_part
from diplograph.store.readings import Kept


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a document was not read."""

    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Which language model is asked, where, and for how many documents at once; `offline` takes what it said before.

    With `both` its claims stand beside those of the rules, else alone.
    """

    model: str
    url: str = ""
    both: bool = False
    offline: bool = False
    at_once: int = 4


def packed(read: Callable[[], Reading | Unread]) -> Kept | Unread:
    """What is kept of a document, as somebody reads it: a reading that fails is one document's affair."""
    try:
        reading = read()
        return reading if isinstance(reading, Unread) else _packed(reading)
    except (ModelError, OutputError, StoreError):  # what stops the one document would stop them all
        raise
    except Exception as error:  # noqa: BLE001  # one document, on which the reader fails, holds up no other
        return Unread(f"the reader failed ({type(error).__name__}); please report it, with the text")


def _packed(reading: Reading) -> Kept:
    try:
        return Kept(pack(reading), pack_part(part(reading)))
    except DocumentError:  # whoever puts the graph together meets it again, and reports it
        return Kept(pack(reading), None)


_READER = "a process that read documents"
Work = Callable[[], list[Kept | Unread]]


class Readers(Protocol):
    """Whoever reads beside this process; as many tasks as `width` are done at once."""

    @property
    def width(self) -> int: ...

    def submit(self, work: Work) -> Work:
        """Give work out; what comes back waits for the result. It raises `StoreError` where whoever had the work is lost."""


class Processes:
    """Processes of this machine."""

    def __init__(self, jobs: int) -> None:
        self.width = jobs
        self._pool = Fresh(jobs)

    def submit(self, work: Work) -> Work:
        with unbroken(_READER):
            future = self._pool.submit(work)

        def result() -> list[Kept | Unread]:
            with unbroken(_READER):
                return future.result()

        return result

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.__exit__(kind, error, trace)
