"""What is looked for together, and what is compared: fewer pairs than all, and none that could be one is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, islice
from pathlib import Path

from diplograph.rdf import identity
from diplograph.rdf.part import part
from diplograph.records import Reading
from diplograph.same.affair import Affair, affairs
from diplograph.same.book import Listed
from diplograph.same.clusters import resolve
from diplograph.same.decide import decide
from diplograph.same.near import near
from diplograph.store.packing import pack_part, unpack_part
from diplograph.store.workbench import Workbench
from tests.rdf.sample import all_readings

from .made import affair


def _compared(told: list[Affair]) -> set[tuple[str, str]]:
    book = Listed(told)
    return {pair for block in book.blocks() for pair in near({iri: book.of(iri) for iri in block})}


def _could_be_one(told: list[Affair]) -> set[tuple[str, str]]:
    """By comparing each with each, as far as they have a kind and a side in common."""
    by_side: dict[tuple[str, ...], list[Affair]] = defaultdict(list)
    for one in told:
        by_side[one.kind, *sorted(one.countries)].append(one)
    return {
        (min(one.iri, other.iri), max(one.iri, other.iri))
        for alike in by_side.values()
        for one, other in combinations(alike, 2)
        if one.iri != other.iri and decide(one, other).answer != "different"
    }


def test_nothing_that_could_be_one_is_left_out(dossier: tuple[Reading, ...]) -> None:
    told = [a for r in dossier for a in affairs(r.document, r.claims, identity.things(r.document, r.claims))]
    could, compared = _could_be_one(told), _compared(told)
    assert len(could) > 50
    assert could <= compared
    assert len(compared) < sum(1 for one, other in combinations(told, 2) if one.kind == other.kind) / 10


def test_what_moves_is_compared_at_any_time() -> None:
    moving = [
        affair("meeting", subtype="summit", countries="KGZ KOR", object=name, date=date, status=status)
        for name, date, status in (
            ("Korea-Central Asia summit", "2024-05-01", "planned"),
            ("Korea-Central Asia summit", "2026-09-16", "planned"),
            ("Fifth Forum of Mountains", "2020-05-01", "done"),
            ("Fifth Forum of Mountains", "2024-05-01", "done"),
            ("Forum of Rivers", "", "done"),
            ("Forum of Rivers", "2019", "done"),
        )
    ]
    could = _could_be_one(moving)
    assert len(could) == 3
    assert could <= _compared(moving)


def test_meetings_of_many_years_are_not_compared_each_with_each() -> None:
    weekly = [
        affair("meeting", subtype="talks", countries="KGZ KOR", date=f"{2000 + n // 12}-{n % 12 + 1:02}-03")
        for n in range(240)
    ]
    assert len(_compared(weekly)) < 240 * 5


def test_a_book_on_disk_is_as_one_at_hand() -> None:
    parts = [part(reading) for reading in all_readings()]
    listed = Listed(one for each in parts for one in each.affairs)
    with Workbench() as work:
        for each in parts:
            work.add(unpack_part(pack_part(each)))
        assert sorted(map(tuple, work.blocks())) == sorted(map(tuple, listed.blocks()))
        for one in (one for each in parts for one in each.affairs):
            assert list(work.of(one.iri)) == list(listed.of(one.iri))


def _judged(listed: Listed) -> dict[frozenset[str], str]:
    """Two merges that somebody says are none, and two questions that somebody answers."""
    resolve(listed)
    wrong = {frozenset((merge.kept, merge.other)): "not same" for merge in listed.merges[:2]}
    return wrong | {frozenset((question.one, question.other)): "same" for question in islice(listed.asked(), 2)}


def test_what_is_one_is_found_alike_on_disk_and_at_hand(dossier: tuple[Reading, ...], tmp_path: Path) -> None:
    parts = [part(reading) for reading in dossier]
    listed = Listed(one for each in parts for one in each.affairs)
    judged = _judged(listed)
    assert len(judged) == 4
    with Workbench(tmp_path / "parts.sqlite") as work:
        for each in parts:
            work.add(unpack_part(pack_part(each)))
        for answers in ({}, judged, {}):  # one after the other: what was found before goes
            resolve(work, answers)
            resolve(listed, answers)
            questions = list(work.asked())
            assert questions == list(listed.asked())
            assert work.open_questions() == len(questions) > 0
            assert list(work.merges()) == listed.merges
            assert work.merged() == len(listed.kept) > 20
            iris = {one.iri for each in parts for one in each.affairs}
            assert {iri: work.root(iri) for iri in iris} == {iri: listed.root(iri) for iri in iris}
            told = work.kept([parts[0].document, parts[1].document])
            own = {one.iri for each in parts[:2] for one in each.affairs}
            assert told == {iri: root for iri, root in listed.kept.items() if iri in own}


def test_the_details_of_a_thing_come_together(dossier: tuple[Reading, ...]) -> None:
    parts = [part(reading) for reading in dossier]
    with Workbench() as work:
        for each in parts:
            work.add(unpack_part(pack_part(each)))
        resolve(work)
        things = list(work.details())
        assert [iri for iri, _ in things] == sorted({work.root(put.iri) for each in parts for put in each.details})
        found = Counter((put.document, put.detail) for _, puts in things for put in puts)
    assert found == Counter((put.document, put.detail) for each in parts for put in each.details)
    assert any(len({put.document for put in puts}) > 1 for _, puts in things)
