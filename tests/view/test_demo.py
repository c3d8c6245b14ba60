"""The page of the demo graph, as `make demo` writes it, in a browser with the network off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .browsing import Visit

MEMORANDUM = "MOU on cooperation in the energy sector"


@pytest.fixture(scope="module")
def page(built: Path) -> str:
    return (built / "index.html").read_text(encoding="utf-8")


def test_a_thing_shows_its_sentence_and_its_source(visit: Callable[..., Visit], page: str, screenshots: Path) -> None:
    shown = visit(page)
    shown.click_thing(MEMORANDUM)
    assert shown.heading == MEMORANDUM
    details = shown.details.inner_text()
    assert "signed a memorandum of understanding on cooperation in the energy sector" in details
    assert "Caspian Post" in details
    shown.page.screenshot(path=str(screenshots / "demo.png"))


def test_planned_and_held_stand_side_by_side(visit: Callable[..., Visit], page: str) -> None:
    shown = visit(page)
    shown.click_thing("first Korea-Central Asia summit")
    assert "planned" in shown.details.inner_text().lower()


def test_no_address_outside_is_loaded(page: str) -> None:
    assert "default-src 'none'" in page.replace("&#39;", "'")
    assert 'src="http' not in page
    assert "@import" not in page
