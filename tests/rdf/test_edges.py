"""Plain edges: only what is affirmed, and never between states what is only wished for."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import cast

import pyoxigraph as ox
import pytest

from diplograph import resources
from diplograph.errors import DataError
from diplograph.rdf import edges
from diplograph.rdf.graph import quads
from diplograph.rdf.vocabulary import EDGES
from diplograph.rdf.waiting import Waiting, laid_down
from diplograph.records import Reading

from .graphs import Triples, triples
from .sample import all_readings, note, preview, report

POSITION = "initiative/kor/korea-central-asia-k-silk-road-cooperation-initiative"


def _edges(*readings: Reading) -> Triples:
    return triples(quads(readings), "graph/edges")


def _of(found: Triples, name: str) -> set[tuple[str, str]]:
    return {(s, o) for s, p, o in found if p == f"dg:{name}"}


def _both(one: str, other: str) -> set[tuple[str, str]]:
    return {(one, other), (other, one)}


def test_edges_are_the_same_however_many_are_held() -> None:
    store = ox.Store()
    store.bulk_extend(quads(all_readings()))
    whole = list(edges.edges(store))
    assert len(whole) > 20
    assert list(edges.edges(store, threads=3, run=2)) == whole
    assert all(line.endswith("/graph/edges> .\n") for line in whole)


def test_edges_of_a_summit_that_took_place() -> None:
    found = _edges(note())
    states, leaders = _both("country/KGZ", "country/KOR"), _both("person/sadyr-japarov", "person/yoon-suk-yeol")
    assert _of(found, "metWith") == states | leaders
    assert _of(found, "visited") == {("country/KGZ", "country/KOR"), ("person/sadyr-japarov", "country/KOR")}
    for name in ("agreedWith", "partnerOf", "hasRelationsWith", "cooperatesWith"):
        assert _of(found, name) == states, name
    assert _of(found, "supports") == {("country/KGZ", POSITION), ("person/sadyr-japarov", POSITION)}
    assert _of(found, "owns") == {("country/KOR", POSITION)}
    assert _of(found, "holdsOffice") == {
        ("person/sadyr-japarov", "scheme/offices/president"),
        ("person/yoon-suk-yeol", "scheme/offices/president"),
    }
    assert {o.split("/")[0] for _, o in _of(found, "urges")} == {"demand"}
    assert {s for s, _ in _of(found, "signed")} == {
        "country/KGZ", "country/KOR", "organization/kgz/ministry-of-energy", "organization/kor/ministry-of-trade",
    }  # fmt: skip


def test_nothing_that_has_not_happened_becomes_an_edge_between_states() -> None:
    found = _edges(preview())
    assert {p for _, p, _ in found} == {"dg:supports", "dg:urges"}
    assert {o.split("/")[0] for _, _, o in found} == {"position", "demand"}


def test_a_denial_neither_makes_nor_removes_an_edge() -> None:
    assert _of(_edges(report()), "agreedWith") == set()
    assert _of(_edges(report(), note()), "agreedWith") == _of(_edges(note()), "agreedWith")


def test_one_query_an_edge_with_a_title() -> None:
    assert len(edges.queries()) == len(EDGES)
    for name, query in edges.queries().items():
        edge = name.split("-")[0] + "".join(word.title() for word in name.split("-")[1:])
        assert edge in EDGES
        assert query.startswith("# title: ")
        assert f"dg:{edge} ?" in query


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("CONSTRUCT {", r"queries/derive/bad\.rq: "),
        ("ASK {}", r"queries/derive/bad\.rq: a query of an edge must be a CONSTRUCT"),
    ],
)
def test_a_query_that_is_none_names_itself(monkeypatch: pytest.MonkeyPatch, query: str, message: str) -> None:
    monkeypatch.setattr(edges, "queries", lambda: {"bad": query})
    with pytest.raises(DataError, match=message):
        list(edges.edges(ox.Store()))


def test_what_waits_is_not_asked_once_a_query_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second query takes as long as it takes to give the others up."""
    asked: list[str] = []
    over = Event()

    class Pool(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            super().shutdown(wait=False, cancel_futures=cancel_futures)
            over.set()
            super().shutdown(wait)

    def found(_: ox.Store, name: str, *__: object) -> Waiting:
        asked.append(name)
        if name == "bad":
            raise DataError("bad.rq")
        assert over.wait(60)
        return laid_down([])

    monkeypatch.setattr(edges, "queries", lambda: dict.fromkeys(["bad", *map(str, range(50))], ""))
    monkeypatch.setattr(edges, "ThreadPoolExecutor", Pool)
    monkeypatch.setattr(edges, "_found", found)
    with pytest.raises(DataError, match="bad"):
        list(edges.edges(ox.Store()))
    assert asked in (["bad"], ["bad", "0"])


def test_what_nobody_reads_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Waiting] = []

    def laid(lines: Iterable[str]) -> Waiting:
        made.append(laid_down(lines))
        return made[-1]

    monkeypatch.setattr(edges, "laid_down", laid)
    store = ox.Store()
    store.bulk_extend(quads([note()]))
    with closing(cast("Generator[str]", edges.edges(store, threads=2))) as found:
        next(found)
    assert made
    for one in made:
        with pytest.raises(ValueError, match="closed file"):
            iter(one)


def test_an_installation_without_queries_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    edges.queries.cache_clear()
    with pytest.raises(DataError, match="no query is there"):
        edges.queries()
    edges.queries.cache_clear()
