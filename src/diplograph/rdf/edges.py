"""Plain edges between actors, derived by the queries of `queries/derive/` from affirmed claims and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import cache
from itertools import groupby

import pyoxigraph as ox

from diplograph import resources
from diplograph.errors import DataError
from diplograph.progress import NOBODY, Progress, counted
from diplograph.rdf.lines import RUN, lines
from diplograph.rdf.vocabulary import GRAPH_OF_EDGES
from diplograph.rdf.waiting import Waiting, laid_down


@cache
def queries() -> dict[str, str]:
    """The CONSTRUCT queries by the names of their files: one edge a file."""
    files = sorted(resources.path("queries", "derive").glob("*.rq"))
    if not files:
        raise DataError(
            f"{resources.path('queries', 'derive')}: no query is there: the installation is incomplete; install again"
        )
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def edges(store: ox.Store, threads: int = 1, run: int = RUN, progress: Progress = NOBODY) -> Iterator[str]:
    """The plain edges that follow from the claims in a store, as lines of N-Quads, each once: query by query and sorted.

    So many queries are put at the same time: Oxigraph answers them side by side. `run` is how many edges of all of them are
    held in memory at a time. Where one fails, or nobody wants more, only those under way are waited for. Raises `DataError`
    where a query is none.
    """
    progress.stage("deriving edges", len(queries()))
    pool, asked = ThreadPoolExecutor(threads), list[Future[Waiting]]()
    run = max(1, run // threads)
    try:
        for name, query in queries().items():  # each thread knows where its lines are to wait
            asked.append(pool.submit(copy_context().run, _found, store, name, query, run))
        for under_way in counted(asked, progress):
            found = under_way.result()
            yield from found
            found.close()
    finally:
        pool.shutdown(cancel_futures=True)
        _throw_away(asked)


def _throw_away(asked: Iterable[Future[Waiting]]) -> None:
    """Close what was found and has not been read; the files have no names by which anybody else could."""
    for one in asked:
        if not one.cancelled() and one.exception() is None:
            one.result().close()


def _found(store: ox.Store, name: str, query: str, run: int) -> Waiting:
    """The lines of the edges of a query: answers of Oxigraph can be read only by the thread that has asked."""
    found = (
        ox.Quad(triple.subject, triple.predicate, triple.object, GRAPH_OF_EDGES)
        for triple in _construct(store, name, query)
    )
    return laid_down(line for line, _ in groupby(lines(found, run=run)))


def _construct(store: ox.Store, name: str, query: str) -> ox.QueryTriples:
    try:
        results = store.query(query, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise DataError(f"queries/derive/{name}.rq: {error}") from error
    if not isinstance(results, ox.QueryTriples):
        raise DataError(f"queries/derive/{name}.rq: a query of an edge must be a CONSTRUCT")
    return results
