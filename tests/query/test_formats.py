"""Results as text: what a program reads back is what was answered, and a terminal is not led astray."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest

from diplograph.errors import QueryError
from diplograph.query.formats import FORMATS, cell, render, write
from diplograph.query.run import Result, run

IRI = ox.NamedNode("https://w3id.org/diplograph/id/country/KGZ")
MIXED = Result(
    "select",
    ("name", "value"),
    (
        (IRI, ox.Literal('South\nKorea, "ROK"')),
        (ox.BlankNode("b"), None),
        (ox.Literal("대한민국", language="ko"), ox.Literal(3)),
    ),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_json_is_that_of_the_engine() -> None:
    query = """SELECT ?x ?y { VALUES (?x ?y) {
        (<http://a/> "a\\"b") ("c"@en UNDEF) (1.5 true) ("d"^^<http://type/> "\\u202E") } } ORDER BY ?x"""
    answer = ox.Store().query(query)
    assert isinstance(answer, ox.QuerySolutions)
    theirs = answer.serialize(format=ox.QueryResultsFormat.JSON)
    assert theirs is not None
    assert json.loads(render(run(ox.Store(), query), "json")) == json.loads(theirs)


def test_csv_has_line_feeds_only_and_is_read_back() -> None:
    text = render(MIXED, "csv")
    assert "\r" not in text
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["name", "value"],
        [IRI.value, 'South\nKorea, "ROK"'],
        ["b", ""],
        ["대한민국", "3"],
    ]


def test_a_table_is_aligned() -> None:
    assert render(MIXED, "table").splitlines() == [
        "name            value",
        'id:country/KGZ  South Korea, "ROK"',
        "b",
        "대한민국        3",
    ]


def test_an_empty_table_says_what_was_asked() -> None:
    assert render(Result("select", ("date", "meeting"), ()), "table") == "date  meeting\n"


def test_a_table_on_a_terminal_has_lines() -> None:
    out = Terminal()
    write(MIXED, "table", out)
    assert "│" in out.getvalue()
    assert "id:country/KGZ" in out.getvalue()


def test_markup_and_controls_do_nothing_to_a_terminal() -> None:
    assert cell(ox.Literal("\x1b[31mred\x07 \u202eturned\u2028[bold]")) == "[31mred turned [bold]"
    out = Terminal()
    write(Result("select", ("x",), ((ox.Literal("[red]\x1b]0;title\x07"),),)), "table", out)
    assert "[red]" in out.getvalue()
    assert "\x1b]" not in out.getvalue()


def test_csv_and_json_go_to_a_terminal_as_they_are() -> None:
    out = Terminal()
    write(MIXED, "csv", out)
    assert out.getvalue() == render(MIXED, "csv")


@pytest.mark.parametrize(
    ("form", "text"),
    [("table", "answer\ntrue\n"), ("csv", "answer\ntrue\n"), ("json", '{\n  "head": {},\n  "boolean": true\n}\n')],
)
def test_an_ask(form: str, text: str) -> None:
    assert render(run(ox.Store(), "ASK {}"), form) == text


def test_turtle_is_read_back_and_comes_in_one_order(sample: ox.Store) -> None:
    query = "CONSTRUCT { ?s ?p ?o } { ?s a dg:Partnership ; ?p ?o }"
    result = run(sample, query)
    text = render(result, "ttl")
    read = {(q.subject, q.predicate, q.object) for q in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)}
    assert read == set(result.rows)
    shuffled = Result(result.kind, result.columns, result.rows[::-1])
    assert render(shuffled, "ttl") == text


def test_a_graph_also_comes_as_rows(sample: ox.Store) -> None:
    result = run(sample, "CONSTRUCT { ?a dg:metWith ?b } { ?a dg:metWith ?b }")
    assert render(result, "csv").startswith("subject,predicate,object\n")
    assert json.loads(render(result, "json"))["head"]["vars"] == ["subject", "predicate", "object"]


def test_rows_are_no_turtle() -> None:
    with pytest.raises(QueryError, match=r"ttl holds a graph.*CONSTRUCT"):
        render(MIXED, "ttl")


def test_triple_terms() -> None:
    triple = ox.Triple(IRI, IRI, ox.Literal("x"))
    result = Result("graph", ("subject", "predicate", "object"), ((IRI, IRI, triple),))
    with pytest.raises(QueryError, match=r"ttl holds RDF 1\.1"):
        render(result, "ttl")
    assert json.loads(render(result, "json"))["results"]["bindings"][0]["object"]["type"] == "triple"
    assert IRI.value in render(result, "csv")


def test_an_unknown_format_is_named_with_the_closest() -> None:
    with pytest.raises(QueryError, match=r"no format 'jsn'; did you mean 'json'.*table, csv, json, ttl"):
        render(MIXED, "jsn")
    assert tuple(FORMATS) == ("table", "csv", "json", "ttl")
