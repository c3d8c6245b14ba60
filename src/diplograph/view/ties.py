"""Ties: the lines between two things.

Two things may be joined by a dozen edges. Drawn one by one they are a knot, so the edges between two things that share a
status make one line; its thickness says how many claims stand behind it, and a click on it lists its edges.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diplograph.view.model import Edge


@dataclass(frozen=True, slots=True)
class Tie:
    """The edges of one status between two things; its direction is that of the first."""

    source: str
    target: str
    status: str
    edges: tuple[Edge, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims behind all edges, each once, in order of first mention."""
        if len(self.edges) == 1:
            return self.edges[0].claims
        return tuple(dict.fromkeys(claim for edge in self.edges for claim in edge.claims))


def ties(edges: Iterable[Edge]) -> tuple[Tie, ...]:
    """Bundle edges into ties, in the order in which they first appear. Loops are left out."""
    bundles: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in edges:
        one, other = edge.source, edge.target
        if one != other:
            bundles.setdefault((one, other, edge.status) if one < other else (other, one, edge.status), []).append(edge)
    return tuple(Tie(told[0].source, told[0].target, told[0].status, tuple(told)) for told in bundles.values())
