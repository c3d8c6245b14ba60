"""What verbs and references take from other words: a modal, an owner, an office, the other of two states."""

from __future__ import annotations

import pytest
from tests.claims.stated import told

from diplograph.records import Kind


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        # A modal holds for the verb behind "and", a past tense does not.
        ("Peru will close a bridge and expel two Chilean diplomats.", "measure", ["PER > CHL: planned", "PER > CHL: planned"]),
        ("Rojas said Peru would close its embassy and recall its envoy from Chile.", "measure",
         ["PER > CHL: planned", "PER > CHL: planned"]),
        ("Rojas and Berg will meet in Oslo and sign a treaty on fisheries.", "agreement", ["NOR-PER > : planned"]),
        ("Peru did not sign the treaty and send troops to Haiti.", "measure", ["PER > HTI: denied"]),
        ("Peru recalled its envoy from Chile and will close a bridge.", "measure", ["PER > CHL: done", "PER > CHL: planned"]),
        # A passive goes on where what is given stands behind it.
        ("The ambassador of Chile was summoned and handed a note of protest.", "measure", ["PER > CHL: done"]),
        ("Chile's ambassador was received by the president and handed her a letter.", "measure", []),
        # Names with their offices between commas.
        ("Luis Soto, President of Chile, and Carla Paz, President of Bolivia, met in Quito.", "meeting", ["BOL-CHL > : done"]),
        ("Luis Soto, President of Chile, and Carla Paz, President of Bolivia, condemned the attack.", "position",
         ["BOL-CHL > : done"]),
        ("Luis Soto, President of Chile, who is visiting Ecuador, praised the forum.", "visit", ["CHL > ECU: ongoing"]),
        ("Berg met Luis Soto, secretary of state for trade of Chile, who announced a loan of $2 million for Bolivia.", "measure",
         ["CHL > BOL: done"]),
        # Those before "whose".
        ("Chile and Bolivia, whose foreign ministers spoke with Rojas by telephone, backed the plan.", "meeting",
         ["BOL-CHL-PER > : done"]),
        # How long after something.
        ("Rojas spoke hours after Chile closed two crossings with Bolivia.", "measure", ["CHL > BOL: done"]),
        ("Three days after the talks in Doha, Chile and Bolivia recalled their envoys from Qatar.", "measure",
         ["BOL-CHL > QAT: done"]),
        ("Three days after the vote Peru recalled its envoy from Chile.", "measure", ["PER > CHL: done"]),
        # What was said on a day, and what will be.
        ("Norway said on Monday it would send 7 million crowns to Ukraine.", "measure", ["NOR > UKR: planned"]),
        ("The Norwegian ministry announced on Monday it will recall its envoy from Chile.", "measure", ["NOR > CHL: planned"]),
        # The other of the two, and those whose decision it is.
        ("Norway has long pressed its neighbour to open the market.", "demand", ["NOR > PER: done"]),
        ("Chile has long pressed its neighbour to open the market.", "demand", []),
        ("Rojas welcomed the agreement of the EU member states to extend sanctions on Belarus.", "measure", [" > BLR: done"]),
        ("Rojas welcomed the decision of Chile to lift the ban on fruit from Bolivia.", "measure", ["CHL > BOL: done"]),
    ],
)  # fmt: skip
def test_carried(sentence: str, kind: Kind, expected: list[str]) -> None:
    assert sorted(told(sentence, kind)) == sorted(expected)


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        # Bodies by those who sit in them.
        ("The meeting of ASEAN foreign ministers opened in Hanoi on Monday.", "meeting", [" > : done"]),
        ("The ministers placed their hopes in a meeting of ASEAN foreign ministers to be held in Hanoi.", "meeting",
         [" > VNM: planned"]),
        ("The heads of state of the African Union will next meet in Accra in July.", "meeting", [" > GHA: planned"]),
        ("ASEAN will hold an emergency meeting on Myanmar.", "meeting", [" > : planned"]),
        ("The EU held talks on migration.", "meeting", []),
        # What stopped for a time, what is yet to come, and what goes on again.
        ("Talks between Chile and Bolivia, broken off in August, are to resume in May.", "meeting", ["BOL-CHL > : planned"]),
        ("The summit of Chile and Bolivia opens in Quito on Friday.", "meeting", ["BOL-CHL > ECU: planned"]),
        ("Rojas will travel to Quito to consult President Luis Soto of Ecuador.", "meeting", ["ECU-PER > : planned"]),
        ("Peru consulted the treaty before the vote.", "meeting", []),
        ("Chilean President Luis Soto received a delegation led by Bolivian Prime Minister Carla Paz.", "meeting",
         ["BOL-CHL > : done"]),
        ("The two ministers held a press conference. A free trade agreement, first proposed by Oslo in 2014, is out of reach.",
         "meeting", ["NOR-PER > : done"]),
        # Not everybody is a side.
        ("Chile offered to host talks between Ecuador and Bolivia, Norwegian Prime Minister Jon Dahl said.", "meeting",
         ["BOL-CHL-ECU > : proposed"]),
        # Steps told as orders, reports that are rejected, teams.
        ("Norway ordered two Russian diplomats to leave.", "demand", []),
        ("The Peruvian ministry rejected reports that Peru was negotiating with Chile in secret.", "position", []),
        ("Rojas congratulated the national futsal side on its title.", "position", []),
        ("Rojas congratulated Chile on its anniversary.", "position", ["PER > CHL: done"]),
        # Demands that only a noun tells.
        ("Rojas spoke of Chile's demand that the bridge to Bolivia be reopened.", "demand", ["CHL > BOL: done"]),
        ("A request from Chile to Bolivia for water was not granted.", "demand", ["CHL > BOL: done"]),
        ("Bolivia has rejected a Chilean request to extend the deadline.", "demand", ["CHL > BOL: done"]),
        ("No request from Chile for water has come in.", "demand", []),
        ("Chile's demand for copper has grown.", "demand", []),
    ],
)  # fmt: skip
def test_told(sentence: str, kind: Kind, expected: list[str]) -> None:
    assert sorted(told(sentence, kind)) == sorted(expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Under the Treaty of Friendship and Cooperation of 1904 both are neighbours.", ["NOR-PER > : done"]),
        ("The Senate of Chile ratified a treaty with Bolivia, the first accord of its kind.", ["BOL-CHL > : done"]),
        ("Peru does not plan to ask for consultations under Article 4 of the founding treaty of NATO.", []),
        ("A status of forces agreement was not discussed.", []),
        ("An understanding was reached on holding a fair.", []),
        ("Ten documents on energy and ports were signed.", ["NOR-PER > : done"]),
        ("The two ministers agreed to prolong the ceasefire until May.", ["NOR-PER > : done"]),
        ("Rojas welcomed progress towards the entry into force of the Tax Treaty (the Oslo Treaty), initialled in Lima.",
         ["NOR-PER > : done"]),
        ("The summit of the African Union ended with the adoption of a declaration on water.", [" > : done"]),
        ("Chile joined the Lima Accord after a call between Ecuador and Bolivia.", ["CHL > : done"]),
    ],
)  # fmt: skip
def test_documents(sentence: str, expected: list[str]) -> None:
    assert sorted(told(sentence, "agreement")) == sorted(expected)
