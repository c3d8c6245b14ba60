"""Words in quotation marks and who says them; a quotation that its speaker's tag splits is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OPEN = '"“„«'
_CLOSE = '"”“»'
_MARK = re.compile(r"[\"“”„«»]")
_SHORTEST = 2  # words; one word in marks is a term, not what somebody said
_CLAUSE = 5  # words; below it a quotation is a phrase within its sentence and no text of its own


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, without the marks."""

    start: int
    end: int


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of one paragraph; one that is not closed ends with the paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened is None and mark in _OPEN and not (mark == '"' and _closes_here(text, at, start)):
            opened = at + 1
        elif opened is not None and mark in _CLOSE:
            found.append(Quotation(opened, at))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, end))
    return [quotation for quotation in found if text[quotation.start : quotation.end].strip()]


def _closes_here(text: str, at: int, start: int) -> bool:
    """A straight mark that nothing opened and that follows a word closes a quotation from a paragraph before."""
    return at > start and not text[at - 1].isspace() and text[at - 1] not in "(["


def is_speech(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is what somebody said: long enough, and no title in capitals."""
    words = text[quotation.start : quotation.end].split()
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _SHORTEST and not (capitals > len(words) / 2 and words[-1][-1].isalnum())


def is_clause(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is long enough to be read as sentences of its own."""
    return len(text[quotation.start : quotation.end].split()) >= _CLAUSE


def joined(text: str, parts: Sequence[Quotation]) -> str:
    """The words of a quotation in parts, as one text."""
    return " ".join(" ".join(text[part.start : part.end].split()) for part in parts)
