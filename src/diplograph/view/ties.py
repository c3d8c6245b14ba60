"""Ties: the lines of the picture.

Two states may be joined by a dozen edges. Drawn one by one they are a knot, so
the edges between two things that share a status make one line; its thickness
says how many claims stand behind it, and a click on it lists its edges.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diplograph.view.model import Edge


@dataclass(frozen=True, slots=True)
class Tie:
    """The edges of one status between two things.

    `bend` fans out the ties of one pair: 0 is straight, else the curvature, with its side as sign.
    """

    source: str
    target: str
    status: str
    edges: tuple[Edge, ...]
    bend: float = 0.0

    @property
    def one_way(self) -> bool:
        """Whether all edges run from source to target."""
        return all(edge.source == self.source for edge in self.edges)

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims behind all edges, each once, in order of first mention."""
        return tuple(dict.fromkeys(claim for edge in self.edges for claim in edge.claims))


def ties(edges: Iterable[Edge]) -> tuple[Tie, ...]:
    """Bundle edges into ties, in the order in which the pairs first appear. Loops are left out."""
    pairs: dict[tuple[str, str], dict[str, list[Edge]]] = {}
    for edge in edges:
        if edge.source != edge.target:
            pair = (min(edge.source, edge.target), max(edge.source, edge.target))
            pairs.setdefault(pair, {}).setdefault(edge.status, []).append(edge)
    return tuple(tie for by_status in pairs.values() for tie in _fan(by_status))


def _fan(by_status: dict[str, list[Edge]]) -> list[Tie]:
    first = next(iter(by_status.values()))[0]
    bends = _bends(len(by_status))
    made = []
    for (status, edges), bend in zip(by_status.items(), bends, strict=True):
        lead = edges[0]
        # A curve is bent to the right of its direction: turn it where this tie runs the other way.
        turned = bend if lead.source == first.source else -bend
        made.append(Tie(lead.source, lead.target, status, tuple(edges), turned))
    return made


def _bends(count: int) -> list[float]:
    return [round((index - (count - 1) / 2) * 0.18, 3) + 0.0 for index in range(count)]
