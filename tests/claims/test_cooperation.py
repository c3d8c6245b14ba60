"""Cooperation: between whom, how far, and what is none."""

from __future__ import annotations

import pytest
from tests.claims.stated import stated, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Trade, tourism and education were discussed.", ["NOR-PER > : done"]),
        ("Military cooperation was not on the agenda.", ["NOR-PER > : denied"]),
        ("The discussions centred on fisheries, energy and education.", ["NOR-PER > : done"]),
        ("It was agreed to set up a joint commission on fisheries.", ["NOR-PER > : done"]),
        ("Readiness was expressed to deepen cooperation in fisheries.", ["NOR-PER > : proposed"]),
        ("Rojas proposed the construction of a dry dock in Callao.", ["NOR-PER > : proposed"]),
        ("Norway is building a research vessel together with Peru.", ["NOR-PER > : ongoing"]),
        ("Norway is ready to help Peru build a research vessel.", ["NOR-PER > : proposed"]),
        ("The two ministers also agreed that trade should be expanded.", ["NOR-PER > : done"]),
        ("The two sides agreed to work together on fisheries.", ["NOR-PER > : done"]),
        ("Rojas met Berg to discuss fisheries.", ["NOR-PER > : done"]),
        ("The two ministers discussed how the results could be put into practice.", ["NOR-PER > : done"]),
        ("It was agreed that the study would be completed by June.", ["NOR-PER > : done"]),
        ("The ministers agreed to launch a dialogue on lithium.", ["NOR-PER > : done"]),
        ("The two sides reaffirmed the goal of doubling trade.", ["NOR-PER > : done"]),
        ("Berg said Norway was keen to work with Peru on lithium.", ["NOR-PER > : proposed"]),
        ("The talks were dominated by fisheries.", ["NOR-PER > : done"]),
        ("Rojas held talks with Berg in Lima and agreed to widen cooperation in fisheries.", ["NOR-PER > : done"]),
        ("The two ministers confirmed that they would deepen cooperation in fisheries.", ["NOR-PER > : done"]),
        ("The two sides agreed to hold consultations on trade on a regular basis.", ["NOR-PER > : done"]),
        ("No such plan was considered.", []),
        ("A stop in Oslo has been considered.", []),
        ("The two sides held an exchange of views with the minister of Chile.", []),
        ("Rojas called on the Norwegian fund to consider projects in Piura.", []),
        ("The two sides confirmed their commitment to the strategic partnership.", []),
        ("Should the sides agree on payments, work could begin.", []),
        ("The two sides took stock of their strategic partnership.", []),
        ("Taxes were raised.", []),
        ("New credit lines could be considered.", []),
        ("Norway reviewed its budget.", []),
        ("The two sides agreed to draw up a roadmap.", []),
        ("The two ministers discussed the match.", []),
    ],
)
def test_between_whom(sentence: str, expected: list[str]) -> None:
    assert told(sentence, "cooperation") == expected


def test_those_who_met_are_those_who_discussed() -> None:
    (claim,) = stated("Trade and tourism were discussed.", "cooperation")
    assert claim.people == ("Ana Rojas", "Ola Berg")
    assert claim.topics == ("trade", "tourism")
    assert claim.place == "Lima"


def test_fields_within_the_name_of_a_document() -> None:
    (claim,) = stated("The Social Security Agreement was signed.", "agreement")
    assert claim.topics == ("social security",)
