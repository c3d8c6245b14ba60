"""Levels of partnership and diplomatic relations that are told differently, by documents or by the reference data.

Two states reach one level on one day, so that two levels of one day disagree; who tells one of them later takes a side. A
level that is only told later may have been reached since. The reference data never overrule a document: where they know
another value, both stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diplograph import reference
from diplograph.records import AFFIRMED, Claim
from diplograph.reference import Tie
from diplograph.same.affair import Affair
from diplograph.same.days import Days, days
from diplograph.same.readings import Disagreement, Known, Reading

_Pair = tuple[str, str]


def disagreements(things: Mapping[str, Sequence[Affair]]) -> Iterator[Disagreement]:
    """The pairs of states of which documents tell two levels for one time, or another one than the reference data."""
    for pair, told in _by_pair(things, "partnership").items():
        reached = [(thing, reading) for thing, reading in told if reading.claim.status == "done"]
        for day in sorted({reading.claim.date for _, reading in reached}):
            yield from _reached(pair, day, reached, told)
        yield from _against_reference(pair, told)


def relations(things: Mapping[str, Sequence[Affair]]) -> Iterator[Disagreement]:
    """The pairs of states whose relations began at another time than the reference data know."""
    for pair, told in _by_pair(things, "relations").items():
        tie = next((tie for tie in reference.relations() if _pair(tie.states) == pair), None)
        begin = days(tie.begin) if tie is not None else None
        if tie is None or begin is None:
            continue
        other = [
            (thing, Reading(r.claim.date, r.document, r.claim))
            for thing, r in told
            if r.claim.status == "done" and r.claim.subtype == tie.name and not _at(r).overlaps(begin)
        ]
        if other:
            yield _disagreement("date", other, Known(tie.begin, tuple(tie.source.split("|"))))


def _by_pair(things: Mapping[str, Sequence[Affair]], kind: str) -> dict[_Pair, list[tuple[str, Reading[Claim]]]]:
    """What is affirmed of each pair of states at a time that is known."""
    found: dict[_Pair, list[tuple[str, Reading[Claim]]]] = {}
    for thing, told in things.items():
        for affair in told if told[0].kind == kind else ():
            for claim in affair.claims:
                if claim.status in AFFIRMED and days(claim.date) is not None and len(claim.countries) == 2:
                    reading = Reading(claim.subtype, affair.document, claim)
                    found.setdefault(_pair(claim.countries), []).append((thing, reading))
    return found


def _pair(states: Sequence[str]) -> _Pair:
    one, other = sorted(states)
    return one, other


def _at(reading: Reading[Claim]) -> Days:
    found = days(reading.claim.date)
    assert found is not None  # `_by_pair` keeps no other
    return found


def _reached(
    pair: _Pair, day: str, reached: Sequence[tuple[str, Reading[Claim]]], told: Sequence[tuple[str, Reading[Claim]]]
) -> Iterator[Disagreement]:
    """The levels that two states are said to have reached on one day, with those who tell them until the next."""
    here = [(thing, reading) for thing, reading in reached if reading.claim.date == day]
    values, first = {reading.value for _, reading in here}, _at(here[0][1]).first
    if len(values) < 2:
        return
    following = min((at for _, r in reached if (at := _at(r).first) > first), default=None)
    after = [
        (thing, r) for thing, r in told
        if r.value in values and r.claim.status == "ongoing"
        and _at(r).first > first and (following is None or _at(r).first < following)
    ]  # fmt: skip
    yield _disagreement("level", [*here, *after], _known(pair, _at(here[0][1]), values))


def _against_reference(pair: _Pair, told: Sequence[tuple[str, Reading[Claim]]]) -> Iterator[Disagreement]:
    """A level of which no document says when it was reached, where the reference data have another for that time."""
    if any(reading.claim.status == "done" for _, reading in told):
        return
    for value in sorted({reading.value for _, reading in told}):
        here = [(thing, reading) for thing, reading in told if reading.value == value]
        known = _known(pair, _at(here[0][1]), set())
        if known is not None and known.value != value:
            yield _disagreement("level", here, known)


def _known(pair: _Pair, at: Days, told: set[str]) -> Known | None:
    """The level of a pair at a time by the reference data, unless documents tell it themselves."""
    tie = next((tie for tie in reference.levels() if _pair(tie.states) == pair and _holds(tie, at)), None)
    return None if tie is None or tie.name in told else Known(tie.name, tuple(tie.source.split("|")))


def _holds(tie: Tie, at: Days) -> bool:
    begin, end = days(tie.begin), days(tie.end)
    return (begin is None or begin.first <= at.last) and (end is None or at.first < end.last)


def _disagreement(name: str, told: Sequence[tuple[str, Reading[Claim]]], known: Known | None) -> Disagreement:
    rows = {(reading.value, reading.claim.date, reading.document): reading for _, reading in told}
    return Disagreement(min(thing for thing, _ in told), name, tuple(rows[key] for key in sorted(rows)), known)
