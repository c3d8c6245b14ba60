"""Edges become ties."""

from __future__ import annotations

from diplograph.view import Edge
from diplograph.view.ties import ties


def test_edges_of_one_pair_and_status_are_one_tie() -> None:
    made = ties(
        [
            Edge("a", "b", "met", "done", ("1",)),
            Edge("b", "a", "visited", "done", ("1", "2")),
            Edge("a", "b", "will meet", "planned", ("3",)),
        ]
    )
    assert [(tie.source, tie.target, tie.status, len(tie.edges)) for tie in made] == [
        ("a", "b", "done", 2),
        ("a", "b", "planned", 1),
    ]
    assert made[0].claims == ("1", "2")


def test_loops_are_left_out() -> None:
    assert ties([Edge("a", "a", "met", "done")]) == ()
