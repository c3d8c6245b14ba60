"""Documents -> readings: those that are kept as they are, the others read here or by processes side by side.

The readings come in the order of the documents, whoever read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple

from diplograph import pipeline
from diplograph.errors import DocumentError, StoreError
from diplograph.rdf.part import part
from diplograph.records import Document, Reading
from diplograph.store.packing import pack, pack_part, unpack
from diplograph.store.readings import Kept, Readings, key

BATCH = 20  # documents a task: fewer cost more to send than to read


class Read(NamedTuple):
    """A reading, and what it adds to the graph, packed; no part where it cannot be written as RDF."""

    reading: Reading
    part: bytes | None


def readings(documents: Iterable[Document], kept: Readings, jobs: int = 1) -> Iterator[Read]:
    """The reading of each document; what is new is kept before it is handed on.

    Raises `StoreError` where a process that reads was ended from outside.
    """
    with ExitStack() as stack:
        read = stack.enter_context(_Readers(jobs)) if jobs > 1 else None
        waiting: list[_Batch] = []
        for batch in _batches(documents):
            waiting.append(_Batch(batch, kept, read))
            # As many batches are under way as there are readers, and one each that waits.
            if len(waiting) > 2 * jobs:
                yield from waiting.pop(0).readings(kept)
        for batch_ in waiting:
            yield from batch_.readings(kept)


class _Batch:
    """Some documents: their keys, the readings that are kept, and whoever reads the others."""

    def __init__(self, documents: Sequence[Document], kept: Readings, read: _Readers | None) -> None:
        self._documents = documents
        self._keys = [key(document) for document in documents]
        self._known = kept.get(self._keys)
        self._new = {
            name: document for name, document in zip(self._keys, documents, strict=True) if name not in self._known
        }
        self._under_way = read.submit(list(self._new.values())) if read is not None and self._new else None

    def readings(self, kept: Readings) -> Iterator[Read]:
        """All readings, in order."""
        if self._new:
            try:
                contents = (
                    self._under_way.result() if self._under_way is not None else read_all(list(self._new.values()))
                )
            except BrokenProcessPool as error:
                raise StoreError(
                    "a process that read documents has been ended; build again, it goes on from there"
                ) from error
            fresh = dict(zip(self._new, contents, strict=True))
            kept.put(fresh)
            self._known.update(fresh)
        for name, document in zip(self._keys, self._documents, strict=True):
            known = self._known[name]
            yield Read(replace(unpack(known.reading), document=document), known.part)  # it may lie elsewhere today


class _Readers:
    """Processes that read."""

    def __init__(self, jobs: int) -> None:
        # A fresh process each, whatever threads this one has.
        self._pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))

    def submit(self, documents: list[Document]) -> Future[list[Kept]]:
        return self._pool.submit(read_all, documents)

    def __enter__(self) -> _Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)


def read_all(documents: Sequence[Document]) -> list[Kept]:
    """The readings of some documents with what they add, packed."""
    return [_read(document) for document in documents]


def _read(document: Document) -> Kept:
    reading = pipeline.read(document)
    try:
        return Kept(pack(reading), pack_part(part(reading)))
    except DocumentError:  # whoever puts the graph together meets it again, and reports it
        return Kept(pack(reading), None)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    some = iter(documents)
    while batch := list(islice(some, BATCH)):
        yield batch
