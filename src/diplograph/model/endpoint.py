"""One model behind an endpoint that speaks the OpenAI chat API: asks it for the claims of one document.

What goes wrong with one document is a `DocumentError` that names no document; what would go wrong with each of them is a
`ModelError`, which ends the run. Messages are put together here, from a status and a few words of the server.
"""

from __future__ import annotations

import random
import socket
import ssl
import threading
import time
from typing import Self
from urllib.parse import urlsplit

import httpx2
import openai

from diplograph.errors import DiplographError, DocumentError, ModelError
from diplograph.model import prompt, rows
from diplograph.model.answers import Asked, Later, RefusedFormError, Said, fault, read, words
from diplograph.model.forms import Form, lower
from diplograph.model.replies import Reply
from diplograph.model.wire import CONNECT, Key, OverdueError, StrangeError, TooLargeError, Wire
from diplograph.records import Document

TIMEOUT = 300.0  # seconds for a whole answer: a model on a small machine writes some words a second
MOST_TEXT = 200_000  # characters of a document: more than a model of today reads with care
_ASKED_AGAIN = 2  # times, where the answer cannot be read
_TRIES, _TRIES_IF_AWAY, _TRIES_IF_DEAR = 6, 3, 2
_PAUSE, _LONGEST_PAUSE = 1.0, 16.0  # seconds between tries
_LONGEST_WAIT = 60.0  # that a server may ask for
_IN_A_ROW = 5  # documents without any answer, after which the server is taken for broken
_BAD_SHOWN = 20_000  # characters of an answer that the model sees again
_WHY: dict[type[Exception], str] = {
    ssl.SSLError: "the certificate of the server is not accepted",
    socket.gaierror: "the name of the server is not known",
    ConnectionRefusedError: "the server is not there: the connection is refused",
}
_SHOWN = 200  # characters of what a server or a model says, in a message


class Endpoint:
    """A model behind an address. Safe for several threads; use it in a `with` statement.

    The key comes from `DIPLOGRAPH_MODEL_KEY`; for `https://api.openai.com`, and for no other host, also from
    `OPENAI_API_KEY`. It is sent to that address and nowhere else.
    """

    def __init__(self, url: str, model: str, timeout: float = TIMEOUT, pause: float = _PAUSE) -> None:
        """`timeout` is for one whole answer, `pause` before the second try; both in seconds.

        Nobody is asked yet; an empty `url` is for a run that asks nobody. Raises `ModelError` where the address, the name
        or the key cannot be used.
        """
        self.url, self.model = _checked(url), _named(model)
        self._timeout, self._pause = timeout, pause
        self._key = Key.from_environment(self.url)
        self._asked = Asked(self.url, self.model, bool(self._key))
        self._form = Form()
        self._in_a_row = 0
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._client = self._made() if self.url else None

    def _made(self) -> openai.OpenAI:
        client = httpx2.Client(
            transport=Wire(self.url, self._key, self._timeout),
            follow_redirects=False,
            trust_env=False,  # no proxy, which would see the articles
            timeout=httpx2.Timeout(self._timeout, connect=min(CONNECT, self._timeout)),
        )
        # The key is not the client's business: the wire has it.
        return openai.OpenAI(api_key="-", base_url=self.url, max_retries=0, http_client=client)

    def ask(self, document: Document) -> Reply:
        """What the model says of a document: a reply that `rows.parse` reads.

        Raises `DocumentError` where it says nothing that can be used, with the reason alone; `ModelError` where it cannot
        be asked at all.
        """
        asked = prompt.messages(_fit(document))
        tokens_in = tokens_out = 0
        seconds, messages, reason = 0.0, asked, ""
        for _ in range(1 + _ASKED_AGAIN):
            said, took = self._insisting(messages)
            seconds, tokens_in, tokens_out = seconds + took, tokens_in + said.tokens_in, tokens_out + said.tokens_out
            text = self._taken(said)
            try:
                self._keyless(text)
            except rows.ReplyError as error:
                reason = str(error)
                messages = prompt.again(asked, text[:_BAD_SHOWN], reason)
            else:
                return Reply(text, tokens_in, tokens_out, seconds)
        raise DocumentError(f"the model's answer cannot be read, asked {1 + _ASKED_AGAIN} times: {reason}")

    def _taken(self, said: Said) -> str:
        """The text of an answer. Raises `DocumentError` where the model refuses, or was stopped on the way."""
        if said.refusal:
            raise DocumentError(f"the model refuses: {self._shown(said.refusal)}")
        if said.finish == "length":
            raise DocumentError(
                "the model's answer is cut off at its limit of tokens: raise that, or split the document"
            )
        if said.finish == "content_filter":
            raise DocumentError("the model's answer was held back by a content filter")
        return said.text

    def _keyless(self, text: str) -> None:
        """Read an answer. A server that sends the key back, also in escapes, does not get it into a table or a cache."""
        proposed, refused = rows.parse(text)
        cells = (row.model_dump_json() for row in proposed)
        if any(self._key.is_in(part) for part in (text, *cells, *(one.row for one in refused))):
            raise DocumentError("the model's answer holds the key of the endpoint, and is thrown away")

    def _insisting(self, messages: list[prompt.Message]) -> tuple[Said, float]:
        """An answer, tried for again where the server is busy or away; and how many seconds it took to give it."""
        pause, tries = self._pause, 0
        while True:
            started, tries = time.monotonic(), tries + 1
            try:
                said = self._adapting(messages)
            except Later as later:
                wait = max(pause * random.uniform(0.75, 1.0), later.wait)
                most = _TRIES_IF_DEAR if later.dear else _TRIES_IF_AWAY if later.away else _TRIES
                if tries >= most or wait > _LONGEST_WAIT:
                    raise self._given_up(later, tries) from None
                if self._ended.wait(wait):
                    raise _over() from None
                pause = min(2 * pause, _LONGEST_PAUSE)
            else:
                with self._lock:
                    self._in_a_row = 0
                return said, time.monotonic() - started

    def _given_up(self, later: Later, tries: int) -> DiplographError:
        """What to raise where trying again does not help."""
        if self._ended.is_set():
            return _over()
        reason = f"{later.reason}; tried {'once' if tries == 1 else f'{tries} times'}"
        if later.away:
            return ModelError(f"{self.url}: {reason}: see that the model runs there and that --model-url is right")
        return self._counted(reason)

    def _counted(self, reason: str) -> DiplographError:
        """An error for one document; or for the run, where a number of them got no answer, one after the other."""
        with self._lock:
            self._in_a_row += 1
            if self._in_a_row >= _IN_A_ROW:
                return ModelError(
                    f"{self.url}: {self._in_a_row} documents in a row without an answer (the last: {reason}): see to the"
                    " server, then give the command again; what was answered is kept"
                )
        return DocumentError(f"no answer from the model ({reason})")

    def _adapting(self, messages: list[prompt.Message]) -> Said:
        """An answer, asked for in a form that this endpoint takes; that form is remembered for all that follow."""
        with self._lock:
            first = form = self._form
        refusals: list[RefusedFormError] = []
        while True:
            try:
                said = self._once(messages, form)
            except RefusedFormError as refusal:
                refusals.append(refusal)
                if refusal.is_length:
                    raise DocumentError(f"too long for the model ({refusal.words})") from None
                following = lower(form, refusal.words)
                if following is None:
                    raise self._counted(f"the server refuses the request, {refusals[0].words}") from None
                form = following
            else:
                if form != first:
                    with self._lock:
                        self._form = form
                return said

    def _once(self, messages: list[prompt.Message], form: Form) -> Said:
        """One request, and what came of it."""
        if self._client is None:
            raise ModelError("there is no address at which to ask the model: give --model-url")
        try:
            answer = self._client.chat.completions.with_raw_response.create(**form.request(messages, self.model))
            return read(answer.http_response.content)
        except openai.APIStatusError as error:
            said = self._shown(words(error.response.content))
            raise fault(error.status_code, said, error.response.headers, self._asked) from None
        except (OverdueError, openai.APITimeoutError) as error:
            raise self._late(error) from None
        except (TooLargeError, StrangeError) as error:
            raise Later(f"the server's answer is not read: {error}", dear=True) from None
        except openai.APIConnectionError as error:
            raise _unreached(error) from None
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, RuntimeError) as error:
            # What the libraries raise besides, also where they are closed under the hands of a thread.
            raise Later(f"the request failed: {type(error).__name__}", dear=True) from None

    def _late(self, error: Exception) -> Later:
        if isinstance(error.__cause__, httpx2.ConnectTimeout):
            return Later("the server cannot be reached in time", away=True)
        return Later(f"no whole answer within {self._timeout:g} seconds", dear=True)

    def _shown(self, text: str) -> str:
        """Some words of somebody else's on one line, without the key."""
        line = " ".join("".join(sign if sign.isprintable() else " " for sign in self._key.hidden(text)).split())
        return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}..."

    def close(self) -> None:
        """Hang up; whoever waits for an answer gets an error at once."""
        self._ended.set()
        if self._client is not None:
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Endpoint({self.url!r}, {self.model!r})"


