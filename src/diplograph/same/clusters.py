"""Verdicts on pairs -> groups of affairs that are one thing, each with its reasons; and what stays open.

No group holds two things of one document, nor two that are different: where a weaker tie would bring such two together,
it stays open instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from diplograph.same.affair import Affair
from diplograph.same.decide import Verdict, decide

_VAGUE = re.compile(r"--[0-9a-f]{16}$")  # an IRI that holds its document
_GENERAL = frozenset({"", "meeting", "talks", "visit", "trip", "agreement"})
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


def resolve(affairs: Iterable[Affair], judged: Mapping[frozenset[str], str] | None = None) -> Answer:
    """Group the affairs of all documents. `judged` holds what people have answered: `same` or `not same`, by pair of IRIs."""
    groups = _Groups(sorted(affairs, key=lambda a: (a.iri, a.document)), judged or {})
    return groups.answer()


class _Groups:
    def __init__(self, affairs: list[Affair], judged: Mapping[frozenset[str], str]) -> None:
        self.affairs: dict[str, list[Affair]] = {}
        for affair in affairs:
            self.affairs.setdefault(affair.iri, []).append(affair)
        self.root = {iri: iri for iri in self.affairs}
        self.members: dict[str, list[str]] = {iri: [iri] for iri in self.affairs}
        self.judged = judged
        self.reasons: dict[frozenset[str], str] = {}

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
                    found.merges.append(Merge(kept, iri, self._why(iri, members)))
        found.merges.sort(key=lambda merge: (merge.kept, merge.other))
        found.questions = list(self._open(questions, found.kept))
        return found

    def _verdicts(self) -> tuple[list[tuple[Verdict, str, str]], list[tuple[str, str, str]]]:
        ties: list[tuple[Verdict, str, str]] = []
        questions: list[tuple[str, str, str]] = []
        for one, other in self._candidates():
            answer = self.judged.get(frozenset((one, other)), "")
            if answer == "same":
                ties.append((Verdict("same", "judged to be the same", _JUDGED), one, other))
                continue
            if answer:
                continue
            verdict = self._compare(one, other)
            if verdict.answer == "same":
                ties.append((verdict, one, other))
            elif verdict.answer == "open":
                questions.append((one, other, verdict.because))
        return ties, questions

    def _candidates(self) -> Iterator[tuple[str, str]]:
        """Pairs of things that could be one: of one kind, with a side or a word of the name in common."""
        blocks: dict[tuple[str, ...], set[str]] = {}
        for iri, told in self.affairs.items():
            for key in _keys(told[0]):
                blocks.setdefault(key, set()).add(iri)
        pairs = {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}
        for pair in self.judged:
            if len(pair) == 2 and pair <= self.affairs.keys():
                one, other = sorted(pair)
                pairs.add((one, other))
        yield from sorted(pairs)

    def _compare(self, one: str, other: str) -> Verdict:
        """The verdict on two things: that of their affairs, where those of different documents agree."""
        if {a.document for a in self.affairs[one]} & {a.document for a in self.affairs[other]}:
            return Verdict("different", "one document tells both")
        found = [decide(a, b) for a in self.affairs[one] for b in self.affairs[other]]
        if any(verdict.answer == "different" for verdict in found):
            return Verdict("different", "")
        return min(found, key=lambda verdict: (verdict.answer == "same", verdict.strength))

    def _forbidden(self, one: str, other: str) -> bool:
        """Whether a union would bring together what is different."""
        for left in self.members[self._find(one)]:
            for right in self.members[self._find(other)]:
                if self.judged.get(frozenset((left, right))) == "not same":
                    return True
                if self._compare(left, right).answer == "different":
                    return True
        return False

    def _find(self, iri: str) -> str:
        while self.root[iri] != iri:
            iri = self.root[iri]
        return iri

    def _unite(self, one: str, other: str, because: str) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        self.root[second] = first
        self.members[first] += self.members.pop(second)
        self.reasons[frozenset((one, other))] = because

    def _why(self, iri: str, members: list[str]) -> str:
        """The reason of the tie by which a thing came into its group."""
        own = [reason for pair, reason in self.reasons.items() if iri in pair and pair <= set(members)]
        return own[0] if own else "tied to it by others of the group"

    def _rank(self, iri: str) -> tuple[bool, bool, int, bool, int, int, str]:
        """The thing whose IRI says most comes first: settled, done, by the day, with the fuller name."""
        affair = self.affairs[iri][0]
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
                hanging = sum(len(a.claims) for iri in (one, other) for a in self.affairs[iri])
                seen[pair] = Question(first, second, because, hanging)
        yield from sorted(seen.values(), key=lambda q: (-q.claims, q.one, q.other))


def _keys(affair: Affair) -> Iterator[tuple[str, ...]]:
    """Under what a thing is looked for: its kind with its sides, its name or its people."""
    yield (affair.kind, "sides", *sorted(affair.countries))
    if affair.kind == "meeting" and affair.name:
        yield (affair.kind, "name", *sorted(affair.name))
    if affair.kind == "meeting" and affair.date:
        yield (affair.kind, "day", affair.date)
    if affair.kind == "visit":
        yield from ((affair.kind, "person", name) for name in affair.people)
