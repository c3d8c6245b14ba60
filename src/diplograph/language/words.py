"""Text -> words with exact offsets.

Hyphenated words stay whole (`Jean-Luc`, `non-binding`) unless the hyphen joins two capitalised names
(`Peru-Chile`), which are words of their own; the possessive `'s` is a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from diplograph.records import Word

_WORD = re.compile(
    r"""
    [a-z]+(?=[\s,])                                             # most words: the first look settles them
  | (?:[A-Z]\.){2,}                                            # U.S.  U.N.
  | (?:Mrs?|Ms|Dr|Prof|Gen|Lt|Col|Hon|Amb|St)\.(?=\s)           # Mr. X
  | (?:Corp|Co|Inc|Ltd)\.(?=,|\s[a-z(])                        # X Corp., which
  | (?:US|A|C|NZ|HK)\$                                         # US$ 5 million
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])%?            # 3  1,006.84  17th  90%
  | [^\W\d_][^\W_]*(?:(?:-(?![A-Z])|['’](?!s\b|S\b))[^\W_]+)*(?:\+\d)?      # Jean-Luc  K-pop  G20  C5+1
  | ['’][sS]\b                                                 # possessive
  | \d+[^\W_]*                                                 # 5G
  | --+                                                        # dash of a dateline
  | \S
    """,
    re.VERBOSE,
)


def may_hold(text: str, wanted: Iterable[str]) -> bool:
    """Whether a text may hold one of some words in whatever case: a quick look before a pattern that ignores case.

    Outside ASCII letters have more forms than `lower` knows: there the pattern must look itself.
    """
    lower = text.lower()
    return not lower.isascii() or any(word in lower for word in wanted)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, with offsets in `text`."""
    found = []
    make = (
        tuple.__new__
    )  # what `Word(...)` comes to, without a call in between: there is nothing of which more are made
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        surface = match.group()
        lower = surface.lower()
        if not lower.isascii():
            lower = lower.replace("’", "'")
        found.append(make(Word, (match.start(), match.end(), surface, lower)))
    return found
