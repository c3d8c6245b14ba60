"""The picture of the demo graph: what it holds."""

from __future__ import annotations

import pytest

from diplograph.network.picture import picture
from diplograph.records import Reading
from diplograph.view import ViewModel


@pytest.fixture(scope="module")
def model(note: Reading) -> ViewModel:
    return picture([note], "diplograph")


def test_every_claim_is_reached_from_a_thing(model: ViewModel, note: Reading) -> None:
    reached = {claim for node in model.nodes for claim in node.claims}
    assert reached == {card.id for card in model.claims}
    assert len(model.claims) == len(note.claims)


def test_planned_things_have_planned_ties(model: ViewModel) -> None:
    planned = {card.id for card in model.claims if card.status == "planned"}
    assert planned
    for edge in model.edges:
        if planned & set(edge.claims):
            assert edge.status == "planned"


def test_sentences_stand_in_their_context(model: ViewModel, note: Reading) -> None:
    for card in model.claims:
        told = f"{card.before.removeprefix('… ')}{card.sentence}"
        assert told in note.document.text


def test_the_same_picture_whatever_the_order(note: Reading, seed: Reading) -> None:
    assert picture([note, seed], "x") == picture([seed, note], "x")
