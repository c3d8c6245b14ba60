"""Levels of partnership in the wordings of a verb, a noun or a description."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading


@pytest.mark.parametrize(
    ("text", "level", "status"),
    [
        ("Peru and Ghana describe their ties as a strategic partnership.", "strategic partnership", "ongoing"),
        ("Peru considers Ghana a strategic partner.", "strategic partnership", "ongoing"),
        ("Peru's strategic partnership with Ghana rests on trust.", "strategic partnership", "ongoing"),
        (
            "Ties between Peru and Ghana have reached the level of a comprehensive partnership.",
            "comprehensive partnership",
            "done",
        ),
        (
            "Peru and Ghana announced the upgrade of their ties to a strategic partnership.",
            "strategic partnership",
            "done",
        ),
        ("Peru and Ghana have been linked by a strategic partnership since 2008.", "strategic partnership", "ongoing"),
        ("Peru attaches importance to its strategic partnership with Ghana.", "strategic partnership", "ongoing"),
        ("Peru is Ghana's closest strategic partner.", "strategic partnership", "ongoing"),
        ("Peru and Ghana announced the establishment of a strategic partnership.", "strategic partnership", "done"),
        ("As strategic partners, Peru and Ghana work together.", "strategic partnership", "ongoing"),
        ("Peru and Ghana are allies.", "alliance", "ongoing"),
    ],
)
def test_of_two(text: str, level: str, status: str, reading: Callable[..., Reading]) -> None:
    found = [claim for claim in reading(text).claims if claim.kind == "partnership"]
    assert [(claim.countries, claim.subtype, claim.status) for claim in found] == [(("GHA", "PER"), level, status)]


@pytest.mark.parametrize(
    "text",
    ["Peru and its allies met.", "Two firms from Peru and Ghana are partners.", "Peru regards Ghana as a rival."],
)
def test_of_none(text: str, reading: Callable[..., Reading]) -> None:
    assert [claim for claim in reading(text).claims if claim.kind == "partnership"] == []
