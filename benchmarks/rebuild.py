"""The store rebuilt from quads, against a bare `Store.bulk_load` of the same N-Quads."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import graphs
import pyoxigraph as ox
from measuring import Line, Sizes, once, size

from diplograph.store.filling import filled
from diplograph.store.oxigraph import open_store


def measure(sizes: Sizes) -> Iterator[Line]:
    file = graphs.graph(sizes.quads)
    ours, bare = [], []
    for _ in range(2):
        with TemporaryDirectory() as made:
            ours.append(once(lambda: _rebuilt(Path(made, "store"), file))[0])
            bare.append(once(lambda: _loaded(Path(made, "bare"), file))[0])
            quads, taken = len(ox.Store.read_only(str(Path(made, "store")))), size(Path(made, "store"))
    told = f"{quads:,} quads, {min(ours):.1f} s, {taken / quads:.0f} bytes a quad on disk"
    yield Line("full rebuild of the store from quads", "bare Store.bulk_load", min(ours) / min(bare), 1.3, told)


def _rebuilt(folder: Path, file: Path) -> None:
    """As a build does it: in pieces, so that memory stays flat, and compacted at the end."""
    with open_store(folder) as store, store.renewed() as fresh, file.open(encoding="utf-8", newline="\n") as lines:
        deque(filled(fresh.oxigraph, lines), maxlen=0)


def _loaded(folder: Path, file: Path) -> None:
    store = ox.Store(folder)
    store.bulk_load(path=file, format=ox.RdfFormat.N_QUADS)
    store.flush()
