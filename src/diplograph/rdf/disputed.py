"""A disagreement as the graph and the page need it: its claims by their IRIs, with the places of their sentences.

An archive has tens of thousands of them, and the claims themselves would take most of a build's memory.
"""

from __future__ import annotations

from dataclasses import dataclass

from diplograph.rdf.details import detail_claim_iri
from diplograph.rdf.identity import claim_of
from diplograph.records import Claim, Detail
from diplograph.same.readings import Disagreement, Known


@dataclass(frozen=True, slots=True)
class Side:
    """One value, with the document (SHA-256 of its text), the IRI of the claim that gives it, and where that stands there."""

    value: str
    document: str
    claim: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Disputed:
    """A property of a thing with the sides that tell it differently; `known` is what the reference data have instead."""

    thing: str
    property: str
    sides: tuple[Side, ...]
    known: Known | None


def disputed(one: Disagreement) -> Disputed:
    """What remains of a disagreement once it is found."""
    sides = (Side(r.value, r.document, _claim(r.document, r.claim), r.claim.start, r.claim.end) for r in one.readings)
    return Disputed(one.thing, one.property, tuple(sides), one.known)


def _claim(sha256: str, said: Claim | Detail) -> str:
    return claim_of(sha256, said) if isinstance(said, Claim) else detail_claim_iri(sha256, said)
