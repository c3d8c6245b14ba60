"""The affairs of all documents, as identity looks them up: those of one thing, and things that could be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

from diplograph.same.affair import Affair
from diplograph.same.components import components
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


class Listed:
    """A book of affairs that are at hand."""

    def __init__(self, affairs: Iterable[Affair]) -> None:
        self._of: dict[str, list[Affair]] = {}
        for affair in sorted(affairs, key=lambda affair: (affair.iri, affair.document)):
            self._of.setdefault(affair.iri, []).append(affair)
        self._ties: dict[tuple[str, str], Tie] = {}
        self.merges: list[Merge] = []
        self.kept: dict[str, str] = {}
        self._questions: dict[tuple[str, str], Question] = {}

    def of(self, iri: str) -> Sequence[Affair]:
        return self._of.get(iri, ())

    def blocks(self) -> Iterator[Sequence[str]]:
        found: dict[str, set[str]] = {}
        for iri, told in self._of.items():
            for key in keys(told[0]):
                found.setdefault(key, set()).add(iri)
        return (sorted(found[key]) for key in sorted(found) if len(found[key]) > 1)

    def tie(self, ties: Iterable[Tie]) -> None:
        self._ties = {(tie.one, tie.other): tie for tie in ties}

    def tied(self) -> Iterator[Sequence[Tie]]:
        ties = [tie for tie in self._ties.values() if tie.verdict.answer == "same"]
        number = {iri: at for at, iri in enumerate(dict.fromkeys(iri for tie in ties for iri in tie[:2]))}
        within = components(len(number), ((number[tie.one], number[tie.other]) for tie in ties))
        placed = sorted((within[number[tie.one]], -tie.verdict.strength, *tie) for tie in ties)
        for _, group in groupby(placed, key=lambda row: row[0]):
            yield [Tie(*row[2:]) for row in group]

    def open(self) -> Iterator[Tie]:
        return (tie for _, tie in sorted(self._ties.items()) if tie.verdict.answer == "open")

    def merge(self, merges: Iterable[Merge]) -> None:
        self.merges = sorted(merges)
        self.kept = {merge.other: merge.kept for merge in self.merges}

    def root(self, iri: str) -> str:
        return self.kept.get(iri, iri)

    def ask(self, questions: Iterable[Question]) -> None:
        self._questions = {}
        for question in questions:
            self._questions.setdefault((question.one, question.other), question)

    def asked(self) -> Iterator[Question]:
        return iter(sorted(self._questions.values(), key=lambda q: (-q.claims, q.one, q.other)))


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
