"""Initiatives: their names, and whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Reads = Callable[..., Reading]
LEAD = "Peru's Foreign Minister Luis Soto and Togo's Foreign Minister Kofi Badu held talks in Lima on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "name", "owners"),
    [
        ('Peru backed the initiative of Togo "Decade of Clean Ports".', "Decade of Clean Ports", ("TGO",)),
        ("The ministers praised Peru's “Blue Harbour” programme.", "Blue Harbour", ("PER",)),
        (
            "Bridges for Youth, a programme through which Togo trains engineers, will be extended.",
            "Bridges for Youth",
            ("TGO",),
        ),
        ("The guests saw Togo's flagship initiative, Ports 2040, at work.", "Ports 2040", ("TGO",)),
        ("The ministers discussed the Belt and Road.", "Belt and Road Initiative", ("CHN",)),
        ("Togo launched the Southern Gateway Initiative.", "Southern Gateway Initiative", ("TGO",)),
        ("The Andean Green Corridor, proposed by Lima, will link both coasts.", "Andean Green Corridor", ("PER",)),
        (
            "The side spoke of the Programme for the Renewal of Ports of Togo.",
            "Programme for the Renewal of Ports of Togo",
            ("TGO",),
        ),
        ("The minister outlined Vision 2035, Togo's development plan.", "Vision 2035", ("TGO",)),
        ("Peru supports Togo's plan to double its harvests.", "plan to double its harvests", ("TGO",)),
    ],
)
def test_of_an_initiative(text: str, name: str, owners: tuple[str, ...], reading: Reads) -> None:
    found = [claim for claim in reading(LEAD + text).claims if claim.kind == "initiative"]
    assert [(claim.object, claim.countries) for claim in found] == [(name, owners)]


@pytest.mark.parametrize(
    "text",
    [
        "Togo's plan to host the summit was welcomed.",
        "The project was discussed.",
        "Peru plans to build a port.",
        "The company's plan to expand was rejected by the bank.",
        'He read from his book "The Long March".',
    ],
)
def test_of_none(text: str, reading: Reads) -> None:
    assert [claim for claim in reading(LEAD + text).claims if claim.kind == "initiative"] == []


def test_fields_and_authors(reading: Reads) -> None:
    text = "Peru backs the Clean Ports Initiative proposed by Togo's Foreign Minister Kofi Badu."
    found = [claim for claim in reading(LEAD + text).claims if claim.kind == "initiative"]
    assert [(claim.topics, claim.people) for claim in found] == [(("ports",), ("Kofi Badu",))]
