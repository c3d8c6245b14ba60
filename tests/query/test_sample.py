"""Every named query on a sample made by hand, in which each of its cases occurs and the right answer can be seen."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.query import formats, named
from diplograph.query.run import Result, ask, run
from diplograph.rdf.edges import edges
from diplograph.rdf.ontology import ontology
from diplograph.rdf.vocabulary import GRAPH_OF_EDGES
from diplograph.validate.shapes import validate

ANSWERS = Path(__file__).parent / "sample_answers"

Quads = tuple[ox.Quad, ...]


def _column(result: Result, column: str) -> list[str]:
    at = result.columns.index(column)
    return [formats.cell(row[at]) for row in result.rows]


def _answer(store: ox.Store, name: str, column: str, **values: str) -> list[str]:
    return _column(ask(store, name, values), column)


# The sample itself


def test_every_sentence_stands_at_its_offsets(sample: ox.Store) -> None:
    found = run(
        sample,
        """SELECT ?text ?exact ?start ?end ?prefix ?suffix ?sha256 WHERE {
             ?evidence a dg:Evidence ; oa:hasSource ?document ; oa:hasSelector ?quote , ?position .
             ?document dg:text ?text ; dg:sha256 ?sha256 .
             ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
             ?position oa:start ?start ; oa:end ?end .
           }""",
    )
    assert found.rows
    for row in found.rows:
        text, exact, start, end, prefix, suffix, sha256 = (term.value for term in row if isinstance(term, ox.Literal))
        assert text[int(start) : int(end)] == exact
        assert text[: int(start)].endswith(prefix)
        assert text[int(end) :].startswith(suffix)
        assert hashlib.sha256(text.encode()).hexdigest() == sha256


def test_the_sample_has_the_shape_of_a_built_graph(sample_quads: Quads) -> None:
    assert validate(sample_quads).results == ()


def test_its_edges_are_those_that_follow(sample_quads: Quads) -> None:
    given = {quad for quad in sample_quads if quad.graph_name == GRAPH_OF_EDGES}
    store = ox.Store()
    store.bulk_extend(quad for quad in sample_quads if quad not in given)
    assert set(ox.parse("".join(edges(store)), format=ox.RdfFormat.N_QUADS)) == given


# The answers


@pytest.mark.parametrize("name", named.names())
def test_answers_as_expected(sample: ox.Store, name: str) -> None:
    answer = formats.render(ask(sample, name), "csv")
    assert answer == (ANSWERS / f"{name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", named.names())
def test_rows_come_once_and_in_one_order(sample_quads: Quads, name: str) -> None:
    """Whatever the order in which the graph was loaded."""
    both = []
    for quads in (sample_quads, sample_quads[::-1]):
        store = ox.Store()
        for quad in quads:
            store.add(quad)
        store.extend(ontology())
        both.append(ask(store, name).rows)
    assert both[0] == both[1]
    assert len(set(map(_texts, both[0]))) == len(both[0])


def _texts(row: Sequence[object]) -> tuple[str, ...]:
    return tuple(map(str, row))


@pytest.mark.parametrize("query", named.queries(), ids=lambda query: query.name)
def test_without_restrictions_there_are_no_fewer_rows(sample: ox.Store, query: named.NamedQuery) -> None:
    everything = ask(sample, query.name, {parameter.name: "" for parameter in query.parameters})
    assert len(everything.rows) >= len(ask(sample, query.name).rows)


# What parameters do


def test_agreements_of_other_pairs(sample: ox.Store) -> None:
    assert _answer(sample, "agreements-between", "stage", country="TJK") == ["negotiated", "signed"]
    assert _answer(sample, "agreements-between", "iri", country="PRK") == []


def test_a_field_takes_in_narrower_ones(sample: ox.Store) -> None:
    assert "Trade and Investment Promotion Framework" in _answer(
        sample, "agreements-by-topic", "agreement", topic="economy"
    )
    assert _answer(sample, "agreements-by-topic", "topics", topic="renewable energy") == []


def test_what_has_no_field_is_left_out_where_one_is_asked_for(sample: ox.Store) -> None:
    assert _answer(sample, "cooperation-by-field", "manner", field="energy") == ["agreed", "hoped"]


def test_an_agreement_by_its_iri(sample: ox.Store) -> None:
    by_iri = ask(sample, "agreement", {"agreement": "id:agreement/2025-03-13/kgz-tjk/border-treaty"})
    assert set(_column(by_iri, "title")) == {"border treaty of Kyrgyzstan and Tajikistan"}
    facts = dict(zip(_column(by_iri, "fact"), _column(by_iri, "value"), strict=True))
    assert facts["kind"] == "border treaty"
    assert "signed a border treaty" in facts["sentence"]


@pytest.mark.parametrize(
    ("start", "end", "dates"),
    [
        ("2024", "2024", ["2024-12-03"]),
        ("2024-12", "", ["2024-12-03", "2025-08-28"]),
        ("2024-12-04", "", ["2025-08-28"]),
        ("", "2024-12-03", ["2024-12-03"]),
        ("", "2024-11", []),
    ],
)
def test_a_range_is_compared_to_the_precision_of_the_coarser_date(
    sample: ox.Store, start: str, end: str, dates: list[str]
) -> None:
    assert _answer(sample, "meetings", "date", **{"from": start, "until": end}) == dates


def test_an_interval_counts_on_each_of_its_days(sample: ox.Store) -> None:
    assert "2024-12-02/2024-12-04" in _answer(sample, "visits", "date", **{"from": "2024-12-03", "until": "2024-12-03"})
    assert _answer(sample, "visits", "date", **{"host": "KOR", "from": "2024-12-05"}) == []


def test_only_what_took_place_is_a_meeting(sample: ox.Store) -> None:
    assert "Investment Dialogue" not in _answer(sample, "meetings", "meeting")
    assert "Investment Dialogue" in _answer(sample, "planned", "thing", country="KGZ", until="2025-01-31")


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2020-12-31", []),
        ("2021-02-01", ["Sadyr Japarov"]),
        ("2024-12-02", ["Sadyr Japarov"]),
        ("2024-12-03", ["Sadyr Japarov", "Yoon Suk Yeol"]),
        ("2025-08-28", ["Sadyr Japarov", "Yoon Suk Yeol", "Emomali Rahmon"]),
        ("2025-08-29", ["Sadyr Japarov", "Lee Jae Myung", "Emomali Rahmon"]),
    ],
)
def test_an_office_is_held_until_a_text_names_another(sample: ox.Store, day: str, holders: list[str]) -> None:
    assert _answer(sample, "office-holders", "person", on=day) == holders


def test_a_term_ends_on_its_last_day(sample_quads: Quads) -> None:
    store = _with_term(sample_quads, "2022-05-10/2025-04-04")
    for day, is_held in (("2022-05-09", False), ("2022-05-10", True), ("2025-04-04", True), ("2025-04-05", False)):
        assert ("Yoon Suk Yeol" in _answer(store, "office-holders", "person", on=day)) is is_held, day


def _with_term(quads: Quads, term: str) -> ox.Store:
    store = ox.Store()
    store.extend([*quads, *ontology()])
    store.update(
        f"""INSERT {{ GRAPH ?g {{ ?tenure <https://w3id.org/diplograph/ontology#date> "{term}" }} }}
            WHERE {{ GRAPH ?g {{ ?tenure <https://w3id.org/diplograph/ontology#holder>
                     <https://w3id.org/diplograph/id/person/yoon-suk-yeol> }} }}"""
    )
    return store


def test_positions_by_matter_and_by_state(sample: ox.Store) -> None:
    assert _answer(sample, "positions", "stance", subject="k-silk road") == ["support"]
    assert _answer(sample, "positions", "stance", subject="denuclearization") == ["shared view"]
    assert _answer(sample, "positions", "matter", subject="", country="KOR") == [
        "K-Silk Road Cooperation Initiative",
        "denuclearization would serve peace",
    ]


def test_quotations_by_speaker(sample: ox.Store) -> None:
    assert _answer(sample, "quotations", "words", speaker="JAPAROV") == ["a fateful and historic event"]


def test_the_source_of_a_text_that_cites_none_is_the_text(sample: ox.Store) -> None:
    assert _answer(sample, "sources", "publisher", claim="border treaty") == ["Interfax"]


def test_ties_go_both_ways_and_visits_one(sample: ox.Store) -> None:
    here, there = (
        ask(sample, "ties", pair) for pair in ({"with": "TJK", "country": "KGZ"}, {"with": "KGZ", "country": "TJK"})
    )
    assert here.rows == there.rows
    assert list(zip(_column(here, "state"), _column(here, "tie"), strict=True)) == [
        ("Kyrgyzstan", "agreed with"),
        ("Tajikistan", "visited"),
    ]


def test_no_tie_rests_on_what_is_only_planned(sample: ox.Store) -> None:
    assert "Investment Dialogue" not in " ".join(_answer(sample, "ties", "sentence"))
    assert _answer(sample, "ties", "tie", country="UZB", **{"with": "TJK"}) == []


def test_the_ladder_says_who_calls_a_level_so(sample: ox.Store) -> None:
    ladder = ask(sample, "partnership-ladder", {"with": "KGZ"})
    assert list(zip(_column(ladder, "rank"), _column(ladder, "according_to"), strict=True)) == [
        ("60", "Yonhap"),
        ("40", ""),
    ]


def test_an_initiative_without_echo_has_an_owner(sample: ox.Store) -> None:
    doctrine = ask(sample, "initiative", {"initiative": "Unification Doctrine"})
    assert list(zip(_column(doctrine, "role"), _column(doctrine, "name"), strict=True)) == [
        ("owner", "South Korea"),
        ("supports it", "Kyrgyzstan"),
        ("supports it", "Sadyr Japarov"),
    ]
