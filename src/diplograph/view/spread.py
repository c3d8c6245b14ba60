"""Makes room: pushes boxes apart until none overlaps another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

_ROUNDS = 200
_Cell = tuple[int, int]


@dataclass(slots=True)
class Box:
    """A box by its centre, its size, and how hard it is to move."""

    x: float
    y: float
    width: float
    height: float
    inertia: float = 1.0


def spread(boxes: list[Box]) -> None:
    """Move the boxes in place, each as little as possible, until they stand clear (or the rounds are used up)."""
    for _ in range(_ROUNDS):
        overlapping = [pair for pair in _near(boxes) if _push(*pair)]
        if not overlapping:
            return


def _near(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    """Pairs that may overlap: those that share a cell of a grid or stand in neighbouring ones."""
    width = max((box.width for box in boxes), default=1.0)
    height = max((box.height for box in boxes), default=1.0)
    cells: dict[_Cell, list[Box]] = {}
    for box in boxes:
        column, row = int(box.x // width), int(box.y // height)
        for step in ((0, 0), (-1, 0), (1, 0), (0, -1), (-1, -1), (1, -1), (0, 1), (-1, 1), (1, 1)):
            for other in cells.get((column + step[0], row + step[1]), ()):
                yield other, box
        cells.setdefault((column, row), []).append(box)


def _push(one: Box, two: Box) -> bool:
    """Part two boxes along the line between them, as ellipses do; say whether they were too close."""
    dx, dy = two.x - one.x, two.y - one.y
    width, height = (one.width + two.width) / 2, (one.height + two.height) / 2
    apart = math.hypot(dx / width, dy / height)
    if apart > 0.98:
        return False
    if apart < 1e-6:  # one upon the other: any direction will do
        dx, dy, apart = 1e-3 * width, 0.0, 1e-3
    growth = 1 / apart - 1
    share = two.inertia / (one.inertia + two.inertia)
    one.x -= dx * growth * share
    one.y -= dy * growth * share
    two.x += dx * growth * (1 - share)
    two.y += dy * growth * (1 - share)
    return True
