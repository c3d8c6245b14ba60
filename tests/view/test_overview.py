"""The first view: who stands in it, and how strong the ties are."""

from __future__ import annotations

from diplograph.view import ClaimCard, DocumentCard, Edge, Node, ViewModel
from diplograph.view.overview import MOST_ACTORS, MOST_PAIRS, overview


def _claim(name: str, status: str = "done") -> ClaimCard:
    return ClaimCard(id=name, kind="meeting", status=status, sentence="", document="d")


def _model(nodes: list[Node], edges: list[Edge], claims: list[ClaimCard]) -> ViewModel:
    return ViewModel("Ties", tuple(nodes), tuple(edges), tuple(claims), (DocumentCard("d", "A document"),))


STATES = [Node(name, name, "country") for name in ("CHL", "IDN", "PER")]


def test_a_claim_ties_all_its_states_and_bodies() -> None:
    nodes = [*STATES, Node("UN", "UN", "body"), Node("m", "meeting", "meeting")]
    edges = [Edge(name, "m", "meets in", "done", ("c",)) for name in ("CHL", "IDN", "UN")]
    first = overview(_model(nodes, edges, [_claim("c")]))
    assert [node.id for node in first.actors] == ["CHL", "IDN", "PER", "UN"]
    assert [(pair.source, pair.target, pair.affirmed) for pair in first.pairs] == [
        ("CHL", "IDN", 1),
        ("CHL", "UN", 1),
        ("IDN", "UN", 1),
    ]


def test_only_affirmed_claims_weigh_and_the_firmest_status_is_drawn() -> None:
    edges = [Edge(name, other, "ties", "planned", ("p",)) for name, other in (("CHL", "IDN"),)]
    edges += [Edge("CHL", "PER", "ties", "done", ("a", "b")), Edge("CHL", "PER", "ties", "denied", ("x",))]
    claims = [_claim("p", "planned"), _claim("a"), _claim("b", "ongoing"), _claim("x", "denied")]
    first = overview(_model(STATES, edges, claims))
    assert [(pair.target, pair.affirmed, pair.status) for pair in first.pairs] == [
        ("PER", 2, "done"),
        ("IDN", 0, "planned"),
    ]


def test_of_many_the_busiest() -> None:
    nodes = [Node(f"s{n:03}", f"State {n}", "country", claims=("c",) * (n % 2)) for n in range(2 * MOST_ACTORS)]
    edges = [Edge(node.id, "s001", "ties", "done", ("c",)) for node in nodes]
    first = overview(_model(nodes, edges, [_claim("c")]))
    assert len(first.actors) == MOST_ACTORS
    assert all(node.claims for node in first.actors)
    assert len(first.pairs) == MOST_PAIRS


def test_the_backbone_holds_the_strongest_ties_of_each() -> None:
    nodes = [Node(f"s{n}", f"State {n}", "country") for n in range(8)]
    told = {n: tuple(f"c{n}-{m}" for m in range(8 - n)) for n in range(1, 8)}
    edges = [Edge("s0", f"s{n}", "ties", "done", names) for n, names in told.items()]
    first = overview(_model(nodes, edges, [_claim(name) for names in told.values() for name in names]))
    assert [pair.target for pair in first.pairs] == [f"s{n}" for n in range(1, 8)]
    assert len(first.backbone()) == 7  # each of the others keeps its only one
