"""The tokens of a SPARQL query, as far as is needed to see where comments, strings and IRIs end.

The query engine parses; this only lets us find a place for parameters and refuse what must not run, without being
taken in by a keyword inside a string or by a bracket inside a comment.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r'''
      (?P<comment>\#[^\r\n]*)
    | (?P<string>"""(?:[^"\\]|\\.|"(?!""))*""" | \'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
                | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
    | (?P<iri><[^<>"{}|^`\s]*>)
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:[^\W\d][\w.\-]*)?:(?:[\w:.%\-]|\\.)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<mark>\S)
    ''',
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A token; `kind` is comment, string, iri, variable, name (`dg:date`), word (`WHERE`) or mark (one character)."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def keyword(self) -> str:
        """The word in capitals; empty for all other tokens."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(query: str) -> Iterator[Token]:
    """All tokens of a query, comments too."""
    for match in _TOKEN.finditer(query):
        yield Token(match.lastgroup or "", match.group(), match.start())


def code(query: str) -> list[Token]:
    """The tokens without comments."""
    return [token for token in tokens(query) if token.kind != "comment"]


def form(found: Iterable[Token]) -> Token | None:
    """The keyword that says what the query does (SELECT, ASK, INSERT ...): the first after the prologue."""
    prologue = False
    for token in found:
        if token.keyword in ("PREFIX", "BASE"):
            prologue = True
        elif prologue:
            prologue = token.kind != "iri"
        elif token.kind == "word":
            return token
    return None


def pattern_start(query: str) -> int | None:
    """The offset just inside the bracket that opens the WHERE part, or None where there is none."""
    found = code(query)
    first = form(found)
    if first is None:
        return None
    rest = [token for token in found if token.start > first.start]
    if first.keyword == "CONSTRUCT" and rest and rest[0].text == "{":
        rest = _after_template(rest)
    depth = 0
    for token in rest:
        depth += (token.text == "(") - (token.text == ")")
        if token.text == "{" and depth == 0:
            return token.end
    return None


def _after_template(found: list[Token]) -> list[Token]:
    closing = next((at for at, token in enumerate(found) if token.text == "}"), len(found))
    return found[closing + 1 :]


def prefixes(found: Iterable[Token]) -> frozenset[str]:
    """The prefixes that a query declares, without their colons."""
    listed = list(found)
    pairs = itertools.pairwise(listed)
    return frozenset(
        name.text.partition(":")[0] for token, name in pairs if token.keyword == "PREFIX" and name.kind == "name"
    )
