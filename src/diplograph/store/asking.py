"""Queries put to a SPARQL server: the same questions, the same kinds of answers as from a store of Oxigraph.

A query is parsed here first, so that what is no SPARQL is told as always and never sent. To our queries all graphs are
one; servers differ in how one asks for that, so it is tried once for each connection which way works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pyoxigraph as ox

from diplograph.errors import LateError, QueryError, StoreError
from diplograph.store.contract import Graph, Results
from diplograph.store.manifest import STATUS
from diplograph.store.media import FORM, N_TRIPLES, RESULTS

if TYPE_CHECKING:  # a query of a store at hand should not wait for a client of HTTP
    from diplograph.store.http import Client, Reply
    from diplograph.store.servers import Server

_Fields = list[tuple[str, str]]
# How servers are asked to take all graphs for one: some do so anyway, Oxigraph and Fuseki have names for it.
_UNITED: tuple[_Fields, ...] = ([], [("union-default-graph", "true")], [("default-graph-uri", "urn:x-arq:UnionGraph")])
_SOON = 15.0  # seconds that the first plan of Virtuoso gets
_NOTHING = "urn:diplograph:no-graph"
_FROM = re.compile(r"\bFROM\b", re.IGNORECASE)
# Virtuoso says with these that it has left out rows, or stopped before the end.
_CUT = ("x-sparql-maxrows", "x-sql-state")

# It also spells true and false as 1 and 0, in JSON and in N-Triples. No text can hold these bytes: its quotes are escaped.
_BOOLEAN = rb"http://www\.w3\.org/2001/XMLSchema#boolean"
_TRUTH = re.compile(
    rb'("datatype"\s*:\s*"'
    + _BOOLEAN
    + rb'"\s*,\s*"value"\s*:\s*)"([01])"|(?<=[ \t])"([01])"(?=\^\^<'
    + _BOOLEAN
    + rb">)"
)


def _spelled(found: re.Match[bytes]) -> bytes:
    return (found[1] or b"") + (b'"true"' if b"1" in (found[2], found[3]) else b'"false"')


class Asking:
    """Asks a server; `marker` is the manifest, whose status is there whenever something of ours is."""

    def __init__(self, server: Server, client: Client, marker: ox.NamedNode) -> None:
        self._server, self._client, self._marker = server, client, marker
        self._united: _Fields | None = None

    @property
    def kind(self) -> str:
        """What the server is, where that is known."""
        return self._server.kind

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: list[Graph] | None = None,
        named_graphs: list[ox.NamedNode | ox.BlankNode] | None = None,
    ) -> Results:
        """The results, to be read once.

        Raises SyntaxError for a query that does not parse, `QueryError` for one that the server refuses or whose answer
        it cuts short, `StoreError` where there is no server.
        """
        shape = ox.Store().query(query, prefixes=prefixes)
        if use_default_graph_as_union:
            fields = self._union()
        elif default_graph is not None or named_graphs is not None:
            fields = [*_named("default-graph-uri", default_graph), *_named("named-graph-uri", named_graphs)]
        elif _FROM.search(query):
            fields = []
        else:
            fields = [("default-graph-uri", _NOTHING)] if not self._server_keeps_apart() else []
        declared = "".join(f"PREFIX {name}: {ox.NamedNode(iri)} " for name, iri in (prefixes or {}).items())
        return self._asked(declared + query, fields, isinstance(shape, ox.QueryTriples))

    def status(self) -> str:
        """The status that stands in the manifest; empty where there is none."""
        told = self._status([], f"GRAPH {self._marker} {{ {self._marker} {STATUS} ?status }}")
        if not told:
            self._united = None  # there was nothing yet by which to tell
        return told

    def _union(self) -> _Fields:
        if self._united is None:
            if not self.status():
                return [*_UNITED[1]]  # nothing of ours is there to be seen, in whichever way one looks
            for fields in _UNITED:
                if self._status(fields, f"{self._marker} {STATUS} ?status"):
                    self._united = fields
                    break
            else:
                raise StoreError(
                    f"{self._server.url}: this server does not show all its graphs as one, which our queries need:"
                    " switch on its union default graph"
                )
        return self._united

    def _server_keeps_apart(self) -> bool:
        """Whether a query that names no graph does not see the named ones."""
        return self._union() != _UNITED[0]

    def _status(self, fields: _Fields, pattern: str) -> str:
        try:
            found = self._asked(f"SELECT ?status WHERE {{ {pattern} }} LIMIT 1", fields, False)
        except QueryError:  # a server may refuse fields that it does not know
            return ""
        assert isinstance(found, ox.QuerySolutions)
        return next((str(getattr(solution["status"], "value", "")) for solution in found), "")

    def _asked(self, query: str, fields: _Fields, graph: bool) -> Results:
        reply = self._reply(query, fields, N_TRIPLES if graph else RESULTS)
        self._check(reply, N_TRIPLES if graph else RESULTS)
        try:
            body = _TRUTH.sub(_spelled, reply.body) if self._server.kind == "virtuoso" else reply.body
            return _graph(body) if graph else ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self._server.query}: the answer cannot be read ({error})") from error

    def _reply(self, query: str, fields: _Fields, media: str) -> Reply:
        def asked(text: str, most: float | None = None) -> Reply:
            form = urlencode([("query", text), *fields]).encode("ascii")
            return self._client.request("POST", self._server.query, {"Content-Type": FORM, "Accept": media}, form, most)

        if self.kind != "virtuoso":
            return asked(query)
        # It plans by samples, and now and then a plan takes minutes for what another does at once. Another text is planned
        # anew.
        try:
            return asked(query, _SOON)
        except LateError:
            return asked(f"{query}\n# once more")

    def _check(self, reply: Reply, wanted: str) -> None:
        if reply.status in (400, 500):
            raise QueryError(
                f"{self._server.query}: the server does not answer this query: {reply.told() or reply.status}"
            )
        if not reply.fine:
            raise StoreError(
                f"{self._server.query}: the server answers {reply.status}: {reply.told() or 'it says no more'}"
            )
        if reply.media != wanted:
            raise StoreError(
                f"{self._server.query}: the server answers in {reply.media or 'no format'}, not in {wanted}"
            )
        for name in _CUT:
            if told := reply.headers.get(name):
                raise QueryError(
                    f"{self._server.query}: the server has cut the answer short ({name}: {told}):"
                    " ask for less, or raise ResultSetMaxRows and MaxQueryExecutionTime in its virtuoso.ini"
                )


def _named(field: str, graphs: Iterable[Graph] | None) -> _Fields:
    return [(field, graph.value) for graph in graphs or () if isinstance(graph, ox.NamedNode)]


def _graph(content: bytes) -> ox.QueryTriples:
    """Triples in N-Triples as the answer of a CONSTRUCT."""
    store = ox.Store()
    store.load(content, format=ox.RdfFormat.N_TRIPLES)
    found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples)
    return found


class Walk:
    """Collects what stands round some nodes into a store of its own, a few requests for hundreds of nodes."""

    def __init__(self, asking: Asking) -> None:
        self.store = ox.Store()
        self._asking = asking

    def out(self, nodes: Iterable[ox.NamedNode], predicates: Sequence[ox.NamedNode]) -> set[ox.NamedNode]:
        """Collect what is said of the nodes with these predicates; returns the nodes to which that leads."""
        return self._walk(nodes, predicates, "s", "o")

    def into(self, nodes: Iterable[ox.NamedNode], predicates: Sequence[ox.NamedNode]) -> set[ox.NamedNode]:
        """Collect what leads to the nodes with these predicates; returns the nodes from which it does."""
        return self._walk(nodes, predicates, "o", "s")

    def newest(self, path: ox.NamedNode, date: ox.NamedNode) -> None:
        """Collect the greatest date at the end of such a path, with one path to it."""
        found = self._asking.query(
            f"SELECT ?s ?o ?d WHERE {{ ?s {path} ?o . ?o {date} ?d }} ORDER BY DESC(STR(?d)) LIMIT 1",
            use_default_graph_as_union=True,
        )
        assert isinstance(found, ox.QuerySolutions)
        for solution in found:
            subject, node, value = solution["s"], solution["o"], solution["d"]
            assert isinstance(subject, ox.NamedNode) and isinstance(node, ox.NamedNode) and value is not None
            self.store.extend([ox.Quad(subject, path, node), ox.Quad(node, date, value)])

    def _walk(
        self, nodes: Iterable[ox.NamedNode], predicates: Sequence[ox.NamedNode], bound: str, free: str
    ) -> set[ox.NamedNode]:
        met = set()
        for some in _batches(sorted(set(nodes), key=str)):
            # Two VALUES would be joined before anything is looked up, thousands of pairs.
            found = self._asking.query(
                f"SELECT ?s ?p ?o WHERE {{ VALUES ?{bound} {{ {_listed(some, ' ')} }} ?s ?p ?o"
                f" FILTER (?p IN ({_listed(predicates, ', ')})) }}",
                use_default_graph_as_union=True,
            )
            assert isinstance(found, ox.QuerySolutions)
            for solution in found:
                subject, predicate, term = solution["s"], solution["p"], solution["o"]
                assert isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and term is not None
                self.store.add(ox.Quad(subject, predicate, term))
                end = solution[free]
                if isinstance(end, ox.NamedNode):
                    met.add(end)
        return met


def _listed(nodes: Iterable[ox.NamedNode], between: str) -> str:
    return between.join(map(str, nodes))


def _batches(nodes: Sequence[ox.NamedNode], size: int = 200) -> Iterator[Sequence[ox.NamedNode]]:
    return (nodes[start : start + size] for start in range(0, len(nodes), size))
