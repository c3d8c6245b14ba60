"""A disagreement: one property of one thing, and the readings that cannot both be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from diplograph.records import Claim, Detail

Said = TypeVar("Said", bound=Claim | Detail)


@dataclass(frozen=True, slots=True)
class Reading(Generic[Said]):
    """One value of a property, with the document (SHA-256 of its text) and the claim or detail that give it."""

    value: str
    document: str
    claim: Said


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
    readings: tuple[Reading[Claim], ...] | tuple[Reading[Detail], ...]
    known: Known | None = None
