"""Amounts of money, and whether two of them can be one."""

from __future__ import annotations

import pytest

from diplograph.language.amounts import agree, amounts, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 6.1 billion US dollars", "about 6.1 billion USD"),
        ("came to $2.5bn", "2.5 billion USD"),
        ("over US$6 billion last year", "above 6 billion USD"),
        ("USD 610 million", "610 million USD"),
        ("a loan of 185 million euros", "185 million EUR"),
        ("1,250,000 Swiss francs", "1.25 million CHF"),
        ("some 270 billion South Korean won", "about 270 billion KRW"),
        ("up to 10 billion yen", "below 10 billion JPY"),
        ("10,000 tenge", "10000 KZT"),
    ],
)
def test_amounts(text: str, expected: str) -> None:
    assert [said(amount) for amount in amounts(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    ["65 companies", "in 2022", "15 percent", "3 million people", "500 million pesos", "version 2.5", "a dollar"],
)
def test_no_amounts(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        ("6.1 billion dollars", "6.5 billion dollars", False),
        ("about 6 billion dollars", "6.1 billion dollars", True),
        ("6 billion dollars", "6.1 billion dollars", True),  # rounded to billions
        ("6.0 billion dollars", "6.1 billion dollars", False),
        ("over 6 billion dollars", "6.5 billion dollars", True),
        ("over 7 billion dollars", "6.5 billion dollars", False),
        ("over 6 billion dollars", "over 6.5 billion dollars", True),
        ("less than 6 billion dollars", "6.5 billion dollars", False),
        ("200 million dollars", "185 million euros", True),  # no rate of exchange is known here
    ],
)
def test_agree(one: str, other: str, can: bool) -> None:
    (first,), (second,) = amounts(one), amounts(other)
    assert agree(first, second) is can
    assert agree(second, first) is can
