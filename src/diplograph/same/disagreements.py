"""Where documents tell one thing differently: one property that can have one value, and different values.

A range and a day inside it agree, and so do a year and a day in it. What was planned for one time and then for another is a
change of plan and no disagreement; what was planned for a time and is reported as done before it is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from diplograph import reference
from diplograph.ids import slug
from diplograph.language.numbers import counted
from diplograph.records import AFFIRMED, Claim, Kind
from diplograph.same import levels, words
from diplograph.same.affair import Affair
from diplograph.same.days import days
from diplograph.same.readings import Disagreement, Reading

_COUNT = re.compile(r"\d+")
_VENUES = frozenset("hotel palace hall center centre house office complex residence headquarters".split())
_DATED = frozenset({"meeting", "visit", "agreement", "initiative"})


# What two states are to each other is compared with the reference data too, so that one document is enough.
OF_TWO_STATES: frozenset[Kind] = frozenset({"partnership", "relations"})


def disagreements(things: Iterable[tuple[str, Sequence[Affair]]]) -> Iterator[Disagreement]:
    """The disagreements between documents; `things` are things, by their IRIs, with what documents tell of them."""
    of_two_states: dict[str, Sequence[Affair]] = {}
    for thing, told in things:
        yield from _of_thing(thing, told)
        if told[0].kind in OF_TWO_STATES:
            of_two_states[thing] = told
    yield from levels.disagreements(of_two_states)
    yield from levels.relations(of_two_states)


def _of_thing(thing: str, told: Sequence[Affair]) -> Iterator[Disagreement]:
    kind = told[0].kind
    claims = [(affair.document, claim) for affair in told for claim in affair.claims]
    if kind in _DATED and told[0].subtype != "documents":
        dated = [Reading(c.date, d, c) for d, c in claims if c.date and (kind != "visit" or "/" in c.date)]
        yield from _settled(thing, "date", dated, _other_time)  # one day of a visit does not say when it began or ended
    if kind == "meeting":
        places = [Reading(c.place, d, c) for d, c in claims if c.place and c.status in AFFIRMED]
        yield from _settled(thing, "place", places, _other_place)
    if kind == "agreement":
        counts = [Reading(str(n), d, c) for d, c in claims if c.subtype == "documents" and (n := _number(c.object))]
        yield from _settled(thing, "number", counts, lambda one, other: one.value != other.value)
        signed = [Reading("; ".join(sorted(c.organizations)), d, c) for d, c in claims if c.organizations]
        yield from _settled(thing, "signatories", signed, _other_signatories)
        titled = [Reading(c.object, d, c) for d, c in claims if c.object and c.subtype != "documents"]
        yield from _settled(thing, "subject", titled, _other_subject)


def _settled(
    thing: str, name: str, readings: list[Reading[Claim]], differ: Callable[[Reading[Claim], Reading[Claim]], bool]
) -> Iterator[Disagreement]:
    """The readings of a property of which two at least differ, where different documents give them."""
    parted: dict[tuple[str, str], Reading[Claim]] = {}
    for one, other in combinations(readings, 2):
        if one.document != other.document and differ(one, other):
            for reading in (one, other):
                parted.setdefault((reading.value, reading.document), reading)
    if parted:
        yield Disagreement(thing, name, tuple(sorted(parted.values(), key=lambda r: (r.value, r.document))))


def _other_time(one: Reading[Claim], other: Reading[Claim]) -> bool:
    first, second = days(one.value), days(other.value)
    if first is None or second is None or first.overlaps(second):
        return False
    statuses = {one.claim.status, other.claim.status}
    if statuses <= AFFIRMED:
        return True
    if statuses & AFFIRMED and "planned" in statuses:
        planned, done = (first, second) if one.claim.status == "planned" else (second, first)
        return done.last < planned.first  # done before the time for which it was planned
    return False


def _other_place(one: Reading[Claim], other: Reading[Claim]) -> bool:
    """Whether two places are two cities; a hall may be in either."""
    first, second = slug(one.value), slug(other.value)
    cities = _cities()
    venue = _VENUES & {*first.split("-"), *second.split("-")}
    return first != second and first in cities and second in cities and not venue


@cache
def _cities() -> frozenset[str]:
    names = {
        label.name if label.kind == "place" else label.text
        for label in reference.labels()
        if label.kind in ("place", "capital")
    }
    return frozenset(map(slug, names))


def _number(words: str) -> int:
    """`37 documents`, `Eleven documents`: how many."""
    digits = _COUNT.search(words)
    if digits:
        return int(digits.group())
    return next((number for word in words.split() if (number := counted(word))), 0)


def _other_signatories(one: Reading[Claim], other: Reading[Claim]) -> bool:
    """Whether two documents name others as those who signed, for one side at least, and none in common for it."""
    first, second = _by_state(one.claim), _by_state(other.claim)
    return any(first[state].isdisjoint(second[state]) for state in first.keys() & second.keys())


def _other_subject(one: Reading[Claim], other: Reading[Claim]) -> bool:
    """Whether each of two titles says something that the other does not: `energy infrastructure`, `infrastructure projects`."""
    first, second = _subject(one.claim), _subject(other.claim)
    return bool(first - second) and bool(second - first)


def _subject(claim: Claim) -> frozenset[str]:
    return words.subject(claim.object, claim.countries, claim.subtype)


def _by_state(claim: Claim) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in claim.organizations:
        ending = next((state.name for state in reference.states().values() if name.endswith(f" of {state.name}")), "")
        if ending:
            found.setdefault(ending, set()).add(slug(name))
    return found
