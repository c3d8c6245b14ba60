"""Reads the articles of gold and scores what the reader finds in them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from diplograph.evaluation.gold import Case
from diplograph.evaluation.measure import ATTRIBUTES, Comparison, Score, agrees, compare
from diplograph.records import KINDS, Reading

Reader = Callable[[Path], Reading]


@dataclass(frozen=True, slots=True)
class Result:
    """One article's comparison."""

    case: Case
    reading: Reading
    comparison: Comparison


def evaluate(found: Iterable[Case], reader: Reader) -> list[Result]:
    """Score every case with a reader of articles."""
    results = []
    for case in found:
        reading = reader(case.article)
        claims = [dataclasses.asdict(claim) for claim in reading.claims]
        results.append(Result(case, reading, compare(claims, case.rows, reading.document.text)))
    return results


def total(results: Iterable[Result], kind: str = "") -> Score:
    """The counts of all cases, of one kind or of all."""
    score = Score()
    for result in results:
        score.add(result.comparison.score(kind))
    return score


def figures(results: list[Result]) -> dict[str, object]:
    """Everything as plain numbers, rounded to three places."""
    overall = total(results)
    return {
        "cases": len(results),
        "all": _numbers(overall),
        "kinds": {kind: _numbers(total(results, kind)) for kind in KINDS},
        "attributes": {
            name: round(overall.attributes_right[name] / overall.attributes[name], 3)
            for name in ATTRIBUTES
            if overall.attributes[name]
        },
    }


def _numbers(score: Score) -> dict[str, float | int]:
    return {
        "precision": round(score.precision, 3), "recall": round(score.recall, 3), "f1": round(score.f1, 3),
        "attribute_accuracy": round(score.attribute_accuracy, 3), "claims": score.claims, "right": score.right,
        "must": score.must, "found": score.found,
    }  # fmt: skip


def differences(result: Result) -> list[tuple[str, str, str]]:
    """What was missed, wrong and off in one article: a word, what it is, and the sentence."""
    text = result.reading.document.text
    lines = [("missed", _told(row), str(row.get("evidence", ""))) for row in result.comparison.missed]
    lines += [
        ("wrong", f"{_told(row)} by {row['rule']}", _line(text[row["start"] : row["end"]]))
        for row in result.comparison.wrong
    ]
    for pair in result.comparison.pairs:
        for name in ATTRIBUTES:
            gold, value = pair.gold.get(name), pair.claim.get(name)
            if gold and not agrees(name, value, gold):
                lines.append(("off", f"{_told(pair.gold)}: {name} is {value!r}, gold {gold!r}", ""))
    return lines


def _told(row: object) -> str:
    assert hasattr(row, "get")
    parts = (
        row.get("kind"),
        row.get("subtype"),
        "-".join(row.get("countries") or ()),
        row.get("object"),
        row.get("status"),
    )
    return " · ".join(str(part) for part in parts if part)


def _line(text: str) -> str:
    return " ".join(text.split())
