"""What a page looks like in a browser: large graphs, hostile words, narrow screens, pictures for people to look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from diplograph.view import Edge, Node, ViewModel, render

from .browsing import Visit
from .hostile import ADDRESSES, WORDS, hostile_model
from .overlaps import overlaps
from .sample import BASE

Open = Callable[..., Visit]


def test_never_more_than_three_hundred_things(visit: Open) -> None:
    states = [Node(f"s{number}", f"State {number}", "country") for number in range(350)]
    things = [Node(f"m{number}", f"Meeting {number}", "meeting") for number in range(600)]
    edges = [Edge(f"m{number}", f"s{number % 5}", "was held by", "done") for number in range(600)]
    seen = visit(render(ViewModel("Many", tuple(states + things), tuple(edges))))
    assert len(seen.drawn()) == 300
    seen.open("State 1")
    assert len(seen.drawn()) == 91
    expect(seen.page.locator("#away")).to_have_text("30 more are not drawn; the table has them all.")
    seen.open("State 349")
    assert seen.drawn() == {"State 349"}


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_hostile_words_stay_words(visit: Open, width: int, height: int) -> None:
    seen = visit(render(hostile_model()), width=width, height=height)
    seen.open(WORDS[0])
    for view in ("table", "promises", "disagreements", "picture"):
        seen.show(view)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    seen.page.fill("#query", "W")
    seen.page.keyboard.press("Escape")
    strange = "#details script, #details img, #details b, #details i, #side img, .reading-view img, .reading-view b"
    assert seen.page.locator(strange).count() == 0
    addresses = seen.page.eval_on_selector_all("a", "(links) => links.map((link) => link.getAttribute('href'))")
    assert not set(addresses) & set(ADDRESSES)
    saved = seen.page.evaluate("diplograph.csv()")
    assert not [line for line in saved.splitlines() if line.startswith(("=", "+", "@"))]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (900, 700), (390, 844)])
def test_controls_do_not_overlap(visit: Open, sample_page: str, width: int, height: int) -> None:
    seen = visit(sample_page, width=width, height=height)
    names = (".title", ".views", ".search", ".tools", ".above", "#picture", "#time")
    boxes = [seen.page.locator(name).bounding_box() for name in names]
    for index, one in enumerate(boxes):
        for two in boxes[index + 1 :]:
            assert one is not None and two is not None
            apart_x = one["x"] + one["width"] <= two["x"] + 1 or two["x"] + two["width"] <= one["x"] + 1
            apart_y = one["y"] + one["height"] <= two["y"] + 1 or two["y"] + two["height"] <= one["y"] + 1
            assert apart_x or apart_y
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_no_words_stand_over_others(visit: Open, sample_page: str, width: int, height: int) -> None:
    seen = visit(sample_page, width=width, height=height)
    for address in ("", f"thing={BASE}country/KGZ", "view=table", "view=promises", "view=disagreements"):
        seen.go(address)
        assert overlaps(seen.page) == []
    seen.page.evaluate("Object.assign(document.getElementById('counts').style, { position: 'relative', top: '-18px' })")
    assert overlaps(seen.page) != []


def test_browse_is_a_sheet_on_a_phone(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page, width=390, height=844)
    expect(seen.page.locator("#side")).to_be_hidden()
    seen.page.click("#browse")
    expect(seen.page.locator("#side")).to_be_visible()
    seen.page.locator("#things [role=option]", has_text="Tajikistan").click()
    expect(seen.page.locator("#side")).to_be_hidden()
    assert seen.heading == "Tajikistan"
    seen.page.click("#close")
    expect(seen.page.locator("#panel")).to_be_hidden()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)], ids=["wide", "narrow"])
def test_pictures_for_people_to_look_at(
    visit: Open, sample_page: str, screenshots: Path, width: int, height: int, dark: bool
) -> None:
    seen = visit(sample_page, width=width, height=height, dark=dark)
    name = f"{'wide' if width > 720 else 'narrow'}-{'dark' if dark else 'light'}"
    addresses = {"start": "", "state": f"thing={BASE}country/KGZ", "table": "view=table", "promises": "view=promises"}
    for suffix, address in addresses.items():
        seen.go(address)
        seen.page.wait_for_timeout(100)
        file = screenshots / f"{name}-{suffix}.png"
        seen.page.screenshot(path=file)
        assert file.stat().st_size > 15_000
