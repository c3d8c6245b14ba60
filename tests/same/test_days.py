"""EDTF dates as spans of days."""

from __future__ import annotations

import pytest

from diplograph.same.days import agree, days


@pytest.mark.parametrize(
    ("edtf", "length"),
    [("2024-12-03", 1), ("2024-12", 31), ("2024", 366), ("2024-12-02/2024-12-04", 3), ("2026-07/2026-12", 184)],
)
def test_spans(edtf: str, length: int) -> None:
    found = days(edtf)
    assert found is not None
    assert found.length == length


@pytest.mark.parametrize("edtf", ["", "..", "2024-13", "2024-02-30", "2024/..", "soon", "2025/2024"])
def test_what_is_no_span(edtf: str) -> None:
    assert days(edtf) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024-12-03", "2024-12-02/2024-12-04", True),
        ("2024", "2024-12-03", True),
        ("2024-12", "2024-12-31", True),
        ("", "2024-12-03", True),
        ("2024-12-03", "2024-12-04", False),
        ("2024", "2025-01", False),
    ],
)
def test_agreement(one: str, other: str, expected: bool) -> None:
    assert agree(one, other) is agree(other, one) is expected


def test_gaps() -> None:
    first, second = days("2024-06-10"), days("2024-06-12/2024-06-13")
    assert first is not None and second is not None
    assert first.gap(second) == second.gap(first) == 2
    assert second.gap(second) == 0
