"""Connections that do not hold up the others: there is a most, and who neither asks nor takes is shown the door."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST = 400
# Bytes of a head; the parser takes addresses of up to 64 kB, and anything longer goes into a body.
MOST_OF_HEAD = 128 * 1024
_TICK = 0.5
_LARGE = 32 * 1024


def _refusal(status: int, phrase: bytes, message: str) -> bytes:
    """A whole response, for a client that gets no further than this."""
    body = json.dumps({"error": message, "status": status}).encode("ascii")
    return (
        b"HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nX-Content-Type-Options: nosniff\r\n"
        b"Retry-After: 2\r\nConnection: close\r\n\r\n%s" % (status, phrase, len(body), body)
    )


class Corked(asyncio.Transport):
    """A transport that sends in one go what is written in one turn: head and body of an answer are written apart."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._transport = transport
        self._loop = loop
        self._held: list[bytes | bytearray | memoryview] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        if not self._held:
            self._loop.call_soon(self.flush)
        self._held.append(data)
        if len(data) > _LARGE:  # or whoever writes would not be told to wait until the client has taken it
            self.flush()

    def flush(self) -> None:
        """Send what is held."""
        if self._held:
            held, self._held = self._held, []
            self._transport.write(held[0] if len(held) == 1 else b"".join(held))

    def close(self) -> None:
        self.flush()
        self._transport.close()

    def abort(self) -> None:
        self._held.clear()
        self._transport.abort()

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self._transport.get_extra_info(name, default)

    def get_write_buffer_size(self) -> int:
        return self._transport.get_write_buffer_size() + sum(map(len, self._held))

    def pause_reading(self) -> None:
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        self._transport.resume_reading()


class Connection(HttpToolsProtocol):
    """A connection that knows how much of a head it has read, and since when it has been waiting for its client."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.since = self.loop.time()
        self.left = 0
        self.head = 0
        self.is_refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        if len(self.connections) >= MOST:
            self.is_refused = True
            transport.write(_refusal(503, b"Service Unavailable", "too many connections are open; try again"))
            transport.close()
            return
        super().connection_made(Corked(transport, self.loop))

    def data_received(self, data: bytes) -> None:
        if self.is_refused:
            return
        self.head += len(data)
        super().data_received(data)
        if self.head > MOST_OF_HEAD:
            self.is_refused = True
            self.transport.write(
                _refusal(431, b"Request Header Fields Too Large", "the head is too long; send queries by POST")
            )
            self.transport.close()

    def on_headers_complete(self) -> None:
        self.head = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self.head = 0
        super().on_body(body)

    def connection_lost(self, exc: Exception | None) -> None:
        if self in self.connections:
            super().connection_lost(exc)

    def on_response_complete(self) -> None:
        self.since = self.loop.time()
        super().on_response_complete()

    def resume_writing(self) -> None:
        self.since = self.loop.time()
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        self.transport.write(
            _refusal(
                400, b"Bad Request", "this is no request of HTTP, or its address is too long: send queries by POST"
            )
        )
        self.transport.close()

    def is_waited_for(self, now: float, patience: float) -> bool:
        """Whether its client has let the server wait too long: for a request, or with what was sent to it."""
        left = self.transport.get_write_buffer_size()
        at_work = left == 0 and bool(self.cycle) and not self.cycle.response_complete
        if at_work or left < self.left:
            self.since = now
        self.left = left
        return now - self.since > patience


async def watch(connections: set[Any], patience: float) -> None:
    """Close the connections whose clients let the server wait; runs until it is cancelled.

    `patience` are the seconds for a whole request to come, and for a piece of an answer to be taken.
    """
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(_TICK)
        for connection in list(connections):
            if isinstance(connection, Connection) and connection.is_waited_for(loop.time(), patience):
                connection.transport.abort()
