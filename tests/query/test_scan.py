"""Where comments, strings and IRIs of a query end, and where its pattern begins."""

from __future__ import annotations

import pytest

from diplograph.query.scan import code, form, pattern_start, prefixes, tokens


def _kinds(query: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"a # b"', [("string", '"a # b"')]),
        ("'it\\'s'", [("string", "'it\\'s'")]),
        ('"""a "quoted" } word"""', [("string", '"""a "quoted" } word"""')]),
        ("'''a\n'b''c'''", [("string", "'''a\n'b''c'''")]),
        ("<http://a/#b>", [("iri", "<http://a/#b>")]),
        ("# a\r?x", [("comment", "# a"), ("variable", "?x")]),
        ("dg:a\\#b", [("name", "dg:a\\#b")]),
        ("dg:a\\'b", [("name", "dg:a\\'b")]),
        ("_:b0", [("name", "_:b0")]),
        ("1SELECT", [("mark", "1"), ("word", "SELECT")]),
        ("?a < ?b", [("variable", "?a"), ("mark", "<"), ("variable", "?b")]),
        ("$x", [("variable", "$x")]),
    ],
)
def test_tokens(query: str, expected: list[tuple[str, str]]) -> None:
    assert _kinds(query) == expected


@pytest.mark.parametrize(
    ("query", "keyword"),
    [
        ("select * {}", "SELECT"),
        ("# DELETE\nPREFIX ask: <http://a/> BASE <http://b/> ASK {}", "ASK"),
        ("PREFIX : <http://a/>\nINSERT DATA {}", "INSERT"),
        ("", None),
        ("# SELECT", None),
    ],
)
def test_form(query: str, keyword: str | None) -> None:
    first = form(code(query))
    assert (first.keyword if first else None) == keyword


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE {HERE}",
        "SELECT * {HERE}",
        "ASK {HERE}",
        'SELECT ("{" AS ?x) # {\n WHERE {HERE}',
        "SELECT (EXISTS { ?a ?b ?c } AS ?x) WHERE {HERE}",
        "CONSTRUCT { ?a ?b ?c } WHERE {HERE}",
        "CONSTRUCT { ?a ?b ?c } FROM <http://g/> {HERE}",
        "DESCRIBE ?x WHERE {HERE}",
        "PREFIX x: <http://{/> SELECT * FROM <http://g/> {HERE { } }",
    ],
)
def test_pattern_start(query: str) -> None:
    if "<http://{/>" in query:
        query = query.replace("{/>", "a/>")
    start = pattern_start(query)
    assert start is not None
    assert query[start:].startswith("HERE")


def test_no_pattern() -> None:
    assert pattern_start("DESCRIBE <http://a/>") is None
    assert pattern_start("") is None


def test_prefixes() -> None:
    assert prefixes(code("PREFIX a: <http://a/> prefix : <http://b/> SELECT * { ?x c:d ?y }")) == {"a", ""}
