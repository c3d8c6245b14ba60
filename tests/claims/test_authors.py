"""Documents and events that speak, for those whose they are."""

from __future__ import annotations

import pytest
from tests.claims.stated import told

from diplograph.pipeline import read
from diplograph.records import Document

_SIGNED = "Rojas and Berg signed a joint declaration. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (_SIGNED + "The declaration condemns the coup in Niger.", ["NOR-PER > NER: done"]),
        (_SIGNED + "The document welcomes the truce in Sudan.", ["NOR-PER > SDN: done"]),
        ("The leaders of the Baltic states condemned the attack on Moldova.", ["EST-LTU-LVA > MDA: done"]),
        ("EU foreign ministers condemned the attack on Moldova.", [" > MDA: done"]),
        ("The declaration condemns the coup in Niger.", []),  # nobody knows whose
        ("A report condemned the coup in Niger.", []),
        (_SIGNED + "The Geneva Conventions condemn attacks on hospitals.", []),
    ],
)
def test_who_takes_the_position(sentence: str, expected: list[str]) -> None:
    assert told(sentence, "position") == expected


def test_a_summit_of_a_body_speaks_for_it() -> None:
    text = (
        "ACCRA, March 12 (Agency) -- Leaders of the African Union adopted a declaration in Accra on Wednesday.\n\n"
        "The declaration condemns the coup in Niger.\n\nThe member states urged Mali to release the prisoners."
    )
    claims = read(Document(text, date="2025-03-12")).claims
    found = {(claim.kind, claim.organizations) for claim in claims}
    assert {(kind, ("African Union",)) for kind in ("agreement", "position", "demand")} <= found


def test_the_dateline_takes_no_word_of_the_sentence() -> None:
    text = "LIMA, March 12 (Agency) -- Peru and Norway signed a treaty on fisheries on Wednesday."
    (claim,) = (c for c in read(Document(text, date="2025-03-12")).claims if c.kind == "agreement")
    assert claim.countries == ("NOR", "PER")


def test_ministries_are_those_of_the_sides() -> None:
    text = (
        "LIMA, March 12 (Agency) -- Peruvian Foreign Minister Ana Rojas and Norwegian Foreign Minister Ola Berg met in Lima.\n\n"
        "They signed a plan of consultations between the two foreign ministries."
    )
    (claim,) = (c for c in read(Document(text, date="2025-03-12")).claims if c.kind == "agreement")
    assert set(claim.organizations) == {"Ministry of Foreign Affairs of Norway", "Ministry of Foreign Affairs of Peru"}
