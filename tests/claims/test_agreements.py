"""Documents: how many, whose, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Claim, Reading

Reads = Callable[..., Reading]
LEAD = "Peru's Foreign Minister Luis Soto and Togo's Foreign Minister Kofi Badu held talks in Lima on Monday.\n\n"


def _documents(reading: Reading) -> list[Claim]:
    return [claim for claim in reading.claims if claim.kind == "agreement"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("MOUs on mining, fisheries and tourism were signed.", 3),
        ("The ministers signed an MOU on mining and tourism.", 1),
        (
            "The ministers signed three documents: an agreement on transport, a memorandum on archives and a protocol on visas.",
            3,
        ),
        ("The following documents were signed: (a) Agreement on fisheries; (b) Plan of Action for 2026-2028.", 2),
        ("The documents include an agreement on extradition and a roadmap for trade.", 2),
        ("Among them are an agreement on air services and a protocol on customs.", 2),
        ("A total of 12 documents were signed.", 1),
        ("The two governments exchanged notes on a grant for schools.", 1),
        ("The ministers signed the Waters Agreement, a pact on rivers.", 1),
        ("Six documents were signed, including a plan for trade and an agreement on fisheries.", 3),
        ("A protocol on customs was signed, as well as a memorandum on seeds.", 2),
        ("A protocol amending the 2003 agreement on customs was signed.", 1),
    ],
)
def test_count(text: str, titles: int, reading: Reads) -> None:
    assert len(_documents(reading(LEAD + text))) == titles


@pytest.mark.parametrize(
    ("text", "status", "stage"),
    [
        ("The free trade agreement, in force since 2019, was praised.", "done", "in force"),
        ("The visa-free agreement that took effect on 1 January was praised.", "done", "in force"),
        ("The draft agreement on customs remains under negotiation.", "ongoing", "negotiated"),
        ("A memorandum on seeds is still being negotiated.", "ongoing", "negotiated"),
        ("The ministers launched negotiations on an investment treaty.", "ongoing", "negotiated"),
        ("They welcomed the conclusion of negotiations on an investment treaty.", "done", "negotiated"),
        ("The ministers instructed officials to prepare a memorandum on seaports.", "planned", "negotiated"),
        ("The ministers called for the early signing of the agreement on visas.", "planned", "negotiated"),
        ("The signing of the agreement on visas was postponed.", "planned", "negotiated"),
        ("The Togolese side proposed a treaty on legal assistance.", "proposed", "proposed"),
        ("Both economies would benefit from a free trade agreement.", "proposed", "proposed"),
        ("Togo pulled out of the fisheries treaty.", "done", "terminated"),
        ("Peru suspended the 2019 agreement on joint patrols.", "done", "suspended"),
        ("A memorandum on customs, billed as the main prize, was not signed.", "denied", ""),
        ("The two sides have yet to sign an extradition treaty.", "denied", ""),
        ("The talks ended without an agreement.", "denied", ""),
        ("A contract for locomotives was not among them.", "denied", ""),
        ("In all, 17 documents came out of the visit.", "done", "signed"),
        ("The visit resulted in six memoranda on seeds.", "done", "signed"),
        ("They initialled a protocol on seeds, which is to be signed in May.", "done", "initialled"),
        ("The memorandum on seeds expires in 2036.", "planned", "terminated"),
        ("The two ministers failed to agree on the text of a joint statement.", "denied", ""),
    ],
)
def test_what_is_told(text: str, status: str, stage: str, reading: Reads) -> None:
    found = _documents(reading(LEAD + text))
    assert [(claim.status, claim.stage) for claim in found] == [(status, stage)]


@pytest.mark.parametrize(
    ("text", "countries", "organizations"),
    [
        ("A ceasefire brokered by Qatar between Peru and Togo came into force.", ("PER", "TGO"), ()),
        (
            "Peru's Petrolinea signed a contract worth $11 million with Togo's Voltari.",
            ("PER", "TGO"),
            ("Petrolinea", "Voltari"),
        ),
        (
            "The memorandum signed in March by Petrolinea and Voltari was praised.",
            ("PER", "TGO"),
            ("Petrolinea", "Voltari"),
        ),
        ("The defence agreement between Chile and Spain dates from 1990.", ("CHL", "ESP"), ()),
        ("The deal was struck in Geneva.", ("PER", "TGO"), ()),
        ("He recalled the Treaty of Marrakesh.", (), ()),
        ("The Cusco Accords of 1995 remain the foundation of the bilateral relations.", ("PER", "TGO"), ()),
        ("Peru acceded to the Treaty of Cotonou.", ("PER",), ()),
        ("Peru signed a truce with the FARC rebels.", ("PER",), ("FARC",)),
        (
            "A plan of consultations between the two ministries was signed.",
            ("PER", "TGO"),
            ("Ministry of Foreign Affairs of Peru", "Ministry of Foreign Affairs of Togo"),
        ),
        (
            "The sides signed a protocol between the ministries of finance.",
            ("PER", "TGO"),
            ("Ministry of Finance of Peru", "Ministry of Finance of Togo"),
        ),
        # who publishes a document together is party to it, an agency that publishes a list of documents is not
        ("Kenya welcomed a joint statement that was published by Ghana and Togo in Accra.", ("GHA", "TGO"), ()),
        (
            "Peru's Ministry of Trade and Chile's Ministry of Mining signed a memorandum on copper, according to a list of"
            " documents published by the Andina News Agency on 11 June 2024.",
            ("CHL", "PER"),
            ("Ministry of Mining of Chile", "Ministry of Trade of Peru"),
        ),
    ],
)
def test_parties(text: str, countries: tuple[str, ...], organizations: tuple[str, ...], reading: Reads) -> None:
    found = _documents(reading(LEAD + text))
    assert [claim.countries for claim in found] == [countries]
    assert {name for claim in found for name in claim.organizations} == set(organizations)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides were in agreement on most issues.",
        "The ministers agreed to meet again.",
        "A striker signed a contract with a club in Lima.",
        "If an agreement is reached, trade will grow.",
        "The parliament adopted the law on customs.",
        "They reached a mutual understanding.",
        "Agreement was reached on holding the next round in Lome.",
        "Attention was paid to the agreements reached during the visit.",
        "Togo is interested in long-term arrangements for gas.",
        "The ministry sought no exclusive arrangements.",
        "The statutes of the company were approved.",
    ],
)
def test_of_no_document(text: str, reading: Reads) -> None:
    assert _documents(reading(LEAD + text)) == []


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        ("The ministers signed a protocol on seeds.", "2025-05-12", "Lima"),
        ("A plan of trade exchanges was signed for the years 2026 and 2027.", "2025-05-12", "Lima"),
        ("Togo's parliament ratified on Friday the 2021 extradition treaty with Peru.", "2025-05-09", ""),
        ("The draft agreement on customs remains under negotiation.", "", ""),
        ("They recalled the Treaty of Amity between Togo and Peru.", "", ""),
    ],
)
def test_date_and_place(text: str, date: str, place: str, reading: Reads) -> None:
    found = _documents(reading(LEAD + text, date="2025-05-13"))
    assert [(claim.date, claim.place) for claim in found] == [(date, place)]
