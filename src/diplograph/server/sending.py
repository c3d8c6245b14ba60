"""Answers on their way: sent in pieces as the client takes them, and bounded in sum, so that slow readers fill no memory."""

from __future__ import annotations

import asyncio

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from diplograph.errors import RefusedError
from diplograph.server.wire import Reply

_PIECE = 256 * 1024
# An answer that is never refused for the sake of large ones: the most connections bound what all of these can take.
_SMALL = 1024 * 1024
_SECONDS = 300.0


class Sending:
    """Sends answers, and knows how many bytes of all of them have not been taken yet; `most` is their bound."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0

    async def send(self, reply: Reply, send: Send) -> None:
        """Send a whole answer. Raises `RefusedError` (503) where too much is on its way already."""
        size = len(reply.content)
        headers = [
            (b"content-type", described(reply.media).encode("ascii")),
            (b"content-length", b"%d" % size),
            (b"vary", b"Accept"),
        ]
        start = {"type": "http.response.start", "status": 200, "headers": headers}
        if size <= _PIECE:
            await send(start)
            await send({"type": "http.response.body", "body": reply.content})
            return
        if size > _SMALL and self._held + size > self._most:
            raise RefusedError(503, "too many large answers are on their way already; try again", {"Retry-After": "2"})
        self._held += size
        try:
            async with asyncio.timeout(_SECONDS):
                await send(start)
                for at in range(0, size, _PIECE):
                    piece = reply.content[at : at + _PIECE]
                    await send({"type": "http.response.body", "body": piece, "more_body": at + _PIECE < size})
        finally:
            self._held -= size

    def response(self, reply: Reply) -> Response:
        """The answer as what a route returns."""
        return _Whole(self, reply)


class _Whole(Response):
    def __init__(self, sending: Sending, reply: Reply) -> None:
        super().__init__()
        self._sending = sending
        self._reply = reply

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._sending.send(self._reply, send)


def described(name: str) -> str:
    """A media type as it stands in Content-Type: text says that it is UTF-8."""
    return f"{name}; charset=utf-8" if name.startswith("text/") else name
