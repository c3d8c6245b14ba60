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
from diplograph.documents.limits import DEADLINE
from diplograph.errors import DocumentError
from diplograph.readers import Asked, Processes, Readers, Unread, Work, packed
from diplograph.records import Document, Reading
from diplograph.store.packing import pack, unpack
from diplograph.store.readings import Kept, Readings, key, unread_key

BATCH = 20  # documents a task: fewer cost more to send than to read

Skip = Callable[[Document, DocumentError], None]
Begin = Callable[[Sequence[Document]], Work]  # gives documents out; what comes back waits for their readings


@dataclass(frozen=True, slots=True)
class Effort:
    """How documents are read.

    By how many processes side by side, by which Dask cluster, or by which language model; and how long one document may
    take, in seconds.
    """

    jobs: int = 1
    deadline: float = DEADLINE
    dask: str = ""
    model: Asked | None = None

    @property
    def reader(self) -> str:
        """Whoever reads beside the rules, or in their place; empty for the rules alone. It is part of what is kept."""
        if self.model is None:
            return ""
        from diplograph.model.reader import name

        return f"{name(self.model)} {'both' if self.model.both else 'alone'}"


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
        begin, width = stack.enter_context(_begin(effort))
        waiting: list[_Batch] = []
        for batch in _batches(documents):
            waiting.append(_Batch(batch, kept, effort.reader, begin))
            # As many batches are under way as there are readers, and one each that waits.
            if len(waiting) > 2 * width:
                yield from waiting.pop(0).readings(kept, skip)
        for batch_ in waiting:
            yield from batch_.readings(kept, skip)


class _Batch:
    """Some documents: their keys, the readings that are kept, and whoever reads the others."""

    def __init__(self, documents: Sequence[Document], kept: Readings, reader: str, begin: Begin) -> None:
        self._documents, self._reader = documents, reader
        self._keys = [key(document, reader) for document in documents]
        self._known = kept.get(self._keys)
        self._new = {
            name: document for name, document in zip(self._keys, documents, strict=True) if name not in self._known
        }
        self._work = begin(list(self._new.values())) if self._new else list

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
        documents = [self._new[name] for name in unread]
        kept.put(fresh | {unread_key(one, self._reader): _nothing_of(one) for one in documents})
        self._known.update(fresh)
        return unread


@contextmanager
def _begin(effort: Effort) -> Iterator[tuple[Begin, int]]:
    """How documents are given to whoever reads, and how many batches of them at once."""
    if effort.model is not None:
        from diplograph.model.reader import ModelReader

        with ModelReader(effort.model) as model:
            yield lambda documents: model.begin(documents, effort.deadline), 1
    elif effort.jobs > 1 or effort.dask:
        with _readers(effort) as readers:
            yield lambda documents: readers.submit(partial(read_all, documents, effort.deadline)), readers.width
    else:
        yield lambda documents: partial(read_all, documents, effort.deadline), 1


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
    return [packed(partial(_in_time, document, deadline)) for document in documents]


def _in_time(document: Document, deadline: float) -> Reading | Unread:
    try:
        return within(deadline, partial(pipeline.read, document))
    except OverdueError:
        return Unread(f"took longer than {deadline:g} seconds to read; split it, or give it more with --deadline")


def _nothing_of(document: Document) -> Kept:
    """What is kept of a document that could not be read: itself."""
    return Kept(pack(Reading(document, (), (), (), ())), None)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    some = iter(documents)
    while batch := list(islice(some, BATCH)):
        yield batch
