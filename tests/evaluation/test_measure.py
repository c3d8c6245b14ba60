"""How claims are matched with gold, and what is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from diplograph.errors import InputError
from diplograph.evaluation.gold import cases
from diplograph.evaluation.measure import agrees, compare

TEXT = "Peru and Chile signed a treaty on fisheries. Ghana met Togo."
CLAIM: dict[str, Any] = {
    "kind": "agreement", "subtype": "treaty", "countries": ("CHL", "PER"), "object": "treaty on fisheries", "status": "done",
    "date": "2025-03-10", "start": 0, "end": 44, "rule": "x",
}  # fmt: skip
GOLD: dict[str, Any] = {
    "kind": "agreement", "subtype": "treaty", "countries": ["CHL", "PER"], "object": "fisheries treaty", "status": "done",
    "date": "2025-03", "evidence": "signed a treaty",
}  # fmt: skip


def test_alike_is_right() -> None:
    score = compare([CLAIM], [GOLD], TEXT).score()
    assert (score.precision, score.recall, score.f1, score.attribute_accuracy) == (1.0, 1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    "change",
    [{"kind": "meeting"}, {"countries": ("GHA", "TGO")}, {"start": 45, "end": 60, "object": "a summit"}],
)
def test_another_kind_other_states_or_another_place_is_wrong(change: dict[str, Any]) -> None:
    comparison = compare([{**CLAIM, **change}], [GOLD], TEXT)
    assert len(comparison.wrong) == len(comparison.missed) == 1


def test_one_claim_matches_one_row() -> None:
    comparison = compare([CLAIM, CLAIM], [GOLD], TEXT)
    assert (len(comparison.pairs), len(comparison.wrong)) == (1, 1)


def test_what_need_not_be_found_counts_for_neither_side() -> None:
    optional = {**GOLD, "must": False}
    assert compare([], [optional], TEXT).score().recall == 1.0
    assert compare([CLAIM], [optional], TEXT).score().precision == 1.0


def test_a_wrong_attribute_is_counted() -> None:
    score = compare([{**CLAIM, "status": "planned"}], [GOLD], TEXT).score()
    assert score.precision == 1.0
    assert score.attributes_right["status"] == 0


@pytest.mark.parametrize(
    ("name", "value", "gold", "expected"),
    [
        ("date", "2025-03-10", "2025-03", True),
        ("date", "2025-03", "2025-03-10", True),
        ("date", "2025-04-10", "2025-03", False),
        ("people", ("Ana Ruiz", "Luis Soto"), ["Luis Soto", "Ana Ruiz"], True),
        ("people", ("Ana Ruiz",), ["Luis Soto"], False),
        ("object_countries", ("PER",), ["PER", "CHL"], False),
        ("topics", ("trade",), ["trade", "investment"], True),
        ("place", "Miraflores, Lima", "Lima", True),
        ("status", "done", "planned", False),
    ],
)
def test_attributes(name: str, value: object, gold: object, expected: bool) -> None:
    assert agrees(name, value, gold) is expected


@pytest.mark.parametrize(
    ("content", "says"),
    [('{"kind": "agreement"', "line 1"), ('{"kind": "treaty"}', "line 1"), ("[]", "line 1")],
)
def test_bad_gold_says_where(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.claims.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        list(cases(tmp_path))


def test_gold_without_its_article(tmp_path: Path) -> None:
    (tmp_path / "a.claims.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.txt is missing"):
        list(cases(tmp_path))
