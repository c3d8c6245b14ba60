"""What a name says apart from its wording."""

from __future__ import annotations

import pytest

from diplograph.same import words


@pytest.mark.parametrize(
    "name",
    [
        "first Korea-Central Asia summit",
        "Central Asia - South Korea summit",
        "South Korea-Central Asia Summit",
        "summit of Central Asia and the Republic of Korea",
    ],
)
def test_one_summit(name: str) -> None:
    assert words.series(name) == {"kor", "central", "asia", "summit"}


def test_the_two_koreas() -> None:
    assert "prk" in words.tokens("North Korea's programme")
    assert "kor" not in words.tokens("North Korea's programme")


@pytest.mark.parametrize(
    "name", ["K-Silk Road", "K-Silk Road Initiative", "Korea-Central Asia K-Silk Road Cooperation Initiative"]
)
def test_one_initiative(name: str) -> None:
    assert words.core(name) == {"k", "silk", "road"}


def test_other_initiatives() -> None:
    assert words.core("Indo-Pacific Strategy") != words.core("K-Silk Road Strategy")
    assert words.core("Korea-ASEAN Solidarity Initiative") != words.core("K-Silk Road Initiative")


@pytest.mark.parametrize(("name", "number"), [("17th Korea Forum", 17), ("first summit", 1), ("Korea Forum", 0)])
def test_numbers(name: str, number: int) -> None:
    assert words.number(name) == number
