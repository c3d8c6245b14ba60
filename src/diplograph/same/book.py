"""The affairs of all documents, as identity looks them up: those of one thing, and things that could be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from diplograph.records import Kind
from diplograph.same import words
from diplograph.same.affair import Affair
from diplograph.same.days import days
from diplograph.same.decide import Verdict


class Tie(NamedTuple):
    """That two things are one, or might be; the lower IRI first."""

    one: str
    other: str
    verdict: Verdict


class Merge(NamedTuple):
    """That `other` is `kept`, and why."""

    kept: str
    other: str
    because: str


class Question(NamedTuple):
    """Two things that might be one."""

    one: str
    other: str
    because: str
    claims: int  # how many claims hang on the answer


class Book(Protocol):
    """Affairs by the IRIs of their things, and what is found of them. A large one lies on disk: `store.Workbench`."""

    def of(self, iri: str) -> Sequence[Affair]:
        """What documents tell of a thing, in the order of the documents' sums; nothing of a thing that is not there."""

    def blocks(self) -> Iterator[Sequence[str]]:
        """Groups of two things or more that could be one; those of no group in common cannot."""

    def tie(self, ties: Iterable[Tie]) -> None:
        """Write down what ties things, each pair once, in the place of what stands there."""

    def tied(self) -> Iterator[Sequence[Tie]]:
        """The ties of things that are one, by what hangs together; the strongest first, then by the IRIs."""

    def open(self) -> Iterator[Tie]:
        """The ties of things that might be one, by the IRIs."""

    def merge(self, merges: Iterable[Merge]) -> None:
        """Write down which things are one, in the place of what stands there: from now on they go by what is kept."""

    def root(self, iri: str) -> str:
        """The IRI by which a thing goes."""

    def ask(self, questions: Iterable[Question]) -> None:
        """Write down what stays open, in the place of what stands there; of a pair the first question."""

    def asked(self) -> Iterator[Question]:
        """What stays open, the most useful first: that on which most claims hang, then by the IRIs."""


def keys(affair: Affair) -> Iterator[str]:
    """Under what a thing is looked for: its kind with its sides, its name, its people or its day.

    `decide` never calls two things one, nor leaves it open, that have none of these in common. The more is in a key the fewer
    are compared.
    """
    sides = (affair.kind, "sides", *sorted(affair.countries))
    if affair.kind in ("office", "partnership", "relations"):
        yield _key(*sides, affair.subtype, *sorted(affair.people))
    elif affair.kind in ("position", "demand", "measure", "cooperation"):
        yield _key(*sides, affair.subtype)
    elif affair.kind == "initiative":  # not every document says whose it is
        yield from _named(affair.kind, words.core(affair.object))
    elif affair.kind != "quote":  # what is said twice is said twice
        yield _key(*sides)
    if affair.kind == "meeting":
        yield from _named(affair.kind, affair.name)
        yield from _on_days(affair)
    if affair.kind == "visit":
        yield from (_key(affair.kind, "person", name) for name in affair.people)


def _named(kind: Kind, name: frozenset[str]) -> Iterator[str]:
    if name:
        yield _key(kind, "name", *sorted(name))


def _on_days(affair: Affair) -> Iterator[str]:
    """The days and not the date, of which there are several wordings: `2024-12-03?` is one of 2024-12-03."""
    when = days(affair.date)
    if when is not None:
        yield _key(affair.kind, "day", *map(str, when))


def _key(*parts: str) -> str:
    return "\x1f".join(parts)
