"""`/sparql`: the SPARQL 1.1 Protocol, for queries only. Without a query it describes the service."""

from __future__ import annotations

import asyncio
import json

from starlette.types import Message, Receive, Scope, Send

from diplograph.errors import RefusedError
from diplograph.server import media
from diplograph.server.pool import Pool
from diplograph.server.request import DIRECT, METHODS, Question, from_body, from_fields, kind
from diplograph.server.service import Description
from diplograph.server.settings import Limits
from diplograph.server.wire import Reply, Wishes

_PIECE = 256 * 1024
# An answer that is never refused for the sake of large ones: the most connections bound what all of these can take.
_SMALL = 1024 * 1024
_SEND_SECONDS = 300.0


class Endpoint:
    """The endpoint as an ASGI application of its own: nothing stands between it and the server that costs time."""

    def __init__(self, pool: Pool, limits: Limits, description: Description) -> None:
        self._pool = pool
        self._limits = limits
        self._description = description
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._answer(scope, receive, send)
        except RefusedError as error:
            await refuse(send, error)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers: dict[bytes, bytes] = dict(scope["headers"])
        method = scope["method"]
        if method in ("GET", "HEAD"):
            if not scope["query_string"]:
                await self._description(scope, receive, send)
                return
            question = from_fields(scope["query_string"])
        elif method == "POST":
            question = await self._posted(scope, headers, receive)
        elif method == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": [(b"allow", METHODS.encode("ascii"))]})
            await send({"type": "http.response.body", "body": b""})
            return
        else:
            raise RefusedError(405, f"{method} is no method of a query; use GET or POST", {"Allow": METHODS})
        reply = await self._pool.ask(question, wishes(scope))
        raise_for(reply)
        await self._send(reply, send)

    async def _posted(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive) -> Question:
        form = kind(headers.get(b"content-type", b"").decode("latin-1"))
        if b"content-encoding" in headers:
            raise RefusedError(415, "a query is sent as it is, without Content-Encoding")
        body = await bounded(receive, headers.get(b"content-length", b""), self._limits)
        if form == DIRECT:
            return from_body(scope["query_string"], body)
        return from_fields(scope["query_string"], body)

    async def _send(self, reply: Reply, send: Send) -> None:
        """The whole answer; `_held` counts what slow readers have not taken yet, so that it stays bounded."""
        size = len(reply.content)
        if size > _SMALL and self._held + size > self._limits.held:
            raise RefusedError(503, "too many large answers are on their way already; try again", {"Retry-After": "2"})
        self._held += size
        try:
            async with asyncio.timeout(_SEND_SECONDS):
                await _sent(reply, size, send)
        finally:
            self._held -= size


async def refuse(send: Send, error: RefusedError) -> None:
    """Send an error as JSON."""
    body = json.dumps({"error": str(error), "status": error.status}, ensure_ascii=False).encode("utf-8") + b"\n"
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    headers += [(name.lower().encode("ascii"), value.encode("ascii")) for name, value in error.headers.items()]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _sent(reply: Reply, size: int, send: Send) -> None:
    headers = [
        (b"content-type", described(reply.media)),
        (b"content-length", b"%d" % size),
        (b"vary", b"Accept"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    for start in range(0, max(size, 1), _PIECE):
        piece = reply.content if size <= _PIECE else reply.content[start : start + _PIECE]
        await send({"type": "http.response.body", "body": piece, "more_body": start + _PIECE < size})


def wishes(scope: Scope) -> Wishes:
    """What the client takes for a table, a yes or no, and a graph."""
    accept = ",".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"accept")
    table = media.choose(accept, media.TABLES)
    # A yes or no has no form in CSV and TSV: who asks for these gets JSON.
    answer = media.choose(accept, media.ANSWERS) or (media.RESULTS_JSON if table else "")
    return Wishes(table, answer, media.choose(accept, media.GRAPHS))


def raise_for(reply: Reply) -> None:
    """Raise the error that a worker has answered with."""
    if reply.status != 200:
        raise RefusedError(reply.status, reply.content.decode("utf-8"))


def described(name: str) -> bytes:
    """A media type as it stands in Content-Type: text says that it is UTF-8."""
    return (f"{name}; charset=utf-8" if name.startswith("text/") else name).encode("ascii")


async def bounded(receive: Receive, announced: bytes, limits: Limits) -> bytes:
    """The body of a request. Raises `RefusedError`: 413 where it is too large, 408 where it does not come in time."""
    most = limits.body
    if announced.isdigit() and int(announced) > most:
        raise RefusedError(413, f"the request is larger than {most} bytes; split the query", {"Connection": "close"})
    pieces: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(limits.timeout):
            while True:
                message: Message = await receive()
                if message["type"] == "http.disconnect":
                    raise RefusedError(400, "the client has gone")
                pieces.append(message.get("body", b""))
                size += len(pieces[-1])
                if size > most:
                    raise RefusedError(
                        413, f"the request is larger than {most} bytes; split the query", {"Connection": "close"}
                    )
                if not message.get("more_body", False):
                    return b"".join(pieces)
    except TimeoutError:
        raise RefusedError(
            408, f"the request took longer than {limits.timeout:g} seconds", {"Connection": "close"}
        ) from None
