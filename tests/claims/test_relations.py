"""Diplomatic relations: when they began, and what marks them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading


@pytest.mark.parametrize(
    ("text", "subtype", "date", "status"),
    [
        ("Diplomatic relations between Peru and Ghana date back to 1967.", "diplomatic relations", "1967", "done"),
        ("Peru and Ghana have had diplomatic relations since 1967.", "diplomatic relations", "1967", "done"),
        (
            "It is 35 years since Peru and Ghana established diplomatic relations.",
            "diplomatic relations",
            "1990",
            "done",
        ),
        (
            "Peru and Ghana celebrate the 30th anniversary of diplomatic relations this year.",
            "anniversary",
            "2025",
            "done",
        ),
        ("Next year Peru and Ghana will mark sixty years of diplomatic relations.", "anniversary", "2026", "planned"),
        ("Peru and Ghana celebrate the bicentenary of diplomatic relations.", "anniversary", "2025", "done"),
        ("Peru's consulate in Accra was reopened in 2019.", "consulate opening", "2019", "done"),
        ("Peru and Ghana exchanged ambassadors in 1994.", "exchange of ambassadors", "1994", "done"),
        ("Peru cut off diplomatic ties with Ghana in 2011.", "severance", "2011", "done"),
        ("Peru has had an embassy in Accra since 2008.", "embassy opening", "2008", "done"),
        ("Peru and Ghana agreed to normalise relations.", "restoration", "", "planned"),
    ],
)
def test_of_relations(text: str, subtype: str, date: str, status: str, reading: Callable[..., Reading]) -> None:
    found = [claim for claim in reading(text).claims if claim.kind == "relations"]
    assert [(claim.subtype, claim.date, claim.status) for claim in found] == [(subtype, date, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru has no diplomatic relations with Ghana.",
        "Peru has an embassy in Accra.",
        "Peru made progress in normalising relations with Ghana.",
        "The firm from Peru has had ties to Ghana since 1999.",
    ],
)
def test_of_none(text: str, reading: Callable[..., Reading]) -> None:
    assert [claim for claim in reading(text).claims if claim.kind == "relations"] == []
