"""How tidy is a drawing? Fewer lines that cross, fewer marks on lines that are not theirs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

Point = tuple[float, float]
Line = tuple[int, int]

_NEAR = 16.0  # pixels at which a mark seems to sit on a line


def untidiness(points: Sequence[Point], lines: Sequence[Line]) -> float:
    """The number of crossings, plus two for each mark on a foreign line. Lower is better."""
    crossings = sum(_cross(points, one, two) for one, two in combinations(lines, 2))
    covered = sum(
        _on_line(points[point], points[line[0]], points[line[1]])
        for line in lines
        for point in range(len(points))
        if point not in line
    )
    return crossings + 2 * covered


def _cross(points: Sequence[Point], one: Line, two: Line) -> bool:
    if set(one) & set(two):
        return False
    (a, b), (c, d) = ((points[start], points[end]) for start, end in (one, two))
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(start: Point, end: Point, point: Point) -> bool:
    return (end[0] - start[0]) * (point[1] - start[1]) > (end[1] - start[1]) * (point[0] - start[0])


def _on_line(point: Point, start: Point, end: Point) -> bool:
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy or 1.0
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square
    if not 0 < along < 1:
        return False
    off = (start[0] + along * dx - point[0]) ** 2 + (start[1] + along * dy - point[1]) ** 2
    return off < _NEAR**2
