"""EDTF dates in words."""

from __future__ import annotations

import pytest

from diplograph.view.dates import in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-12-03", "3 December 2024"),
        ("2025-01", "January 2025"),
        ("1992", "1992"),
        ("2024-12-02/2024-12-04", "2 to 4 December 2024"),
        ("2024-11-30/2024-12-04", "30 November to 4 December 2024"),
        ("2024-12-31/2025-01-02", "31 December 2024 to 2 January 2025"),
        ("2024-12-03/2024-12-03", "3 December 2024"),
        ("2024/2025-02", "2024 to February 2025"),
        ("", ""),
        ("2024-13-01", "2024-13-01"),
        ("2024-12/..", "2024-12/.."),
        ("next month", "next month"),
    ],
)
def test_in_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words
