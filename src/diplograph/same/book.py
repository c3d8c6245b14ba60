"""The affairs of all documents, as identity looks them up: those of one thing, and things that could be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from diplograph.same.affair import Affair


class Book(Protocol):
    """Affairs by the IRIs of their things. A large one lies on disk: `graph.Workbench`."""

    def of(self, iri: str) -> Sequence[Affair]:
        """What documents tell of a thing, in the order of the documents' sums; nothing of a thing that is not there."""

    def blocks(self) -> Iterator[Sequence[str]]:
        """Groups of two things or more that could be one; those of no group in common cannot."""


class Listed:
    """A book of affairs that are at hand."""

    def __init__(self, affairs: Iterable[Affair]) -> None:
        self._of: dict[str, list[Affair]] = {}
        for affair in sorted(affairs, key=lambda affair: (affair.iri, affair.document)):
            self._of.setdefault(affair.iri, []).append(affair)

    def of(self, iri: str) -> Sequence[Affair]:
        return self._of.get(iri, ())

    def blocks(self) -> Iterator[Sequence[str]]:
        found: dict[str, set[str]] = {}
        for iri, told in self._of.items():
            for key in keys(told[0]):
                found.setdefault(key, set()).add(iri)
        return (sorted(found[key]) for key in sorted(found) if len(found[key]) > 1)


def keys(affair: Affair) -> Iterator[str]:
    """Under what a thing is looked for: its kind with its sides, its name or its people.

    `decide` never calls two things one that have none of these in common. The more is in a key the fewer are compared.
    """
    sides = (affair.kind, "sides", *sorted(affair.countries))
    if affair.kind in ("office", "partnership", "relations"):
        yield _key(*sides, affair.subtype, *sorted(affair.people))
    elif affair.kind in ("position", "demand", "measure", "cooperation"):
        yield _key(*sides, affair.subtype)
    elif affair.kind != "quote":  # what is said twice is said twice
        yield _key(*sides)
    if affair.kind == "meeting" and affair.name:
        yield _key(affair.kind, "name", *sorted(affair.name))
    if affair.kind == "meeting" and affair.date:
        yield _key(affair.kind, "day", affair.date)
    if affair.kind == "visit":
        yield from (_key(affair.kind, "person", name) for name in affair.people)


def _key(*parts: str) -> str:
    return "\x1f".join(parts)
