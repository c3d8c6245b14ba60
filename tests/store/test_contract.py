"""What a store promises, tried on every kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import StoreError
from diplograph.rdf.writers import chunks
from diplograph.store.contract import Store
from diplograph.store.oxigraph import open_store


def _quad(number: int, graph: str = "http://example.org/g") -> ox.Quad:
    return ox.Quad(
        ox.NamedNode(f"http://example.org/{number}"),
        ox.NamedNode("http://example.org/p"),
        ox.Literal(number),
        ox.NamedNode(graph),
    )


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "folder" / "store" if request.param == "disk" else None) as opened:
        yield opened


def test_it_begins_empty(store: Store) -> None:
    assert len(store) == 0
    assert list(store.quads()) == []


def test_replacing_replaces_everything(store: Store) -> None:
    store.replace(_quad(number) for number in range(5))
    store.replace([_quad(7), _quad(7), _quad(8)])
    assert len(store) == 2
    assert set(store.quads()) == set(store) == {_quad(7), _quad(8)}


def _failing() -> Iterator[ox.Quad]:
    yield _quad(1)
    raise ZeroDivisionError


def test_what_fails_half_way_leaves_the_old_content(store: Store) -> None:
    store.replace([_quad(3)])
    with pytest.raises(ZeroDivisionError):
        store.replace(_failing())
    assert list(store) == [_quad(3)]


def test_queries_see_one_graph_or_all(store: Store) -> None:
    store.replace([_quad(1, "http://example.org/a"), _quad(2, "http://example.org/b")])
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    named = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    one = [ox.NamedNode("http://example.org/a")]
    assert _number(store.query(count)) == 0
    assert _number(store.query(count, union=True)) == 2
    assert _number(store.query(count, default_graph=one)) == 1
    assert _number(store.query(named)) == 2
    assert _number(store.query(named, default_graph=one, named_graphs=one)) == 1


def _number(results: object) -> int:
    assert isinstance(results, ox.QuerySolutions)
    value = next(results)["n"]
    assert isinstance(value, ox.Literal)
    return int(value.value)


def test_a_query_that_does_not_parse(store: Store) -> None:
    with pytest.raises(SyntaxError):
        store.query("SELECT")


def test_it_can_be_exported(store: Store) -> None:
    store.replace([_quad(1)])
    assert b"".join(chunks("nquads", store)).startswith(b"<http://example.org/1> ")


def test_closed_is_closed(store: Store) -> None:
    store.flush()
    store.close()
    store.close()
    for use in (store.quads, lambda: len(store), lambda: store.query("ASK {}"), lambda: store.replace([]), store.flush):
        with pytest.raises(StoreError, match="closed"):
            use()
