"""An affair: one thing as one document tells it, with what identity needs to know of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from diplograph import reference
from diplograph.records import Claim, Document, Kind, Status
from diplograph.same import words

# Subtypes of meetings that are different words for one kind of event.
_TALKS = frozenset("""meeting summit talks negotiations consultations reception encounter""".split()) | {
    "bilateral meeting",
    "bilateral talks",
    "working lunch",
    "courtesy call",
    "bilateral summit",
}
_CALLS = frozenset({"phone call", "video call"})


@dataclass(frozen=True)
class Affair:
    """What the claims of one document say of one thing; `iri` is the thing's own, by the fields of the claims."""

    iri: str
    document: str  # SHA-256 of its text
    published: str
    claims: tuple[Claim, ...]

    @property
    def kind(self) -> Kind:
        return self.claims[0].kind

    @cached_property
    def subtype(self) -> str:
        return self.claims[0].subtype

    @cached_property
    def countries(self) -> frozenset[str]:
        return frozenset(iso for claim in self.claims for iso in claim.countries)

    @cached_property
    def hosts(self) -> frozenset[str]:
        return frozenset(iso for claim in self.claims for iso in claim.object_countries)

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(name for claim in self.claims for name in claim.people)

    @cached_property
    def organizations(self) -> frozenset[str]:
        return frozenset(name for claim in self.claims for name in claim.organizations)

    @cached_property
    def object(self) -> str:
        return max((claim.object for claim in self.claims), key=lambda text: (len(text), text))

    @cached_property
    def date(self) -> str:
        return max((claim.date for claim in self.claims), key=lambda text: (len(text), text))

    @cached_property
    def place(self) -> str:
        return max((claim.place for claim in self.claims), key=lambda text: (len(text), text))

    @cached_property
    def statuses(self) -> frozenset[Status]:
        return frozenset(claim.status for claim in self.claims)

    @property
    def is_ahead(self) -> bool:
        """Whether the document tells of something that is yet to come."""
        return not self.statuses & {"done", "ongoing"}

    @cached_property
    def family(self) -> str:
        """What sort of meeting it is, where several words mean one sort."""
        if self.subtype in _CALLS:
            return "call"
        return "talks" if self.subtype in _TALKS or not self.subtype else self.subtype

    @cached_property
    def number(self) -> int:
        return words.number(self.object)

    @cached_property
    def name(self) -> frozenset[str]:
        """The name of a gathering, or what stands for it: the states that a summit of a region brings together."""
        if self.object:
            return words.series(self.object)
        if self.family == "call" or self.family == "conference" or len(self.countries) < 3:
            return frozenset()
        region = _region(self.countries)
        return frozenset({*region, self.subtype}) if region else frozenset()


def _region(countries: frozenset[str]) -> frozenset[str]:
    """`Peru and the five Central Asian states`: one state and a whole region, as the words of a name."""
    for region in reference.regions().values():
        members = frozenset(region.members)
        others = countries - members
        if region.kind == "region" and 2 < len(members) < 9 and members <= countries and len(others) == 1:
            return words.tokens(region.name) | {iso.lower() for iso in others}
    return frozenset()


def affairs(document: Document, claims: Sequence[Claim], iris: Iterable[str]) -> list[Affair]:
    """The affairs of one document, in the order in which it tells them."""
    told: dict[str, list[Claim]] = {}
    for claim, iri in zip(claims, iris, strict=True):
        told.setdefault(iri, []).append(claim)
    return [Affair(iri, document.sha256, document.date, tuple(found)) for iri, found in told.items()]
