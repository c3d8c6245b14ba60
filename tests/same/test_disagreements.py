"""Where documents tell one thing differently, and where they only say more or less of the same."""

from __future__ import annotations

import pytest

from diplograph.same.affair import Affair
from diplograph.same.clusters import resolve
from diplograph.same.disagreements import disagreements
from diplograph.same.readings import Disagreement

from .listed import Listed
from .made import affair

PEOPLE = "Sadyr Japarov; Yoon Suk Yeol"


def found(*told: Affair) -> list[Disagreement]:
    book, things = Listed(told), dict[str, list[Affair]]()
    resolve(book)
    for one in told:
        things.setdefault(book.root(one.iri), []).append(one)
    return sorted(disagreements(things.items()), key=lambda one: (one.thing, one.property))


def values(*told: Affair) -> list[tuple[str, list[str]]]:
    return [(one.property, [reading.value for reading in one.readings]) for one in found(*told)]


def summit(date: str, place: str = "Ashgabat", **fields: str) -> Affair:
    given = {"countries": "KOR TKM", "people": "Serdar Berdimuhamedov; Yoon Suk Yeol", "subtype": "summit", **fields}
    return affair("meeting", date=date, place=place, **given)


def bundle(count: str, date: str = "2024-06-12") -> Affair:
    return affair("agreement", countries="KAZ KOR", subtype="documents", object=f"{count} documents", date=date)


def memo(subject: str, **fields: str) -> Affair:
    given = {"countries": "KOR TKM", "date": "2024-06-11", "subtype": "memorandum of understanding", **fields}
    return affair("agreement", object=f"memorandum of understanding on {subject}", **given)


def level(name: str, date: str = "2024-12-03", states: str = "KGZ KOR", status: str = "done") -> Affair:
    return affair("partnership", countries=states, subtype=name, object=name, date=date, status=status)


BODIES = "Ministry of Land of South Korea; Municipality of Ashgabat"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((summit("2024-06-10"), summit("2024-06-11")), ("date", ["2024-06-10", "2024-06-11"])),
        ((summit("2024-06-10"), summit("2024-06-10", "Seoul")), ("place", ["Ashgabat", "Seoul"])),
        ((bundle("37"), bundle("35")), ("number", ["35", "37"])),
        ((bundle("Twenty"), bundle("17")), ("number", ["17", "20"])),
        (
            (memo("energy infrastructure and new cities", organizations=BODIES),
             memo("infrastructure projects and new cities", organizations=BODIES)),
            ("subject", ["memorandum of understanding on energy infrastructure and new cities",
                         "memorandum of understanding on infrastructure projects and new cities"]),
        ),
        (
            (level("comprehensive partnership"), level("comprehensive strategic partnership")),
            ("level", ["comprehensive partnership", "comprehensive strategic partnership"]),
        ),
    ],
)  # fmt: skip
def test_different_values_of_one_thing(told: tuple[Affair, ...], expected: tuple[str, list[str]]) -> None:
    assert values(*told) == [expected]


@pytest.mark.parametrize(
    "told",
    [
        (summit("2024-06-10/2024-06-11"), summit("2024-06-10")),  # a range and a day inside it
        (summit("2024"), summit("2024-06-10")),  # a year and a day in it
        (summit("2024-06-10", "Oguzkhan Palace"), summit("2024-06-10")),  # a hall and its city
        (bundle("37"), bundle("37 intergovernmental")),
        (memo("new cities"), memo("infrastructure and new cities")),  # one says more than the other
        (level("strategic partnership", "2009"), level("comprehensive partnership", "2024-12-03")),  # raised
        (
            level("strategic partnership", "2006"),
            level("special strategic partnership", "2024-06-14", status="ongoing"),
        ),
    ],
)
def test_what_agrees(told: tuple[Affair, ...]) -> None:
    assert values(*told) == []


def test_a_change_of_plan_is_no_disagreement_but_what_was_done_before_its_time_is() -> None:
    def dialogue(date: str, status: str) -> Affair:
        return affair(
            "meeting", countries="KGZ KOR", subtype="dialogue", object="Investment Dialogue", date=date, status=status
        )

    assert values(dialogue("2025-01", "planned"), dialogue("2025-03", "planned")) == []
    assert values(dialogue("2025-01", "planned"), dialogue("2025-02-04", "done")) == []
    assert values(dialogue("2025-01", "planned"), dialogue("2024-12-04", "done")) == [
        ("date", ["2024-12-04", "2025-01"])
    ]


def test_who_tells_a_level_later_takes_a_side() -> None:
    (one,) = found(
        level("comprehensive partnership"),
        level("comprehensive strategic partnership"),
        level("comprehensive strategic partnership", "2025-08-28", status="ongoing"),
    )
    assert [getattr(reading.claim, "date", "") for reading in one.readings] == [
        "2024-12-03",
        "2024-12-03",
        "2025-08-28",
    ]
    assert one.known is None  # documents tell what the reference data know


def test_the_reference_data_stand_beside_what_a_document_says() -> None:
    (one,) = found(level("comprehensive strategic partnership"), level("enhanced partnership"))
    assert one.known is not None
    assert (one.known.value, "S057" in one.known.sources) == ("comprehensive partnership", True)
    (other,) = found(level("expanded strategic partnership", "2024-06-12", "KAZ KOR", "ongoing"))
    assert other.known is not None
    assert other.known.value == "strategic partnership"
    assert found(level("strategic partnership", "2024-06-12", "KAZ KOR", "ongoing")) == []
    assert found(level("strategic partnership", "2024-06-12", "CHL PER", "ongoing")) == []  # of these they know nothing


def test_relations_that_began_on_another_day() -> None:
    def relations(date: str) -> Affair:
        return affair("relations", countries="KGZ KOR", subtype="diplomatic relations", date=date)

    (one,) = found(relations("1992-02-01"))
    assert one.known is not None
    assert (one.property, one.known.value, one.readings[0].value) == ("date", "1992-01-31", "1992-02-01")
    assert found(relations("1992-01")) == []
