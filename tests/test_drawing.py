"""What a page shows: all documents, or as many of the newest as have room."""

from __future__ import annotations

from diplograph.drawing import shown, title
from diplograph.made import Told

DOCUMENTS = [Told("", f"2025-0{month}", str(month), "", claims, 0) for month, claims in ((2, 5), (3, 4), (1, 3))]


def _shown(most: int) -> list[str]:
    return [told.date for told in shown(DOCUMENTS, most)]


def test_the_newest_come_first_as_far_as_there_is_room() -> None:
    assert _shown(12) == ["2025-03", "2025-02", "2025-01"]
    assert _shown(11) == ["2025-03", "2025-02"]
    assert _shown(8) == ["2025-03"]


def test_one_is_shown_however_large_it_is() -> None:
    assert _shown(1) == ["2025-03"]
    assert shown([]) == []


def test_the_title_says_what_is_left_out() -> None:
    assert title(3, 3) == "diplograph"
    assert title(1_200, 30_000) == "diplograph: the newest 1,200 of 30,000 documents"
