"""Steps that one side takes: whose step, towards whom, and whether it was taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading


@pytest.mark.parametrize(
    ("text", "countries", "towards", "status"),
    [
        ("Peru recalled its ambassador from Chile.", "PER", "CHL", "done"),
        ("Peru will close its border with Chile.", "PER", "CHL", "planned"),
        ("Peru threatened to expel the Chilean ambassador.", "PER", "CHL", "proposed"),
        ("Peru ruled out reopening the border with Chile.", "PER", "CHL", "denied"),
        ("Peru has no plans to impose sanctions on Chile.", "PER", "CHL", "denied"),
        ("Peru stopped short of expelling the Chilean ambassador.", "PER", "CHL", "denied"),
        ("Peru denied that it had sent troops to Chile.", "PER", "CHL", "denied"),
        ("Peru pledged 20 million dollars to Chile.", "PER", "CHL", "planned"),
        ("Peru announced that, from Sunday, its airspace would be closed to Chilean planes.", "PER", "CHL", "planned"),
        ("Three Chilean attachés were ordered out of Lima.", "PER", "CHL", "done"),
        ("Bolivia welcomed Peru's decision to lift the ban on imports from Chile.", "PER", "CHL", "done"),
        ("Peru's decision to recall its ambassador from Chile was regretted.", "PER", "CHL", "done"),
        ("Chile thanked Peru for donating 50 tractors.", "PER", "CHL", "done"),
        ("Chile received 20 ambulances from Peru.", "PER", "CHL", "done"),
        ("Peru closed its border after Chile expelled two diplomats.", "PER", "", "done"),
    ],
)
def test_of_one_side(text: str, countries: str, towards: str, status: str, reading: Callable[..., Reading]) -> None:
    found = [claim for claim in reading(text).claims if claim.kind == "measure"]
    first = next(claim for claim in found if claim.countries == (countries,))
    assert first.status == status
    if towards:
        assert first.object_countries == (towards,)


@pytest.mark.parametrize(
    "text",
    [
        "Peru urged Chile to release the prisoners.",
        "If Chile imposes tariffs, Peru will respond.",
        "The firm from Peru delivered 20 buses to Chile.",
        "Peru is debating whether to recall the ambassador.",
        "A daily claimed that Peru had closed the border with Chile.",
        "Peru raised the issue of tariffs with Chile.",
        "A Peruvian court froze the assets of a Chilean singer.",
        "Chile should lift the sanctions on Peru.",
        "Peru will not lift sanctions before Chile withdraws its troops.",
    ],
)
def test_of_nobody(text: str, reading: Callable[..., Reading]) -> None:
    claims = [claim for claim in reading(text).claims if claim.kind == "measure" and claim.status != "denied"]
    assert claims == []
