"""A disagreement: one property of one thing, and the readings that cannot both be right."""

from __future__ import annotations

from dataclasses import dataclass

from diplograph.records import Claim


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a property, with the document (SHA-256 of its text) and the claim that give it."""

    value: str
    document: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Known:
    """The value that the reference data give, with the ids of its sources."""

    value: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A property of a thing with its readings; `known` is what the reference data have instead, where they differ."""

    thing: str
    property: str
    readings: tuple[Reading, ...]
    known: Known | None = None
