"""What hangs together: pairs of numbers -> for each number the lowest one that a chain of pairs leads to.

Eight bytes a number, where a graph of objects would take hundreds: an archive has millions of things that are told twice.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable


def components(count: int, pairs: Iterable[tuple[int, int]]) -> array[int]:
    """For each number below `count` that of its component, its lowest member (union-find with path halving)."""
    above = array("q", range(count))
    for one, other in pairs:
        first, second = _top(above, one), _top(above, other)
        above[max(first, second)] = min(first, second)
    for number in range(count):  # who stands above a number is lower, and known already
        above[number] = above[above[number]]
    return above


def _top(above: array[int], number: int) -> int:
    while above[number] != number:
        above[number] = above[above[number]]
        number = above[number]
    return number
