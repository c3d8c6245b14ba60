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


@pytest.mark.parametrize(
    ("text", "subtype", "who", "towards", "status"),
    [
        ("Peru promised countermeasures against Chile.", "countermeasures", "PER", "CHL", "planned"),
        ("Peru told two Chilean diplomats to leave the country.", "expulsion", "PER", "CHL", "done"),
        ("Peru withdrew the accreditation of the Chilean attaché.", "expulsion", "PER", "CHL", "done"),
        ("The Chilean ambassador to Peru will not be expelled.", "expulsion", "PER", "CHL", "denied"),
        ("The Chilean ambassador was called to the foreign ministry in Lima.", "summons", "PER", "CHL", "done"),
        ("Peru's ambassador to Chile was recalled for consultations.", "recall", "PER", "CHL", "done"),
        ("Peru's embassy in Santiago will not be closed.", "embassy closure", "PER", "CHL", "denied"),
        ("Peru will provide around 20 million dollars for schools in Chile.", "aid", "PER", "CHL", "planned"),
        ("The World Bank's board approved $350 million in financing for Chile.", "aid", "World Bank", "CHL", "done"),
        ("The African Union provided Chile with a $100 million loan.", "loan", "African Union", "CHL", "done"),
        (
            "A second tranche was paid out to Chile by the European Commission.",
            "aid",
            "European Commission",
            "CHL",
            "done",
        ),
        ("Thirty tonnes of medicine arrived in Chile from Peru.", "aid", "PER", "CHL", "done"),
        ("Peru expelled 14 Chilean diplomats.  Chile expelled as many Peruvians.", "expulsion", "CHL", "PER", "done"),
        ("ECOWAS suspended Togo.", "suspension", "ECOWAS", "TGO", "done"),
        (
            "The recognition of Palestine by Peru and Chile last May was welcomed.",
            "recognition",
            "CHL-PER",
            "PSE",
            "done",
        ),
    ],
)
def test_subtypes(
    text: str, subtype: str, who: str, towards: str, status: str, reading: Callable[..., Reading]
) -> None:
    found = [
        ("-".join(c.countries) or "-".join(c.organizations), "-".join(c.object_countries), c.status)
        for c in reading(text).claims
        if c.kind == "measure" and c.subtype == subtype
    ]
    assert (who, towards, status) in found


@pytest.mark.parametrize(
    "text",
    [
        "Peru demanded that Chile lift the ban.",
        "Peru hopes that Chile will lift the ban.",
        "Peru accused Chile of closing the border.",
        "A newspaper reported that Peru had offered to finance the port in Chile.",
        "Peru ordered its ambassador to leave Chile.",
        "Peru guarantees the rights of Chilean tourists.",
    ],
)
def test_of_nobody_who_took_it(text: str, reading: Callable[..., Reading]) -> None:
    assert [claim for claim in reading(text).claims if claim.kind == "measure"] == []


def test_nature(reading: Callable[..., Reading]) -> None:
    claim = next(c for c in reading("Peru closed the bridge to Chile.").claims if c.kind == "measure")
    assert claim.topics == ("border",)


def test_envoy(reading: Callable[..., Reading]) -> None:
    text = (
        "Peru recalled its ambassador from Chile. Ana Rojas, the Peruvian ambassador to Chile, had been there a year."
    )
    claim = next(c for c in reading(text).claims if c.kind == "measure")
    assert claim.people == ("Ana Rojas",)


def test_behind_a_dateline(reading: Callable[..., Reading]) -> None:
    text = "LIMA, March 12 (Agency) -- Peru expelled two Chilean diplomats."
    assert [c.countries for c in reading(text).claims if c.kind == "measure"] == [("PER",)]
