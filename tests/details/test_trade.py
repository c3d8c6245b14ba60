"""How much two states traded: what is told as a fact, and what only sounds like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.language.amounts import said
from diplograph.records import Figure, Reading
from diplograph.same.details import Put, disagreements


@pytest.mark.parametrize(
    ("text", "states", "period", "amount"),
    [
        ("Trade between Chile and Indonesia reached $1.2 billion in 2024.", "CHL IDN", "2024", "1.2 billion USD"),
        ("Chile and Indonesia signed a treaty in Lima on Monday. Trade between Chile and\nIndonesia reached 1.2 billion US\n"
         "dollars in 2024.", "CHL IDN", "2024", "1.2 billion USD"),
        ("In 2023, bilateral trade between Kenya and the Netherlands amounted to about 900 million euros.", "KEN NLD", "2023",
         "about 900 million EUR"),
        ("Chile's trade with Indonesia rose by 12 percent to 420 million US dollars in the first half of 2024.", "CHL IDN",
         "2024-01/2024-06", "420 million USD"),
        ("Korea-Kazakhstan trade stood at over US$6 billion last year, the ministry said.", "KAZ KOR", "2024",
         "above 6 billion USD"),
        ("Trade between Chile and Peru fell to 2.1 billion dollars in 2024 from 2.4 billion in 2023.", "CHL PER", "2024",
         "2.1 billion USD"),
        ("Trade between South Korea and Uzbekistan came to 709.8 million US dollars from January to May 2024.", "KOR UZB",
         "2024-01/2024-05", "709.8 million USD"),
        ("Trade turnover between Azerbaijan and Hungary exceeded $100 million in 2022.", "AZE HUN", "2022",
         "above 100 million USD"),
        ("President Prabowo Subianto of Indonesia met President Gabriel Boric of Chile in Santiago on Monday. "
         "Trade between the two countries totalled 500 million dollars in 2024.", "CHL IDN", "2024", "500 million USD"),
        ("President Prabowo Subianto of Indonesia met President Gabriel Boric of Chile in Santiago on Monday. "
         "Bilateral trade came to 500 million dollars in 2024.", "CHL IDN", "2024", "500 million USD"),
    ],
)  # fmt: skip
def test_trade(reading: Callable[[str], Reading], text: str, states: str, period: str, amount: str) -> None:
    (figure,) = reading(text).details
    assert isinstance(figure, Figure)
    assert (" ".join(figure.countries), figure.period, said(figure.amount)) == (states, period, amount)


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Indonesia want to raise trade between the two countries to 5 billion dollars by 2030.",
        "Trade between Chile and Indonesia would reach $5 billion in 2030, the minister said.",
        "Trade between Chile and Indonesia did not exceed 3 million dollars in 2024.",
        "Trade between Chile and Indonesia is expected to reach 3 million dollars in 2025.",
        "The trade minister of Chile said that Indonesia had invested 3 million dollars in 2024.",
        "Investment from Chile and trade with Peru came to 3 billion dollars in 2024.",
        "Trade between Chile and Peru was 3 billion dollars lower in 2024 than a year before.",
        "Trade between Chile and Peru came to 3 billion dollars, two years after the 2022 agreement.",
        "Chile and Peru held talks in Lima. Kenya is near Uganda, and bilateral trade came to 3 billion dollars in 2024.",
        "Chile's trade came to 3 billion dollars in 2024.",  # with whom?
        "Trade between Chile and Indonesia came to 3 billion dollars.",  # when?
        "Trade between Chile, Peru and Indonesia came to 3 billion dollars in 2024.",
        "A trade agreement between Chile and Indonesia was signed in 2017, and a bank lent 3 million dollars in 2024.",
    ],
)
def test_no_trade(reading: Callable[[str], Reading], text: str) -> None:
    assert reading(text).details == ()


def test_who_says_so(reading: Callable[[str], Reading]) -> None:
    (figure,) = reading(
        "According to Chile's customs office, trade between Chile and Peru came to $2 billion in 2024."
    ).details
    assert figure.speaker == "Chile's customs office"


def test_documents_that_put_it_differently(reading: Callable[[str], Reading]) -> None:
    told = [
        Put("id/figure", str(at), figure)
        for at, amount in enumerate(("6.1 billion", "about 6 billion", "6.5 billion", "6.5 billion"))
        for figure in reading(f"Trade between Chile and Peru came to {amount} dollars in 2024.").details
    ]
    (found,) = disagreements([("id/figure", told)])
    assert [(one.value, one.document) for one in found.readings] == [
        ("6.1 billion USD", "0"), ("6.5 billion USD", "2"), ("6.5 billion USD", "3"),  # "about 6" may be any of them
    ]  # fmt: skip
    assert list(disagreements([("id/figure", told[:2])])) == []
    assert list(disagreements([("id/figure", told[2:])])) == []
