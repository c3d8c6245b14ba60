"""Who invited to a visit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Invitation, Reading
from diplograph.same.details import Put, disagreements

VISIT = "President Gabriel Boric of Chile paid a state visit to Indonesia on 5 May 2024"


@pytest.mark.parametrize(
    "text",
    [
        f"{VISIT}. President Prabowo Subianto of Indonesia had invited Boric to Jakarta.",
        f"{VISIT} at the invitation of President Prabowo Subianto of Indonesia.",
        "At a dinner in Santiago on Monday, President Prabowo Subianto of Indonesia invited President Gabriel Boric of Chile "
        "to visit Indonesia.",
    ],
)
def test_host(reading: Callable[[str], Reading], text: str) -> None:
    (found,) = reading(text).details
    assert isinstance(found, Invitation)
    assert (found.host, found.visit.people, found.visit.object_countries) == (
        "Prabowo Subianto", ("Gabriel Boric",), ("IDN",),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"{VISIT}. President Prabowo Subianto of Indonesia had not invited Boric to Jakarta.",
        f"{VISIT}. President Prabowo Subianto of Indonesia invited companies to invest.",
        f"{VISIT}. President Luiz Inácio Lula da Silva of Brazil invited Boric to Brasília.",  # another visit, and no host here
    ],
)
def test_no_host(reading: Callable[[str], Reading], text: str) -> None:
    assert not [d for d in reading(text).details if isinstance(d, Invitation) and d.visit.object_countries == ("IDN",)]


def test_two_hosts(reading: Callable[[str], Reading]) -> None:
    told = [
        Put("id/visit", str(at), detail)
        for at, host in enumerate(
            ("President Prabowo Subianto", "Foreign Minister Sugiono", "President Prabowo Subianto")
        )
        for detail in reading(f"{VISIT} at the invitation of {host} of Indonesia.").details
    ]
    (found,) = disagreements([("id/visit", told)])
    assert [one.value for one in found.readings] == ["Prabowo Subianto", "Prabowo Subianto", "Sugiono"]
    assert list(disagreements([("id/visit", [told[0], told[2]])])) == []
