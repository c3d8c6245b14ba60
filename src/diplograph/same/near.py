"""Which things of a block are compared: two that are far apart in time are not one, and most are far apart.

Two states that meet every week for years would otherwise have each meeting compared with each other one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diplograph.same.affair import Affair
from diplograph.same.days import days
from diplograph.same.decide import SOON

# Kinds of which time says nothing: what lasts, and what has a name.
_TIMELESS = frozenset({"office", "partnership", "relations", "initiative"})


_EVER = (0, 10**7)


def near(things: Mapping[str, Sequence[Affair]]) -> Iterator[tuple[str, str]]:
    """The pairs of things, by their IRIs, that may be one as to time; the lower IRI first."""
    placed = sorted((_span(told), iri) for iri, told in things.items())
    going: list[tuple[int, str]] = []  # those that have begun, with the day until which others may begin
    for (first, last), iri in placed:
        going = [(until, other) for until, other in going if until >= first]
        yield from ((min(iri, other), max(iri, other)) for _, other in going)
        going.append((last + SOON, iri))


def _span(told: Sequence[Affair]) -> tuple[int, int]:
    """From the first to the last day of a thing, counted from the year 1; all days where the time does not decide."""
    dates = [days(affair.date) for affair in told]
    known = [date for date in dates if date is not None]
    if len(known) < len(dates) or told[0].kind in _TIMELESS or any(map(_moves, told)):
        return _EVER
    return min(date.first for date in known), max(date.last for date in known)


def _moves(affair: Affair) -> bool:
    """Whether a thing is recognised at any time: by its number in a series, or by its name where it is put off again."""
    return bool(affair.number) or (bool(affair.name) and affair.is_ahead)
