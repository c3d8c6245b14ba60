"""What is sent to a server, and how often: a real one on loopback that answers as it is told to."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from diplograph.errors import LateError, StoreError
from diplograph.store.http import Client, Credentials, Reply

CREDENTIALS = Credentials("аналитик", 'pass"word: ü')
Step = tuple[int, dict[str, str], bytes]


class Scripted:
    """Answers one step after the other, the last one for ever; a status of 0 hangs up."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.seen: list[tuple[str, str, dict[str, str], bytes]] = []
        self.url = ""

    def step(self) -> Step:
        return self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]


@pytest.fixture
def server() -> Iterator[Scripted]:
    script = Scripted()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            script.seen.append((self.command, self.path, dict(self.headers), body))
            status, headers, content = script.step()
            if not status:
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = do_POST = answer  # noqa: N815 (the names that http.server looks for)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    script.url = f"http://127.0.0.1:{listening.server_port}/graphs"
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield script
    listening.shutdown()
    listening.server_close()
    thread.join()


def _ask(server: Scripted, credentials: Credentials | None = None, method: str = "PUT") -> Reply:
    client = Client(credentials)
    client.patience = 1.0
    try:
        return client.request(method, server.url, {"Content-Type": "text/turtle"}, b"<a:a> <a:b> <a:c> .")
    finally:
        client.close()


@pytest.mark.parametrize("first", [(503, {}, b""), (429, {"Retry-After": "0"}, b""), (502, {}, b""), (0, {}, b"")])
def test_what_fails_for_a_moment_is_tried_again(server: Scripted, first: Step) -> None:
    server.steps = [first, first, (201, {}, b"")]
    assert _ask(server).status == 201
    assert [body for _, _, _, body in server.seen] == [b"<a:a> <a:b> <a:c> ."] * 3


def test_an_answer_that_breaks_off_is_tried_again(server: Scripted) -> None:
    server.steps = [(200, {"Content-Length": "100", "Connection": "close"}, b"only this"), (200, {}, b"all of it")]
    assert _ask(server, method="GET").body == b"all of it"


def test_it_does_not_go_on_for_ever(server: Scripted) -> None:
    server.steps = [(503, {}, b"")]
    with pytest.raises(StoreError, match=r"does not answer \(it says 503; tried \d times in \d s\)"):
        _ask(server)
    assert 2 <= len(server.seen) <= 5


@pytest.mark.parametrize("status", [400, 404, 500, 507])
def test_a_refusal_is_not_tried_again(server: Scripted, status: int) -> None:
    server.steps = [(status, {"Content-Type": "text/html"}, b"<h1>No</h1> <p>room")]
    reply = _ask(server)
    assert (reply.status, reply.told()) == (status, "No room")
    assert len(server.seen) == 1


def test_a_server_that_does_not_ask_gets_no_password(server: Scripted) -> None:
    server.steps = [(200, {}, b"")]
    _ask(server, CREDENTIALS)
    assert "Authorization" not in server.seen[0][2]


def test_basic(server: Scripted) -> None:
    server.steps = [(401, {"WWW-Authenticate": 'Basic realm="store", charset="UTF-8"'}, b""), (200, {}, b"")]
    assert _ask(server, CREDENTIALS).fine
    kind, _, value = server.seen[1][2]["Authorization"].partition(" ")
    assert kind == "Basic"
    assert base64.b64decode(value).decode() == 'аналитик:pass"word: ü'


@pytest.mark.parametrize(("name", "function"), [("MD5", hashlib.md5), ("SHA-256", hashlib.sha256)])
def test_digest(server: Scripted, name: str, function: object) -> None:
    """The response is that of RFC 7616, section 3.4.1, worked out here once more."""
    asks = f'Digest realm="a, b", nonce="n0", opaque="o\\"p", qop="auth,auth-int", algorithm={name}'
    server.steps = [(401, {"WWW-Authenticate": asks}, b""), (200, {}, b"")]
    assert _ask(server, CREDENTIALS).fine
    header = server.seen[1][2]["Authorization"].encode("latin-1").decode("utf-8")
    told = {match[1]: match[2] or match[3] for match in re.finditer(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))', header)}
    assert (told["username"], told["opaque"], told["nc"], told["uri"]) == ("аналитик", 'o\\"p', "00000001", "/graphs")
    assert callable(function)

    def hashed(text: str) -> str:
        return str(function(text.encode()).hexdigest())

    secret, asked = hashed('аналитик:a, b:pass"word: ü'), hashed("PUT:/graphs")
    assert told["response"] == hashed(f"{secret}:n0:00000001:{told['cnonce']}:auth:{asked}")


@pytest.mark.parametrize("asks", ['Negotiate realm="x"', 'Digest realm="x", nonce="n", algorithm=SHA-512-256', ""])
def test_what_cannot_be_answered_is_said(server: Scripted, asks: str) -> None:
    server.steps = [(401, {"WWW-Authenticate": asks}, b"")]
    with pytest.raises(StoreError, match="DIPLOGRAPH_STORE_PASSWORD"):
        _ask(server, CREDENTIALS)
    assert len(server.seen) == 1


def test_nobody_is_followed_elsewhere(server: Scripted) -> None:
    server.steps = [(307, {"Location": "http://127.0.0.1:1/?token=secret"}, b"")]
    with pytest.raises(StoreError, match=r"sends on to http://127\.0\.0\.1:1/: ") as told:
        _ask(server, CREDENTIALS)
    assert "secret" not in str(told.value)
    assert len(server.seen) == 1


@pytest.mark.parametrize("value", ["soon", "-1", "nan", "1e9"])
def test_seconds_that_are_none(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DIPLOGRAPH_STORE_PATIENCE", value)
    with pytest.raises(StoreError, match="DIPLOGRAPH_STORE_PATIENCE"):
        Client()


def test_an_answer_that_does_not_come(server: Scripted) -> None:
    server.steps = [(200, {"Content-Length": "100"}, b"only this")]
    client = Client()
    with pytest.raises(LateError, match=r"no answer within 0\.2 seconds"):
        client.request("GET", server.url, {}, None, 0.2)
    client.close()
    assert len(server.seen) == 1
