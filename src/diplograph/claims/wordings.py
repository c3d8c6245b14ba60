"""`What X called an invasion`: words that say whose wording a thing is, and make no other thing of it."""

from __future__ import annotations

from diplograph.claims.unit import Unit

_CALLING = frozenset("call describe term dub label see regard brand deem".split())


def without_wordings(row: list[Unit]) -> list[Unit]:
    """`condemned what it called an invasion` -> `condemned an invasion`: whose word it is makes no other thing of it."""
    at = next((i for i, unit in enumerate(row[:-3]) if unit.lower == "what"), -1)
    if at < 1:
        return row
    verb = next((i for i in range(at + 1, min(at + 5, len(row))) if row[i].tag in "VZ"), -1)
    if verb < 0 or row[verb].lemma not in _CALLING or any(unit.tag not in "ADN'r" for unit in row[at + 1 : verb]):
        return row
    last = verb + 1 + (row[verb + 1].lower == "as") if verb + 1 < len(row) else verb + 1
    return [*row[:at], *row[last:]]
