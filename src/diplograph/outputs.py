"""What a build writes: the store, the exports, the page and the report, made beside and then put in place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from diplograph.beside import Errand, apart, beside
from diplograph.drawing import Drawing, shown, title
from diplograph.interrupts import undisturbed
from diplograph.made import Build, Way
from diplograph.memory import give_back
from diplograph.network.disputes import Dispute
from diplograph.progress import Progress, counted
from diplograph.rdf.edges import edges
from diplograph.rdf.files import take_place, write_atomically
from diplograph.rdf.graph import GraphBuilder
from diplograph.rdf.ontology import ontology
from diplograph.rdf.waiting import waiting_in
from diplograph.rdf.writers import chunks
from diplograph.rdf.written import Written
from diplograph.report import report
from diplograph.store.filling import added, filled
from diplograph.store.graphs import label
from diplograph.store.oxigraph import OxigraphStore, open_store, replaceable
from diplograph.store.readings import Readings
from diplograph.store.remote import connect
from diplograph.store.workbench import Workbench
from diplograph.validate.check import check

# The longest work first: what is left for the end is short, and no process waits long for another.
_EXPORTS = {"claims.csv": "csv", "graph.trig": "trig", "graph.ttl": "turtle"}
_FEW = 50_000  # quads for which other processes would not have started before all is done
_TOLD = 10_000  # of so many quads one hears at once
_PAGE, _REPORT = "index.html", "report.json"


@dataclass(frozen=True, slots=True)
class Source:
    """What is written: the graph, where its parts lie, and the readings behind it."""

    graph: GraphBuilder
    work: Workbench
    kept: Readings


def write(made: Build, source: Source, out: Path, way: Way, end: ExitStack) -> None:
    """Write the folder `out`, and the server where there is one; what is not finished lies beside the parts.

    All is made before anything takes its place, which is the work of a moment; from there to the `end`, where the caller
    writes down that it has been done, Ctrl-C waits. Raises `OutputError` where there is no room or right, `StoreError` where
    another process holds the store.
    """
    graph, folder, progress, jobs = source.graph, source.work.folder, way.progress, way.effort.jobs
    quads, found = folder / "graph.nq", folder / "edges.nq"
    with _store(out, way.store, folder) as fresh:
        write_atomically(quads, filled(fresh.oxigraph, graph.lines(), beside=jobs > 1, progress=progress))
        fresh.oxigraph.bulk_extend(ontology())
        few = graph.quads_written < _FEW
        rest = partial(_rest, fresh, source.work, few=few)
        rest()
        with waiting_in(folder):
            write_atomically(found, edges(fresh.oxigraph, jobs, progress=progress))
        rest()
        made.edges = _add_edges(fresh, found, quads)
        made.things, made.quads = graph.things, graph.quads_written + made.edges
        rest()
        errands: dict[str, Errand] = {name: partial(_export, name, quads, folder) for name in _EXPORTS}
        errands = {_PAGE: _drawing(made, source, fresh), **errands}
        with _beside(errands, jobs, progress, few=few):
            progress.stage("checking", made.quads)
            checked = counted(Written(quads), progress, _TOLD)
            made.validation = check(checked, fresh.oxigraph, progress=progress)
            progress.stage("writing the report")
            write_atomically(folder / _REPORT, report(made, source.work.asked(), source.work.notes()))
        if not way.store:
            end.enter_context(undisturbed())
    if way.store:  # what took a while is over: the server has the graph
        end.enter_context(undisturbed())
    for name in (*_EXPORTS, _PAGE, _REPORT):
        take_place(folder / name, out / name)
    if way.store:  # what an earlier build has put into the folder would only be taken for this graph
        shutil.rmtree(out / "store", ignore_errors=True)


@contextmanager
def _store(out: Path, url: str, folder: Path) -> Iterator[OxigraphStore]:
    """A store, empty at first, whose content takes the place of what the folder, or the server, has had."""
    if not url:
        with replaceable(out / "store") as store, store.renewed() as fresh:
            yield fresh
        return
    with open_store(folder / "store") as fresh:
        yield fresh
        with connect(url) as server:
            server.copy(fresh.oxigraph)


def _rest(store: OxigraphStore, work: Workbench, *, few: bool) -> None:
    """Between two stages the engines hold nothing in memory, unless that is little anyway."""
    if not few:
        store.reopen()
        work.rest()
        give_back()


def _add_edges(store: OxigraphStore, found: Path, quads: Path) -> int:
    """Put the plain edges that were found into the store, and behind the quads of the file; returns how many they are."""
    count = 0
    with found.open(encoding="utf-8", newline="\n") as lines, quads.open("ab") as file:
        for piece in added(store.oxigraph, lines):
            file.write(piece)
            count += piece.count(b"\n")
    return count


@contextmanager
def _beside(errands: dict[str, Errand], jobs: int, progress: Progress, *, few: bool) -> Iterator[None]:
    """The exports and the page: by processes beside while the block is worked on, or here where there is little to do."""
    if few or jobs == 1:
        progress.stage("writing exports", len(errands))
    if jobs == 1 and not few:  # one after the other, but not in the memory of this process, beside what it holds
        apart(errands, progress.step)
        errands = {}
    with beside(errands, 0 if few else jobs - 1, progress.step):
        yield
        if errands and not few:
            progress.stage("writing exports", len(errands))


def _export(name: str, quads: Path, folder: Path) -> None:
    with waiting_in(folder):
        write_atomically(folder / name, chunks(_EXPORTS[name], Written(quads)))


def _drawing(made: Build, source: Source, store: OxigraphStore) -> Drawing:
    """The page of all documents, or of the newest where they are many."""
    graph, on_page = source.graph, shown(made.documents)
    texts = {told.sha256 for told in on_page}
    over = [one for one in graph.disagreements() if all(side.document in texts for side in one.sides)]
    return Drawing(
        source.work.folder / _PAGE,
        source.kept.file,
        tuple(told.key for told in on_page),
        title(len(on_page), len(made.documents)),
        graph.withdrawn,
        graph.kept(texts),
        tuple(Dispute(label(store.oxigraph, one.thing), one) for one in over),
    )
