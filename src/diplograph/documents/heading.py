"""Where the body of a plain text begins, and what stands above it: title, date, menu lines.

Articles that were saved from the web carry menus, repeated headlines and captions above their text. The date line is
the firmest mark; without one, the first line that does not end like a sentence is the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from diplograph.language.dates import dates
from diplograph.language.sentences import paragraphs
from diplograph.language.words import words

_MENU = re.compile(r"\s*(?:[•·▪◦|>»]|[-*]\s)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
# "ASTANA, Dec. 3", "SEOUL (Agency) --", "TASHKENT --"; "Peru-Chile Dialogue (18th round)" is a title
_DATELINE = re.compile(
    r"^\W{0,2}(?:[A-Z][A-Za-z .'-]{2,40}?\s*(?:,|/)?\s*(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})"
    r"|[A-Z][A-Z .'-]{2,40}?\s*(?:\([^)]{2,60}\)\s*)?(?:--|[–—]|-\s))"
)
_LINES_ABOVE = 12  # a heading ends within so many paragraphs
_TITLE_LENGTH = 240
_DATE_WORDS = frozenset("published updated posted on at date am pm gmt utc kst by last modified first".split())


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the body; `title` is a span of the text, (0, 0) where there is none."""

    title: tuple[int, int]
    date: str
    body: int


def heading(text: str) -> Heading:
    """Find title, date of publication and the start of the body of a plain text."""
    spans = []
    for start, end in paragraphs(text):
        spans.append((start, end))
        if len(spans) == _LINES_ABOVE:
            break
    date_at, date = next(((i, found) for i, span in enumerate(spans) if (found := _date_line(text, *span))), (-1, ""))
    titles = [i for i, span in enumerate(spans) if i != date_at and _is_title(text, *span)]
    if not titles:
        body = spans[date_at][1] if date_at >= 0 else 0
        return Heading((0, 0), date, body)
    title = _best_title(text, spans, titles, date_at)
    last = max(title, date_at)
    while last + 1 < len(spans) and _same(text, spans[last + 1], spans[title]):
        last += 1
    return Heading(_trim(text, *spans[title]), date, spans[last][1])


def _best_title(text: str, spans: list[tuple[int, int]], titles: list[int], date_at: int) -> int:
    """The line that follows the date, if it is repeated above it, else the first that is no menu line."""
    plain = [i for i in titles if not _MENU.match(text[slice(*spans[i])])]
    candidates = [i for i in plain if i <= date_at + 1] or plain[:1] or titles[:1]
    return candidates[0]


def _date_line(text: str, start: int, end: int) -> str:
    """The date of a line that holds nothing else but words such as "published"."""
    line = text[start:end].strip()
    if not line or len(line) > 80:
        return ""
    found = words(text, start, end)
    spans = [span for span in dates(text, found) if len(span.edtf) == 10]
    if not spans:
        return ""
    span = spans[0]
    rest = [w for w in found if w.end <= span.start or w.start >= span.end]
    known = all(not w.text[0].isalpha() or w.lower in _DATE_WORDS for w in rest)
    return span.edtf if known else ""


def _is_title(text: str, start: int, end: int) -> bool:
    line = text[start:end].strip()
    return bool(line) and len(line) <= _TITLE_LENGTH and not _SENTENCE_END.search(line) and not _DATELINE.match(line)


def _same(text: str, span: tuple[int, int], title: tuple[int, int]) -> bool:
    return text[slice(*span)].strip(" •\n\t") == text[slice(*title)].strip(" •\n\t")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())
