"""Verdicts on pairs -> groups of affairs that are one thing, each with its reasons; and what stays open.

No group holds two things of one document, nor two that are different: where a weaker tie would bring such two together,
it stays open instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from diplograph.same.affair import Affair
from diplograph.same.book import Book
from diplograph.same.decide import DIFFERENT, Verdict, decide
from diplograph.same.near import near

_VAGUE = re.compile(r"--[0-9a-f]{16}$")  # an IRI that holds its document
_GENERAL = frozenset({"", "meeting", "talks", "visit", "trip", "agreement"})
_AT_HAND = 10_000  # how many things are held at once; of the others the book is asked again
_JUDGED = 99  # the strength of a tie that somebody has made: stronger than any other


@dataclass(frozen=True, slots=True)
class Merge:
    """That `other` is `kept`, and why."""

    kept: str
    other: str
    because: str


@dataclass(frozen=True, slots=True)
class Question:
    """Two things that might be one."""

    one: str
    other: str
    because: str
    claims: int  # how many claims hang on the answer


@dataclass(slots=True)
class Answer:
    """What identity found: `kept` maps the IRI of each thing that was merged to that of the thing it is."""

    kept: dict[str, str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def resolve(book: Book, judged: Mapping[frozenset[str], str] | None = None) -> Answer:
    """Group the affairs of all documents. `judged` holds what people have answered: `same` or `not same`, by pair of IRIs."""
    return _Groups(book, judged or {}).answer()


class _Groups:
    """Only things that something ties to another are held; of the others the book knows."""

    def __init__(self, book: Book, judged: Mapping[frozenset[str], str]) -> None:
        self._of = lru_cache(maxsize=_AT_HAND)(book.of)
        self._blocks = book.blocks
        self.root: dict[str, str] = {}
        self.members: dict[str, list[str]] = {}
        self.judged = judged
        self.reasons: dict[str, str] = {}

    def answer(self) -> Answer:
        ties, questions = self._verdicts()
        for verdict, one, other in sorted(ties, key=lambda tie: (-tie[0].strength, tie[1], tie[2])):
            if self._find(one) == self._find(other):
                continue
            if verdict.strength < _JUDGED and self._forbidden(one, other):
                questions.append((one, other, f"{verdict.because}, but another thing stands between them"))
                continue
            self._unite(one, other, verdict.because)
        found = Answer()
        for members in self.members.values():
            kept = min(members, key=self._rank)
            for iri in members:
                if iri != kept:
                    found.kept[iri] = kept
                    found.merges.append(Merge(kept, iri, self.reasons[iri]))
        found.merges.sort(key=lambda merge: (merge.kept, merge.other))
        found.questions = list(self._open(questions, found.kept))
        return found

    def _verdicts(self) -> tuple[list[tuple[Verdict, str, str]], list[tuple[str, str, str]]]:
        """What ties two things, and what might; sorted by the things."""
        found: dict[tuple[str, str], Verdict] = {}
        for block in self._blocks():
            told = {iri: self._of(iri) for iri in block}
            for one, other in near(told):
                verdict = _compare(told[one], told[other])
                if verdict.answer != "different":
                    found[one, other] = verdict
        for pair, answer in self.judged.items():
            one, other = sorted(pair) if len(pair) == 2 else ("", "")
            found.pop((one, other), None)
            if answer == "same" and self._of(one) and self._of(other):
                found[one, other] = Verdict("same", "judged to be the same", _JUDGED)
        pairs = sorted(found.items())
        ties = [(verdict, one, other) for (one, other), verdict in pairs if verdict.answer == "same"]
        return ties, [(one, other, verdict.because) for (one, other), verdict in pairs if verdict.answer == "open"]

    def _forbidden(self, one: str, other: str) -> bool:
        """Whether a union would bring together what is different."""
        for left in self._group(one):
            for right in self._group(other):
                if self.judged.get(frozenset((left, right))) == "not same":
                    return True
                if _compare(self._of(left), self._of(right)).answer == "different":
                    return True
        return False

    def _find(self, iri: str) -> str:
        while (above := self.root.get(iri, iri)) != iri:
            iri = above
        return iri

    def _group(self, iri: str) -> list[str]:
        root = self._find(iri)
        return self.members.get(root, [root])

    def _unite(self, one: str, other: str, because: str) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        self.members[first] = self._group(first) + self._group(second)
        self.members.pop(second, None)
        self.root[second] = first
        for iri in (one, other):  # the first tie is the strongest
            self.reasons.setdefault(iri, because)

    def _rank(self, iri: str) -> tuple[bool, bool, int, bool, int, int, str]:
        """The thing whose IRI says most comes first: settled, done, by the day, with the fuller name."""
        affair = self._of(iri)[0]
        general = affair.subtype in _GENERAL
        return (
            bool(_VAGUE.search(iri)), affair.is_ahead, -len(affair.date), general,
            -len(affair.countries), -len(affair.object), iri,
        )  # fmt: skip

    def _open(self, questions: list[tuple[str, str, str]], kept: Mapping[str, str]) -> Iterator[Question]:
        """The questions that are still open, the most useful first: those on whose answer most claims hang."""
        seen: dict[frozenset[str], Question] = {}
        for one, other, because in questions:
            first, second = sorted((kept.get(one, one), kept.get(other, other)))
            pair = frozenset((first, second))
            if len(pair) == 2 and pair not in seen:
                hanging = sum(len(a.claims) for iri in (one, other) for a in self._of(iri))
                seen[pair] = Question(first, second, because, hanging)
        yield from sorted(seen.values(), key=lambda q: (-q.claims, q.one, q.other))


def _compare(first: Sequence[Affair], second: Sequence[Affair]) -> Verdict:
    """The verdict on two things: that of their affairs, where those of different documents agree."""
    if not {one.document for one in first}.isdisjoint(other.document for other in second):
        return DIFFERENT  # one document tells both
    found: list[Verdict] = []
    for one, other in product(first, second):
        verdict = decide(one, other)
        if verdict.answer == "different":
            return DIFFERENT
        found.append(verdict)
    return min(found, key=lambda verdict: (verdict.answer == "same", verdict.strength))
