"""The first view as a pyvis network: what stands where, in which shape, with which line.

pyvis is the model of the picture; its own template is not used (it loads a
style sheet from the network, does not escape its heading, and turns tooltips
into HTML). Things carry no `title`, which is what pyvis would make a tooltip of.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from pyvis.network import Network

from diplograph.view.layout import Position
from diplograph.view.model import Node
from diplograph.view.overview import Overview, Pair
from diplograph.view.palette import KINDS, STATUSES

_LINE = "#7d8b9b"
_WIDEST = 9.0

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


def network(first: Overview, numbers: Mapping[str, int], positions: Mapping[str, Position], heading: str) -> Network:
    """Build the pyvis network of the first view, all of whose actors have a position.

    Nodes are numbered as `numbers` has it: pyvis looks ids up in a list, and numbers compare faster than IRIs.
    """
    net = Network(directed=True, cdn_resources="in_line", heading=heading)
    net.options = _OPTIONS
    busy = Counter(end for pair in first.pairs for end in (pair.source, pair.target))
    for node in first.actors:
        _add_node(net, numbers[node.id], node, positions[node.id], _size(node, busy[node.id]))
    for number, pair in enumerate(first.pairs):
        _add_edge(net, number, pair, numbers)
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


def _add_edge(net: Network, number: int, pair: Pair, numbers: Mapping[str, int]) -> None:
    dash = STATUSES[pair.status].dash
    net.add_edge(
        numbers[pair.source],
        numbers[pair.target],
        id=number,
        color=_LINE,
        width=_width(pair.affirmed),
        dashes=list(dash) if dash else False,
        arrows={"to": {"enabled": False}},
    )


def _size(node: Node, pairs: int) -> int:
    """Actors grow with the number of others that they are tied to, so that the picture shows at once whom it is about."""
    return min(KINDS[node.kind].size, round(12 + 2.4 * math.sqrt(pairs)))


def _width(claims: int) -> float:
    return round(min(_WIDEST, 1.2 + 1.1 * math.log2(1 + claims)), 2)
