"""What an endpoint answered: what a model said, or what went wrong, and whether it is worth asking again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from pydantic import BaseModel, ValidationError

from diplograph.errors import ModelError
from diplograph.model.wire import KEY, OTHER_HOST, OTHER_KEY

_MOST_WORDS = 2_000
_MOST_TOKENS = 1_000_000_000
_LENGTH = re.compile(r"context[ _-]?(?:length|size|window)|(?:too|maximum number of) (?:many )?tokens", re.IGNORECASE)
_SPENT = re.compile(r"insufficient[_ ]quota|billing|credit", re.IGNORECASE)
_MARKUP = re.compile(r"<(style|script)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)


class Later(Exception):  # noqa: N818  # no error yet: it is one where trying again does not help
    """No answer, and another try may give one, in `wait` seconds or later.

    `away` where there was no connection at all; `dear` where a try costs much, so that few are made.
    """

    def __init__(self, reason: str, wait: float = 0.0, away: bool = False, dear: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.wait, self.away, self.dear = reason, wait, away, dear


class RefusedFormError(Exception):
    """The endpoint does not take the request as it is; `words` are its own."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words

    @property
    def is_length(self) -> bool:
        """Whether the request is only too long."""
        return _LENGTH.search(self.words) is not None


@dataclass(frozen=True, slots=True)
class Said:
    """What the model said, and why it stopped."""

    text: str
    refusal: str
    finish: str
    tokens_in: int
    tokens_out: int


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    """What we need of a chat completion; endpoints add this and that."""

    choices: list[_Choice]
    usage: Any = None


def read(body: bytes) -> Said:
    """What the model said. Raises `Later` where the body is no chat completion: some proxy may have stepped in."""
    try:
        completion = _Completion.model_validate_json(body)
        choice = completion.choices[0]
    except (ValidationError, IndexError):
        raise Later("what the server answers is no chat completion", dear=True) from None
    return Said(
        choice.message.content or "",
        choice.message.refusal or "",
        choice.finish_reason or "",
        _tokens(completion.usage, "prompt_tokens"),
        _tokens(completion.usage, "completion_tokens"),
    )


def _tokens(usage: object, name: str) -> int:
    number = usage.get(name) if isinstance(usage, dict) else None
    return number if isinstance(number, int) and 0 <= number <= _MOST_TOKENS else 0


def words(body: bytes) -> str:
    """The message in the body of an error, or its first words."""
    text = body[: 8 * _MOST_WORDS].decode("utf-8", errors="replace")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return _MARKUP.sub(" ", text)[:_MOST_WORDS]
    error = found.get("error", found) if isinstance(found, dict) else found
    if isinstance(error, dict):
        named = [error.get(name) for name in ("message", "detail", "code", "param")]
        told = " ".join(str(value) for value in named if value)
        return (told or text)[:_MOST_WORDS]
    return str(error)[:_MOST_WORDS]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked, for messages."""

    url: str
    model: str
    has_key: bool


def fault(status: int, said: str, headers: Mapping[str, str], asked: Asked) -> Exception:
    """What an answer with this status means: for the run, for this form of the request, or only for now."""
    if 300 <= status < 400:
        return ModelError(
            f"{asked.url}: the server sends on to another address, where nothing is sent: give the address that it has now"
        )
    if status in (401, 403):  # not in the server's words, which may repeat the key
        does = f"does not accept the key ({status})" if asked.has_key else f"wants a key ({status})"
        other = f" (or {OTHER_KEY})" if asked.url.startswith(f"https://{OTHER_HOST}/") else ""
        return ModelError(f"{asked.url}: the server {does}: set {KEY}{other} in the environment")
    if status == 402 or (status == 429 and _SPENT.search(said)):
        return ModelError(f"{asked.url}: the account is spent ({status}: {said}): see to it, or ask another model")
    if status in (404, 405):
        return ModelError(
            f"{asked.url}: no model {asked.model!r} answers there ({status}: {said}): see --model and --model-url,"
            " which ends in /v1 as a rule"
        )
    if status in (400, 413, 422):
        return RefusedFormError(f"{status}: {said}")
    if status in (408, 409, 425, 429) or status >= 500:
        return Later(f"the server says {status}", wait=_wait(headers))
    return Later(f"the server says {status}: {said}", dear=True)


def _wait(headers: Mapping[str, str]) -> float:
    """The seconds that a server asks to wait for: a number, or a date (RFC 9110, 10.2.3)."""
    told = headers.get("retry-after", "").strip()
    try:
        return max(0.0, min(float(told), 1e6))
    except ValueError:
        pass
    try:
        day = parsedate_to_datetime(told)
    except ValueError:
        return 0.0
    if day.tzinfo is None:
        day = day.replace(tzinfo=UTC)
    return max(0.0, (day - datetime.now(UTC)).total_seconds())
