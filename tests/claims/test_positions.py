"""Positions: whose they are, for whom, and what is none."""

from __future__ import annotations

import pytest
from tests.claims.stated import stated, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rojas repeated Peru's support for Ukraine's sovereignty.", ["PER > UKR: done"]),
        ("Serious concern was expressed over the fighting in the east.", ["NOR-PER > : done"]),
        ("Berg expressed gratitude to Peru for its mediation.", ["NOR > PER: done"]),
        ("Rojas commended Norway for its role in the Colombian peace process.", ["PER > NOR: done"]),
        ("Norway will back Peru's candidacy for a seat on the council.", ["NOR > PER: done"]),
        ("Norway did not support the resolution.", ["NOR > : denied"]),
        ("Norway backed the bid of Peru to join the OECD.", ["NOR > PER: done"]),
        ("Peru supported the Global Security Initiative put forward by China.", ["PER > CHN: done"]),
        ("Berg voiced concern over Russia's attempts to meddle in Moldova.", ["NOR > RUS: done"]),
        ("The ministers welcomed the announcement of the Palestinian people.", ["NOR-PER > PSE: done"]),
        ("Berg accepted Peru's proposal.", ["NOR > PER: done"]),
        ("Rojas thanked Oslo.", ["PER > NOR: done"]),
        ("Rojas welcomed the decision.", ["PER > NOR: done"]),
        ("Rojas protested against the arrest of the crew.", ["PER > NOR: done"]),
        ("The ministers agreed on the need for a ceasefire in Sudan.", ["NOR-PER > SDN: done"]),
        ("Bolivia must respect the ruling, Rojas said.", []),
        ("The two sides agreed that the next consultations would be held in Oslo.", []),
        ("Norway would support the resolution only if it were amended.", []),
        ("Norway may back the bid.", []),
        ("Peru supports 300 families in the north.", []),
        ("Prisoners whom Norway had accused of spying left Peru.", []),
    ],
)
def test_whose_and_for_whom(sentence: str, expected: list[str]) -> None:
    assert told(sentence, "position") == expected


def test_two_nouns_are_two_positions() -> None:
    found = stated(
        "Peru expressed its support for the truce in Sudan and its opposition to the embargo on Cuba.", "position"
    )
    assert {(claim.subtype, claim.object_countries) for claim in found} == {("support", ("SDN",)), ("oppose", ("CUB",))}


def test_joint_work_is_no_position() -> None:
    sentence = "The ministers stressed the need to strengthen cooperation in education."
    assert stated(sentence, "position") == []
    assert len(stated(sentence, "cooperation")) == 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministers condemned the attack on 3 February 2024.", "2025-03-12"),
        ("Berg welcomed the agreement that Peru signed in 2019.", "2025-03-12"),
        ("Berg had backed the plan on Monday.", "2025-03-10"),
    ],
)
def test_dates_among_the_words_are_of_what_it_is_about(sentence: str, expected: str) -> None:
    assert [claim.date for claim in stated(sentence, "position")] == [expected]


def test_who_says_it_for_his_country() -> None:
    (claim,) = stated("Berg said that Norway supported the ceasefire.", "position")
    assert claim.people == ("Ola Berg",)
