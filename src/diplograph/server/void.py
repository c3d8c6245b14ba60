"""`/.well-known/void`: what is in the graph and where to get it, in the words of VoID and DCAT."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from diplograph.errors import RefusedError
from diplograph.rdf.vocabulary import DCTERMS, TITLE, XSD, A
from diplograph.server import media, web
from diplograph.server.graph import Graph
from diplograph.server.snapshot import Place

# What `build` and `export` write, by the names that they give it.
DUMPS: Mapping[str, str] = {
    "graph.ttl": media.TURTLE, "graph.trig": "application/trig", "graph.nq": "application/n-quads",
    "graph.jsonld": media.JSON_LD,
}  # fmt: skip
_COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }",
    "classes": "SELECT (COUNT(DISTINCT ?class) AS ?n) { ?s a ?class }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
}


class Void:
    """Counts once for each snapshot."""

    def __init__(self, graph: Graph, place: Place) -> None:
        self._graph = graph
        self._place = place
        self._counted: tuple[Path | None, dict[str, int]] = (None, {})
        self._counting = asyncio.Lock()

    async def describe(self, request: Request) -> Response:
        """The description, in Turtle or JSON-LD."""
        form = web.wish(request, media.DESCRIPTIONS[:2])
        return web.graph(self._triples(web.base(request), await self._counts()), form)

    async def dump(self, request: Request) -> Response:
        """A whole export as a file. Raises `RefusedError` (404) where it has not been written."""
        name = request.url.path.removeprefix("/")
        if name not in self._dumps():
            raise RefusedError(404, f"there is no {name} here; `diplograph build` and `export` write the exports")
        assert self._place.folder is not None
        return FileResponse(self._place.folder / name, media_type=DUMPS[name])

    def _dumps(self) -> list[str]:
        folder = self._place.folder
        return [] if folder is None else [name for name in DUMPS if (folder / name).is_file()]

    async def _counts(self) -> dict[str, int]:
        async with self._counting:
            snapshot, counts = self._counted
            if snapshot != self._graph.snapshot or not counts:
                snapshot = self._graph.snapshot
                tables = [await self._graph.table(query) for query in _COUNTS.values()]
                counts = {name: int(table.rows[0][0].text) for name, table in zip(_COUNTS, tables, strict=True)}
                self._counted = (snapshot, counts)
            return counts

    def _triples(self, base: str, counts: Mapping[str, int]) -> Iterator[ox.Triple]:
        this, dataset = ox.NamedNode(f"{base}/.well-known/void"), ox.NamedNode(f"{base}/.well-known/void#dataset")
        modified = datetime.fromtimestamp(self._place.modified(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield ox.Triple(this, A, _void("DatasetDescription"))
        yield ox.Triple(this, ox.NamedNode("http://xmlns.com/foaf/0.1/primaryTopic"), dataset)
        yield ox.Triple(dataset, A, _void("Dataset"))
        yield ox.Triple(dataset, A, _dcat("Dataset"))
        yield ox.Triple(
            dataset, TITLE, ox.Literal("What states have said, signed and promised to each other", language="en")
        )
        yield ox.Triple(
            dataset, ox.NamedNode(DCTERMS + "modified"), ox.Literal(modified, datatype=ox.NamedNode(XSD + "dateTime"))
        )
        for name, count in counts.items():
            yield ox.Triple(dataset, _void(name), ox.Literal(count))
        yield ox.Triple(dataset, _void("sparqlEndpoint"), ox.NamedNode(f"{base}/sparql"))
        yield from self._distributions(base, dataset)

    def _distributions(self, base: str, dataset: ox.NamedNode) -> Iterator[ox.Triple]:
        for name in self._dumps():
            file, address = ox.NamedNode(f"{base}/.well-known/void#{name}"), ox.NamedNode(f"{base}/{name}")
            yield ox.Triple(dataset, _void("dataDump"), address)
            yield ox.Triple(dataset, _dcat("distribution"), file)
            yield ox.Triple(file, A, _dcat("Distribution"))
            yield ox.Triple(file, _dcat("downloadURL"), address)
            kind = ox.NamedNode(f"https://www.iana.org/assignments/media-types/{DUMPS[name]}")
            yield ox.Triple(file, _dcat("mediaType"), kind)


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(web.VOID + name)


def _dcat(name: str) -> ox.NamedNode:
    return ox.NamedNode(web.DCAT + name)
