"""Meetings: which words tell of one, and whose it is."""

from __future__ import annotations

import pytest
from tests.claims.stated import told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A summit of the Visegrad Group has been called off.", ["CZE-HUN-POL-SVK > : denied"]),
        ("Berg supported Peru's plan to hold a summit with Chile next year.", ["CHL-PER > : planned"]),
        ("The two sides agreed to hold consultations on a regular basis.", []),
        ("After the ceremony the ministers left.", []),
        ("Following those talks, the ministers signed an agreement on fisheries.", []),
    ],
)
def test_told(sentence: str, expected: list[str]) -> None:
    assert told(sentence, "meeting") == expected
