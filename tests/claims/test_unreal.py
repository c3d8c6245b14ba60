"""What a text tells and does not claim: the imagined, the rumoured, the guessed, and what teams do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.documents.read import read as read_documents
from diplograph.evaluation.gold import cases
from diplograph.evaluation.measure import compare
from diplograph.pipeline import read
from diplograph.records import Reading

CASES = Path(__file__).parents[1] / "cases"
MATCH = "The coach praised his squad after the match. The referee saw no penalties in the semi-final, and fans left the stadium. "


@pytest.mark.parametrize(
    "text",
    [
        "Imagine that Peru and Chile signed a treaty on Monday.",
        "Suppose the president of Ghana visited Togo tomorrow.",
        "Would Peru support Chile?",
        "What if Ghana recalled its ambassador to Togo?",
        "The paper runs through two scenarios. In the first, Peru and Chile sign a treaty on fisheries.",
        "A channel with 900 followers reported that the presidents of Peru and Chile would meet in Lima on Thursday.",
        "The report claimed that Ghana had recalled its ambassador to Togo.",
        "Traders weighed hopes that Norway and Iceland would agree on tariffs.",
        "Coach Jorge Mwale, who signed a contract with the federation, flew home from Peru to Chile.",
        "Ghana urged drivers to stay at home.",
        "No minister of Ghana could support a treaty with Togo.",
        "ACCRA -- Peru and Chile traded. Golar said on Monday that it had reached an agreement with a terminal operator in Togo.",
        MATCH + "Ghana and Togo meet on Monday in Accra.",
    ],
)
def test_claims_nothing(reading: Callable[..., Reading], text: str) -> None:
    assert [claim for claim in reading(text).claims if claim.kind != "office"] == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Peru and Chile signed a treaty on Monday.", "agreement", "done"),
        ("State news agency Xinhua reported that Ghana recalled its ambassador to Togo.", "measure", "done"),
        ("Ghana hopes that Togo and Ghana will deepen cooperation in trade.", "cooperation", "proposed"),
        ("In 2024 Syria was to have signed a treaty with Jordan.", "agreement", "denied"),
        ("Peru has signed a treaty with Chile, which both denied.", "agreement", "denied"),
        ("In the first meeting of the year Ghana and Togo signed a treaty.", "agreement", "done"),
        (
            "Peru and Chile met in Lima. The next meeting of the two will be held in Santiago in May.",
            "meeting",
            "planned",
        ),
        ("Ghana urged Togo to stay at home.", "demand", "done"),
        (
            "The presidents of Ghana and Togo met on Monday in Accra. The coach of a football team cheered.",
            "meeting",
            "done",
        ),
    ],
)
def test_claims_what_is_told(reading: Callable[..., Reading], text: str, kind: str, status: str) -> None:
    assert status in [claim.status for claim in reading(text).claims if claim.kind == kind]


@pytest.mark.parametrize("name", ["festival-2025-09-09", "rumour-2025-11-11", "storm-2026-01-30"])
def test_prose_that_is_no_diplomacy(name: str) -> None:
    (case,) = [case for case in cases(CASES) if case.name.startswith(name)]
    found = read(next(read_documents(str(case.article))))
    comparison = compare([dataclasses.asdict(claim) for claim in found.claims], case.rows, found.document.text)
    assert comparison.wrong == ()
    assert all(not row["must"] for row in comparison.missed)
