"""A store on a SPARQL server: the contract over HTTP, with what SPARQL 1.1 Query and the Graph Store Protocol have.

Graphs are written one by one, each with a PUT, and only those whose digest differs from that in the manifest of the
server. A PUT may come twice without harm, so a request that got no answer is made again; a build that was stopped on the
way is finished by the next. Where a server takes several operations in one update that holds as a whole or not at all
(Oxigraph), and what has changed is not too much for one, all of it is one update, and no reader sees half of it.

Only graphs whose IRIs begin with `base` are read, counted, written or removed. Others in the same server are not touched;
queries see them, as all graphs of the server are one to a query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Self
from urllib.parse import quote

import pyoxigraph as ox

from diplograph.errors import InputError, StoreError
from diplograph.ids import BASE
from diplograph.store import manifest
from diplograph.store.asking import Asking
from diplograph.store.contract import Graph, Results
from diplograph.store.http import Client, Credentials, Reply
from diplograph.store.manifest import COMPLETE, PENDING
from diplograph.store.media import N_TRIPLES, TURTLE, UPDATE
from diplograph.store.oxigraph import exchanging
from diplograph.store.servers import GRAPHS, Server, find

READING = 10.0  # seconds that somebody who asks waits for a server that is away

# Some servers look into what they get and take long lines for plain text; a prefix shows what it is.
_PREFACE = b"@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
# So many bytes are changed by one update at the most; what is more goes graph by graph.
_AT_ONCE = 32 << 20
_ATOMIC = frozenset({"oxigraph"})
# Virtuoso gives no more triples of a graph than it gives rows, and does not say that it has left out some.
_CUT = (
    "{what}: the server has cut it short, or somebody else has written there:"
    " raise ResultSetMaxRows where it is Virtuoso, and build again with --store"
)


def connect(url: str, *, patience: float | None = None, base: str = BASE) -> RemoteStore:
    """The store on the server at `url`, with the user and the password of the environment.

    `patience` is how many seconds a server that does not answer is tried. Raises `InputError` where the URL is no
    endpoint of SPARQL, `StoreError` where no server answers.
    """
    client = Client(Credentials.from_environment())
    if patience is not None:
        client.patience = min(patience, client.patience)
    return RemoteStore(find(url, client), client, base)


class RemoteStore:
    """The contract over HTTP. `base` is what the IRIs of its graphs begin with."""

    def __init__(self, server: Server, client: Client, base: str = BASE) -> None:
        self.server = server
        self.base = base
        self._client: Client | None = client
        self._asking = Asking(server, client, manifest.manifest_of(base))

    def _open(self) -> Client:
        if self._client is None:
            raise StoreError(f"{self.server.url}: the store is closed: open it again")
        return self._client

    def replace(self, quads: Iterable[ox.Quad]) -> None:
        """Make these quads the whole content, as far as it is ours; only what differs is written.

        Raises `StoreError` for a quad in a graph that is not ours, and where the server goes away for too long.
        """
        self._replace(self._by_graph(quads))

    def copy(self, store: ox.Store) -> None:
        """Make the content of this store the whole content. Graphs are brought into memory one by one."""
        graphs = _Graphs(store)
        for iri in graphs:
            self._own(ox.NamedNode(iri))
        self._replace(graphs)

    def _replace(self, contents: Mapping[str, bytes]) -> None:
        held = self._manifest()
        if held is None:
            held = dict.fromkeys(self._graphs(), PENDING)
        self._exchange(held, contents, held.keys() - contents.keys())

    def exchange(self, changed: Mapping[ox.NamedNode, Iterable[ox.Quad]], gone: Iterable[ox.NamedNode] = ()) -> None:
        """Make `changed` the content of these graphs and remove those that are `gone`; the others stay as they are."""
        contents = {}
        for graph, quads in changed.items():
            contents[self._own(graph)] = manifest.lines(quads)
        leaving = {self._own(graph) for graph in gone} - contents.keys()
        held = self._manifest()
        self._exchange(dict.fromkeys(self._graphs(), "") if held is None else held, contents, leaving)

    def _exchange(self, held: Mapping[str, str], contents: Mapping[str, bytes], gone: Iterable[str]) -> None:
        wanted, sizes = {}, {}
        for iri, content in contents.items():
            if content:
                wanted[iri], sizes[iri] = manifest.digest(content), len(content)
        writing = [iri for iri in sorted(wanted) if held.get(iri) != wanted[iri]]
        removing = [iri for iri in sorted({*gone, *(contents.keys() - wanted.keys())}) if iri in held]
        after = {iri: told for iri, told in {**held, **wanted}.items() if iri not in removing}
        if not writing and not removing and self._asking.status() == COMPLETE:
            return
        size = sum(sizes[iri] for iri in writing)
        if self.server.update and self.server.kind in _ATOMIC and size <= _AT_ONCE:
            self._at_once({**{iri: contents[iri] for iri in writing}, **dict.fromkeys(removing, b"")}, after)
            return
        self._write_manifest({**held, **dict.fromkeys((*writing, *removing), PENDING)})
        for iri in writing:
            self._put(iri, contents[iri])
        for iri in removing:
            self._delete(iri)
        self._write_manifest(after)

    def _at_once(self, contents: Mapping[str, bytes], after: Mapping[str, str]) -> None:
        own = {manifest.manifest_of(self.base).value: manifest.written(after, self.base)}
        reply = self._open().request(
            "POST", self.server.update, {"Content-Type": UPDATE}, exchanging({**contents, **own})
        )
        self._expect(reply, "an update")

    def _write_manifest(self, held: Mapping[str, str]) -> None:
        self._put(manifest.manifest_of(self.base).value, manifest.written(held, self.base))

    def _put(self, iri: str, content: bytes) -> None:
        reply = self._open().request("PUT", self._address(iri), {"Content-Type": TURTLE}, _PREFACE + content)
        self._expect(reply, f"the graph {iri}")

    def _delete(self, iri: str) -> None:
        reply = self._open().request("DELETE", self._address(iri), {})
        if reply.status != 404:  # it may be the second try
            self._expect(reply, f"to remove the graph {iri}")

    def _get(self, iri: str) -> bytes | None:
        """The triples of a graph in N-Triples; None where there is none."""
        reply = self._open().request("GET", self._address(iri), {"Accept": N_TRIPLES})
        if reply.status == 404:
            return None
        self._expect(reply, f"to give the graph {iri}")
        return reply.body

    def _expect(self, reply: Reply, what: str) -> None:
        if not reply.fine:
            raise StoreError(
                f"{self.server.url}: the server refuses {what} ({reply.status}: {reply.told() or 'it says no more'}):"
                " what is there stays; give the command again once that is mended"
            )

    def _address(self, iri: str) -> str:
        if not self.server.graphs:
            raise InputError(
                f"{self.server.url}: where its graphs are read and written is not known:"
                f" name the address of its Graph Store Protocol in {GRAPHS}"
            )
        return f"{self.server.graphs}?graph={quote(iri, safe='')}"

    def _manifest(self) -> dict[str, str] | None:
        """Digests by graph; None where the server holds nothing that we have written."""
        content = self._get(manifest.manifest_of(self.base).value)
        if content is None or not content.strip():
            return None
        try:
            return manifest.read(content)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.server.url}: {_CUT.format(what=error)}") from error

    def _graphs(self) -> list[str]:
        """Graphs of ours that somebody has loaded without a manifest."""
        own = ox.Literal(self.base)
        found = self._asking.query(
            f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (STRSTARTS(STR(?g), {own})) }}"
        )
        assert isinstance(found, ox.QuerySolutions)
        graphs = (solution["g"] for solution in found)
        return [graph.value for graph in graphs if isinstance(graph, ox.NamedNode)]

    def _by_graph(self, quads: Iterable[ox.Quad]) -> dict[str, bytes]:
        found: defaultdict[str, list[ox.Quad]] = defaultdict(list)
        for quad in quads:
            found[self._own(quad.graph_name)].append(quad)
        return {iri: manifest.lines(content) for iri, content in found.items()}

    def _own(self, graph: Graph) -> str:
        if isinstance(graph, ox.NamedNode) and graph.value.startswith(self.base):
            if graph != manifest.manifest_of(self.base):
                return graph.value
        raise StoreError(f"{graph}: only graphs below {self.base} are written to a server that others may use too")

    def remove(self) -> None:
        """Remove all that is ours, the manifest as well."""
        self.replace([])
        self._delete(manifest.manifest_of(self.base).value)

    def check(self) -> None:
        """Raise what writing would raise, as far as that can be known before."""
        self._manifest()

    def status(self) -> str:
        """`complete`, `being written` (or a build has stopped there half way), or empty where nothing of ours is there."""
        return self._asking.status()

    def digest(self) -> str:
        """What differs from one content to the next. Raises `StoreError` while the content is being written."""
        held = self._finished()
        return manifest.digest(manifest.written(held, self.base)) if held else ""

    def _finished(self) -> dict[str, str] | None:
        """The manifest. Raises `StoreError` where something of what it lists is not there yet."""
        held = self._manifest()
        if held and PENDING in held.values():
            raise StoreError(
                f"{self.server.url}: the graph is being written, or a build has stopped half way:"
                " wait, or build again with --store"
            )
        return held

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad of ours. Raises `StoreError` where the content is, or was, being written meanwhile."""
        self._open()
        return self._quads()

    def _quads(self) -> Iterator[ox.Quad]:
        held = self._finished()
        for iri in sorted(self._graphs() if held is None else held):
            graph = ox.NamedNode(iri)
            found = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in _parsed(self._get(iri) or b"")]
            if held is not None and manifest.digest(manifest.lines(found)) != held[iri]:
                raise StoreError(f"{self.server.url}: {_CUT.format(what=f'the graph {iri} is not as it was written')}")
            yield from found
        if self._finished() != held:
            raise StoreError(f"{self.server.url}: the graph has changed while it was read: give the command again")

    def __iter__(self) -> Iterator[ox.Quad]:
        return self.quads()

    def __len__(self) -> int:
        own, but = ox.Literal(self.base), manifest.manifest_of(self.base)
        found = self.source.query(
            "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o }"
            f" FILTER (STRSTARTS(STR(?g), {own}) && ?g != {but}) }}"
        )
        assert isinstance(found, ox.QuerySolutions)
        return int(getattr(next(found)["n"], "value", 0))

    def query(
        self,
        sparql: str,
        *,
        union: bool = False,
        default_graph: Sequence[Graph] | None = None,
        named_graphs: Sequence[ox.NamedNode | ox.BlankNode] | None = None,
    ) -> Results:
        return self.source.query(
            sparql,
            use_default_graph_as_union=union,
            default_graph=None if default_graph is None else list(default_graph),
            named_graphs=None if named_graphs is None else list(named_graphs),
        )

    @property
    def source(self) -> Asking:
        """What queries are put to. Raises `StoreError` once the store is closed."""
        self._open()
        return self._asking

    def flush(self) -> None:
        """Nothing is held back here; what the server holds back is its own affair."""
        self._open()

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Graphs(Mapping[str, bytes]):
    """The lines of the named graphs of a store, put together when they are asked for."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._names = [graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)]

    def __getitem__(self, iri: str) -> bytes:
        return manifest.lines(self._store.quads_for_pattern(None, None, None, ox.NamedNode(iri)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _parsed(content: bytes) -> Iterator[ox.Quad]:
    return iter(ox.parse(content, format=ox.RdfFormat.N_TRIPLES))
