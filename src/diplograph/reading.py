"""Documents -> readings: those that are kept as they are, the others read here or by processes side by side.

The readings come in the order of the documents, whoever read them. A document that cannot be read holds up no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from diplograph import pipeline
from diplograph.deadline import OverdueError, within
from diplograph.errors import DocumentError
from diplograph.rdf.part import part
from diplograph.readers import Processes, Readers, Unread
from diplograph.records import Document, Reading
from diplograph.store.packing import pack, pack_part, unpack
from diplograph.store.readings import Kept, Readings, key, unread_key

BATCH = 20  # documents a task: fewer cost more to send than to read


DEADLINE = 60.0  # seconds of computing; an article takes some hundredths of one
Skip = Callable[[Document, DocumentError], None]


@dataclass(frozen=True, slots=True)
class Effort:
    """How documents are read.

    By how many processes side by side, or by which Dask cluster; and how long one document may take, in seconds.
    """

    jobs: int = 1
    deadline: float = DEADLINE
    dask: str = ""


_USUAL = Effort()


class Read(NamedTuple):
    """A reading, and what it adds to the graph, packed; no part where it cannot be written as RDF."""

    reading: Reading
    part: bytes | None


def readings(
    documents: Iterable[Document], kept: Readings, effort: Effort = _USUAL, skip: Skip | None = None
) -> Iterator[Read]:
    """The reading of each document; what is new is kept before it is handed on.

    A document that takes too long, or on which the reader fails, is handed to `skip` with the reason; without it, that is
    raised as `DocumentError`. Raises `StoreError` where a process that reads was ended from outside.
    """
    with ExitStack() as stack:
        read = stack.enter_context(_readers(effort)) if effort.jobs > 1 or effort.dask else None
        width = read.width if read is not None else 1
        waiting: list[_Batch] = []
        for batch in _batches(documents):
            waiting.append(_Batch(batch, kept, effort.deadline, read))
            # As many batches are under way as there are readers, and one each that waits.
            if len(waiting) > 2 * width:
                yield from waiting.pop(0).readings(kept, skip)
        for batch_ in waiting:
            yield from batch_.readings(kept, skip)


class _Batch:
    """Some documents: their keys, the readings that are kept, and whoever reads the others."""

    def __init__(self, documents: Sequence[Document], kept: Readings, deadline: float, read: Readers | None) -> None:
        self._documents = documents
        self._keys = [key(document) for document in documents]
        self._known = kept.get(self._keys)
        self._new = {
            name: document for name, document in zip(self._keys, documents, strict=True) if name not in self._known
        }
        work = partial(read_all, list(self._new.values()), deadline)
        self._work = read.submit(work) if read is not None and self._new else work

    def readings(self, kept: Readings, skip: Skip | None) -> Iterator[Read]:
        """All readings, in order."""
        unread = self._read(kept) if self._new else {}
        for name, document in zip(self._keys, self._documents, strict=True):
            if name in self._known:
                known = self._known[name]
                yield Read(replace(unpack(known.reading), document=document), known.part)  # it may lie elsewhere today
                continue
            error = DocumentError(f"{document.name}: {unread[name]}")
            if skip is None:
                raise error
            skip(document, error)

    def _read(self, kept: Readings) -> dict[str, str]:
        """Read what is new, and keep it; returns why some of it was not read."""
        found = dict(zip(self._new, self._work(), strict=True))
        unread = {name: one.reason for name, one in found.items() if isinstance(one, Unread)}
        fresh = {name: one for name, one in found.items() if isinstance(one, Kept)}
        kept.put(fresh | {unread_key(self._new[name]): _nothing_of(self._new[name]) for name in unread})
        self._known.update(fresh)
        return unread


@contextmanager
def _readers(effort: Effort) -> Iterator[Readers]:
    if not effort.dask:
        with Processes(effort.jobs) as processes:
            yield processes
        return
    from diplograph.cluster import Cluster

    with Cluster(effort.dask) as cluster:
        yield cluster


def read_all(documents: Sequence[Document], deadline: float = DEADLINE) -> list[Kept | Unread]:
    """The readings of some documents with what they add, packed; in place of one that could not be read, the reason."""
    pipeline.finder()  # made once in a process, in no document's time
    return [_in_time(document, deadline) for document in documents]


def _in_time(document: Document, deadline: float) -> Kept | Unread:
    try:
        return within(deadline, partial(_read, document))
    except OverdueError:
        return Unread(f"took longer than {deadline:g} seconds to read; split it, or give it more with --deadline")
    except Exception as error:  # noqa: BLE001  # one document, on which the reader fails, holds up no other
        return Unread(f"the reader failed ({type(error).__name__}); please report it, with the text")


def _read(document: Document) -> Kept:
    reading = pipeline.read(document)
    try:
        return Kept(pack(reading), pack_part(part(reading)))
    except DocumentError:  # whoever puts the graph together meets it again, and reports it
        return Kept(pack(reading), None)


def _nothing_of(document: Document) -> Kept:
    """What is kept of a document that could not be read: itself."""
    return Kept(pack(Reading(document, (), (), (), ())), None)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    some = iter(documents)
    while batch := list(islice(some, BATCH)):
        yield batch
