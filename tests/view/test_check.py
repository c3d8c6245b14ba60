"""Models that do not hold together are refused, with the culprit's name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diplograph.view import Edge, ViewError, ViewModel
from diplograph.view.check import check

from .sample import sample_model

SAMPLE = sample_model()
NODE, EDGE, CLAIM = SAMPLE.nodes[0], SAMPLE.edges[0], SAMPLE.claims[0]


def test_the_sample_holds_together() -> None:
    check(SAMPLE)


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (replace(SAMPLE, nodes=(*SAMPLE.nodes, NODE)), f"two nodes with the id {NODE.id}"),
        (replace(SAMPLE, claims=(*SAMPLE.claims, CLAIM)), "two claims with the id"),
        (replace(SAMPLE, nodes=(replace(NODE, claims=("no",)),), edges=()), "no claim 'no', which node"),
        (replace(SAMPLE, edges=(Edge(NODE.id, "no", "met", "done"),)), "no node 'no', which edge"),
        (replace(SAMPLE, edges=(replace(EDGE, status="perhaps"),)), "no status 'perhaps', which edge"),
        (replace(SAMPLE, claims=(replace(CLAIM, kind="tenure"), *SAMPLE.claims[1:])), "no kind 'tenure', which claim"),
        (replace(SAMPLE, documents=()), "no document .*, which claim"),
        (replace(SAMPLE, sources=()), "no source 'S1', which claim"),
    ],
)
def test_faults_are_named(model: ViewModel, message: str) -> None:
    with pytest.raises(ViewError, match=message):
        check(model)
