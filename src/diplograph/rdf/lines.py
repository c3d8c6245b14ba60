"""Quads -> lines of N-Quads, sorted, however many there are.

Quads are taken in runs. One run is sorted in memory; where there are more, each is sorted by itself and laid down in a
file without a name, and the files are merged, so that memory does not grow with the graph. Many files are merged into one of
the next level first, so that a line is written as often as there are levels: twice in a graph of 400 million, three times beyond
410 million. Those of higher levels are compressed: a large graph would otherwise need its own room on disk once more.

Lines in order are quads in order: no subject, predicate or object is the beginning of another one with what ends it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

import pyoxigraph as ox

from diplograph.rdf.waiting import Waiting, laid_down
from diplograph.rdf.written import Written

RUN = 100_000  # quads that are held in memory at a time, about 60 MB
_MOST_FILES = 64  # of a level; so many become one of the next
_BLOCK = 4096  # lines of a file that are held at a time

Cut = Callable[[str], str | None]
_Runs = Iterator[list[str]]


def lines(quads: Iterable[ox.Quad], cut: Cut | None = None, run: int = RUN) -> Iterator[str]:
    """The lines of some quads, without their ends, a quad that comes twice twice.

    `cut` changes a line before it is sorted, or leaves it out where it returns none.
    """
    runs = _of_file(quads, run) if isinstance(quads, Written) else _of_quads(iter(quads), run)
    first = next(runs, [])
    if len(first) < run:
        return iter(_sorted(first, cut))
    return _merged(_sorted(found, cut) for found in chain([first], runs))


def by_graph(line: str) -> str:
    """`graph subject predicate object .`; the default graph has no name, and comes first."""
    subject, predicate, rest = line.split(" ", 2)
    value = until(rest)
    return f"{rest[len(value) + 1 : -2]} {subject} {predicate} {value} ."


def until(rest: str) -> str:
    """The object at the beginning of what is left of a line: an IRI holds no blank, and no quotation mark."""
    if rest[0] == '"':
        return rest[: rest.find(" ", rest.rfind('"'))]
    if rest.startswith("<<("):  # a triple term of RDF 1.2
        return rest[: rest.rfind(")>>") + 3]
    return rest[: rest.find(" ")]


def _of_file(quads: Written, run: int) -> _Runs:
    told = quads.lines()
    while found := list(islice(told, run)):
        yield found


def _of_quads(quads: Iterator[ox.Quad], run: int) -> _Runs:
    while made := ox.serialize(islice(quads, run), format=ox.RdfFormat.N_QUADS):
        found = made.decode("utf-8").split("\n")
        found.pop()
        yield found


def _sorted(found: list[str], cut: Cut | None) -> list[str]:
    if cut is not None:
        found[:] = [line for line in map(cut, found) if line is not None]
    found.sort()
    return found


def _merged(runs: _Runs) -> Iterator[str]:
    levels: list[list[Waiting]] = []
    try:
        for found in runs:
            _lay(found, levels)
            found.clear()  # before the next run is made
        yield from _in_order([file for level in levels for file in level])
    finally:
        for file in (file for level in levels for file in level):
            file.close()


def _lay(found: Iterable[str], levels: list[list[Waiting]], at: int = 0) -> None:
    """Lay lines down in a file of a level; what is full becomes one file of the next."""
    if at == len(levels):
        levels.append([])
    levels[at].append(laid_down(found, packed=at > 0))
    if len(levels[at]) == _MOST_FILES:
        _lay(_in_order(levels[at]), levels, at + 1)
        for file in levels[at]:
            file.close()
        levels[at] = []


def _in_order(files: list[Waiting]) -> Iterator[str]:
    """The lines of all files. They are merged block by block: to sort what is nearly sorted is quicker than a heap."""
    waiting: list[list[str]] = [[] for _ in files]
    while True:
        for at, file in enumerate(files):
            if not waiting[at]:
                waiting[at] = [line[:-1] for line in islice(iter(file), _BLOCK)]
        # What is not read yet comes behind the last line of its file's block.
        last = min((block[-1] for block in waiting if block), default=None)
        if last is None:
            return
        ready: list[str] = []
        for at, block in enumerate(waiting):
            cut = bisect_right(block, last)
            ready += block[:cut]
            waiting[at] = block[cut:]
        ready.sort()
        yield from ready
