"""`/query`: the named queries as forms, an editor for one's own, and the answer as a table.

The page works without a script: each form is a GET, so that its address is a link to the same answer for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from diplograph import reference
from diplograph.errors import QueryError, RefusedError
from diplograph.query import named
from diplograph.query.bind import bind
from diplograph.rdf import schemes
from diplograph.server import media, web
from diplograph.server.graph import Graph, read
from diplograph.server.request import fields
from diplograph.server.sending import Sending
from diplograph.server.wire import Wishes

# Fields of the page itself; no parameter of a named query may have one of these names.
OWN = ("ask", "query", "format")
_FORMATS = {"csv": media.CSV, "json": media.RESULTS_JSON, "ttl": media.TURTLE}
_MOST = 1_000
_MOST_OF_GRAPH = 200_000
_ON_PAGE = Wishes(media.RESULTS_JSON, media.RESULTS_JSON, media.TURTLE)
_START = """SELECT ?meeting ?date WHERE {
  ?iri a dg:Meeting ; rdfs:label ?meeting ; dg:date ?date ; dg:status statuses:done .
}
ORDER BY DESC(?date)
LIMIT 20
"""


class Asking:
    """The page of questions; `has_picture` says whether things have a place in a picture too."""

    def __init__(self, graph: Graph, sending: Sending, has_picture: Callable[[], bool]) -> None:
        self._graph = graph
        self._sending = sending
        self._has_picture = has_picture

    async def show(self, request: Request) -> Response:
        """The page, or the bare answer where the field `format` asks for it. Raises `RefusedError` for what is not answered."""
        given = dict(fields(request.scope["query_string"]))
        chosen, text, wrong = "", given.get("query", ""), ""
        try:
            if given.get("ask"):
                query = named.load(given["ask"])
                chosen, text = query.name, ""
                if _is_complete(query, given):
                    text = bind(query, _values(query, given))
        except QueryError as error:
            wrong = str(error)
        if "format" in given:
            return await self._bare(given["format"], text, wrong)
        return await self._page(given, chosen, text, wrong)

    async def _bare(self, form: str, text: str, wrong: str) -> Response:
        if wrong or not text or form not in _FORMATS:
            raise RefusedError(400, wrong or f"give a query, and a format of {', '.join(_FORMATS)}")
        graph = _FORMATS[form] if form == "ttl" else ""
        table = "" if graph else _FORMATS[form]
        reply = await self._graph.reply(text, Wishes(table, media.RESULTS_JSON if table else "", graph))
        return self._sending.response(reply)

    async def _page(self, given: Mapping[str, str], chosen: str, text: str, wrong: str) -> Response:
        status, answer = 400 if wrong else 200, None
        if text and not wrong:
            try:
                answer = await self._answer(text)
            except RefusedError as refusal:
                status, wrong = refusal.status, str(refusal)
        values = {
            "queries": named.queries(), "chosen": chosen, "given": given, "text": text or _START, "wrong": wrong,
            "answer": answer, "suggestions": _suggestions(), "has_picture": self._has_picture(),
            "links": _links(given, answer), "most": _MOST,
        }  # fmt: skip
        return web.page("query.html", values, status)

    async def _answer(self, text: str) -> Mapping[str, object]:
        reply = await self._graph.reply(text, _ON_PAGE)
        if reply.media == media.TURTLE:
            turtle = reply.content.decode("utf-8")
            return {"graph": turtle[:_MOST_OF_GRAPH], "is_cut": len(turtle) > _MOST_OF_GRAPH, "table": None}
        return {"graph": "", "is_cut": False, "table": await read(reply, _MOST)}


def _is_complete(query: named.NamedQuery, given: Mapping[str, str]) -> bool:
    """Whether all that the query must know is there: else its form is shown, to be filled in."""
    return all(parameter.default is not None or given.get(parameter.name) for parameter in query.parameters)


def _values(query: named.NamedQuery, given: Mapping[str, str]) -> dict[str, str]:
    names = {parameter.name for parameter in query.parameters}
    if unknown := sorted(given.keys() - names - set(OWN)):
        raise QueryError(
            f"{query.name}: there is no parameter {unknown[0]!r}; it has {', '.join(sorted(names)) or 'none'}"
        )
    return {name: given[name] for name in given if name in names}


def _links(given: Mapping[str, str], answer: Mapping[str, object] | None) -> dict[str, str]:
    """The addresses of the same answer in other forms."""
    if answer is None:
        return {}
    forms = ("csv", "json") if answer["table"] else ("ttl",)
    return {form: f"/query?{urlencode({**given, 'format': form})}" for form in forms}


@cache
def _suggestions() -> Mapping[str, tuple[str, ...]]:
    """What a field suggests, by the type of its parameter."""
    states = tuple(sorted(state.name for state in reference.states().values()))
    wanted = {p.scheme for query in named.queries() for p in query.parameters if p.scheme}
    return {"country": states, **{scheme: tuple(schemes.scheme(scheme)) for scheme in sorted(wanted)}}
