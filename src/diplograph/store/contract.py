"""What a store of quads promises, wherever it keeps them: in memory, on a disk, on a server. One test runs on every kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Protocol, Self

import pyoxigraph as ox

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class Queryable(Protocol):
    """What queries can be put to: a `pyoxigraph.Store`, or what stands in for it where the store is a server."""

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: list[Graph] | None = None,
        named_graphs: list[ox.NamedNode | ox.BlankNode] | None = None,
    ) -> Results:
        """The results, to be read once. Raises SyntaxError for a query that does not parse."""


class Store(Protocol):
    """Quads that can be replaced as a whole and questioned with SPARQL.

    Use it in a `with` statement, or call `close`. A closed store raises `StoreError`, whatever is asked of it.
    """

    def replace(self, quads: Iterable[ox.Quad]) -> None:
        """Make these quads the whole content. If that fails, or the process ends, the old content stays.

        On a server a failure on the way may leave a part of the new content; the next `replace` ends right.
        """

    def exchange(self, changed: Mapping[ox.NamedNode, Iterable[ox.Quad]], gone: Iterable[ox.NamedNode] = ()) -> None:
        """Make `changed` the content of these graphs, remove those that are `gone`, and leave all others as they are.

        On a disk and in memory all of it happens or nothing. `docs/servers.md` says what a server promises.
        """

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad, in no order that one may rely on."""

    def __iter__(self) -> Iterator[ox.Quad]:
        """As `quads`, so that a store can be exported."""

    def __len__(self) -> int:
        """The number of quads."""

    def query(
        self,
        sparql: str,
        *,
        union: bool = False,
        default_graph: Sequence[Graph] | None = None,
        named_graphs: Sequence[ox.NamedNode | ox.BlankNode] | None = None,
    ) -> Results:
        """The results of Oxigraph, to be read once.

        `union` makes the default graph the union of all; it would override a FROM of the query. `default_graph` alone
        leaves GRAPH open to all graphs, or on a server to none: name both. Raises SyntaxError for a query that does not parse.
        """

    def flush(self) -> None:
        """Bring to the disk what a store on disk holds back."""

    def close(self) -> None:
        """Let go of the store, so that another process may open it."""

    def __enter__(self) -> Self:
        """The store itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
