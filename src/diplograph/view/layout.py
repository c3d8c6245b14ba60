"""Where everything stands: positions of things, computed once, before any browser opens the page.

networkx finds the connected parts and the distances in them; `stress` turns
distances into points, drawing states towards the middle of their part;
`spread` makes room for names; the parts are then packed side by side, the
largest in the middle. Small parts are drawn from several seeds, and the tidiest is
kept. Seeds are fixed: the same things give the same picture each time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import networkx as nx

from diplograph.view.model import Node
from diplograph.view.spread import Box, spread
from diplograph.view.stress import Pair, Point, place
from diplograph.view.tidy import untidiness

Position = tuple[int, int]


class Line(Protocol):
    """What joins two things, by their ids."""

    @property
    def source(self) -> str: ...

    @property
    def target(self) -> str: ...


SEED = 1992
_UNIT = 118.0  # pixels between two things that are tied, at zoom 1
_WIDE = 1.1  # most canvases are a little wider than high
_ROOM = (104.0, 58.0)  # what a mark and its name need
_STATE_ROOM = (150.0, 96.0)
_GAP = 70.0  # between two parts
_ALL_PAIRS = 60  # things for which the distance of each two is minded
_PIVOTS = 20


def positions(nodes: Sequence[Node], ties: Iterable[Line]) -> dict[str, Position]:
    """Give each node a place on an endless sheet, its middle at (0, 0). Ties to other nodes do not count."""
    graph = _graph(nodes, ties)
    alone = sorted(nx.isolates(graph))
    graph.remove_nodes_from(alone)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed = [_place_part(graph.subgraph(part), nodes) for part in parts]
    placed += [_rows(alone)] if alone else []
    _pack(placed)
    return {node: (round(box.x), round(box.y)) for part in placed for node, box in part.items()}


def _graph(nodes: Sequence[Node], ties: Iterable[Line]) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_edges_from((tie.source, tie.target) for tie in ties if tie.source in graph and tie.target in graph)
    for one, two in graph.edges:
        # Between two busy things there must be room for what surrounds each of them.
        busy = min(graph.degree(one), graph.degree(two))
        graph.edges[one, two]["length"] = 1 + 0.4 * math.sqrt(busy - 1)
    return graph


def _place_part(part: nx.Graph[str], nodes: Sequence[Node]) -> dict[str, Box]:
    """Lay one part out from several seeds (fewer the larger it is) and keep the tidiest."""
    inside = [node for node in nodes if node.id in part]
    ids = [node.id for node in inside]
    states = [index for index, node in enumerate(inside) if node.kind == "country"]
    pairs = _wanted(part, ids) + _inwards(states, middle=len(inside))
    lines = [(ids.index(one), ids.index(two)) for one, two in part.edges]
    tries = max(1, min(12, 6000 // len(pairs)))
    drawn = [_draw(part, inside, pairs, seed) for seed in range(SEED, SEED + tries)]
    if tries == 1:
        return drawn[0]
    return min(drawn, key=lambda boxes: untidiness([(box.x, box.y) for box in boxes.values()], lines))


def _draw(part: nx.Graph[str], inside: Sequence[Node], pairs: Sequence[Pair], seed: int) -> dict[str, Box]:
    points = place(len(inside) + 1, pairs, seed)[: len(inside)]
    busiest = sorted(range(len(inside)), key=lambda index: (-part.degree(inside[index].id), index))
    level = _levelled(points, busiest[0], busiest[1])
    boxes = {node.id: _box(node, point) for node, point in zip(inside, level, strict=True)}
    spread(list(boxes.values()))
    return boxes


def _levelled(points: Sequence[Point], one: int, two: int) -> list[Point]:
    """Turn the points so that two of them stand side by side: names below them stay clear of the line between."""
    turn = -math.atan2(points[two][1] - points[one][1], points[two][0] - points[one][0])
    cos, sin = math.cos(turn), math.sin(turn)
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in points]


def _rows(alone: Sequence[str]) -> dict[str, Box]:
    """What nothing is tied to stands in rows, as a part of its own."""
    columns = math.ceil(math.sqrt(len(alone) * _WIDE))
    width, height = _ROOM
    return {
        node: Box(index % columns * width, index // columns * height, width, height) for index, node in enumerate(alone)
    }


def _wanted(part: nx.Graph[str], ids: Sequence[str]) -> list[Pair]:
    numbers = {node: number for number, node in enumerate(ids)}
    return [
        (numbers[one], numbers[two], apart, _weight(part, one, two, apart))
        for one, two, apart in _apart(part, ids)
        if numbers[one] < numbers[two]
    ]


def _apart(part: nx.Graph[str], ids: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    """Pairs with their distance: all of them, or of a large part those that are tied and those with one of the busiest.

    The distances to some pivots place a node as well as those to all others do (Ortmann, Klimenta and Brandes, 2017).
    """
    pivots = ids if len(ids) <= _ALL_PAIRS else sorted(ids, key=lambda node: (-part.degree(node), node))[:_PIVOTS]
    known = set(pivots)
    for pivot in pivots:
        for node, apart in nx.single_source_dijkstra_path_length(part, pivot, weight="length").items():
            if node != pivot:
                yield pivot, node, apart
                if node not in known:
                    yield node, pivot, apart
    lengths: dict[tuple[str, str], float] = nx.get_edge_attributes(part, "length")
    for (one, two), length in lengths.items():
        if one not in known and two not in known:
            yield one, two, length
            yield two, one, length


def _weight(part: nx.Graph[str], one: str, two: str, apart: float) -> float:
    """What is near counts most, above all that two busy things keep the distance that was made for them."""
    tied = min(part.degree(one), part.degree(two)) if part.has_edge(one, two) else 1
    return float(tied**1.7 / apart**2)


def _inwards(states: Sequence[int], middle: int) -> list[Pair]:
    """Tie states to a point of their own in the middle, on a ring that has room for all of them."""
    radius = 0.0 if len(states) == 1 else 0.6 * math.sqrt(len(states))
    return [(state, middle, max(radius, 0.01), 1.5) for state in states]


def _box(node: Node, point: tuple[float, float]) -> Box:
    x, y = point[0] * _UNIT * _WIDE, point[1] * _UNIT
    if node.kind == "country":
        return Box(x, y, *_STATE_ROOM, inertia=4.0)
    return Box(x, y, *_ROOM)


def _pack(parts: Sequence[dict[str, Box]]) -> None:
    """Move each part, as a whole, to the free place that is nearest to the middle."""
    taken: list[Box] = []
    for part in parts:
        frame = _frame(part.values())
        target = _free_place(frame, taken)
        for box in part.values():
            box.x += target[0] - frame.x
            box.y += target[1] - frame.y
        taken.append(Box(*target, frame.width, frame.height))


def _frame(boxes: Iterable[Box]) -> Box:
    all_boxes = list(boxes)
    left = min(box.x - box.width / 2 for box in all_boxes)
    right = max(box.x + box.width / 2 for box in all_boxes)
    top = min(box.y - box.height / 2 for box in all_boxes)
    bottom = max(box.y + box.height / 2 for box in all_boxes)
    return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)


def _free_place(frame: Box, taken: Sequence[Box]) -> tuple[float, float]:
    """The nearest of the places that touch what is already there; the first part takes the middle."""
    places = sorted((place for box in taken for place in _beside(box, frame)), key=_distance)
    return next((place for place in places if not _blocked(*place, frame, taken)), (0.0, 0.0))


def _beside(box: Box, frame: Box) -> list[tuple[float, float]]:
    across, down = _reach(box.width, frame.width), _reach(box.height, frame.height)
    steps = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1))
    return [(box.x + dx * across, box.y + dy * down) for dx, dy in steps]


def _distance(place: tuple[float, float]) -> tuple[float, tuple[float, float]]:
    return (place[0] / _WIDE) ** 2 + place[1] ** 2, place


def _reach(one: float, two: float) -> float:
    return (one + two) / 2 + _GAP


def _blocked(x: float, y: float, frame: Box, taken: Sequence[Box]) -> bool:
    return any(
        abs(x - box.x) < _reach(box.width, frame.width) - 1 and abs(y - box.y) < _reach(box.height, frame.height) - 1
        for box in taken
    )
