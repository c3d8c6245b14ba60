"""`diplograph query`, from nothing to the answer, against `oxigraph query` with the same SPARQL on the same store."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import graphs
from measuring import Line, Sizes, best

from diplograph.query.bind import bind
from diplograph.query.named import load
from diplograph.rdf.vocabulary import PREFIXES

NAME, VALUES = "meetings", {"country": "USA", "with": "DEU"}


def measure(sizes: Sizes) -> Iterator[Line]:
    store = graphs.store(graphs.graph(sizes.small))
    out = store.parent / "cold"
    out.mkdir(exist_ok=True)
    link = out / "store"
    link.unlink(missing_ok=True)
    link.symlink_to(store, target_is_directory=True)
    bin_ = Path(sys.executable).parent
    given = [word for name, value in VALUES.items() for word in ("-p", f"{name}={value}")]
    own = [str(bin_ / "diplograph"), "query", NAME, *given, "-o", str(out), "--format", "csv"]
    sparql = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + bind(load(NAME), VALUES)
    bare = [shutil.which("oxigraph", path=str(bin_)) or "oxigraph", "query", "--location", str(store)]
    bare += ["--union-default-graph", "--results-format", "csv", "--query", sparql]
    mine, theirs = best(lambda: _run(own), 7), best(lambda: _run(bare), 7)
    told = f"{mine * 1000:.0f} ms against {theirs * 1000:.0f} ms"
    yield Line("diplograph query, cold", "oxigraph query", mine / theirs, 5, told)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