def _over() -> ModelError:
    return ModelError("the run has ended, and the model is asked no more")


def _unreached(error: openai.APIConnectionError) -> Later:
    """What a connection came to, in our words: those of the libraries may hold anything."""
    cause = error.__cause__
    if isinstance(cause, httpx2.TransportError) and not isinstance(cause, httpx2.ConnectError):
        return Later("the connection is cut")
    causes: list[BaseException] = []
    while cause is not None:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    for kind, why in _WHY.items():
        if any(isinstance(one, kind) for one in causes):
            return Later(why, away=True)
    return Later("the server cannot be reached", away=True)


def _checked(url: str) -> str:
    """An address without a slash at its end. Raises `ModelError`; one that may hold a secret is not repeated."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        is_whole = is_whole and bool(httpx2.URL(url).host) and url.isprintable() and " " not in url
    except (ValueError, httpx2.InvalidURL):
        raise ModelError("--model-url is no address; write it as http://127.0.0.1:8080/v1") from None
    if parts.username is not None or parts.password is not None or "?" in url or "#" in url:
        raise ModelError(
            "--model-url holds a user, a password or a query: give the address alone, and the key in DIPLOGRAPH_MODEL_KEY"
        )
    if not is_whole:
        raise ModelError("--model-url is no address of http or https; write it as http://127.0.0.1:8080/v1")
    if url.rstrip("/").endswith("/chat/completions"):
        raise ModelError("--model-url goes one step too far: leave out /chat/completions at its end")
    return url.rstrip("/")


def _named(model: str) -> str:
    if not model or len(model) > 200 or not model.isprintable():
        raise ModelError("--model: give the name of a model, as the server knows it")
    return model


def _fit(document: Document) -> Document:
    """The document, if it can be sent. Raises `DocumentError` where it is too long, or no Unicode."""
    if len(document.text) > MOST_TEXT:
        raise DocumentError(f"longer than {MOST_TEXT:,} characters, which no model is asked to read: split it")
    try:
        (document.text + document.title + document.date).encode("utf-8")
    except UnicodeEncodeError:
        raise DocumentError("the text is not Unicode: correct it") from None
    return document
