"""What is looked for together, and what is compared: fewer pairs than all, and none that could be one is left out."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import pytest

from diplograph.rdf import identity
from diplograph.rdf.part import part
from diplograph.records import KINDS, Kind, Reading
from diplograph.same.affair import Affair, affairs
from diplograph.same.clusters import resolve
from diplograph.same.decide import decide
from diplograph.same.near import near
from diplograph.store.packing import pack_part, unpack_part
from diplograph.store.workbench import Workbench
from tests.rdf.sample import all_readings

from .listed import Listed
from .made import affair

FIELDS: dict[str, Sequence[Any]] = {
    "subtype": ("", "summit", "forum", "conference", "agreement", "documents", "joint statement", "phone call"),
    "countries": ("", "KGZ", "KOR", "KGZ KOR", "KGZ KOR PER", "KAZ KGZ KOR TJK TKM UZB"),
    "object_countries": ("", "KOR"),
    "people": ("", "Sadyr Japarov", "Lee Jae Myung; Sadyr Japarov"),
    "organizations": ("", "Ministry of Energy"),
    "object": ("", "Korea-Central Asia summit", "Fifth Forum of Rivers", "K-Silk Road initiative", "K-Silk Road"),
    "date": (
        "",
        "2024-12-03",
        "2024-12-03?",
        "2024-12-05",
        "2024-12",
        "2024-12~",
        "2024-12-01/2024-12-31",
        "2024",
        "2025",
    ),
    "place": ("", "Seoul"),
    "status": ("done", "planned"),
}


def _compared(told: list[Affair]) -> set[tuple[str, str]]:
    book = Listed(told)
    return {pair for block in book.blocks() for pair in near({iri: book.of(iri) for iri in block})}


def _could_be_one(told: list[Affair]) -> set[tuple[str, str]]:
    """By comparing each with each of its kind: with anything more in common, something could be left out here too."""
    by_kind: dict[str, list[Affair]] = defaultdict(list)
    for one in told:
        by_kind[one.kind].append(one)
    return {
        (min(one.iri, other.iri), max(one.iri, other.iri))
        for alike in by_kind.values()
        for one, other in combinations(alike, 2)
        if one.iri != other.iri and decide(one, other).answer != "different"
    }


def test_nothing_that_could_be_one_is_left_out(dossier: tuple[Reading, ...]) -> None:
    told = [a for r in dossier for a in affairs(r.document, r.claims, identity.things(r.document, r.claims))]
    could, compared = _could_be_one(told), _compared(told)
    assert len(could) > 50
    assert could <= compared
    assert len(compared) < sum(1 for one, other in combinations(told, 2) if one.kind == other.kind) / 10


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (  # only one of them says whose it is
            "initiative",
            {"countries": "KOR", "object": "New Northern Policy"},
            {"object": "the New Northern Policy"},
        ),
        (
            "initiative",
            {"countries": "KOR", "object": "Korea-Central Asia K-Silk Road Cooperation Initiative"},
            {"object": "K-Silk Road initiative"},
        ),
        (  # a conference of which one names fewer sides, on a day of which one is not sure
            "meeting",
            {"subtype": "forum", "countries": "KGZ KOR PER", "date": "2024-12-03", "place": "Seoul"},
            {"subtype": "forum", "countries": "KGZ KOR", "date": "2024-12-03?", "place": "Seoul"},
        ),
        (
            "meeting",
            {"subtype": "conference", "countries": "CHL PER", "date": "2024-12~", "place": "Lima"},
            {"subtype": "conference", "countries": "PER", "date": "2024-12-01/2024-12-31", "place": "Lima"},
        ),
        ("visit", {"countries": "KGZ KOR", "object_countries": "KOR", "people": "Sadyr Japarov", "date": "2024-12-03"},
         {"countries": "KGZ KOR", "object_countries": "KOR", "people": "Sadyr Japarov", "date": "2024-12-04%"}),
    ],
)  # fmt: skip
def test_two_things_that_are_one_are_compared(kind: Kind, one: dict[str, str], other: dict[str, str]) -> None:
    told = [affair(kind, **one), affair(kind, **other)]
    assert decide(*told).answer == "same"
    assert len(_compared(told)) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_of_things_made_at_random_none_is_left_out(kind: Kind) -> None:
    chance = random.Random(kind)
    made = (affair(kind, **{name: chance.choice(values) for name, values in FIELDS.items()}) for _ in range(200))
    told = list({one.iri: one for one in made}.values())  # a thing is looked for as one document tells it
    could = _could_be_one(told)
    assert (len(could) > 20) is (kind != "quote")
    assert could <= _compared(told)


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
