"""What must not run is refused, however it is written; what only looks like it runs."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from diplograph.errors import QueryError
from diplograph.query.guard import check
from diplograph.query.run import run

UPDATES = (
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "PREFIX a: <http://a/>\n# a comment\nDELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:1/>",
    "load silent <http://127.0.0.1:1/>",
    "CLEAR ALL",
    "DROP ALL",
    "CREATE GRAPH <a:g>",
    "COPY DEFAULT TO <a:g>",
    "MOVE DEFAULT TO <a:g>",
    "ADD DEFAULT TO <a:g>",
    "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
)
SERVICES = (
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * {SERVICE<http://127.0.0.1:1/>{?s ?p ?o}}",
    "SELECT * { VALUES ?e { <http://127.0.0.1:1/> } SERVICE ?e { ?s ?p ?o } }",
    "SELECT * { # a comment\rSERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { BIND('#' AS ?x) SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { BIND('''it's''' AS ?x) SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1e5SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "PREFIX e: <http://127.0.0.1:1/> SELECT * { SERVICEe:x { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX e: <http://e/> SELECT * { ?s ?p e:a\\#b . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "PREFIX e: <http://e/> SELECT * { ?s ?p e:a\\' . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } # '",
    "SELECT * { ?s ?p <http://a/\\u0041#b> SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
)
HARMLESS = (
    "SELECT ?service { ?service ?p 'SERVICE' } # SERVICE",
    'SELECT * { ?s ?p "SERVICE <http://a/> { }" }',
    "SELECT * { ?s <http://a/service> ?o }",
    "PREFIX e: <http://e/> SELECT * { ?s e:service ?o }",
    "SELECT * { ?s ?p 'DELETE' } # INSERT",
)


@pytest.mark.parametrize("query", UPDATES)
def test_updates(query: str) -> None:
    with pytest.raises(QueryError, match="changes the graph"):
        check(query, "mine")


@pytest.mark.parametrize("query", SERVICES)
def test_the_network(query: str) -> None:
    with pytest.raises(QueryError, match="mine: line 1: SERVICE would ask another machine"):
        check(query, "mine")


@pytest.mark.parametrize("query", HARMLESS)
def test_harmless(query: str) -> None:
    assert run(ox.Store(), query).rows == ()


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * " + "{" * 3000 + "}" * 3000, "nested 3000 deep"),
        ("SELECT * { FILTER(" + "(" * 3000 + "1" + ")" * 3000 + ") }", "nested"),
        ("SELECT * { FILTER(" + "!" * 20_000 + "true) }", "groups and operators"),
        ("SELECT * { BIND(1" + "+1" * 20_000 + " AS ?x) }", "groups and operators"),
        ("SELECT * { " + " UNION ".join(["{ }"] * 20_000) + " }", "groups and operators"),
    ],
)
def test_what_ends_the_process(query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        run(ox.Store(), query)


def test_long_lists_are_fine() -> None:
    assert len(run(ox.Store(), "SELECT * { VALUES ?x { " + "1 " * 20_000 + "} }").rows) == 20_000


@pytest.mark.parametrize("query", ["", "  \n", "# only a comment", "PREFIX a: <http://a/>"])
def test_nothing_to_ask(query: str) -> None:
    with pytest.raises(QueryError, match="there is no query in it"):
        check(query, "mine")
