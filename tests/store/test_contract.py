"""What a store promises, tried on every kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import QueryError, StoreError
from diplograph.rdf.writers import chunks
from diplograph.store.contract import Store
from diplograph.store.oxigraph import open_store
from diplograph.store.remote import RemoteStore, connect

from . import servers

BASE = "http://example.org/"


def _quad(number: int, graph: str = "http://example.org/g") -> ox.Quad:
    return ox.Quad(
        ox.NamedNode(f"http://example.org/{number}"),
        ox.NamedNode("http://example.org/p"),
        ox.Literal(number),
        ox.NamedNode(graph),
    )


@pytest.fixture(scope="module", params=["memory", "disk", "oxigraph", "virtuoso"])
def kind(request: pytest.FixtureRequest) -> str:
    """One kind after the other, so that mostly one worker of pytest-xdist starts a server."""
    assert isinstance(request.param, str)
    return request.param


@pytest.fixture
def store(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """An empty store; the two servers are real ones and hold graphs of others as well."""
    with _opened(kind, request, tmp_path, monkeypatch, BASE) as opened:
        if isinstance(opened, RemoteStore):
            opened.remove()
        yield opened


@pytest.fixture
def large(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """A store for a graph that is not removed again: Virtuoso takes up to a minute to remove 30,000 triples."""
    with _opened(kind, request, tmp_path, monkeypatch, "http://example.com/") as opened:
        yield opened


@contextmanager
def _opened(
    kind: str, request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch, base: str
) -> Iterator[Store]:
    if kind in ("memory", "disk"):
        with open_store(folder / "folder" / "store" if kind == "disk" else None) as opened:
            yield opened
        return
    running: servers.Running = request.getfixturevalue(kind)
    if kind == "virtuoso":
        monkeypatch.setenv("DIPLOGRAPH_STORE_USER", servers.USER)
        monkeypatch.setenv("DIPLOGRAPH_STORE_PASSWORD", servers.PASSWORD)
    with connect(running.url, base=base) as server:
        yield server


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
    # Servers hold graphs of others too, with other subjects.
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s <http://example.org/p> ?o }"
    named = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s <http://example.org/p> ?o } }"
    one = [ox.NamedNode("http://example.org/a")]
    assert _number(store.query(count)) == 0
    assert _number(store.query(count, union=True)) == 2
    assert _number(store.query(count, default_graph=one)) == 1
    assert _number(store.query(named)) == 2
    assert _number(store.query(named, default_graph=one, named_graphs=one)) == 1


def test_some_graphs_are_exchanged_and_the_others_stay(store: Store) -> None:
    store.replace(
        [_quad(1, "http://example.org/a"), _quad(2, "http://example.org/b"), _quad(3, "http://example.org/c")]
    )
    a, b, d = (ox.NamedNode(f"http://example.org/{name}") for name in "abd")
    store.exchange({a: [_quad(4, a.value), _quad(5, a.value)], d: [_quad(6, d.value)]}, [b])
    expected = {_quad(4, a.value), _quad(5, a.value), _quad(3, "http://example.org/c"), _quad(6, d.value)}
    assert set(store) == expected
    store.exchange({a: [_quad(4, a.value), _quad(5, a.value)], d: [_quad(6, d.value)]}, [b])
    assert set(store) == expected
    store.exchange({a: []})
    assert set(store) == expected - {_quad(4, a.value), _quad(5, a.value)}
    assert _number(store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s <http://example.org/p> ?o }", union=True)) == 2


XSD = "http://www.w3.org/2001/XMLSchema#"
TERMS: list[ox.NamedNode | ox.Literal] = [
    ox.Literal("x" * 150_000),  # the text of a long document, on one line
    ox.Literal('대한민국 Кыргызстан "quoted" \\ \n\t\r \U0001f54a κ\u202ex\u0301'),
    ox.Literal(""),
    ox.Literal("2024-12-03"),  # dates are texts (EDTF)
    ox.Literal("2026-09-16/2026-09-17"),
    ox.Literal("true"),
    ox.Literal("1"),
    ox.Literal(1),
    ox.Literal(-40),
    ox.Literal(True),
    ox.Literal(False),
    ox.Literal("185000000.5", datatype=ox.NamedNode(XSD + "decimal")),
    ox.Literal("2024", datatype=ox.NamedNode(XSD + "gYear")),
    ox.Literal("2024-12-03T09:30:00Z", datatype=ox.NamedNode(XSD + "dateTime")),
    ox.Literal("CONSULT", datatype=ox.NamedNode("https://w3id.org/diplograph/ontology#PloverCode")),
    ox.Literal("colour", language="en"),
    ox.NamedNode("http://example.org/ключ/대통령?a=b&c=%20#d"),
]


def test_a_term_comes_back_as_it_was(store: Store) -> None:
    for term in TERMS:
        quad = ox.Quad(
            ox.NamedNode("http://example.org/слово"), ox.NamedNode("http://example.org/p"), term, _quad(1).graph_name
        )
        store.replace([quad])
        assert list(store) == [quad]
        assert _objects(store) == ([term], [term])


def _objects(store: Store) -> tuple[list[object], list[object]]:
    """As a SELECT and as a CONSTRUCT give them."""
    found = store.query("SELECT ?o WHERE { <http://example.org/слово> <http://example.org/p> ?o }", union=True)
    assert isinstance(found, ox.QuerySolutions)
    triples = store.query("CONSTRUCT WHERE { <http://example.org/слово> ?p ?o }", union=True)
    assert isinstance(triples, ox.QueryTriples)
    return [solution["o"] for solution in found], [triple.object for triple in triples]


def test_many_triples_in_one_graph(large: Store) -> None:
    """More than Virtuoso takes in one INSERT DATA: it gives up at about 5,000 lines."""
    large.replace(_quad(number, "http://example.com/g") for number in range(12_000))
    assert len(large) == len(set(large)) == 12_000


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


def test_an_answer_that_is_cut_is_an_error(virtuoso: servers.Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOGRAPH_STORE_USER", servers.USER)
    monkeypatch.setenv("DIPLOGRAPH_STORE_PASSWORD", servers.PASSWORD)
    s, p = ox.NamedNode("http://cut.example/s"), ox.NamedNode("http://cut.example/p")
    with connect(virtuoso.url, base="http://cut.example/") as store:
        graph = ox.NamedNode("http://cut.example/g")
        store.replace(ox.Quad(s, p, ox.Literal(number), graph) for number in range(servers.ROWS + 500))
        assert len(store) == servers.ROWS + 500
        with pytest.raises(StoreError, match="ResultSetMaxRows"):
            list(store)  # it gives a part of the graph, and does not say so
        with pytest.raises(QueryError, match="cut the answer short"):
            store.query(f"SELECT ?o WHERE {{ {s} {p} ?o }}", union=True)
