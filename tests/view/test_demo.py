"""The page of the demo graph, as `make demo` writes it, in a browser with the network off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from diplograph.query.run import ask
from diplograph.store.graphs import opened

from .browsing import Visit

DIALOGUE = "Korea-Kyrgyzstan Investment Dialogue"


@pytest.fixture(scope="module")
def page(built: Path) -> str:
    return (built / "index.html").read_text(encoding="utf-8")


def test_a_tie_leads_to_a_thing_with_its_sentence_and_its_source(
    visit: Callable[..., Visit], page: str, screenshots: Path
) -> None:
    shown = visit(page)
    shown.page.screenshot(path=str(screenshots / "demo.png"))
    shown.click_line("South Korea", "Kyrgyzstan", 0.8)
    assert shown.heading == "Kyrgyzstan – South Korea"
    shown.page.locator("#details button", has_text="Show all").first.click()
    shown.page.locator("#details button", has_text=DIALOGUE).first.click()
    assert shown.heading == DIALOGUE
    details = shown.details.inner_text()
    assert "held the Korea-Kyrgyzstan Investment Dialogue at the Lotte Hotel in Seoul" in details
    assert "Edaily" in details
    shown.page.screenshot(path=str(screenshots / "demo-thing.png"))


def test_how_bishkek_is_tied_to_dushanbe(visit: Callable[..., Visit], page: str) -> None:
    shown = visit(page)
    shown.open("Bishkek")
    shown.details.locator("button", has_text="Find a path from here").click()
    shown.page.keyboard.type("Dushanbe")
    shown.page.keyboard.press("Enter")
    assert shown.heading == "Bishkek → Dushanbe"
    assert len(shown.drawn()) > 3


@pytest.mark.parametrize("day", ["2024-06-12", "2025-05-01", "2026-03-04"])
def test_promises_are_those_of_the_query(visit: Callable[..., Visit], page: str, built: Path, day: str) -> None:
    shown = visit(page, address=f"#view=promises&asof={day}")
    script = """diplograph.promises().map((promise) => [promise.state, diplograph.data.things[promise.thing].id,
      promise.due, promise.before, promise.promised.day, promise.settled ? promise.settled.day : ''].join('|')).sort()"""
    with opened(str(built)) as store:
        rows = ask(store, "promises", {"asof": day}).records()
    names = ("state", "iri", "due", "due_before", "promised", "settled")
    assert shown.page.evaluate(script) == sorted("|".join(row[name] for name in names) for row in rows)


def test_every_disagreement_of_the_graph_is_shown(visit: Callable[..., Visit], page: str, built: Path) -> None:
    shown = visit(page, address="#view=disagreements")
    with opened(str(built)) as store:
        rows = ask(store, "disagreements").records()
    found = {(row["iri"], row["property"]) for row in rows}
    expect(shown.page.locator(".disagreements > li")).to_have_count(len(found))
    assert len(found) >= 12


def test_no_address_outside_is_loaded(page: str) -> None:
    assert "default-src 'none'" in page.replace("&#39;", "'")
    assert 'src="http' not in page
    assert "@import" not in page
