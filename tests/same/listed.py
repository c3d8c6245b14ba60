"""A book of affairs that are at hand: what `store.Workbench` does on disk, in a few lines of Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from diplograph.same.affair import Affair
from diplograph.same.book import Merge, Question, Tie, keys
from diplograph.same.components import components


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
