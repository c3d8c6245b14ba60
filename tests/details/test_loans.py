"""Loans: lender, borrower, amount and purpose, and what only sounds like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.language.amounts import said
from diplograph.records import Figure, Reading
from diplograph.same.details import Put, disagreements


@pytest.mark.parametrize(
    ("text", "sides", "amount", "purpose", "status"),
    [
        ("Japan extended a loan of 30 billion yen to Bangladesh for the Dhaka metro.", "JPN BGD", "30 billion JPY",
         "Dhaka metro", "done"),
        ("France has granted Senegal a 150 million euro loan to finance a regional train.", "FRA SEN", "150 million EUR",
         "regional train", "done"),
        ("India's 500 million dollar line of credit to Mongolia is for the oil refinery.", "IND MNG", "500 million USD",
         "oil refinery", "done"),
        ("Germany will provide Ukraine with a loan of 200 million euros for the repair of power grids.", "DEU UKR",
         "200 million EUR", "repair of power grids", "planned"),
        ("Ukraine received a German loan of 200 million euros for the repair of power grids.", "DEU UKR", "200 million EUR",
         "repair of power grids", "done"),
        ("Loans of about 90 million US dollars from Chile's development bank would finance the buses of Peru.", "CHL PER",
         "about 90 million USD", "buses", "planned"),
    ],
)  # fmt: skip
def test_loan(reading: Callable[[str], Reading], text: str, sides: str, amount: str, purpose: str, status: str) -> None:
    (found,) = (detail for detail in reading(text).details if isinstance(detail, Figure))
    assert (" ".join(found.countries), said(found.amount), found.purpose, found.status) == (
        sides,
        amount,
        purpose,
        status,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine received a loan of 200 million euros for the repair of power grids, after talks with Germany.",
        "Saudi Arabia forgave Sudan a loan of 200 million dollars for the dam.",
        "Chile repaid Peru a loan of 20 million dollars for a bridge.",
        "The ministry denied that Peru had offered Chile a 20 million dollar loan for a bridge.",
        "Kenya took out a loan of 120 million dollars for a road.",  # from whom?
        "Japan extended a loan of 30 billion yen to Bangladesh for 35 years.",  # for what?
        "Germany and France granted Senegal a loan of 150 million euros for a train.",  # which of the two?
        "Peru signed a contract worth 30 million dollars with Chile after the loan for the port was approved.",
    ],
)
def test_no_loan(reading: Callable[[str], Reading], text: str) -> None:
    assert reading(text).details == ()


def test_one_loan_in_two_currencies(reading: Callable[[str], Reading]) -> None:
    told = [
        Put("id/loan", str(at), detail)
        for at, amount in enumerate(("150 million euro", "160 million dollar", "150 million euro"))
        for detail in reading(f"France granted Senegal a {amount} loan to finance a regional train.").details
    ]
    (found,) = disagreements([("id/loan", told)])
    assert [one.value for one in found.readings] == ["150 million EUR", "150 million EUR", "160 million USD"]
    assert list(disagreements([("id/loan", [told[0], told[2]])])) == []
