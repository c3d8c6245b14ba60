"""The key goes to the server that was named, and stands nowhere else."""

from __future__ import annotations

import logging
import pickle
import sqlite3
import traceback
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from diplograph.errors import ModelError
from diplograph.model.asking import Asker
from diplograph.model.endpoint import Endpoint
from diplograph.model.replies import Replies
from diplograph.model.wire import Key, Wire
from diplograph.readers import Unread

from .articles import ARTICLE, ROW
from .conftest import Made
from .server import Behaviour, cuts, fails, hangs, refuses, rows, says, sends, serving

KEY = "sk-Secret0123456789"
ESCAPED = KEY.replace("S", "\\u0053")
GOOD = says(rows(ROW))


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DIPLOGRAPH_MODEL_KEY", f"{KEY}\n")
    return KEY


@pytest.mark.usefixtures("key")
def test_the_key_is_sent(endpoint: Made) -> None:
    with serving([GOOD]) as server:
        endpoint(server).ask(ARTICLE)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY.encode() not in server.requests[0].raw


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_key_does_not_follow_to_another_host(endpoint: Made, status: int) -> None:
    with serving([GOOD]) as other:
        elsewhere = fails(status, "", {"Location": f"{other.url}/chat/completions"})
        with serving(lambda _: elsewhere) as server, pytest.raises(ModelError, match="sends on to another address"):
            endpoint(server).ask(ARTICLE)
    assert len(server.requests) == 1
    assert other.requests == []


def test_the_wire_leads_to_one_server_only() -> None:
    wire = Wire("http://127.0.0.1:9/v1", Key(KEY), 1.0)
    with httpx2.Client(transport=wire) as client:
        for url in ("http://127.0.0.1:10/v1", "https://127.0.0.1:9/v1", "http://localhost:9/v1"):
            with pytest.raises(ModelError, match="not the server that was named"):
                client.get(url)


def test_whose_key_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    asked = {"https://api.openai.com/v1": True, "https://API.openai.com/v1": True}
    asked |= dict.fromkeys(
        [
            "http://api.openai.com/v1",
            "https://api.openai.com.evil.example/v1",
            "https://example.org/api.openai.com",
            "",
        ],
        False,
    )
    assert {url: bool(Key.from_environment(url)) for url in asked} == asked
    monkeypatch.setenv("DIPLOGRAPH_MODEL_KEY", "own")
    assert {Key.from_environment(url).header()["authorization"] for url in asked} == {"Bearer own"}


@pytest.mark.parametrize("value", ["a b", "a\nb", "schlüssel"])
def test_keys_that_cannot_be_sent(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOGRAPH_MODEL_KEY", value)
    with pytest.raises(ModelError, match="no key has") as error:
        Endpoint("http://127.0.0.1:9/v1", "m")
    assert value not in str(error.value)


def test_a_key_does_not_show_itself() -> None:
    key = Key(KEY)
    assert KEY not in f"{key} {key!r} {[key]} {Key()!r}"
    with pytest.raises(TypeError):
        pickle.dumps(key)


_ECHO = f"Incorrect API key provided: {KEY}. " + "x" * 170 + KEY
_CASES: dict[str, Behaviour] = {
    "good": GOOD,
    "401": fails(401, _ECHO),
    "404": fails(404, _ECHO),
    "400": fails(400, _ECHO),
    "418": fails(418, _ECHO),
    "429": fails(429, _ECHO, code="insufficient_quota"),
    "500": fails(500, _ECHO, {"X-Echo": KEY, "X-Request-Id": KEY}),
    "status-line": cuts(f"HTTP/1.1 200 {KEY}\r\nContent-Length: 0\r\n\r\n".encode()),
    "redirect": fails(307, _ECHO, {"Location": f"http://127.0.0.1:9/?key={KEY}"}),
    "refusal": refuses(_ECHO),
    "no-json": says(f"Your key is {KEY}"),
    "row": says(rows({**ROW, "object": KEY})),
    "escaped-row": says(rows({**ROW, "object": "@"}).replace("@", ESCAPED)),
    "escaped-refused-row": says(rows({**ROW, "x": "@"}).replace("@", ESCAPED)),
    "html": sends(KEY.encode(), "text/html"),
    "cut": cuts(),
    "rubbish": cuts(KEY.encode() + b"\r\n\r\n"),
    "hang": hangs(),
}


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("behaviour", _CASES.values(), ids=_CASES)
def test_the_key_stands_nowhere(
    endpoint: Made, behaviour: Behaviour, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in what is logged at the highest level, in what is raised, in what is shown, in what is kept."""
    seen: list[str] = []
    with ExitStack() as stack, serving(lambda _: behaviour) as server:
        for name in (None, "openai", "httpx2", "httpcore2"):
            stack.enter_context(caplog.at_level(logging.DEBUG, logger=name))
        asks = endpoint(server, timeout=0.3)
        with Replies(tmp_path / "replies.sqlite") as kept, Asker(asks, kept) as asker:
            try:
                seen.append(repr(asker.submit(ARTICLE)()))
            except ModelError as error:
                seen += traceback.format_exception(error)
        seen += [repr(asks), str(vars(asks)), caplog.text]
    with closing(sqlite3.connect(tmp_path / "replies.sqlite")) as base:
        seen += [str(row) for row in base.execute("SELECT * FROM reply")]
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert "POST" in caplog.text
    assert "receive_response_headers" in caplog.text
    assert KEY not in "".join(seen)
    assert all(KEY.encode() not in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.usefixtures("key")
def test_an_answer_with_the_key_in_it_is_thrown_away(endpoint: Made, kept: Replies) -> None:
    script = [_CASES["row"], _CASES["escaped-row"], _CASES["escaped-refused-row"]]
    with serving(script) as server, Asker(endpoint(server), kept) as asker:
        for number in range(3):
            given = asker.submit(replace(ARTICLE, title=str(number)))()
            assert given == Unread("the model's answer holds the key of the endpoint, and is thrown away")
    assert kept.experience("any-model").replies == 0


def test_a_short_key_is_no_secret_of_a_text(endpoint: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers on one's own machine take `none` or `ollama` for a key; articles may hold these words."""
    monkeypatch.setenv("DIPLOGRAPH_MODEL_KEY", "Ruiz")
    with serving([GOOD]) as server:
        assert endpoint(server).ask(ARTICLE).text == rows(ROW)


@pytest.mark.usefixtures("key")
def test_a_key_that_is_not_taken(endpoint: Made) -> None:
    with serving([fails(401)]) as server, pytest.raises(ModelError, match="does not accept the key"):
        endpoint(server).ask(ARTICLE)
