"""The Turtle export, sorted and grouped, against a bare `Store.dump`, which is neither, and against rdflib's serializer."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import graphs
import pyoxigraph as ox
import rdflib
from measuring import Line, Sizes, best, peak

from diplograph.rdf.writers import write
from diplograph.store.graphs import data


def measure(sizes: Sizes) -> Iterator[Line]:
    yield _dump(sizes.quads)
    yield _rdflib(sizes.small)


def _dump(quads: int) -> Line:
    store = ox.Store.read_only(str(graphs.store(graphs.graph(quads))))
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        ours = best(lambda: write("turtle", data(store), nowhere), 2, time.process_time)
    held = peak()
    with TemporaryDirectory() as folder:
        bare = best(lambda: store.dump(Path(folder, "graph.nq"), format=ox.RdfFormat.N_QUADS), 2, time.process_time)
    told = f"{len(store):,} quads, {ours:.1f} s of CPU, {held:,.0f} MB at most"
    return Line("Turtle export, sorted and grouped", "bare Store.dump", ours / bare, 3, told)


def _rdflib(quads: int) -> Line:
    """Both from memory: the quads as a list, the triples as an rdflib graph."""
    made = list(data(graphs.quads(graphs.graph(quads))))
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        ours = best(lambda: write("turtle", made, nowhere), 3, time.process_time)
    graph = rdflib.Graph()
    triples = ox.serialize([quad.triple for quad in made], format=ox.RdfFormat.N_TRIPLES)
    graph.parse(data=triples, format="nt")
    theirs = best(lambda: graph.serialize(format="turtle"), 1, time.process_time)
    told = f"{len(made):,} quads, {ours:.2f} s against {theirs:.1f} s"
    return Line("Turtle export", "rdflib's serializer", ours / theirs, 1 / 20, told)
