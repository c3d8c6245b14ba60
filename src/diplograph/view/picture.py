"""The picture as a pyvis network: what stands where, in which shape, with which line.

pyvis is the model of the picture; its own template is not used (it loads a
style sheet from the network, does not escape its heading, and turns tooltips
into HTML). Things carry no `title`, which is what pyvis would make a tooltip of.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from pyvis.network import Network

from diplograph.view.layout import Position
from diplograph.view.model import Node
from diplograph.view.palette import KINDS, STATUSES
from diplograph.view.ties import Tie

FIRST_VIEW = 300
_LINE = "#7d8b9b"
_WIDEST = 6.0

_OPTIONS: dict[str, object] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "multiselect": False,
        "keyboard": False,
        "navigationButtons": False,
        "tooltipDelay": 600000,
    },
    "nodes": {"borderWidth": 2, "borderWidthSelected": 3, "chosen": False},
    "edges": {
        "chosen": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrows": {"to": {"enabled": False, "scaleFactor": 0.45}},
        "smooth": False,
    },
}


def first_view(nodes: Sequence[Node], ties: Sequence[Tie], limit: int = FIRST_VIEW) -> list[Node]:
    """The things that the picture opens with, in the order given: states, then whatever has most ties."""
    busy = Counter(end for tie in ties for end in (tie.source, tie.target))
    ranked = sorted(nodes, key=lambda node: (node.kind != "country", -busy[node.id], node.id))
    chosen = {node.id for node in ranked[:limit]}
    return [node for node in nodes if node.id in chosen]


def network(nodes: Sequence[Node], ties: Sequence[Tie], positions: Mapping[str, Position], heading: str) -> Network:
    """Build the pyvis network of all nodes that have a position, and the ties between them.

    Nodes and edges are numbered by their place in the sequences given: pyvis looks
    ids up in a list, and numbers compare faster than IRIs.
    """
    net = Network(directed=True, cdn_resources="in_line", heading=heading)
    net.options = _OPTIONS
    numbers = {node.id: number for number, node in enumerate(nodes) if node.id in positions}
    busy = Counter(end for tie in ties for end in (tie.source, tie.target))
    for number, node in enumerate(nodes):
        if node.id in positions:
            _add_node(net, number, node, positions[node.id], _size(node, busy[node.id]))
    for number, tie in enumerate(ties):
        if tie.source in numbers and tie.target in numbers:
            _add_edge(net, number, tie, numbers)
    return net


def _add_node(net: Network, number: int, node: Node, position: Position, size: int) -> None:
    kind = KINDS[node.kind]
    net.add_node(
        number,
        label=node.label or node.id,
        shape=kind.shape,
        color=kind.hue.light,
        size=size,
        x=position[0],
        y=position[1],
    )


def _add_edge(net: Network, number: int, tie: Tie, numbers: Mapping[str, int]) -> None:
    dash = STATUSES[tie.status].dash
    net.add_edge(
        numbers[tie.source],
        numbers[tie.target],
        id=number,
        color=_LINE,
        width=_width(len(tie.claims)),
        dashes=list(dash) if dash else False,
        arrows={"to": {"enabled": tie.one_way}},
        smooth=_smooth(tie.bend),
    )


def _size(node: Node, ties: int) -> int:
    """States grow with their ties, so that the picture shows at once whom it is about."""
    most = KINDS[node.kind].size
    return min(most, round(13 + 2.6 * math.sqrt(ties))) if node.kind == "country" else most


def _width(claims: int) -> float:
    return round(min(_WIDEST, 1.3 + 0.9 * math.log2(max(1, claims))), 2)


def _smooth(bend: float) -> dict[str, object] | bool:
    if not bend:
        return False
    side = "curvedCW" if bend > 0 else "curvedCCW"
    return {"enabled": True, "type": side, "roundness": abs(bend)}
