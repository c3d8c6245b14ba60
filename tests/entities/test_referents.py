"""Whom "the two countries" are where more than one pair has been named."""

from __future__ import annotations

import pytest

from diplograph.pipeline import read
from diplograph.records import Document

_OPENING = "LIMA -- Peru and Chile met on Monday to discuss trade."


@pytest.mark.parametrize(
    ("rest", "states"),
    [
        ("The two countries agreed to expand trade.", ["CHL", "PER"]),
        (
            "Peru commended the mediation between Ghana and Togo and welcomed the ceasefire between the two countries.",
            ["GHA", "TGO"],
        ),
        (
            "Ghana and Togo held talks in May. The ministers of the two countries initialled a peace agreement in Oslo.",
            [],
        ),
    ],
)
def test_the_two_countries(rest: str, states: list[str]) -> None:
    reading = read(Document(f"{_OPENING}\n\n{rest}", date="2025-03-04"))
    found = next(r for r in reading.resolutions if r.surface.lower() == "the two countries")
    assert sorted(referent.key for referent in found.referents) == states


def test_a_reference_that_stays_open_makes_nobody_sign() -> None:
    text = f"{_OPENING}\n\nGhana and Togo held talks in May. The ministers of the two countries initialled a treaty in Oslo."
    claims = read(Document(text, date="2025-03-04")).claims
    assert [claim.countries for claim in claims if claim.kind == "agreement"] == []
