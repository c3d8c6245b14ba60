"""The server as an ASGI application: the endpoint, the pages, and the gate before all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from diplograph.errors import RefusedError
from diplograph.server import site, web
from diplograph.server.asking import Asking
from diplograph.server.endpoint import Endpoint
from diplograph.server.gate import Gate
from diplograph.server.graph import Graph
from diplograph.server.pool import Pool
from diplograph.server.sending import Sending
from diplograph.server.service import Description
from diplograph.server.settings import Settings
from diplograph.server.snapshot import Place
from diplograph.server.things import Things
from diplograph.server.void import DUMPS, Void

Handler = Callable[[Request], Awaitable[Response]]


def application(settings: Settings, place: Place, pool: Pool) -> ASGIApp:
    """The application over a pool of workers."""
    graph = Graph(pool)
    front = site.Site(place, pool)
    void = Void(graph, place)
    sending = Sending(settings.limits.held)
    things = Things(graph, sending, front.has_picture)
    pages: dict[str, Handler] = {
        "/": front.front,
        "/query": Asking(graph, sending, front.has_picture).show,
        "/.well-known/void": void.describe,
        "/health": front.health,
        "/static/style.css": site.style,
        "/favicon.ico": site.icon,
        "/ontology": things.show,
        "/id/{rest:path}": things.show,
        "/scheme/{rest:path}": things.show,
        **{f"/{name}": void.dump for name in DUMPS},
    }
    endpoint = Endpoint(pool, settings.limits, Description(settings), sending)
    handlers = {RefusedError: _refused, HTTPException: _missed, Exception: _failed}
    others = Starlette(routes=[Route(path, page) for path, page in pages.items()], exception_handlers=handlers)

    async def chosen(scope: Scope, receive: Receive, send: Send) -> None:
        await (endpoint if scope["path"] in ("/sparql", "/sparql/") else others)(scope, receive, send)

    return Gate(chosen, settings)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return web.told(request, error.status, str(error), error.headers)


async def _missed(request: Request, error: Exception) -> Response:
    """What the router has no place for: an unknown address, or a method that an address does not have."""
    assert isinstance(error, HTTPException)
    message = HTTPStatus(error.status_code).phrase.lower()
    if error.status_code == HTTPStatus.NOT_FOUND:
        message = "there is nothing at this address; see /query, /sparql, /id/..., /ontology and /.well-known/void"
    return web.told(request, error.status_code, message, error.headers)


async def _failed(request: Request, _: Exception) -> Response:
    """An error of the server's own: the gate logs it, the client is told no more than that."""
    return web.told(request, 500, "an error of the server's own; its log says what happened")
