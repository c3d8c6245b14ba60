"""From clean text to the store, against reading the same texts and a bare `Store.extend` of the same quads.

Twice: what it takes to bring the claims into the store, and the whole of `diplograph build`, which also checks the graph
and writes the exports, the picture and the report.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from archive import articles, lines
from measuring import Line, Sizes, once

from diplograph.build import build
from diplograph.pipeline import read
from diplograph.rdf.graph import GraphBuilder
from diplograph.rdf.ontology import ontology
from diplograph.store.oxigraph import open_store


def measure(sizes: Sizes) -> Iterator[Line]:
    documents = list(articles(sizes.articles))
    for document in documents[:5]:
        read(document)
    with TemporaryDirectory() as made:
        folder = Path(made)
        reading, readings = once(lambda: [read(document) for document in documents])
        start = time.perf_counter()
        graph = GraphBuilder()
        for one in readings:
            graph.add(one)
        quads = [*graph.quads(), *ontology()]
        with open_store(folder / "store") as store:
            store.replace(quads)
        storing = time.perf_counter() - start
        bare, _ = once(lambda: _extend(folder / "bare", quads))
        told = f"{len(documents)} articles, {len(quads):,} quads: {reading:.1f} s read, {storing:.1f} stored, bare {bare:.1f}"
        yield Line(
            "clean text to store", "reading + bare Store.extend", (reading + storing) / (reading + bare), 2, told
        )
        source = folder / "archive.jsonl"
        source.write_text("".join(lines(iter(documents))), encoding="utf-8")
        whole, _ = once(lambda: build([str(source)], folder / "out"))
        yield Line(
            "diplograph build",
            "reading + bare Store.extend",
            whole / (reading + bare),
            0,
            f"{whole:.1f} s, all it writes",
        )


def _extend(folder: Path, quads: list[ox.Quad]) -> None:
    store = ox.Store(folder)
    store.extend(quads)
    store.flush()
