"""Words as they are compared: without accents and case, without the `s` of a plural or of a possessive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from diplograph.language.numbers import of_years

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_STEM = 4  # letters that a word has in common with another form of itself: `condemned`, `condemnation`


def folded(text: str) -> list[str]:
    """The words of a text."""
    return [_plain(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=1 << 14)
def _plain(word: str) -> str:
    base = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    base = base.casefold()
    return base[:-1] if len(base) > 3 and base.endswith("s") else base


# What binds words and says nothing of its own.
_FILLERS = frozenset(
    folded("""the a an of on in for to and or its their his her our between by at from as that this with without into over under
    against about after before during through within towards toward than be is are was were been being has have had will
    would should shall may can could not no all any each both other more most new further it they who which""")
)


def content(words: Sequence[str]) -> list[str]:
    """The words that say something."""
    return [word for word in words if word not in _FILLERS and len(word) > 1]


def stem(word: str) -> str:
    """What the forms of a word have in common, as far as letters tell: no more than that is wanted here."""
    return word[:_STEM] if word.isalpha() else word


def holds(row: Sequence[str], part: Sequence[str]) -> bool:
    """Whether words stand in a row of words one behind the other."""
    if not part:
        return False
    wanted, size = list(part), len(part)
    return any(row[at] == wanted[0] and list(row[at : at + size]) == wanted for at in range(len(row) - size + 1))


def in_pieces(row: Sequence[str], words: Sequence[str], most: int) -> bool:
    """Whether words stand in a row in their order, in so many pieces at most, each as long as it can be."""
    at = place = 0
    for _ in range(most):
        size, place = _longest(row, words[at:], place)
        at += size
        if at == len(words) or not size:
            break
    return bool(words) and at == len(words)


def _longest(row: Sequence[str], words: Sequence[str], since: int) -> tuple[int, int]:
    """How many of the words stand together behind `since`, and where they end; a single word of several is none."""
    best, end = 0, since
    for at in range(since, len(row)):
        size = 0
        while size < len(words) and at + size < len(row) and row[at + size] == words[size]:
            size += 1
        if size > best:
            best, end = size, at + size
    return (best, end) if best > 1 or best == len(words) else (0, since)


def proper(text: str) -> Iterator[str]:
    """The names in a text, folded: words with a capital, but for the first, which may have it for standing there."""
    for match in _WORD.finditer(text):
        if match.start() and match.group()[0].isupper() and (word := _plain(match.group())) not in _FILLERS:
            yield word


def initials(name: str) -> str:
    """What a name of several words is often called: `World Trade Organization` -> `WTO`."""
    letters = [word[0] for word in name.split() if word[:1].isupper()]
    return "".join(letters) if len(letters) > 1 else ""


def numbers(words: Sequence[str]) -> Iterator[str]:
    """The numbers among words, in digits, however they are written."""
    joined = False
    for word, following in pairwise((*words, "")):
        if joined:  # `forty-seven` is two words
            joined = False
        elif word[:1].isdigit():
            yield re.sub(r"(?:st|nd|rd|th)$", "", word).replace(",", "")
        elif both := of_years(f"{word}-{following}"):
            joined = True
            yield str(both)
        elif value := of_years(word):
            yield str(value)
