"""Plain edges between actors, derived by the queries of `queries/derive/` from affirmed claims and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pyoxigraph as ox

from diplograph import resources
from diplograph.errors import DataError
from diplograph.rdf.vocabulary import GRAPH_OF_EDGES


@cache
def queries() -> dict[str, str]:
    """The CONSTRUCT queries by the names of their files: one edge a file."""
    files = sorted(resources.path("queries", "derive").glob("*.rq"))
    if not files:
        raise DataError(
            f"{resources.path('queries', 'derive')}: no query is there: the installation is incomplete; install again"
        )
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def edges(store: ox.Store, threads: int = 1) -> Iterator[ox.Quad]:
    """The plain edges that follow from the claims in a store, each once, query by query and sorted.

    So many queries are put at the same time: Oxigraph answers them side by side.
    """
    with ThreadPoolExecutor(threads) as pool:
        for found in pool.map(lambda item: _found(store, *item), queries().items()):
            for key in sorted(found):
                yield ox.Quad(found[key].subject, found[key].predicate, found[key].object, GRAPH_OF_EDGES)


def _found(store: ox.Store, name: str, query: str) -> dict[tuple[str, str], ox.Triple]:
    return {(str(triple.subject), str(triple.object)): triple for triple in _construct(store, name, query)}


def _construct(store: ox.Store, name: str, query: str) -> ox.QueryTriples:
    try:
        results = store.query(query, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise DataError(f"queries/derive/{name}.rq: {error}") from error
    if not isinstance(results, ox.QueryTriples):
        raise DataError(f"queries/derive/{name}.rq: a query of an edge must be a CONSTRUCT")
    return results
