"""How claims are matched with gold, and what is counted.

A claim and a gold row match when their kind is equal, their countries are alike (at least half in common), and either
their objects are alike or they stand in the same sentence. Pairs are matched one to one, best first. A claim that
matches any gold row is right; precision counts these among all claims, recall counts the gold rows that must be found
(`must` is not false) among those that must be found. Attributes are compared on matched pairs where gold has a value.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diplograph.records import Claim

Row = Mapping[str, Any]
ATTRIBUTES = ("status", "date", "people", "topics", "place", "object_countries", "subtype", "organizations")
_WORD = re.compile(r"[^\W_]+")
_FILLERS = frozenset("the a an of on in for to and its their between by at from as that with".split())
_COUNTRIES_IN_COMMON = 0.5
_WORDS_IN_COMMON = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and the gold row that it matches."""

    claim: Row
    gold: Row


@dataclass(slots=True)
class Score:
    """Counts over one or more documents."""

    claims: int = 0
    right: int = 0
    must: int = 0
    found: int = 0
    attributes: Counter[str] = field(default_factory=Counter)
    attributes_right: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self.right / self.claims if self.claims else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.must if self.must else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def attribute_accuracy(self) -> float:
        total = sum(self.attributes.values())
        return sum(self.attributes_right.values()) / total if total else 1.0

    def add(self, other: Score) -> None:
        """Add the counts of another score to this one."""
        self.claims += other.claims
        self.right += other.right
        self.must += other.must
        self.found += other.found
        self.attributes += other.attributes
        self.attributes_right += other.attributes_right


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document's claims against its gold: what matched, what was missed, what was wrong."""

    pairs: tuple[Pair, ...]
    missed: tuple[Row, ...]
    wrong: tuple[Row, ...]

    def score(self, kind: str = "") -> Score:
        """The counts, of one kind or of all."""
        pairs = [pair for pair in self.pairs if kind in ("", pair.claim["kind"])]
        wrong = sum(kind in ("", row["kind"]) for row in self.wrong)
        missed = sum(kind in ("", row["kind"]) for row in self.missed)
        must = sum(pair.gold.get("must", True) is not False for pair in pairs)
        score = Score(len(pairs) + wrong, len(pairs), must + missed, must)
        for pair in pairs:
            for name in ATTRIBUTES:
                if pair.gold.get(name):
                    score.attributes[name] += 1
                    score.attributes_right[name] += agrees(name, pair.claim.get(name), pair.gold[name])
        return score


def compare(claims: Sequence[Row], gold: Sequence[Row], text: str) -> Comparison:
    """Match the claims of one document with its gold rows, whose `evidence` is some words of the text."""
    matched = dict(_matched(claims, gold, text))
    pairs = tuple(Pair(claims[i], gold[j]) for i, j in sorted(matched.items()))
    taken = set(matched.values())
    missed = tuple(row for j, row in enumerate(gold) if j not in taken and row.get("must", True) is not False)
    wrong = tuple(claim for i, claim in enumerate(claims) if i not in matched)
    return Comparison(pairs, missed, wrong)


def pairs(one: Sequence[Claim], other: Sequence[Claim], text: str) -> list[tuple[int, int]]:
    """Which claims of two readers of a document are the same, by the measure of gold: their places, each once."""
    rows = [dataclasses.asdict(claim) for claim in one]
    others = [dataclasses.asdict(claim) | {"evidence": text[claim.start : claim.end]} for claim in other]
    return sorted(_matched(rows, others, text))


def _matched(claims: Sequence[Row], gold: Sequence[Row], text: str) -> Iterator[tuple[int, int]]:
    """The places of claims and gold rows that match, one to one, best first."""
    ranked = sorted(
        (
            (value, i, j)
            for i, claim in enumerate(claims)
            for j, row in enumerate(gold)
            if (value := _likeness(claim, row, text))
        ),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    taken_claims: set[int] = set()
    taken_gold: set[int] = set()
    for _, i, j in ranked:
        if i not in taken_claims and j not in taken_gold:
            taken_claims.add(i)
            taken_gold.add(j)
            yield i, j


def _likeness(claim: Row, gold: Row, text: str) -> float:
    """How alike a claim and a gold row are; 0 where they do not match."""
    if claim["kind"] != gold["kind"]:
        return 0.0
    countries = _overlap(claim.get("countries") or (), gold.get("countries") or ())
    if countries < _COUNTRIES_IN_COMMON:
        return 0.0
    words = _words_alike(claim.get("object") or "", gold.get("object") or "")
    here = _same_place(claim, gold, text)
    if not here and words < _WORDS_IN_COMMON:
        return 0.0
    close = sum(agrees(name, claim.get(name), gold.get(name)) for name in ("people", "subtype", "status", "date"))
    return 1 + countries + 2 * words + 2 * here + close / 4


def _same_place(claim: Row, gold: Row, text: str) -> bool:
    at = text.find(gold.get("evidence") or "\0")
    spans = [(claim["start"], claim["end"]), *claim.get("also", ())]
    return any(start <= at < end for start, end in spans)


def _overlap(one: Iterable[str], other: Iterable[str]) -> float:
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first | second else 1.0


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(text.lower()) if word not in _FILLERS}


def _words_alike(one: str, other: str) -> float:
    """Words in common, as a share of the shorter text's words."""
    first, second = _words(one), _words(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def agrees(name: str, value: Any, gold: Any) -> bool:
    """Whether an attribute agrees: lists share half of their members, dates may differ in precision, texts share words."""
    if name in ("people", "organizations", "topics", "object_countries"):
        return _lists_agree(value or (), gold or (), exact=name == "object_countries")
    if name == "date":
        return bool(value) and (str(value).startswith(str(gold)) or str(gold).startswith(str(value)))
    if name in ("subtype", "place"):
        return _words_alike(str(value or ""), str(gold or "")) >= _WORDS_IN_COMMON
    return bool(value == gold)


def _lists_agree(value: Sequence[str], gold: Sequence[str], exact: bool) -> bool:
    if exact:
        return set(value) == set(gold)
    hits = sum(any(_words_alike(item, other) >= _WORDS_IN_COMMON for other in value) for item in gold)
    return hits * 2 >= len(gold) and hits * 2 >= len(value)
