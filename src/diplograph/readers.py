"""Whoever reads beside this process: other processes of this machine, or workers elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Protocol

from diplograph.errors import StoreError
from diplograph.store.readings import Kept


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a document was not read."""

    reason: str


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
        # A fresh process each, whatever threads this one has.
        self._pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))

    def submit(self, work: Work) -> Work:
        future = self._pool.submit(work)

        def result() -> list[Kept | Unread]:
            try:
                return future.result()
            except BrokenProcessPool as error:
                raise StoreError(
                    "a process that read documents has been ended; build again, it goes on from there"
                ) from error

        return result

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)
