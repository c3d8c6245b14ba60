"""The way to one model server, and to no other: what a request may carry, how much an answer may hold, how long it may take.

The client library sits on top of it and never sees the key: it is put into a request here, where the request is known to
go to the server that was named.
"""

from __future__ import annotations

import logging
import os
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx2

import diplograph
from diplograph.errors import ModelError

KEY = "DIPLOGRAPH_MODEL_KEY"
# The one host that the other variable belongs to. It holds money, and goes to nobody else.
OTHER_KEY, OTHER_HOST = "OPENAI_API_KEY", "api.openai.com"

LARGEST = 4_000_000  # bytes of an answer: a reply of the largest size, with what servers put round it
CONNECT = 10.0  # seconds
_WORTH_HIDING = 8  # signs; `none` and `ollama` are passwords of nobody, and words of many texts

# Who logs something that a server sent. A filter works for the logger that it is added to, not for those below it.
_LOGGERS = ("openai._base_client", "httpx2", "httpcore2.connection", "httpcore2.http11")

# What a request says of us. Client libraries add the system, the release of Python, and what the environment holds.
_SENT = frozenset({"host", "accept", "content-type", "content-length"})


class OverdueError(Exception):
    """The whole answer was not there in time."""


class TooLargeError(Exception):
    """An answer is larger than any that is wanted."""


class StrangeError(Exception):
    """An answer is packed in a way that was not asked for."""


class Key:
    """A key, which no message, `repr` or comparison shows."""

    __slots__ = ("_value",)

    def __init__(self, value: str = "") -> None:
        """Raises `ModelError` where the value cannot stand in a header."""
        if any(not "!" <= sign <= "~" for sign in value):
            raise ModelError("the key of the model holds blanks or signs that no key has: set it again")
        self._value = value

    @classmethod
    def from_environment(cls, url: str) -> Key:
        """The key for this address: what `DIPLOGRAPH_MODEL_KEY` holds; for OpenAI's own host also `OPENAI_API_KEY`."""
        own = os.environ.get(KEY, "").strip()
        parts = urlsplit(url)
        if not own and parts.scheme == "https" and parts.hostname == OTHER_HOST:
            own = os.environ.get(OTHER_KEY, "").strip()
        return cls(own)

    def header(self) -> dict[str, str]:
        """What a request carries: nothing where there is no key."""
        return {"authorization": f"Bearer {self._value}"} if self._value else {}

    def hidden(self, text: str) -> str:
        """A text of somebody else's without the key."""
        return text.replace(self._value, "***") if self.is_in(text) else text

    def is_in(self, text: str) -> bool:
        """Whether a text holds the key."""
        return len(self._value) >= _WORTH_HIDING and self._value in text

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return "Key(***)" if self._value else "Key()"

    def __reduce__(self) -> str:
        raise TypeError("a key is not written down")


