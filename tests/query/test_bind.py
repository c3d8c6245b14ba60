"""Parameters are bound: whatever a value holds, it stays one value, and the query stays the query."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplograph.errors import QueryError
from diplograph.query import named
from diplograph.query.bind import bind
from diplograph.query.run import run
from diplograph.query.scan import tokens

ECHO = named.parse(
    "echo",
    """# title: Echo
# answers: What it is given.
# param: value  text     -    anything
# param: state  country  KOR  a state

SELECT ?value ?state WHERE {
  # bind: value state
}
""",
)
NO_MARKER = named.parse("mine", "# param: kind  iri  -  a class\nSELECT ?s WHERE { ?s a ?kind } ORDER BY ?s")
NASTY = (
    '"',
    "'",
    '"""',
    "\\",
    "\\u0022 }",
    '" } UNION { ?s ?p ?o } #',
    '" } } ; DROP ALL #',
    "} { ?s ?p ?o",
    "{{{{",
    "# bind: state",
    "\n} SELECT * { ?s ?p ?o }",
    "\r\n# bind: value",
    "<http://example.org/>",
    "?state",
    "$value",
    "한국 · Кыргызстан · \u202e\u2066",
    "\x00\x1b[31m",
    "\U0001f54a",
    "e\u0301",
)


def _echoed(value: str) -> tuple[object, ...]:
    (row,) = run(ox.Store(), bind(ECHO, {"value": value})).rows
    return row


@pytest.mark.parametrize("value", NASTY)
def test_a_nasty_value_comes_back_as_it_was(value: str) -> None:
    assert _echoed(value) == (ox.Literal(value.strip()), ox.NamedNode("https://w3id.org/diplograph/id/country/KOR"))


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda value: bool(value.strip())))
@example('"}')
def test_any_value_comes_back_as_it_was(value: str) -> None:
    if not value.strip().startswith(("id:", "id/")):
        assert _echoed(value)[0] == ox.Literal(value.strip())


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda value: bool(value.strip())))
def test_a_value_is_one_string_among_the_tokens(value: str) -> None:
    plain, bound = (list(tokens(bind(ECHO, {"value": text}))) for text in ("x", value))
    assert [token.kind for token in plain] == [token.kind for token in bound]
    changed = {token.kind for token, other in zip(plain, bound, strict=True) if token.text != other.text}
    assert changed <= {"string"}


@pytest.mark.parametrize("query", named.queries(), ids=lambda query: query.name)
@pytest.mark.parametrize("value", NASTY)
def test_no_text_changes_what_a_named_query_asks(sample: ox.Store, query: named.NamedQuery, value: str) -> None:
    for parameter in query.parameters:
        if parameter.type == "text":
            assert run(sample, bind(query, {parameter.name: value})).rows == (), parameter.name


@pytest.mark.parametrize(
    ("name", "parameter", "value"),
    [
        ("timeline", "country", 'KOR> } <"'),
        ("timeline", "from", '2024" }'),
        ("agreements-by-topic", "topic", 'energy" } #'),
    ],
)
def test_what_is_no_text_is_refused(name: str, parameter: str, value: str) -> None:
    with pytest.raises(QueryError, match=f"parameter {parameter!r}"):
        bind(named.load(name), {parameter: value})


def test_an_iri_cannot_end_itself() -> None:
    with pytest.raises(QueryError, match="parameter 'kind'"):
        bind(NO_MARKER, {"kind": "http://example.org/> } #"})


def test_an_empty_value_restricts_nothing() -> None:
    assert "VALUES" not in bind(ECHO, {"state": "", "value": "  "})


def test_without_a_marker_values_go_to_the_start_of_where() -> None:
    kind = "https://w3id.org/diplograph/ontology#Claim"
    assert f"WHERE {{ VALUES ?kind {{ <{kind}> }}  ?s a ?kind }}" in bind(NO_MARKER, {"kind": kind})


def test_lines_keep_their_numbers() -> None:
    for query in named.queries():
        bound = bind(query, {p.name: "a\nb" for p in query.parameters if p.type == "text"})
        assert bound.count("\n") == query.text.count("\n")


def test_an_unknown_parameter_is_named_with_the_closest() -> None:
    with pytest.raises(
        QueryError, match=r"no parameter 'contry'; did you mean 'country'.*it has country, with, from, until"
    ):
        bind(named.load("timeline"), {"contry": "KOR"})
    with pytest.raises(QueryError, match="states-by-ties: there is no parameter 'country'; it has none"):
        bind(named.load("states-by-ties"), {"country": "KOR"})


def test_a_required_parameter_must_be_given() -> None:
    query = named.parse("mine", "# param: claim  iri  required  the claim\nASK { ?claim ?p ?o }")
    with pytest.raises(QueryError, match="mine: the parameter 'claim' is missing: the claim"):
        bind(query)
    assert "<https://w3id.org/diplograph/id/claim/1>" in bind(query, {"claim": "id:claim/1"})


def test_parameters_need_a_pattern_to_restrict() -> None:
    query = named.parse("mine", "# param: x  iri  required  a thing\nDESCRIBE <http://example.org/>")
    with pytest.raises(QueryError, match="no WHERE"):
        bind(query, {"x": "http://example.org/"})


CONDITIONAL = """# param: state  country  -  a state
# param: kind   iri      -  a class
SELECT ?s WHERE {
  ?s ?p ?o .
  # given: state
  ?s <urn:of> ?state .
  # bind: state
  # end
  # given: state kind
  ?s a ?kind .
  # end
  # bind: kind
  ?s oops
}
"""


def test_what_needs_a_value_is_left_out_without_it() -> None:
    query = named.parse("conditional", CONDITIONAL.replace("  ?s oops\n", ""))
    without = bind(query, {})
    assert "urn:of" not in without and "a ?kind" not in without
    with_state = bind(query, {"state": "PER"})
    assert "?s <urn:of> ?state" in with_state and "country/PER" in with_state and "a ?kind" not in with_state
    assert "a ?kind" in bind(query, {"state": "PER", "kind": "urn:k"})


@pytest.mark.parametrize("values", [{}, {"state": "PER"}, {"state": "PER", "kind": "urn:k"}])
def test_lines_keep_their_numbers_when_something_is_left_out(values: dict[str, str]) -> None:
    with pytest.raises(QueryError, match="line 14"):
        run(ox.Store(), bind(named.parse("conditional", CONDITIONAL), values))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("# given: state\n", "has no `# end`"),
        ("# end\n", "needs an `# end` of its own"),
        ("# given: state\n# given: state\n# end\n# end\n", "needs an `# end` of its own"),
        ("# given: nobody\n# end\n", "no parameter of the header"),
    ],
)
def test_conditions_must_be_whole(wrong: str, says: str) -> None:
    text = f"# param: state  country  -  a state\n{wrong}SELECT * WHERE {{\n# bind: state\n?s ?p ?o }}"
    with pytest.raises(QueryError, match=says):
        named.parse("wrong", text)
