"""Those who act in a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from diplograph.records import Resolution

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Actors:
    """Those who act: states by ISO code, people and organizations by full name, and how references to them were resolved."""

    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    resolutions: tuple[Resolution, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.countries or self.people or self.organizations)

    def __or__(self, other: Actors) -> Actors:
        if other is NOBODY:
            return self
        if self is NOBODY:
            return other
        return Actors(
            union(self.countries, other.countries),
            union(self.people, other.people),
            union(self.organizations, other.organizations),
            union(self.resolutions, other.resolutions),
        )


def union(one: Sequence[_T], other: Sequence[_T]) -> tuple[_T, ...]:
    """The members of both, each once, in their order."""
    both = (*one, *other)
    return both if len(both) < 2 else tuple(dict.fromkeys(both))


NOBODY = Actors()
