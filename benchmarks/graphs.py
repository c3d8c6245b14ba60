"""Big graphs, read once: the archive is read by two processes, its readings are kept, and the graph is kept as N-Quads.

    graph(1_000_000)    the file of a graph of about a million quads, with the ontology, as `diplograph build` stores it

A graph is one that was read: nothing in it is made up beside the reader. What is kept lies in `build/bench` under a name
that holds what read it, so that a reader that has changed reads again.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from archive import articles
from measuring import say

from diplograph.rdf.edges import edges
from diplograph.rdf.graph import GraphBuilder
from diplograph.rdf.ontology import ontology
from diplograph.reading import Effort, readings
from diplograph.store.readings import Readings, reader
from diplograph.store.workbench import Workbench

CACHE = Path(__file__).parent.parent / "build" / "bench"
JOBS = 2
QUADS_AN_ARTICLE = 690  # measured; a graph of N quads is one of N / 690 articles


def graph(quads: int) -> Path:
    """The N-Quads of a graph of about so many quads, made if they are not kept."""
    return of_articles(max(1, quads // QUADS_AN_ARTICLE))


def of_articles(count: int) -> Path:
    """The N-Quads of the graph of the first so many articles, with the ontology, as a build stores it."""
    file = CACHE / f"{_made_by()}-{count}.nq"
    if not file.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        say(f"reading {count:,} articles for a graph ...")
        part = file.with_suffix(".part")
        with TemporaryDirectory(dir=CACHE) as folder, Workbench(Path(folder, "parts.sqlite")) as work:
            builder = GraphBuilder(work=work)
            _read(count, builder)
            say("putting it together ...")
            builder.settle()
            with part.open("w", encoding="utf-8", newline="\n") as stream:
                stream.writelines(builder.lines())
            store = ox.Store(Path(folder, "store"))
            store.bulk_load(path=part, format=ox.RdfFormat.N_QUADS)
            with part.open("ab") as stream:
                stream.writelines(map(str.encode, edges(store)))
                ox.serialize(ontology(), stream, format=ox.RdfFormat.N_QUADS)
            del store
        part.replace(file)
    return file


def _read(count: int, builder: GraphBuilder) -> None:
    """Add the readings of the first articles; those that were read before come from the cache."""
    with Readings(CACHE / f"{_made_by()}.sqlite") as kept:
        for number, (reading, part) in enumerate(readings(articles(count), kept, Effort(jobs=JOBS)), start=1):
            builder.add(reading, part)
            if number % 500 == 0:
                say(f"{number:,} articles read")


def quads(file: Path) -> Iterator[ox.Quad]:
    return iter(ox.parse(path=file, format=ox.RdfFormat.N_QUADS))


def store(file: Path) -> Path:
    """The folder of an Oxigraph store of a file of quads, made if it is not kept."""
    folder = file.with_suffix(".store")
    if not folder.is_dir():
        part = file.with_suffix(".filling")
        shutil.rmtree(part, ignore_errors=True)
        fresh = ox.Store(part)
        fresh.bulk_load(path=file, format=ox.RdfFormat.N_QUADS)
        fresh.flush()
        del fresh
        part.replace(folder)
    return folder


def _made_by() -> str:
    """What the graphs of the archive depend on: the reader, and the modules of the archive."""
    found = hashlib.sha256(reader().encode("ascii"))
    for name in ("archive.py", "forms.py", "world.py"):
        found.update(Path(__file__).with_name(name).read_bytes())
    return found.hexdigest()[:12]
