"""The pages of things and terms: each IRI of the graph answers here, as a page, as Turtle or as JSON-LD."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from diplograph.errors import RefusedError
from diplograph.ids import BASE
from diplograph.rdf.vocabulary import LABEL, RDF, SKOS, TITLE
from diplograph.server import media, web
from diplograph.server.graph import ROOT, Cell, Graph, Table, bound, linked, local
from diplograph.server.sending import Sending
from diplograph.server.wire import Wishes

_OFFERS = (media.HTML, media.TURTLE, media.JSON_LD)
_FORMATS = {"ttl": media.TURTLE, "jsonld": media.JSON_LD}
_MOST = 200
_NAMES = (LABEL.value, SKOS + "prefLabel", TITLE.value)


class Things:
    """Shows things and terms; `has_picture` says whether there is a picture to show them in."""

    def __init__(self, graph: Graph, sending: Sending, has_picture: Callable[[], bool]) -> None:
        self._graph = graph
        self._sending = sending
        self._has_picture = has_picture

    async def show(self, request: Request) -> Response:
        """What is known about the IRI that the path stands for. Raises `RefusedError` (404) where that is nothing."""
        iri = ROOT + request.scope["path"].removeprefix("/")
        form = _FORMATS.get(request.query_params.get("format", "")) or web.wish(request, _OFFERS)
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise RefusedError(404, f"{iri}: nothing can have that IRI ({error})") from error
        facts = await self._graph.about("thing-facts", iri)
        if not facts.rows:
            return await self._elsewhere(iri)
        if form == media.HTML:
            return await self._page(iri, facts)
        reply = await self._graph.reply(bound("thing-graph", {"thing": iri}), Wishes("", "", form))
        return self._sending.response(reply)

    async def _elsewhere(self, iri: str) -> Response:
        """To the thing with which the IRI was merged. Raises `RefusedError` (404) where there is none."""
        kept = await self._graph.about("thing-kept", iri)
        if not kept.rows:
            raise RefusedError(404, f"{iri}: this graph says nothing about it; /query lists what can be asked")
        return RedirectResponse(kept.rows[0][0].page, 303, {"Vary": "Accept"})

    async def _page(self, iri: str, facts: Table) -> Response:
        claims, links, terms = await asyncio.gather(
            self._graph.about("thing-claims", iri, _MOST),
            self._graph.about("thing-links", iri, _MOST),
            self._graph.about("thing-terms", iri),
        )
        values = {
            "iri": iri,
            "path": local(iri) or "/ontology",
            "label": _label(iri, facts),
            "types": [row[2] for row in facts.rows if _property(row) == RDF + "type"],
            "facts": _grouped(facts),
            "claims": claims,
            "links": links,
            "terms": terms,
            "picture": linked(iri).picture if self._has_picture() else "",
        }
        return web.page("thing.html", values)


def _property(row: tuple[Cell, ...]) -> str:
    return row[0].text


def _label(iri: str, facts: Table) -> str:
    """The name of a thing; where it has none, the end of its IRI."""
    names = {_property(row): row[2].text for row in reversed(facts.rows)}
    return next((names[name] for name in _NAMES if name in names), iri.removeprefix(BASE))


def _grouped(facts: Table) -> list[tuple[str, list[tuple[Cell, str]]]]:
    """The values of each property with their labels, but for names and types, which stand above."""
    found: dict[str, dict[Cell, str]] = {}
    for row in facts.rows:
        if _property(row) not in (*_NAMES[:2], RDF + "type"):
            found.setdefault(row[1].text, {}).setdefault(row[2], row[3].text)
    return [(name, list(values.items())) for name, values in found.items()]
