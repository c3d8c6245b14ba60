from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.language.dates import dates
from diplograph.language.words import words

TUESDAY = "2024-12-03"


def _read(text: str, published: str = TUESDAY) -> list[tuple[str, str]]:
    return [(text[d.start : d.end], d.edtf) for d in dates(text, words(text), published)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("3 December 2024", "2024-12-03"),
        ("December 3, 2024", "2024-12-03"),
        ("Dec. 3", "2024-12-03"),
        ("the 3rd of December", "2024-12-03"),
        ("2024-12-03", "2024-12-03"),
        ("3.12.2024", "2024-12-03"),
        ("2-4 December 2024", "2024-12-02/2024-12-04"),
        ("from June 10 to 12, 2024", "2024-06-10/2024-06-12"),
        ("30 November to 2 December 2024", "2024-11-30/2024-12-02"),
        ("in December 2024", "2024-12"),
        ("on Tuesday", "2024-12-03"),
        ("on Monday", "2024-12-02"),
        ("next Tuesday", "2024-12-10"),
        ("next month", "2025-01"),
        ("last year", "2023"),
        ("earlier this year", "2024"),
        ("yesterday", "2024-12-02"),
        ("11 years ago", "2013"),
        ("since 1992", "1992"),
        ("2025-2027", "2025/2027"),
        ("thirty-two years ago", "1992"),
        ("in May of last year", "2023-05"),
        ("last October", "2024-10"),
        ("next March", "2025-03"),
        ("last night", "2024-12-02"),
        ("this evening", "2024-12-03"),
        ("by the end of the year", "2024"),
        ("in the second half of 2025", "2025-07/2025-12"),
        ("in the first quarter of next year", "2025-01/2025-03"),
        ("in the spring of 2026", "2026-21"),
        ("last summer", "2024-22"),
        ("next autumn", "2025-23"),
    ],
)
def test_reads(text: str, edtf: str) -> None:
    assert [value for _, value in _read(text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "he may go", "they march on", "2,024 units", "90 percent", "resolution 78/266", "the sun sat low",
        "a second meeting", "in the 1990s", "a spring in Peru",
    ],
)  # fmt: skip
def test_leaves_alone(text: str) -> None:
    assert _read(text) == []


def test_without_a_day_of_publication_only_full_dates_are_read() -> None:
    assert _read("on Tuesday, 3 December 2024, and next month", "") == [("3 December 2024", "2024-12-03")]


def test_a_weekday_can_lie_ahead() -> None:
    text = "on Friday"
    span = dates(text, words(text), TUESDAY)[0]
    assert (span.edtf, span.later) == ("2024-11-29", "2024-12-06")


@given(st.text())
def test_never_fails_and_offsets_hold(text: str) -> None:
    for span in dates(text, words(text), TUESDAY):
        assert 0 <= span.start < span.end <= len(text)
