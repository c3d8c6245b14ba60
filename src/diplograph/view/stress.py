"""Places points so that their distances come near to wanted ones.

Stress minimisation by stochastic gradient descent: take one pair at a time,
in shuffled order, and move both points towards the distance that is wanted
between them, at first freely, then with less and less freedom. Plain
arithmetic and a fixed seed: the same input gives the same points on every
machine (no linear algebra library, whose sums differ by processor).
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

Pair = tuple[int, int, float, float]  # first point, second point, wanted distance, weight
Point = tuple[float, float]

_ROUNDS = 18
_LAST_STEP = 0.05


def place(count: int, pairs: Sequence[Pair], seed: int) -> list[Point]:
    """Find `count` points for the wanted distances. Pairs that are not named do not matter."""
    chance = random.Random(seed)
    xs = [chance.random() for _ in range(count)]
    ys = [chance.random() for _ in range(count)]
    order = list(pairs)
    for step in _steps(pairs):
        chance.shuffle(order)
        for pair in order:
            _move(xs, ys, pair, step)
    return list(zip(xs, ys, strict=True))


def _steps(pairs: Sequence[Pair]) -> list[float]:
    """Step sizes that fall exponentially: the weakest pair moves freely at first, one of weight 1 hardly at last."""
    weights = [weight for *_, weight in pairs]
    if not weights:
        return []
    first = 1 / min(weights)
    decay = math.log(first / _LAST_STEP) / (_ROUNDS - 1)
    return [first * math.exp(-decay * turn) for turn in range(_ROUNDS)]


def _move(xs: list[float], ys: list[float], pair: Pair, step: float) -> None:
    one, two, wanted, weight = pair
    dx, dy = xs[one] - xs[two], ys[one] - ys[two]
    length = math.sqrt(dx * dx + dy * dy) or 1e-9
    share = min(1.0, weight * step) * (length - wanted) / (2 * length)
    xs[one] -= share * dx
    ys[one] -= share * dy
    xs[two] += share * dx
    ys[two] += share * dy