class _Hiding(logging.Filter):
    """Takes the key out of what the libraries log: they log what a server sends, and that may be anything."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self._key = key

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._key.hidden(record.getMessage()), ()
        return True


class Wire(httpx2.BaseTransport):
    """Sends requests to the server of `url`; an answer must be there, whole, within `timeout` seconds."""

    def __init__(self, url: str, key: Key, timeout: float) -> None:
        """Raises `ModelError` where the certificates of this machine cannot be read."""
        self._origin = _origin(httpx2.URL(url))
        self._key = key
        self._timeout = timeout
        self._watches: set[_Watch] = set()
        self._lock = threading.Lock()
        try:
            # A connection for each request: one that is shut at its deadline is nobody else's. Reading the certificates
            # takes a tenth of a second, and over http there are none; what is given then trusts nobody.
            self._inner = httpx2.HTTPTransport(
                verify=True if self._origin[0] == "https" else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
                limits=httpx2.Limits(max_keepalive_connections=0),
            )
        except OSError as error:
            raise ModelError(f"the certificates of this machine cannot be read ({error}): see SSL_CERT_FILE") from error
        self._hiding = _Hiding(key)
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self._hiding)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request, less what it need not say, with the key. Raises `OverdueError` and what the library raises."""
        if _origin(request.url) != self._origin:
            raise ModelError(
                f"a request was about to go to {request.url.host!r}, which is not the server that was named"
            )
        watch = _Watch(self._timeout)
        with self._lock:
            self._watches.add(watch)
        try:
            response = self._inner.handle_request(self._ours(request, watch))
            packed = response.headers.get("content-encoding", "identity").strip().lower()
            if packed not in {"", "identity"}:
                response.close()
                raise StrangeError("it is compressed, which was not asked for")
        except BaseException as error:
            self._forget(watch)
            if watch.fired and isinstance(error, Exception):
                raise OverdueError from error
            raise
        assert isinstance(response.stream, httpx2.SyncByteStream)
        body = _Body(response.stream, watch, self._forget)
        return httpx2.Response(
            response.status_code, headers=response.headers, stream=body, extensions=response.extensions
        )

    def _ours(self, request: httpx2.Request, watch: _Watch) -> httpx2.Request:
        headers = {name: value for name, value in request.headers.items() if name.lower() in _SENT}
        headers |= {
            "user-agent": f"diplograph/{diplograph.__version__}",
            "accept-encoding": "identity",
            "connection": "close",
            **self._key.header(),
        }
        extensions = {**request.extensions, "trace": watch.hear}
        return httpx2.Request(
            request.method, request.url, headers=headers, stream=request.stream, extensions=extensions
        )

    def _forget(self, watch: _Watch) -> None:
        watch.end()
        with self._lock:
            self._watches.discard(watch)

    def cut(self) -> None:
        """Shut all connections: who waits for an answer gets an error at once."""
        with self._lock:
            watches = list(self._watches)
        for watch in watches:
            watch.fire()

    def close(self) -> None:
        """Hang up."""
        self.cut()
        self._inner.close()
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self._hiding)


class _Watch:
    """The clock of one request. At its deadline it shuts the connection, whatever the other side trickles.

    The timeouts of the library count from one piece to the next, so that a server that sends a byte a second would be
    waited for without end.
    """

    def __init__(self, timeout: float) -> None:
        self.fired = False
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(timeout, self.fire)
        self._timer.daemon = True
        self._timer.start()

    def hear(self, event: str, told: Mapping[str, Any]) -> None:
        """What the library tells of its steps: which connection it uses."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            with self._lock:
                self._socket = told["return_value"].get_extra_info("socket")
                late = self.fired
            if late:
                self.fire()

    def fire(self) -> None:
        """Shut the connection."""
        with self._lock:
            self.fired = True
            if self._socket is not None:
                try:
                    self._socket.shutdown(socket.SHUT_RDWR)
                except OSError:  # it is closed already
                    self._socket = None

    def end(self) -> None:
        """Stop the clock."""
        self._timer.cancel()
        with self._lock:
            self._socket = None


class _Body(httpx2.SyncByteStream):
    """The body of an answer, as far as it may go."""

    def __init__(self, inner: httpx2.SyncByteStream, watch: _Watch, forget: Callable[[_Watch], None]) -> None:
        self._inner, self._watch, self._forget = inner, watch, forget

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        try:
            for piece in self._inner:
                size += len(piece)
                if size > LARGEST:
                    raise TooLargeError(f"it is larger than {LARGEST // 1_000_000} MB")
                yield piece
        except Exception as error:
            if self._watch.fired:
                raise OverdueError from error
            raise
        if self._watch.fired:  # a body without a length ends where the connection does
            raise OverdueError

    def close(self) -> None:
        """Done with it, at its end or before."""
        self._forget(self._watch)
        self._inner.close()


def _origin(url: httpx2.URL) -> tuple[str, str, int]:
    return url.scheme, url.host.lower(), url.port or {"http": 80, "https": 443}.get(url.scheme, 0)
