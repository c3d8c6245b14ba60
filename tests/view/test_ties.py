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
    assert not made[0].one_way
    assert made[1].one_way


def test_a_single_tie_is_straight_and_several_fan_out() -> None:
    alone = ties([Edge("a", "b", "met", "done")])
    assert alone[0].bend == 0
    fanned = ties([Edge("a", "b", "met", status) for status in ("done", "planned", "denied")])
    assert [tie.bend for tie in fanned] == [-0.18, 0, 0.18]


def test_ties_of_opposite_direction_bend_apart() -> None:
    there, back = ties([Edge("a", "b", "met", "done"), Edge("b", "a", "will meet", "planned")])
    # Seen along its own direction, each bends to the same side: on the sheet they part.
    assert there.bend == back.bend != 0


def test_loops_are_left_out() -> None:
    assert ties([Edge("a", "a", "met", "done")]) == ()
