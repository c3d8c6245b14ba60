"""An answer is whole or it is an error; each limit has a name, a value of its own, and says so when it is met."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from diplograph.server.answering import Answering
from diplograph.server.request import Question
from diplograph.server.settings import Limits
from diplograph.server.wire import Reply, Wishes

FORMATS = (
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
)  # fmt: skip
NASTY = ('{"x": 1}, {"y"', "a\nb\r\nc", 'say "so",\n"', "<result></result>", "},{", "\\n", "tab\there", "")


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """As many triples as there are nasty texts."""
    made = ox.Store()
    subject, predicate = ox.NamedNode("http://a/s"), ox.NamedNode("http://a/p")
    made.extend(ox.Quad(subject, predicate, ox.Literal(text)) for text in NASTY)
    return made


def reply(store: ox.Store, query: str, media: str, **limits: int) -> Reply:
    return Answering(store, Limits(**limits), ()).reply(Question(query), Wishes(media, media, media))


@pytest.mark.parametrize("media", FORMATS)
@pytest.mark.parametrize("columns", ["?o", "?s ?o", "?none ?o ?p"])
def test_rows_are_counted_whatever_they_hold(store: ox.Store, media: str, columns: str) -> None:
    query = f"SELECT {columns} {{ ?s ?p ?o }}"
    assert reply(store, query, media, rows=len(NASTY)).status == 200
    told = reply(store, query, media, rows=len(NASTY) - 1)
    assert (told.status, told.content) == (413, b"the answer has more than 7 rows; add LIMIT, or ask for less")


@pytest.mark.parametrize("media", FORMATS)
def test_a_row_without_columns_is_a_row(store: ox.Store, media: str) -> None:
    assert reply(store, "SELECT * {}", media, rows=1).status == 200


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_triples_are_counted_once(store: ox.Store, media: str) -> None:
    query = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o . ?t ?p ?q }"
    assert reply(store, query, media, rows=len(NASTY)).status == 200
    assert reply(store, query, media, rows=len(NASTY) - 1).status == 413


@pytest.mark.parametrize("query", ["SELECT ?x", "CONSTRUCT { <a:a> <a:b> ?x }"])
def test_an_answer_that_is_too_large(store: ox.Store, query: str) -> None:
    numbers = " ".join(map(str, range(1_500)))
    media = "text/csv" if query.startswith("SELECT") else "text/turtle"
    asked = f"{query} {{ VALUES ?n {{ {numbers} }} BIND (CONCAT(STR(?n), '{'x' * 1_000}') AS ?x) }}"
    assert reply(store, asked, media, result_size=4).status == 200
    told = reply(store, asked, media, result_size=1)
    assert (told.status, b"1 MB" in told.content) == (413, True)


def test_a_graph_of_triples_in_triples_has_one_form(store: ox.Store) -> None:
    query = "CONSTRUCT { <a:a> <a:b> <<( ?s ?p ?o )>> } { ?s ?p ?o }"
    assert reply(store, query, "application/n-triples").status == 200
    assert reply(store, query, "text/turtle").status == 406


def test_the_same_graph_gives_the_same_bytes(store: ox.Store) -> None:
    replies = {reply(store, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "text/turtle").content for _ in range(3)}
    assert len(replies) == 1


def test_a_table_in_json_is_what_the_engine_says(store: ox.Store) -> None:
    told = json.loads(reply(store, "SELECT ?o { ?s ?p ?o }", FORMATS[0]).content)
    assert {row["o"]["value"] for row in told["results"]["bindings"]} == set(NASTY)


def test_limits_have_names() -> None:
    assert [name for name, *_ in Limits().named()] == [
        "timeout", "memory", "rows", "query_length", "workers", "remembered", "result_size",
    ]  # fmt: skip
