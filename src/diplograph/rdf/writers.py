"""The exports: quads -> a file that people take away.

    turtle   the union of all graphs, for reading and comparing      trig     graph by graph
    nquads   sorted lines, for stores                                jsonld   compact, with its context
    graphml, gexf   a network of actors and things                   csv      the claims table

The same quads give the same bytes, in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import IO

import pyoxigraph as ox

from diplograph.errors import InputError
from diplograph.rdf.jsonld import jsonld
from diplograph.rdf.lines import RUN, lines
from diplograph.rdf.network import gexf, graphml
from diplograph.rdf.sheet import sheet
from diplograph.rdf.turtle import trig, turtle

Writer = Callable[[Iterable[ox.Quad]], Iterator[str] | Iterator[bytes]]


def nquads(quads: Iterable[ox.Quad], run: int = RUN) -> Iterator[bytes]:
    """One line a quad, sorted; `run` is how many quads are held in memory at a time."""
    return (f"{line}\n".encode() for line, _ in groupby(lines(quads, run=run)))


_WRITERS: dict[str, Writer] = {
    "turtle": turtle, "trig": trig, "nquads": nquads, "jsonld": jsonld, "graphml": graphml, "gexf": gexf, "csv": sheet,
}  # fmt: skip
FORMATS = tuple(_WRITERS)


def chunks(name: str, quads: Iterable[ox.Quad]) -> Iterator[bytes]:
    """The export piece by piece. Raises `InputError` for a format that is none of `FORMATS`."""
    if name not in _WRITERS:
        raise InputError(f"{name!r} is no format of an export: name one of {', '.join(FORMATS)}")
    for piece in _WRITERS[name](quads):
        yield piece.encode("utf-8") if isinstance(piece, str) else piece


def write(name: str, quads: Iterable[ox.Quad], stream: IO[bytes]) -> None:
    """Write the export of some quads, or of a store, to a binary stream."""
    for piece in chunks(name, quads):
        stream.write(piece)
