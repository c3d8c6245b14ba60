"""Text -> words with exact offsets.

Hyphenated words stay whole (`Jean-Luc`, `non-binding`) unless the hyphen joins two capitalised names
(`Peru-Chile`), which are words of their own; the possessive `'s` is a word.
"""

from __future__ import annotations

import re

from diplograph.records import Word

_WORD = re.compile(
    r"""
    (?:[A-Z]\.){2,}                                            # U.S.  U.N.
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


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, with offsets in `text`."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        surface = match.group()
        lower = surface.lower()
        start, end = match.span()
        found.append(Word(start, end, surface, lower.replace("’", "'") if "’" in lower else lower))
    return found
