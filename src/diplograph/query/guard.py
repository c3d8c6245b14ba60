"""What must not run, although it parses: anything that changes the graph, reaches the network or breaks the engine."""

from __future__ import annotations

from collections.abc import Collection

from diplograph.errors import QueryError
from diplograph.query.scan import Token, code, form

_UPDATES = frozenset("INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split())
# The engine parses by recursion: measured, it ends the whole process at about 1,000 nested or 3,000 chained groups.
_MOST_NESTED = 100
_MOST_STEPS = 1_000
_STEPS = frozenset("+-*/|&!^=<>{}") | frozenset("FILTER OPTIONAL BIND MINUS UNION EXISTS".split())


def check(query: str, name: str, services: Collection[str] = ()) -> list[Token]:
    """Refuse a query that must not run; returns its tokens. Raises QueryError.

    `services` are the IRIs of the endpoints that SERVICE may ask; as a rule there are none.
    """
    found = code(query)
    _check_form(found, name)
    _check_network(found, query, name, services)
    _check_size(found, name)
    return found


def is_plain(query: str) -> bool:
    """Whether a short look is enough to see that `check` has nothing to refuse but an update, which no engine parses as a query.

    A query that is shorter than the most steps cannot have more of them, nor nest deeper than it has brackets.
    """
    words = query.upper()
    return (
        len(query) <= _MOST_STEPS
        and sum(map(query.count, "([{")) <= _MOST_NESTED
        and "SERVICE" not in words
        and "FROM" not in words
    )


def _check_form(found: list[Token], name: str) -> None:
    first = form(found)
    if first is None:
        raise QueryError(
            f"{name}: there is no query in it; write one that begins with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    if first.keyword in _UPDATES:
        raise QueryError(
            f"{name}: {first.keyword} changes the graph; a query only reads: use SELECT, ASK, CONSTRUCT or DESCRIBE"
        )


def _check_network(found: list[Token], query: str, name: str, services: Collection[str]) -> None:
    """SERVICE asks other machines. The engine needs no blank beside a keyword, so any word that holds it counts."""
    for at, token in enumerate(found):
        word = token.text.partition(":")[0] if token.kind == "name" else token.keyword
        if "SERVICE" in word.upper() and not _allowed(found, at, services):
            line = query.count("\n", 0, token.start) + 1
            others = f"; it may ask {', '.join(sorted(services))}, each written in full" if services else ""
            raise QueryError(
                f"{name}: line {line}: SERVICE would ask another machine; query the graph at hand only{others}"
            )


def _allowed(found: list[Token], at: int, services: Collection[str]) -> bool:
    """Whether the word is SERVICE alone, and an IRI that is on the list stands behind it."""
    if found[at].keyword != "SERVICE":
        return False
    behind = found[at + 1 : at + 3]
    if behind and behind[0].keyword == "SILENT":
        behind = behind[1:]
    return bool(behind) and behind[0].kind == "iri" and behind[0].text[1:-1] in services


def _check_size(found: list[Token], name: str) -> None:
    depth = deepest = steps = 0
    for token in found:
        if token.kind == "mark":
            depth += (token.text in "([{") - (token.text in ")]}")
            deepest = max(deepest, depth)
        steps += token.text in _STEPS or token.keyword in _STEPS
    if deepest > _MOST_NESTED:
        raise QueryError(f"{name}: brackets are nested {deepest} deep; at most {_MOST_NESTED} are allowed")
    if steps > _MOST_STEPS:
        raise QueryError(
            f"{name}: the query has {steps} groups and operators; at most {_MOST_STEPS} are allowed: split it"
        )
