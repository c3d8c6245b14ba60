"""Ties between the things of one document: what a position is about, at which meeting an agreement was signed.

A tie is made where exactly one thing of the document fits; where several do, or none, the text has not settled it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from diplograph.ids import slug
from diplograph.records import AFFIRMED, Claim, Kind

_LEAST_WORDS = 2
_DAY = len("2024-12-03")
# What things of a kind may be about.
_MATTERS: dict[Kind, tuple[Kind, ...]] = {
    "position": ("initiative", "agreement", "meeting", "visit"),
    "demand": ("initiative", "agreement", "meeting", "visit"),
    "agreement": ("initiative",),
}
# In the course of what things of a kind come about; the first that fits exactly once counts.
_FRAMES: dict[Kind, tuple[Kind, ...]] = {"agreement": ("meeting", "visit"), "meeting": ("visit",)}


class Told(NamedTuple):
    """A claim, and the IRI of the thing that it is about."""

    claim: Claim
    iri: str


def concerns(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Pairs of a thing and a thing that its words name."""
    for one in told:
        kinds = _MATTERS.get(one.claim.kind, ())
        if kinds and one.claim.object:
            yield from ((one.iri, other) for other in named(told, one.claim.object, kinds) if other != one.iri)


def named(told: Sequence[Told], words: str, kinds: Sequence[Kind]) -> Iterator[str]:
    """The things of these kinds whose titles stand in the words; a title within a longer one does not count."""
    titles: dict[str, set[str]] = {}
    for claim, iri in told:
        if claim.kind in kinds and _is_name(claim):
            titles.setdefault(_key(claim.object), set()).add(iri)
    rest = f"-{_key(words)}-"
    for title in sorted(titles, key=lambda title: (-len(title), title)):
        if f"-{title}-" in rest:
            rest = rest.replace(f"-{title}-", "-|-")
            if len(titles[title]) == 1:
                yield from titles[title]


def _is_name(claim: Claim) -> bool:
    title = _key(claim.object)
    return title.count("-") + 1 >= _LEAST_WORDS and title != _key(claim.subtype)


def _key(words: str) -> str:
    """The words joined by hyphens, whole, however many there are."""
    return "-".join(slug(word) for word in words.split() if any(map(str.isalnum, word))).removeprefix("the-")


def parts(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Pairs of a thing and the meeting or visit in whose course it came about: same day, same sides, just one."""
    for one in told:
        for kind in _FRAMES.get(one.claim.kind, ()):
            frames = {other.iri for other in told if other.claim.kind == kind and _holds(other.claim, one.claim)}
            if len(frames) == 1:
                yield one.iri, next(iter(frames))
            if frames:
                break


def _holds(event: Claim, claim: Claim) -> bool:
    tests: tuple[Callable[[Claim, Claim], bool], ...] = (_same_standing, _same_days, _same_sides)
    return all(test(event, claim) for test in tests)


def _same_standing(event: Claim, claim: Claim) -> bool:
    return event.status == claim.status or (event.status in AFFIRMED and claim.status in AFFIRMED)


def _same_days(event: Claim, claim: Claim) -> bool:
    first, _, last = event.date.partition("/")
    days = (first, claim.date, last or first)
    return all(len(day) == _DAY for day in days) and first <= claim.date <= (last or first)


def _same_sides(event: Claim, claim: Claim) -> bool:
    sides = {*event.countries, *event.object_countries}
    return len(sides) > 1 and bool(claim.countries) and sides.issuperset(claim.countries)
