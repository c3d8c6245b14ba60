"""Which things of different documents are one, which are two, and which stay open."""

from __future__ import annotations

import pytest

from diplograph.same.affair import Affair
from diplograph.same.decide import decide

from .made import affair

BOTH = "Sadyr Japarov; Yoon Suk Yeol"


def summit(date: str, **fields: str) -> Affair:
    given = {"countries": "KGZ KOR", "people": BOTH, "place": "Seoul", "subtype": "summit", **fields}
    return affair("meeting", date=date, **given)


def named(name: str, date: str, **fields: str) -> Affair:
    return affair("meeting", date=date, object=name, **{"countries": "KOR", "subtype": "summit", **fields})


def forum(number: str, date: str) -> Affair:
    return named(f"{number} Korea-Central Asia Forum".strip(), date, subtype="forum")


def memo(subject: str, **fields: str) -> Affair:
    given = {"countries": "KAZ KOR", "date": "2024-06-12", "subtype": "memorandum of understanding", **fields}
    return affair("agreement", object=f"memorandum of understanding on {subject}", **given)


def visit(date: str, **fields: str) -> Affair:
    given = {
        "countries": "KGZ",
        "object_countries": "KOR",
        "people": "Sadyr Japarov",
        "subtype": "official visit",
        **fields,
    }
    return affair("visit", date=date, **given)


SAME = [
    (summit("2024-12-03"), summit("2024-12-03", subtype="talks", people="")),
    (summit("2024-06-10"), summit("2024-06-11")),  # two reports of one summit
    (summit("2024-12-03", subtype="phone call"), summit("2024-12-03", subtype="talks")),
    (named("Korea-Central Asia summit", "2025", status="planned"),
     named("first Central Asia - South Korea summit", "2026-09-16/2026-09-17", status="planned")),
    (named("first Korea-Central Asia summit", "2025", status="planned"),
     affair("meeting", countries="KAZ KGZ KOR TJK TKM UZB", date="2025", subtype="summit", status="planned")),
    (named("Investment Dialogue", "2025-01", status="planned", subtype="dialogue", countries="KGZ KOR"),
     named("Investment Dialogue", "2024-12-04", subtype="dialogue", countries="KGZ KOR")),
    (forum("17th", "2024-11-04"), forum("17th", "")),
    (memo("critical minerals supply chains"), memo("supply chains for critical minerals")),
    (memo("cooperation in the energy sector", organizations="Ministry of Energy of Kazakhstan"),
     memo("energy cooperation", organizations="Ministry of Energy of Kazakhstan")),
    (affair("agreement", countries="KAZ KOR", date="2024-06-12", subtype="documents", object="37 documents"),
     affair("agreement", countries="KAZ KOR", date="2024-06", subtype="documents", object="35 documents")),
    (visit("2024-12-02/2024-12-04"), visit("2024-12-03", subtype="visit")),
    (visit("", status="planned", published="2024-11-20"), visit("2024-12-02/2024-12-04")),
    (affair("initiative", countries="KOR", object="K-Silk Road"),
     affair("initiative", countries="KOR", object="Korea-Central Asia K-Silk Road Cooperation Initiative")),
    (affair("partnership", countries="KGZ KOR", subtype="comprehensive partnership"),
     affair("partnership", countries="KGZ KOR", subtype="comprehensive partnership", date="2024-12-03")),
]  # fmt: skip

DIFFERENT = [
    (summit("2024-06-10"), summit("2024-09-20")),  # a June and a September meeting of the same two
    (summit("2024-06-10"), summit("2024-06-11", place="Ashgabat")),
    (summit("2024-06-10"), summit("2024-06-10", countries="KAZ KOR")),
    (affair("meeting", subtype="talks", countries="KAZ KOR", date="2024-11-04", people="Cho Tae-yul; Murat Nurtleu"),
     affair("meeting", subtype="talks", countries="KAZ KOR", date="2024-11-04", people="Yoon Suk Yeol; Murat Nurtleu")),
    (forum("16th", "2023-11-01"), forum("17th", "2024-11-04")),
    (forum("", "2023-11-01"), forum("", "2024-11-04")),
    (named("Korea-Central Asia summit", "2025", status="planned"), named("Korea-Africa summit", "2025", status="planned")),
    (named("Korea-Central Asia summit", "2025", status="planned"), named("Korea-Central Asia Forum", "2025", subtype="forum")),
    (memo("forestry"), memo("banking supervision")),
    (memo("forestry"), memo("forestry", countries="KGZ KOR")),
    (memo("forestry"), memo("forestry", date="2025-02-01")),
    (affair("agreement", countries="KAZ KOR", date="2024-06-12", subtype="joint statement", object="joint statement"),
     affair("agreement", countries="KAZ KOR", date="2024-06-12", subtype="documents", object="11 documents")),
    (affair("agreement", countries="KGZ KOR", subtype="agreement", object="agreement on double taxation", date="2013"),
     affair("agreement", countries="KGZ KOR", subtype="protocol", date="2024-12-03",
            object="protocol amending the agreement on double taxation")),
    (visit("2024-12-02/2024-12-04"), visit("2024-12-03", people="Jeenbek Kulubaev")),
    (visit("2024-12-02/2024-12-04"), visit("2024-12-03", object_countries="KOR JPN")),
    (visit("2024-12-02/2024-12-04"), visit("2025-12-03")),
    (affair("initiative", countries="KOR", object="K-Silk Road Initiative"),
     affair("initiative", countries="KOR", object="Indo-Pacific Strategy")),
    (affair("initiative", countries="KOR", object="Silk Road"), affair("initiative", countries="CHN", object="Silk Road")),
    (affair("partnership", countries="KGZ KOR", subtype="comprehensive partnership"),
     affair("partnership", countries="KGZ KOR", subtype="strategic partnership")),
    (affair("office", countries="TKM", people="Serdar Berdimuhamedov", subtype="president"),
     affair("office", countries="TKM", people="Gurbanguly Berdimuhamedov", subtype="president")),
    (affair("quote", people="Cho Hyun", object="yes"), affair("quote", people="Cho Hyun", object="no")),
]  # fmt: skip

OPEN = [
    (summit("2024-12-03"), summit("", people="")),
    (forum("", "2024-11-04"), forum("", "")),
    (visit("2024-12-02/2024-12-04"), visit("2024-12", people="")),
    (visit("2024-12-02/2024-12-04"), visit("")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: Affair, other: Affair) -> None:
    assert decide(one, other).answer == decide(other, one).answer == "same"
    assert decide(one, other).because


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one: Affair, other: Affair) -> None:
    assert decide(one, other).answer == decide(other, one).answer == "different"


@pytest.mark.parametrize(("one", "other"), OPEN)
def test_open(one: Affair, other: Affair) -> None:
    assert decide(one, other).answer == decide(other, one).answer == "open"
