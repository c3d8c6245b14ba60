"""Positions: steady, spread out, states in the middle."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

from diplograph.view import Edge, Node
from diplograph.view.layout import Position, positions
from diplograph.view.spread import Box, spread
from diplograph.view.tidy import untidiness
from diplograph.view.ties import ties

from .sample import sample_model


def _sample_positions() -> dict[str, Position]:
    model = sample_model()
    return positions(model.nodes, ties(model.edges))


def _things(prefix: str, count: int, kind: str = "meeting") -> list[Node]:
    return [Node(f"{prefix}{number}", f"{prefix}{number}", kind) for number in range(count)]


def _chain(nodes: list[Node]) -> list[Edge]:
    return [Edge(one.id, two.id, "next to", "done") for one, two in pairwise(nodes)]


def test_every_thing_has_a_place_and_always_the_same() -> None:
    first = _sample_positions()
    assert set(first) == {node.id for node in sample_model().nodes}
    assert first == _sample_positions()


def test_the_order_of_things_with_other_ids_does_not_break_it() -> None:
    assert positions((), ()) == {}
    assert positions(_things("a", 1), ()) == {"a0": (0, 0)}


def test_no_two_marks_overlap() -> None:
    for one, two in combinations(_sample_positions().values(), 2):
        assert math.dist(one, two) > 45


def test_the_two_busiest_states_stand_near_the_middle_and_side_by_side() -> None:
    placed = _sample_positions()
    reach = max(math.dist(at, (0, 0)) for at in placed.values())
    korea, kyrgyzstan = (placed[f"https://w3id.org/diplograph/id/country/{code}"] for code in ("KOR", "KGZ"))
    assert math.dist(korea, (0, 0)) < reach / 2
    assert math.dist(kyrgyzstan, (0, 0)) < reach / 2
    assert abs(korea[1] - kyrgyzstan[1]) < abs(korea[0] - kyrgyzstan[0]) / 2


def test_parts_stand_apart() -> None:
    parts = [_things(prefix, size) for prefix, size in (("a", 9), ("b", 5), ("c", 2))]
    alone = _things("d", 7)
    edges = [edge for part in parts for edge in _chain(part)]
    placed = positions([node for part in [*parts, alone] for node in part], ties(edges))
    frames = [[placed[node.id] for node in part] for part in [*parts, alone]]
    for one, two in combinations(frames, 2):
        assert _apart(one, two)


def _apart(one: list[Position], two: list[Position]) -> bool:
    return any(
        max(point[axis] for point in first) < min(point[axis] for point in second)
        for axis in (0, 1)
        for first, second in ((one, two), (two, one))
    )


def test_ties_that_lead_out_of_the_picture_do_not_count() -> None:
    nodes = _things("a", 2)
    out = ties([Edge("a0", "elsewhere", "met", "done")])
    assert set(positions(nodes, out)) == {"a0", "a1"}


def test_boxes_on_one_spot_are_parted() -> None:
    boxes = [Box(0, 0, 100, 50) for _ in range(12)]
    spread(boxes)
    for one, two in combinations(boxes, 2):
        assert math.hypot((one.x - two.x) / 100, (one.y - two.y) / 50) > 0.95


def test_crossings_and_covered_lines_are_untidy() -> None:
    square = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]
    assert untidiness(square, [(0, 1), (2, 3)]) == 0
    assert untidiness(square, [(0, 2), (1, 3)]) == 1
    assert untidiness([*square, (50.0, 3.0)], [(0, 1)]) == 2
