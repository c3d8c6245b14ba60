"""When works were opened, finished or shut down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Milestone, Reading
from diplograph.same.details import Put, disagreements


@pytest.mark.parametrize(
    ("text", "work", "countries", "event", "date"),
    [
        ("The Standard Gauge Railway in Kenya was inaugurated in 2017.", "Standard Gauge railway", "KEN", "opened", "2017"),
        ("The Akkuyu nuclear power plant was opened in 2024.", "Akkuyu plant", "TUR", "opened", "2024"),
        ("Germany's Isar reactor was shut down on 15 April 2023.", "Isar reactor", "DEU", "shut down", "2023-04-15"),
        ("The two sides recalled that the Santiago factory had been completed in 2022.", "Santiago factory", "CHL",
         "finished", "2022"),
    ],
)  # fmt: skip
def test_milestone(
    reading: Callable[[str], Reading], text: str, work: str, countries: str, event: str, date: str
) -> None:
    (found,) = reading(text).details
    assert isinstance(found, Milestone)
    assert (found.work, " ".join(found.countries), found.event, found.date) == (work, countries, event, date)


@pytest.mark.parametrize(
    "text",
    [
        "The Korean plant was shut down in 2022.",  # which one?
        "Another plant was closed in 2022.",
        "Officials said the plant was closed in 2022.",
        "The Isar reactor was not shut down in 2022.",
        "The Isar reactor will be shut down in 2022.",
        "The Isar reactor was shut down again in 2022.",
        "The Isar reactor was visited in 2022.",
        "The Isar reactor was shut down.",
    ],
)
def test_no_milestone(reading: Callable[[str], Reading], text: str) -> None:
    assert reading(text).details == ()


def test_two_years(reading: Callable[[str], Reading]) -> None:
    told = [
        Put("id/work/isar-reactor", str(at), detail)
        for at, when in enumerate(("in 2022", "on 15 April 2023", "in 2023"))
        for detail in reading(f"The Isar reactor was shut down {when}.").details
    ]
    (found,) = disagreements([("id/work/isar-reactor", told)])
    assert (found.property, [one.value for one in found.readings]) == ("shut down", ["2022", "2023", "2023-04-15"])
    assert list(disagreements([("id/work/isar-reactor", told[1:])])) == []  # a day lies in its year
