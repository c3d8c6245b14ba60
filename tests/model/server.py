"""A server on loopback that speaks the chat API as far as we use it, with replies that we wrote.

    with serving([busy(), says(rows(row))]) as server:
        Endpoint(server.url, "any-model").ask(document)
    assert len(server.requests) == 2

A script is a list of behaviours, one a request, or a function from a request to its behaviour. What was asked is kept,
down to the bytes.
"""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

JSON = "application/json"


@dataclass(frozen=True)
class Request:
    """What came in."""

    path: str
    headers: Mapping[str, str]  # by names in lower case
    raw: bytes

    @property
    def body(self) -> dict[str, Any]:
        found = json.loads(self.raw)
        assert isinstance(found, dict)
        return found

    @property
    def messages(self) -> list[dict[str, str]]:
        return list(self.body["messages"])

    @property
    def article(self) -> dict[str, str]:
        """The article that is asked about."""
        return dict(json.loads(self.messages[1]["content"]))


Behaviour = Callable[["_Handler"], None]
Script = Sequence[Behaviour] | Callable[[Request], Behaviour]


@dataclass
class Server:
    """A running server, and what it has seen."""

    url: str
    script: Script
    requests: list[Request] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self, request: Request) -> Behaviour:
        with self.lock:
            self.requests.append(request)
            number = len(self.requests)
        if callable(self.script):
            return self.script(request)
        return self.script[number - 1] if number <= len(self.script) else fails(418, "the script has ended")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    known: Server

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        known = self.server.known
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        behaviour = known.next(Request(self.path, {name.lower(): value for name, value in self.headers.items()}, raw))
        with known.lock:
            known.at_once += 1
            known.most_at_once = max(known.most_at_once, known.at_once)
        try:
            behaviour(self)
        finally:
            with known.lock:
                known.at_once -= 1

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def reply(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": JSON, "Content-Length": str(len(body))} | dict(headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(script: Script, certificate: Path | None = None) -> Iterator[Server]:
    """A server for this script, until the end of the `with` statement; over TLS with a certificate and its key in one file."""
    server = _Server(("127.0.0.1", 0), _Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    scheme = "http" if certificate is None else "https"
    server.known = known = Server(f"{scheme}://127.0.0.1:{server.server_address[1]}/v1", script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield known
    finally:
        known.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def rows(*found: Mapping[str, object]) -> str:
    """The content of a good reply."""
    return json.dumps({"claims": list(found)}, ensure_ascii=False)


def completion(message: Mapping[str, object], finish: str = "stop") -> bytes:
    """A chat completion with this message."""
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "any-model",
            "choices": [{"index": 0, "message": {"role": "assistant", **message}, "finish_reason": finish}],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 50, "total_tokens": 1050},
        },
        ensure_ascii=False,
    ).encode()


def says(content: str, finish: str = "stop", seconds: float = 0.0) -> Behaviour:
    """The model says this, after a while."""

    def behaviour(handler: _Handler) -> None:
        time.sleep(seconds)
        handler.reply(200, completion({"content": content}, finish))

    return behaviour


def refuses(why: str) -> Behaviour:
    """The model refuses to answer."""
    return lambda handler: handler.reply(200, completion({"content": None, "refusal": why}))


def fails(status: int, why: str = "", headers: Mapping[str, str] | None = None, **more: str) -> Behaviour:
    """The server answers with an error of HTTP."""
    body = json.dumps({"error": {"message": why, **more}}).encode()
    return lambda handler: handler.reply(status, body, headers)


def sends(body: bytes, media: str = JSON, headers: Mapping[str, str] | None = None) -> Behaviour:
    """The server sends these bytes, with status 200."""
    return lambda handler: handler.reply(200, body, {"Content-Type": media} | dict(headers or {}))


def hangs() -> Behaviour:
    """Nothing comes, as long as the server lives."""

    def behaviour(handler: _Handler) -> None:
        handler.server.known.over.wait()

    return behaviour


def cuts(after: bytes = b"") -> Behaviour:
    """The connection ends in the middle."""

    def behaviour(handler: _Handler) -> None:
        if after:
            handler.wfile.write(after)
        handler.close_connection = True

    return behaviour


def endless(piece: bytes, pause: float = 0.0, head: bytes = b"") -> Behaviour:
    """Pieces of a body (or of a head, where `head` is not whole) without end."""
    start = head or b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"

    def behaviour(handler: _Handler) -> None:
        handler.close_connection = True
        handler.wfile.write(start)
        while not handler.server.known.over.wait(pause):
            handler.wfile.write(piece)

    return behaviour
