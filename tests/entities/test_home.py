"""To which state an official belongs whom the text names without one."""

from __future__ import annotations

import pytest

from diplograph.pipeline import read
from diplograph.records import Document

LEAD = "TASHKENT -- The presidents of South Korea and Uzbekistan met in Tashkent on 3 June 2025.\n\n"
PERU = "LIMA -- The presidents of Peru and Mexico met in Lima on 3 June 2025.\n\n"


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (LEAD + '"This is a door opener," said Park Chun-min, senior secretary for economic affairs.', ("KOR",)),
        (LEAD + "Trade Minister Laziz Qodirzoda welcomed the result.", ("UZB",)),
        (PERU + "Foreign Minister Hugo de Zavala welcomed the result.", ("PER",)),
    ],
)
def test_by_family_name_else_from_where_it_is_told(text: str, states: tuple[str, ...]) -> None:
    offices = [claim for claim in read(Document(text, date="2025-06-04")).claims if claim.kind == "office"]
    assert [claim.countries for claim in offices] == [states]
