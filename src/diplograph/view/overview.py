"""The first view: states and international bodies, and how much each two of them have to do with each other.

A claim ties all the states and bodies that its edges name. Two of them have one line, whatever stands between them; it
counts the claims of each status, and is as wide as the affirmed ones are many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from diplograph.view.model import Edge, Node, ViewModel
from diplograph.view.palette import ACTORS, AFFIRMED

MOST_ACTORS = 300
MOST_PAIRS = 1_200
_NEAREST = 4  # of its strongest pairs, each actor keeps so many for the layout


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states or bodies, in the order of their ids, with the number of claims by status."""

    source: str
    target: str
    statuses: Mapping[str, int] = field(hash=False)

    @property
    def affirmed(self) -> int:
        """How many claims say that something was or is between them."""
        return sum(self.statuses.get(status, 0) for status in AFFIRMED)

    @property
    def strength(self) -> tuple[int, int]:
        return (self.affirmed, sum(self.statuses.values()))

    @property
    def status(self) -> str:
        """How the line is drawn: affirmed where anything is, else the firmest that is told."""
        return next(name for name in ("done", "ongoing", "planned", "proposed", "denied") if self.statuses.get(name))


@dataclass(frozen=True, slots=True)
class Overview:
    """The actors that the first view draws, and their pairs, strongest first."""

    actors: tuple[Node, ...]
    pairs: tuple[Pair, ...]

    def placed(self, positions: Container[str]) -> Overview:
        """Only what has a position."""
        actors = tuple(node for node in self.actors if node.id in positions)
        pairs = tuple(pair for pair in self.pairs if pair.source in positions and pair.target in positions)
        return Overview(actors, pairs)

    def backbone(self) -> list[Pair]:
        """The pairs that decide where actors stand: the strongest few of each."""
        kept: Counter[str] = Counter()
        chosen = []
        for pair in self.pairs:
            if min(kept[pair.source], kept[pair.target]) < _NEAREST:
                chosen.append(pair)
                kept.update((pair.source, pair.target))
        return chosen


def overview(model: ViewModel) -> Overview:
    """The states and bodies of a model; of more than three hundred those with most claims."""
    actors = [node for node in model.nodes if node.kind in ACTORS]
    busiest = sorted(actors, key=lambda node: (-len(node.claims), node.id))[:MOST_ACTORS]
    drawn = {node.id for node in busiest}
    statuses = {claim.id: claim.status for claim in model.claims}
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for claim, sides in _sides(model.edges, drawn).items():
        for pair in combinations(sorted(sides), 2):
            counts[pair][statuses[claim]] += 1
    pairs = [Pair(one, other, dict(told)) for (one, other), told in counts.items()]
    pairs.sort(key=lambda pair: (tuple(-n for n in pair.strength), pair.source, pair.target))
    return Overview(_in_order(model.nodes, drawn), tuple(pairs[:MOST_PAIRS]))


def _sides(edges: Iterable[Edge], drawn: set[str]) -> dict[str, set[str]]:
    """The actors of each claim."""
    sides: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        ends = drawn & {edge.source, edge.target}
        if ends:
            for claim in edge.claims:
                sides[claim] |= ends
    return sides


def _in_order(nodes: Sequence[Node], drawn: set[str]) -> tuple[Node, ...]:
    return tuple(node for node in nodes if node.id in drawn)
