"""Filling a store with N-Quads while they are made: what goes into the store goes to whoever writes them as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyoxigraph as ox

from diplograph.progress import NOBODY, Progress

# Bytes that are loaded at once: Oxigraph holds what it loads in memory, some 700 bytes a quad of about 200, and is no
# slower in pieces.
_AT_ONCE = 16_000_000


def filled(
    store: ox.Store, lines: Iterable[str], *, beside: bool = False, progress: Progress = NOBODY
) -> Iterator[bytes]:
    """The lines in pieces, each of which goes into the store, which must be empty and nobody else's.

    With `beside`, a thread loads one piece while the next is made: Oxigraph lets go of the interpreter meanwhile.
    """
    with ThreadPoolExecutor(1) as pool:
        under_way: Future[None] | None = None
        for piece in _pieces(lines):
            if under_way is not None:
                under_way.result()
            under_way = pool.submit(store.bulk_load, piece, format=ox.RdfFormat.N_QUADS)
            if not beside:
                under_way.result()
            yield piece
        if under_way is not None:
            under_way.result()
    progress.stage("compacting the store")
    store.optimize()  # what came in pieces is slower to question


def added(store: ox.Store, lines: Iterable[str]) -> Iterator[bytes]:
    """The lines in pieces, each of which goes into the store, which nobody else may have at hand."""
    for piece in _pieces(lines):
        store.bulk_load(piece, format=ox.RdfFormat.N_QUADS)
        yield piece


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    piece = bytearray()
    for line in lines:
        piece += line.encode("utf-8")
        if len(piece) >= _AT_ONCE:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)
