"""The gate that each request passes: whom the server answers, what every answer says about itself, and the log."""

from __future__ import annotations

import ipaddress
import logging
import re
import time
from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from diplograph.errors import RefusedError
from diplograph.server.endpoint import refuse
from diplograph.server.log import Lines
from diplograph.server.settings import Settings

_LOG = logging.getLogger("diplograph.serve")
_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[^:\[\]]+)(?::\d+)?")
_UNSEEN = re.compile(r"[^\x20-\x7e]")
_MOST_LOGGED = 2_000

Headers = list[tuple[bytes, bytes]]

_ALWAYS: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
# For whatever does not name its own: an answer that a browser opens as a page can do nothing at all.
_NOTHING = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; sandbox")
_OWN = (b"cross-origin-resource-policy", b"same-origin")


class Gate:
    """Answers only to its own names, tells browsers what they may do, and writes a line on each request."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = frozenset({"localhost", "127.0.0.1", "[::1]", _bracketed(settings.host.lower())})
        self._origin = settings.allow_origin.encode("ascii")
        self._log_queries = settings.log_queries
        self._lines = Lines()
        self._always = _ALWAYS if self._origin else [*_ALWAYS, _OWN]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"])
        shared = self._shared(given.get(b"origin"))
        answer = Answer(send, [*self._always, *shared])
        start = time.perf_counter()
        try:
            if not self._is_own(given.get(b"host", b"").decode("latin-1"), scope):
                await refuse(
                    answer, RefusedError(400, "this server does not go by that name; use localhost or its --host")
                )
            elif shared and scope["method"] == "OPTIONS" and b"access-control-request-method" in given:
                await _preflight(answer)
            else:
                await self._app(scope, receive, answer)
        except Exception:  # noqa: BLE001  # the one place of the server that may say so
            # Something of our own is wrong: the log has all of it, the client no more than that.
            _LOG.exception("%s %s", scope["method"], _readable(scope["path"]))
            if not answer.status:
                await refuse(answer, RefusedError(500, "an error of the server's own; its log says what happened"))
        finally:
            self._log(scope, answer, time.perf_counter() - start)

    def _is_own(self, host: str, scope: Scope) -> bool:
        """Whether the header `Host` names this server: a page elsewhere whose name leads here would name itself."""
        match = _HOST.fullmatch(host)
        if match is None:
            return False
        name = match["name"].lower()
        # The address itself, where the server listens on several: no name that somebody else has made leads to that.
        return name in self._names or name == _bracketed(str((scope.get("server") or ("",))[0]))

    def _shared(self, origin: bytes | None) -> Headers:
        """The headers of CORS for the one origin that may read; none for any other, and none unless one is named."""
        if not self._origin:
            return []
        if origin != self._origin:
            return [(b"vary", b"Origin")]
        return [(b"vary", b"Origin"), (b"access-control-allow-origin", self._origin)]

    def _log(self, scope: Scope, answer: Answer, seconds: float) -> None:
        query = scope["query_string"] if self._log_queries else b""
        told = _readable(scope["path"]) + (f"?{_readable(_decoded(query))}" if query else "")
        client = (scope.get("client") or ("-",))[0]
        self._lines.write(
            f"{client} {scope['method']} {told} {answer.status} {answer.size} bytes {seconds * 1000:.1f} ms"
        )


class Answer:
    """Passes an answer on with the headers of the gate, and remembers its status and size."""

    def __init__(self, send: Send, headers: Headers) -> None:
        self._send = send
        self._headers = headers
        self.status = 0
        self.size = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            given: Headers = list(message.get("headers", ()))
            if all(name != b"content-security-policy" for name, _ in given):
                given.append(_NOTHING)
            message = {**message, "headers": [*given, *self._headers]}
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
        await self._send(message)


async def _preflight(send: Send) -> None:
    """What a browser asks before it lets a page of the allowed origin send a query."""
    headers: Iterable[tuple[bytes, bytes]] = (
        (b"access-control-allow-methods", b"GET, POST"),
        (b"access-control-allow-headers", b"Accept, Content-Type"),
        (b"access-control-max-age", b"600"),
    )
    await send({"type": "http.response.start", "status": 204, "headers": list(headers)})
    await send({"type": "http.response.body", "body": b""})


def _bracketed(host: str) -> str:
    """An address as it stands in a header: one of version 6 in brackets."""
    try:
        return f"[{host}]" if ipaddress.ip_address(host).version == 6 else host
    except ValueError:
        return host


def _decoded(query: bytes) -> str:
    return unquote_to_bytes(query.replace(b"+", b" ")).decode("utf-8", errors="replace")


def _readable(text: str) -> str:
    """Text from outside on one line of a log, without what could be taken for another line or move a cursor."""
    return text[:_MOST_LOGGED] if text.isascii() and text.isprintable() else _UNSEEN.sub("?", text[:_MOST_LOGGED])
