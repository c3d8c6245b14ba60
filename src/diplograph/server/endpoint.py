"""`/sparql`: the SPARQL 1.1 Protocol, for queries only. Without a query it describes the service."""

from __future__ import annotations

import asyncio
import json

from starlette.types import Message, Receive, Scope, Send

from diplograph.errors import RefusedError
from diplograph.server import media
from diplograph.server.pool import Pool
from diplograph.server.request import DIRECT, METHODS, Question, from_body, from_fields, kind
from diplograph.server.sending import Sending
from diplograph.server.service import Description
from diplograph.server.settings import Limits
from diplograph.server.wire import Reply, Wishes


class Endpoint:
    """The endpoint as an ASGI application of its own: nothing stands between it and the server that costs time."""

    def __init__(self, pool: Pool, limits: Limits, description: Description, sending: Sending) -> None:
        self._pool = pool
        self._sending = sending
        self._limits = limits
        self._description = description

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
        await self._sending.send(reply, send)

    async def _posted(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive) -> Question:
        form = kind(headers.get(b"content-type", b"").decode("latin-1"))
        if b"content-encoding" in headers:
            raise RefusedError(415, "a query is sent as it is, without Content-Encoding")
        body = await bounded(receive, headers.get(b"content-length", b""), self._limits)
        if form == DIRECT:
            return from_body(scope["query_string"], body)
        return from_fields(scope["query_string"], body)


async def refuse(send: Send, error: RefusedError) -> None:
    """Send an error as JSON."""
    body = json.dumps({"error": str(error), "status": error.status}, ensure_ascii=False).encode("utf-8") + b"\n"
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    headers += [(name.lower().encode("ascii"), value.encode("ascii")) for name, value in error.headers.items()]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


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
