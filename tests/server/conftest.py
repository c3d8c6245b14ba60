"""What the tests of the server share: a folder as `build` writes it, from the sample of the queries, and servers of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.rdf.ontology import ontology
from diplograph.store.oxigraph import open_store

from .serving import Served, serving

SAMPLE = Path(__file__).parents[1] / "query" / "sample.trig"
POLICY = "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
PICTURE = f"""<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY.replace("'", "&#39;")}">
<title>The picture</title>
"""
HOSTILE = """
@prefix dg: <https://w3id.org/diplograph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/diplograph/id/graph/things> {
    <https://w3id.org/diplograph/id/person/mallory> a dg:Person ;
        rdfs:label "<script>alert(1)</script>" ;
        rdfs:seeAlso <javascript:alert(1)> , <https://example.org/?a=%22%3E&b='> .
}
"""


def write(folder: Path, more: str = "") -> None:
    """Write the store of a folder anew, as `build` does: the sample, the ontology, and some quads in TriG."""
    sample = ox.parse(path=str(SAMPLE), format=ox.RdfFormat.TRIG)
    others = ox.parse(more, format=ox.RdfFormat.TRIG)
    with open_store(folder / "store") as store:
        store.replace([*sample, *ontology(), *others])


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder; to be read only."""
    out = tmp_path_factory.mktemp("served") / "out"
    out.mkdir()
    write(out, HOSTILE)
    (out / "index.html").write_text(PICTURE, encoding="utf-8")
    (out / "graph.ttl").write_text("<a:a> <a:b> <a:c> .\n", encoding="utf-8")
    return out


@pytest.fixture(scope="session")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the folder with narrow limits, so that each of them is reached soon."""
    limits = "--timeout 1 --memory 256 --rows 5000 --result-size 1 --query-length 50000 --workers 2".split()
    with serving(folder, tmp_path_factory.mktemp("log") / "log", *limits) as served:
        yield served


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts a server of its own for a test: `serve(folder, "--workers", "1")`."""
    started: list[AbstractContextManager[Served]] = []

    def start(place: Path, *options: str) -> Served:
        running = serving(place, tmp_path / f"log{len(started)}", *options)
        started.append(running)
        return running.__enter__()

    yield start
    for running in started:
        running.__exit__(None, None, None)
