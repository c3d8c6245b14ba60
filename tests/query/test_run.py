"""Queries over the union of all graphs, and messages that show where a query is wrong."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from diplograph.errors import QueryError
from diplograph.query.run import Result, ask, run

A, B, G, H = (ox.NamedNode(f"http://example.org/{name}") for name in "abgh")


@pytest.fixture
def store() -> ox.Store:
    store = ox.Store()
    store.extend([ox.Quad(A, B, ox.Literal(1), G), ox.Quad(A, B, ox.Literal(2), H)])
    return store


def test_all_graphs_are_one(store: ox.Store) -> None:
    assert len(run(store, "SELECT ?o { ?s ?p ?o }").rows) == 2


@pytest.mark.parametrize("word", ["FROM", "from"])
def test_unless_the_query_says_from(store: ox.Store, word: str) -> None:
    assert run(store, f"SELECT ?o {word} <http://example.org/g> {{ ?s ?p ?o }}").rows == ((ox.Literal(1),),)


def test_a_from_in_a_string_says_nothing(store: ox.Store) -> None:
    assert len(run(store, "SELECT ?o { ?s ?p ?o } # FROM <http://example.org/g>").rows) == 2


def test_graphs_can_be_named(store: ox.Store) -> None:
    assert run(store, "SELECT ?o { GRAPH <http://example.org/h> { ?s ?p ?o } }").rows == ((ox.Literal(2),),)


def test_a_select_keeps_its_rows(store: ox.Store) -> None:
    result = run(store, "SELECT ?o ?none { ?s ?p ?o } ORDER BY ?o")
    assert result == Result("select", ("o", "none"), ((ox.Literal(1), None), (ox.Literal(2), None)))
    assert list(result.rows) == list(result.rows)
    assert result.answer


@pytest.mark.parametrize(("value", "answer"), [("1", True), ("3", False)])
def test_an_ask(store: ox.Store, value: str, answer: bool) -> None:
    result = run(store, f"ASK {{ ?s ?p {value} }}")
    assert (result.kind, result.answer) == ("ask", answer)


def test_a_graph_is_sorted_and_without_repetition(store: ox.Store) -> None:
    result = run(
        store, "CONSTRUCT { ?o ?p ?s . ?s ?p ?p } { ?s ?p ?x BIND(IRI(CONCAT('http://example.org/', STR(?x))) AS ?o) }"
    )
    assert result.columns == ("subject", "predicate", "object")
    assert [str(row[0]) for row in result.rows] == sorted(str(row[0]) for row in result.rows)
    assert len(result.rows) == 3
    assert run(store, "DESCRIBE <http://example.org/a>").kind == "graph"


def test_known_prefixes_need_no_declaration(sample: ox.Store) -> None:
    assert run(sample, "ASK { ?c a dg:Claim ; dg:kind kinds:agreement }").answer


def test_named_queries_take_values(sample: ox.Store) -> None:
    assert len(ask(sample, "demands", {"on": "PRK"}).rows) == 1
    assert ask(sample, "demands", {"on": "UZB"}).rows == ()


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT *\nWHERE {\n  ?s ?p\n}", "mine: line 4, column 2: .*\n  }\n   \\^"),
        ("SELECT * { ?s ?p ?o", 'line 1, column 20: this is not SPARQL here; expected .*"}"'),
        (
            "SELECT * {\n  ?s nope:p ?o }",
            "line 2, column 6: the prefix 'nope' is not declared; add PREFIX nope: <...>\n",
        ),
        ("SELECT ('한국' AS ?a) { ?s foo:p ?o }", "column 26: the prefix 'foo'"),
        ("SELECT (COUNT(?x) AS ?n) ?y { ?y ?p ?x }", "neither grouped by nor aggregated"),
        ("hello", "line 1, column 6: this is not SPARQL here"),
        ("SELECT * { BIND(<not an iri> AS ?x) }", "line 1"),
        ("SELECT * { FILTER(\ud800) }", "cannot be answered"),
    ],
)
def test_a_mistake_is_shown_where_it_is(query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        run(ox.Store(), query, "mine")
