"""What a build writes: the store, the exports, the page and the report, made beside and then put in place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from diplograph.made import Build, Told, Way
from diplograph.network.disputes import Dispute
from diplograph.network.picture import picture
from diplograph.rdf.edges import edges
from diplograph.rdf.files import take_place, write_atomically
from diplograph.rdf.graph import GraphBuilder
from diplograph.rdf.ontology import ontology
from diplograph.rdf.writers import chunks
from diplograph.report import report
from diplograph.store.filling import filled
from diplograph.store.graphs import append, label, parsed
from diplograph.store.oxigraph import OxigraphStore, open_store
from diplograph.store.packing import unpack
from diplograph.store.readings import Readings
from diplograph.store.remote import connect
from diplograph.store.workbench import Workbench
from diplograph.validate.check import check
from diplograph.view import ViewModel, render

TITLE = "diplograph"
MOST_ON_PAGE = 20_000  # claims: a page of more is slow to open, and nobody looks through it
_EXPORTS = {"graph.ttl": "turtle", "graph.trig": "trig", "claims.csv": "csv"}
_FEW = 50_000  # quads that are exported before other processes would have started
_PAGE, _REPORT = "index.html", "report.json"


@dataclass(frozen=True, slots=True)
class Source:
    """What is written: the graph, where its parts lie, and the readings behind it."""

    graph: GraphBuilder
    work: Workbench
    kept: Readings


def write(made: Build, source: Source, out: Path, way: Way) -> None:
    """Write the folder `out`, and the server where there is one; what is not finished lies beside the parts.

    Raises `OutputError` where there is no room or right, `StoreError` where another process holds the store.
    """
    graph, folder, progress, jobs = source.graph, source.work.folder, way.progress, way.effort.jobs
    quads = folder / "graph.nq"
    progress.stage("writing the graph")
    with _store(out, way.store, folder) as fresh:
        write_atomically(quads, filled(fresh.oxigraph, graph.lines(), beside=jobs > 1))
        fresh.oxigraph.bulk_extend(ontology())
        progress.stage("deriving edges")
        found = list(edges(fresh.oxigraph, jobs))
        fresh.oxigraph.bulk_extend(found)
        append(quads, found)
        made.things, made.edges, made.quads = graph.things, len(found), graph.quads_written + len(found)
        progress.stage("writing exports")
        with _exported(quads, folder, jobs if made.quads > _FEW else 1):
            progress.stage("checking")
            made.validation = check(parsed(quads), fresh.oxigraph)
            progress.stage("drawing")
            disputes = [Dispute(label(fresh.oxigraph, one.thing), one) for one in graph.disagreements]
            write_atomically(folder / _PAGE, [render(_picture(made, source, disputes))])
            write_atomically(folder / _REPORT, report(made, source.work.notes()))
            progress.stage("writing exports")
    for name in (*_EXPORTS, _PAGE, _REPORT):
        take_place(folder / name, out / name)
    if way.store:  # what an earlier build has put into the folder would only be taken for this graph
        shutil.rmtree(out / "store", ignore_errors=True)


@contextmanager
def _store(out: Path, url: str, folder: Path) -> Iterator[OxigraphStore]:
    """A store, empty at first, whose content takes the place of what the folder, or the server, has had."""
    if not url:
        with open_store(out / "store") as store, store.renewed() as fresh:
            yield fresh
        return
    with open_store(folder / "store") as fresh:
        yield fresh
        with connect(url) as server:
            server.copy(fresh.oxigraph)


@contextmanager
def _exported(quads: Path, folder: Path, jobs: int) -> Iterator[None]:
    """The exports of a file of N-Quads: here, or by processes beside while the block is worked on."""
    if jobs == 1:
        for name in _EXPORTS:
            _export(name, quads, folder)
        yield
        return
    with ProcessPoolExecutor(min(jobs - 1, len(_EXPORTS)), mp_context=get_context("spawn")) as pool:
        under_way = {name: pool.submit(_export, name, quads, folder) for name in _EXPORTS}
        yield
        for name, one in reversed(under_way.items()):
            if one.cancel():  # nobody has begun it yet
                _export(name, quads, folder)
        for one in under_way.values():
            if not one.cancelled():
                one.result()


def _export(name: str, quads: Path, folder: Path) -> None:
    write_atomically(folder / name, chunks(_EXPORTS[name], parsed(quads)))


def _picture(made: Build, source: Source, disputes: Sequence[Dispute]) -> ViewModel:
    """The picture of all documents, or of the newest where they are many."""
    shown = _newest(made.documents)
    readings = [
        source.graph.without_withdrawn(unpack(one.reading))
        for one in source.kept.get([told.key for told in shown]).values()
    ]
    texts = {told.sha256 for told in shown}
    disputes = [one for one in disputes if all(reading.document in texts for reading in one.over.readings)]
    few = len(shown) < len(made.documents)
    title = f"{TITLE}: the newest {len(shown):,} of {len(made.documents):,} documents" if few else TITLE
    return picture(readings, title, made.identity.kept, disputes)


def _newest(documents: Sequence[Told]) -> list[Told]:
    """As many of the newest documents as fit on a page: all, as a rule."""
    found: list[Told] = []
    claims = 0
    for told in sorted(documents, key=lambda told: (told.date, told.sha256), reverse=True):
        claims += told.claims
        if claims > MOST_ON_PAGE and found:
            break
        found.append(told)
    return found
