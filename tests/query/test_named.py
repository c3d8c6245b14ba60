"""Every named query answers on the demo graph, and answers what it should."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph import resources
from diplograph.build import answered
from diplograph.errors import QueryError
from diplograph.query import bind, formats, named
from diplograph.query.guard import check
from diplograph.query.run import ask, run
from diplograph.rdf.graph import GraphBuilder
from diplograph.rdf.ontology import ontology
from diplograph.records import Reading
from diplograph.same import judgements

EXPECTED = Path(__file__).parent / "expected"
PLAIN = sorted(file.stem for file in resources.path("queries", "plain").iterdir())
VALUES = {
    "agreement": [{"agreement": "memorandum"}, {"agreement": '" } #'}],
    "agreements-by-topic": [{"topic": "trade"}, {"topic": "", "country": "KOR"}],
    "disagreements": [{"country": "KAZ"}],
    "document-claims": [{"document": "Investment Dialogue"}],
    "initiative": [{"initiative": ""}],
    "levels-on": [{"on": "2024"}],
    "office-holders": [{"on": "2025-05"}, {"country": "KOR"}],
    "planned": [{"country": "KOR"}, {"from": "2025-06"}, {"until": "2025"}],
    "positions": [
        {"subject": "silk road"},
        {"subject": "", "country": "KOR"},
        {"subject": "military"},
        {"subject": ""},
    ],
    "promises": [{"asof": "2025-05-01"}, {"asof": "2026-11-27"}, {"country": "KOR", "with": "KGZ"}],
    "sources": [{"claim": "memorandum"}, {"claim": ""}],
    "ties": [{"country": "UZB", "with": "KOR"}],
}


@pytest.fixture(scope="session")
def demo(dossier: tuple[Reading, ...]) -> ox.Store:
    """The demo graph: the dossier and the ontology."""
    store = ox.Store()
    graph = GraphBuilder(judgements.read(answered()))
    for reading in dossier:
        graph.add(reading)
    store.bulk_extend([*graph.quads(), *ontology()])
    return store


def _csv(store: ox.Store, name: str, **values: str) -> str:
    stream = io.StringIO()
    formats.write(ask(store, name, values), "csv", stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", named.names())
def test_answers_as_expected(demo: ox.Store, name: str) -> None:
    answer = _csv(demo, name)
    assert answer.count("\n") > 1
    assert answer == (EXPECTED / f"{name}.csv").read_text(encoding="utf-8")


def test_every_expectation_has_its_query() -> None:
    assert sorted(file.stem for file in EXPECTED.glob("*.csv")) == sorted(named.names())


def test_there_are_enough_of_them() -> None:
    assert len(named.names()) >= 25


@pytest.mark.parametrize("query", named.queries(), ids=lambda query: query.name)
def test_headers_are_complete(query: named.NamedQuery) -> None:
    assert query.title
    assert query.answers
    assert all(parameter.description for parameter in query.parameters)


@pytest.mark.parametrize("query", named.queries(), ids=lambda query: query.name)
def test_no_query_need_be_looked_at_when_it_is_asked(query: named.NamedQuery) -> None:
    """`ask` does not look whether one of ours changes the graph, asks another machine or names its graphs."""
    assert not {"FROM", "GRAPH"} & {token.keyword for token in check(bind.bind(query, {}), query.name)}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_forms_ask_the_same(demo: ox.Store, name: str) -> None:
    """What servers other than Oxigraph are asked: a header that says the same, and the same rows in the same order."""
    query, plain = named.load(name), named.plain(name)
    assert plain.text != query.text
    assert (plain.title, plain.answers, plain.parameters) == (query.title, query.answers, query.parameters)
    assert not {"FROM", "GRAPH"} & {token.keyword for token in check(bind.bind(plain, {}), name)}
    for values in ({}, *VALUES[name]):
        found = ask(demo, name, values)
        assert run(demo, bind.bind(plain, values), name, ours=True) == found, values
        assert found.rows or "}" in str(values.get("agreement")), values


def test_what_is_no_standard_sparql_has_a_plain_form() -> None:
    """LATERAL is understood by Oxigraph, not by every server."""
    lateral = {query.name for query in named.queries() if "LATERAL" in query.text}
    assert lateral
    assert lateral <= set(PLAIN)
    assert not any("LATERAL" in named.plain(name).text for name in PLAIN)


def test_parameters_restrict(demo: ox.Store) -> None:
    assert "dialogue" in _csv(demo, "meetings").lower()
    assert "investment dialogue" not in _csv(demo, "meetings", until="2024-12-03").lower()
    assert _csv(demo, "demands", on="JPN").count("\n") == 1


def test_promises_are_as_known_on_a_day(demo: ox.Store) -> None:
    """The summit was planned for 2025, put off in June 2025, and has its days since February 2026."""
    told = {
        day: next(
            line for line in _csv(demo, "promises", asof=day).splitlines() if "first Korea-Central Asia summit" in line
        )
        for day in ("2025-05-01", "2025-06-27", "2026-02-12", "2026-12-01")
    }
    assert told["2025-05-01"].startswith("open,2025,,meeting")
    assert told["2025-06-27"].startswith("postponed,2026,2025,meeting")
    assert told["2026-02-12"].startswith("postponed,2026-09-16/2026-09-17,2025,meeting")
    assert told["2026-12-01"].startswith("overdue,2026-09-16/2026-09-17,2025,meeting")


def test_nothing_that_came_later_is_known(demo: ox.Store) -> None:
    assert "Investment Dialogue" not in _csv(demo, "promises", asof="2024-12-02")
    assert "open,2025-01,,meeting,Korea-Kyrgyzstan Investment Dialogue" in _csv(demo, "promises", asof="2024-12-03")
    assert "fulfilled,2025-01,,meeting,Korea-Kyrgyzstan Investment Dialogue" in _csv(
        demo, "promises", asof="2024-12-04"
    )


@pytest.mark.parametrize(
    "value",
    ['"', "'", '" } DELETE { ?s ?p ?o } WHERE { ?s ?p "', "\\", "}", "#", "<x>", "`id`", "κ\u202ex", "\U0001f54a"],
)
def test_a_value_never_becomes_query(demo: ox.Store, value: str) -> None:
    before = len(demo)
    for name, parameter in (("agreement", "agreement"), ("quotations", "speaker"), ("initiative", "initiative")):
        assert _csv(demo, name, **{parameter: value}).count("\n") == 1
    assert len(demo) == before


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("agreement-between", {}, "agreements-between"),
        ("meetings", {"contry": "KGZ"}, "country"),
        ("demands", {"on": "Atlantis"}, "Atlantis"),
        ("planned", {"from": "soon"}, "soon"),
    ],
)
def test_wrong_names_and_values_are_said(demo: ox.Store, name: str, values: dict[str, str], says: str) -> None:
    with pytest.raises(QueryError, match=says):
        ask(demo, name, values)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * WHERE { ?s ?p", "line 1"),
        ("SELECT * WHERE {\n ?s nope:p ?o }", "nope"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "changes the graph"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "another machine"),
        ("SELECT * WHERE " + "{" * 500 + "?s ?p ?o" + "}" * 500, "nested"),
    ],
)
def test_queries_that_are_refused(demo: ox.Store, query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        run(demo, query)


def test_formats(demo: ox.Store) -> None:
    graph = run(demo, "CONSTRUCT { ?a dg:metWith ?b } WHERE { ?a dg:metWith ?b }")
    stream = io.StringIO()
    formats.write(graph, "ttl", stream)
    assert "dg:metWith" in stream.getvalue()
    with pytest.raises(QueryError, match="CONSTRUCT"):
        formats.write(run(demo, "SELECT * WHERE { ?c a dg:Claim }"), "ttl", io.StringIO())
    asked = run(demo, "ASK { ?c a dg:Claim }")
    stream = io.StringIO()
    formats.write(asked, "json", stream)
    assert '"boolean": true' in stream.getvalue()


def test_bound_queries_are_still_queries(demo: ox.Store) -> None:
    for query in named.queries():
        assert run(demo, bind.bind(query, {}), query.name).kind == "select"
