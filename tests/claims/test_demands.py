"""Demands: on whom, and what is none."""

from __future__ import annotations

import pytest
from tests.claims.stated import told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The two ministers appealed to the authorities in Minsk to free the prisoners.", ["NOR-PER > BLR: done"]),
        ("With regard to Sudan, the two ministers called on the warring parties to stop.", ["NOR-PER > SDN: done"]),
        ("Rojas asked for Norway's help in fighting illegal fishing.", ["PER > NOR: done"]),
        ("Rojas said Norway should open its market to Peruvian fruit.", ["PER > NOR: done"]),
        ("Norway told Russia that it must stop its attacks.", ["NOR > RUS: done"]),
        ("Moscow demanded that Washington lift the sanctions.", ["RUS > USA: done"]),
        ("The ministers renewed their call on Israel to lift the blockade.", ["NOR-PER > ISR: done"]),
        ("The two ministers issued a call on all parties to lay down their arms.", ["NOR-PER > : done"]),
        ("Rojas invited Norwegian companies to invest in fish farming.", ["PER > NOR: done"]),
        ("Rojas dismissed a report that Peru had asked Chile for patrol boats.", ["PER > CHL: denied"]),
        ("Bolivia must respect the ruling, Rojas said.", ["PER > BOL: done"]),
        ("Rojas requested the abolition of the fish tax.", ["PER > NOR: done"]),
        ("The ministers called upon the parties to the conflict in Libya to talk.", ["NOR-PER > LBY: done"]),
        ("Berg ordered two diplomats of Russia out of the country.", []),
        ("Rojas requested consultations with Norway.", []),
        ("Rojas invited Berg to visit Cusco.", []),
        ("If Norway asked Peru for help, help would come.", []),
        ("Peru said that it must save water.", []),
        ("Berg said more should be done.", []),
    ],
)
def test_on_whom(sentence: str, expected: list[str]) -> None:
    assert told(sentence, "demand") == expected
