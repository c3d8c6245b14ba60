"""Lines of printed pages -> paragraphs: page heads and numbers out, line ends and hyphens mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_COUNT = re.compile(r"^\d+\b|\b\d+$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_HYPHEN = re.compile(r"(\w+)[-‐]$")
_SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"\w+(?:[-‐]\w+)*")
_ITEM = re.compile(r"\s*(?:[•·▪◦*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_LONGEST_CUT = 40  # characters of a word that are looked at before a hyphen
_EDGE = 2  # lines at the head and the foot of a page that may repeat on others
_SHORT = 0.75  # of the width of a full line: a paragraph ends there


def flow(pages: Sequence[str]) -> str:
    """The text of pages as paragraphs with a blank line between them."""
    lines = [line for page in _without_edges(pages) for line in page]
    words = frozenset(word.lower() for line in lines for word in _WORD.findall(line))
    width = _width(lines)
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        if line and previous and _runs_on(previous, line, width):
            paragraphs[-1][-1] = _end(previous, line, words)
            paragraphs[-1].append(line)
        elif line:
            paragraphs.append([line])
        previous = line
    return "\n\n".join("".join(paragraph).replace(_SOFT_HYPHEN, "") for paragraph in paragraphs)


def _without_edges(pages: Sequence[str]) -> list[list[str]]:
    """The lines of each page, without page numbers and without what stands at the edge of half of all pages, or of three."""
    split = [[" ".join(line.split()) for line in page.split("\n")] for page in pages]
    stripped = [_stripped(lines) for lines in split]
    seen = Counter(edge for lines in stripped for edge in {_shape(line) for line in _edges(lines)} if edge)
    least = max(3, len(pages) // 2)
    running = {shape for shape, count in seen.items() if count >= least}
    return [_cut(lines, running) for lines in stripped]


def _stripped(lines: list[str]) -> list[str]:
    """Without blank lines at the ends, and without the number of the page there."""
    start, end = 0, len(lines)
    while start < end and (not lines[start] or (start < _EDGE and _NUMBER.fullmatch(lines[start]))):
        start += 1
    while start < end and (not lines[end - 1] or (end > len(lines) - _EDGE and _NUMBER.fullmatch(lines[end - 1]))):
        end -= 1
    return lines[start:end]


def _edges(lines: list[str]) -> list[str]:
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _cut(lines: list[str], running: set[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < min(_EDGE, end) and _shape(lines[start]) in running:
        start += 1
    while end > max(start, len(lines) - _EDGE) and _shape(lines[end - 1]) in running:
        end -= 1
    return lines[start:end]


def _shape(line: str) -> str:
    """A line as it would be on another page; what ends as a sentence does is no page head, and has none."""
    return "" if _SENTENCE_END.search(line) else _COUNT.sub("0", line)


def _width(lines: Sequence[str]) -> int:
    """How long a full line is: nine in ten are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _runs_on(previous: str, line: str, width: int) -> bool:
    """Whether a paragraph goes on with `line`."""
    if _ITEM.match(line):
        return False
    return len(previous) >= _SHORT * width or line[0].islower()


def _end(line: str, following: str, words: frozenset[str]) -> str:
    """A line as it goes on with the one that follows: with a space, or without it where a word was cut.

    Whether its hyphen stays is asked of the rest of the document: `long-term` stands there, or `cooperation`.
    """
    if line.endswith(_SOFT_HYPHEN):
        return line
    cut, rest = _HYPHEN.search(line[-_LONGEST_CUT:]), _WORD.match(following)
    if cut is None or rest is None:
        return f"{line} "
    first, second = cut.group(1).lower(), rest.group().lower()
    is_one_word = cut.group(1).isalpha() and following[0].islower() and f"{first}-{second}" not in words
    return line[:-1] if is_one_word or first + second in words else line
