"""What hangs together, as networkx finds it."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from diplograph.same.components import components

_PAIRS = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30)


@given(_PAIRS)
def test_each_number_leads_to_the_lowest_of_its_component(pairs: list[tuple[int, int]]) -> None:
    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(20))
    graph.add_edges_from(pairs)
    expected = {number: min(found) for found in networkx.connected_components(graph) for number in found}
    assert dict(enumerate(components(20, pairs))) == expected


def test_a_long_chain_is_one() -> None:
    count = 50_000
    assert set(components(count, ((at + 1, at) for at in reversed(range(count - 1))))) == {0}
    assert list(components(0, ())) == []
