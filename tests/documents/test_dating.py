"""What a publisher gives as a date, and what it comes to."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from diplograph.documents.dating import is_day, published
from diplograph.documents.read import read
from diplograph.errors import InputError
from diplograph.language.dates import dates
from diplograph.language.words import words

_EDTF = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?")
_RELATIVE = (
    "yesterday, tomorrow, 999 days ago, 999 months ago, 999 years ago, last week, next month, next year, on Friday, on May 8,"
    " last March, next March, in the first half of next year, last winter, next summer, by the end of next year"
)


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("2025-05-08", "2025-05-08"),
        (" 2025-05\n", "2025-05"),
        ("2025", "2025"),
        ("2025-05-08T10:00:00Z", "2025-05-08"),
        ("2025-05-08 10:00", "2025-05-08"),
        ("2024-02-29", "2024-02-29"),
        ("2024-06 (undated page)", "2024-06"),
        ("8 May 2025", "2025-05-08"),
        ("May 8, 2025", "2025-05-08"),
        ("May 2025", "2025-05"),
        ("1001-01-01", "1001-01-01"),
        ("9998-12-31", "9998-12-31"),
    ],
)
def test_dates(told: str, edtf: str) -> None:
    assert published(told) == edtf


@pytest.mark.parametrize(
    "told",
    [
        "", "yesterday", "08/05/2025", "8.5.2025", "1746500000", "20250508", "2025-02-29", "2025-13", "0000-00-00", "0000",
        "31 June 2025", "8 May", "8-9 May 2025", "2025-05-08/2025-05-09", "spring 2025", "2025-2026", "8 May 2025 in Lima",
        "２０２５-05-08", "0001-01-01", "9999-12-31",
    ],
)  # fmt: skip
def test_what_is_no_date(told: str) -> None:
    assert published(told) == ""


def test_a_day() -> None:
    assert [told for told in ("2025-05-08", "2025-05", "8 May 2025", "20250508", "2025-W19-4") if is_day(told)] == [
        "2025-05-08"
    ]


@pytest.mark.parametrize("day", ["1001-01-01", "9998-12-31"])
def test_what_is_counted_from_a_date_of_publication_is_one(day: str) -> None:
    found = [span.edtf for span in dates(_RELATIVE, words(_RELATIVE), day)]
    assert len(found) == len(_RELATIVE.split(", "))
    assert [edtf for edtf in found if not _EDTF.fullmatch(edtf)] == []


LINES = """{"text": "One.", "date": "2025-05-08T10:00:00Z"}
{"text": "Two.", "date": " May 8, 2025"}
{"text": "Three.", "date": "yes\\u001bterday"}
{"text": "Four.", "date": 1746500000}
{"text": "Five."}
"""


def test_a_date_that_is_none_is_told_and_costs_no_document(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(LINES, encoding="utf-8")
    with caplog.at_level(logging.WARNING, logger="diplograph.documents"):
        assert [document.date for document in read(str(path))] == ["2025-05-08", "2025-05-08", "", "", ""]
    assert [line.removeprefix(f"{tmp_path}/") for line in caplog.messages] == [
        "x.jsonl, line 3: its date 'yes\\x1bterday' cannot be understood, so it is read without one; write it as 2025-05-08",
        "x.jsonl, line 4: its date '1746500000' cannot be understood, so it is read without one; write it as 2025-05-08",
    ]
    caplog.clear()
    assert {document.date for document in read(str(path), "2025-01-02")} == {"2025-01-02"}
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("2025-05-08", "2025-05-08"),
        ("2025-05-08T10:00:00Z", "2025-05-08"),
        ("2025", "2025"),
        ("May 8, 2025", "2025-05-08"),
        ("2025-02-30", ""),
        ("0000-00-00", ""),
        ("08/05/2025", ""),
    ],
)
def test_the_date_of_a_note(tmp_path: Path, caplog: pytest.LogCaptureFixture, told: str, edtf: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: A\ndate: {told}\n---\nPeru spoke.\n", encoding="utf-8")
    assert [document.date for document in read(str(path))] == [edtf]
    assert [told in line for line in caplog.messages] == ([] if edtf else [True])


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31", "20250508", "2025-05"])
def test_a_given_date_is_a_day(tmp_path: Path, date: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Peru spoke.", encoding="utf-8")
    with pytest.raises(InputError, match=f"--date {date}: not a day"):
        next(read(str(path), date))
