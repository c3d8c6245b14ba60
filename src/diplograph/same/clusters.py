"""Verdicts on pairs -> groups of affairs that are one thing, each with its reasons; and what stays open.

No group holds two things of one document, nor two that are different: where a weaker tie would bring such two together,
it stays open instead.

Things that no chain of ties connects have nothing to do with each other, so that only what hangs together is held at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, product

from diplograph.progress import NOBODY, Progress, counted
from diplograph.same.affair import Affair
from diplograph.same.book import Book, Merge, Question, Tie
from diplograph.same.decide import DIFFERENT, Verdict, decide
from diplograph.same.near import near

_VAGUE = re.compile(r"--[0-9a-f]{16}$")  # an IRI that holds its document
_GENERAL = frozenset({"", "meeting", "talks", "visit", "trip", "agreement"})
_AT_HAND = 10_000  # how many things are held at once; of the others the book is asked again
_TOLD = 100  # of so many blocks one hears at once
_JUDGED = 99  # the strength of a tie that somebody has made: stronger than any other

_Judged = Mapping[frozenset[str], str]
_Look = Callable[[str], Sequence[Affair]]


def resolve(book: Book, judged: _Judged | None = None, progress: Progress = NOBODY) -> None:
    """Group the affairs of all documents, and write down in the book which are one, and what stays open.

    `judged` holds what people have answered: `same` or `not same`, by pair of IRIs.
    """
    answers, look = judged or {}, lru_cache(maxsize=_AT_HAND)(book.of)
    doubts: list[Tie] = []
    book.tie(_ties(counted(book.blocks(), progress, _TOLD), look, answers))
    book.merge(chain.from_iterable(_merges(ties, look, answers, doubts) for ties in book.tied()))
    book.ask(_questions(chain(book.open(), doubts), book, look))


def _ties(blocks: Iterable[Sequence[str]], look: _Look, judged: _Judged) -> Iterator[Tie]:
    """What ties two things, and what might."""
    for block in blocks:
        told = {iri: look(iri) for iri in block}
        for one, other in near(told):
            verdict = _compare(told[one], told[other])
            if verdict.answer != "different" and (not judged or frozenset((one, other)) not in judged):
                yield Tie(one, other, verdict)
    for pair, answer in judged.items():
        one, other = sorted(pair) if len(pair) == 2 else ("", "")
        if answer == "same" and look(one) and look(other):
            yield Tie(one, other, Verdict("same", "judged to be the same", _JUDGED))


def _merges(ties: Iterable[Tie], look: _Look, judged: _Judged, doubts: list[Tie]) -> Iterator[Merge]:
    """What becomes of things that hang together; a tie that would bring together what is different is a doubt."""
    groups = _Groups(look, judged)
    doubts += [tie for tie in ties if not groups.unite(tie)]
    for members in groups.members.values():
        kept = min(members, key=lambda iri: _rank(iri, look(iri)[0]))
        yield from (Merge(kept, iri, groups.reasons[iri]) for iri in members if iri != kept)


class _Groups:
    """Things that hang together, in groups of what is one."""

    def __init__(self, look: _Look, judged: _Judged) -> None:
        self._look, self._judged = look, judged
        self._root: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}  # groups, by their roots, that may never be united
        self.members: dict[str, list[str]] = {}
        self.reasons: dict[str, str] = {}

    def unite(self, tie: Tie) -> bool:
        """Unite the groups of two things, the strongest tie first; nothing and false where that may not be."""
        one, other, verdict = tie
        first, second = sorted((self._find(one), self._find(other)))
        if first == second:
            return True
        if verdict.strength < _JUDGED and self._forbidden(first, second):
            self._apart.setdefault(first, set()).add(second)
            self._apart.setdefault(second, set()).add(first)
            return False
        self.members[first] = self._group(first) + self._group(second)
        self.members.pop(second, None)
        self._root[second] = first
        for foe in self._apart.pop(second, ()):
            self._apart[foe].remove(second)
            if foe != first:
                self._apart[foe].add(first)
                self._apart.setdefault(first, set()).add(foe)
        for iri in (one, other):  # the first tie is the strongest
            self.reasons.setdefault(iri, verdict.because)
        return True

    def _forbidden(self, one: str, other: str) -> bool:
        """Whether a union would bring together what is different; what is so once stays so, however the groups grow."""
        if other in self._apart.get(one, ()):
            return True
        for left, right in product(self._group(one), self._group(other)):
            if self._judged and self._judged.get(frozenset((left, right))) == "not same":
                return True
            if _compare(self._look(left), self._look(right)).answer == "different":
                return True
        return False

    def _find(self, iri: str) -> str:
        while (above := self._root.get(iri, iri)) != iri:
            iri = above
        return iri

    def _group(self, root: str) -> list[str]:
        return self.members.get(root, [root])


def _rank(iri: str, affair: Affair) -> tuple[bool, bool, int, bool, int, int, str]:
    """The thing whose IRI says most comes first: settled, done, by the day, with the fuller name."""
    general = affair.subtype in _GENERAL
    return (
        bool(_VAGUE.search(iri)), affair.is_ahead, -len(affair.date), general,
        -len(affair.countries), -len(affair.object), iri,
    )  # fmt: skip


def _questions(doubts: Iterable[Tie], book: Book, look: _Look) -> Iterator[Question]:
    """Which of the things, as they go now, might be one."""
    for one, other, verdict in doubts:
        first, second = sorted((book.root(one), book.root(other)))
        if first != second:
            hanging = sum(len(affair.claims) for iri in (one, other) for affair in look(iri))
            between = ", but another thing stands between them" if verdict.answer == "same" else ""
            yield Question(first, second, verdict.because + between, hanging)


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
