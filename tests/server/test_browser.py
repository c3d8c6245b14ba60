"""The page of questions in a browser: it works, holds to its own policy, and reaches nothing but its server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .serving import Served

WIDE, PHONE = (1280, 900), (390, 844)


def _outside(address: str, server: Served) -> list[str]:
    return [] if address.startswith(server.address) else [address]


@pytest.fixture(params=[(WIDE, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, server: Served) -> Iterator[Page]:
    """A page without scripts. Any complaint of the browser, and any request elsewhere, fails the test."""
    (width, height), scheme = request.param
    context = browser.new_context(
        java_script_enabled=False,
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        base_url=server.address,
    )
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("request", lambda asked: complaints.extend(_outside(asked.url, server)))
    yield opened
    if folder := os.environ.get("DIPLOGRAPH_SCREENSHOTS"):
        opened.screenshot(path=Path(folder) / f"{request.node.name}.png", full_page=True)
    context.close()
    assert complaints == []


def test_a_question_is_asked_with_a_form(page: Page) -> None:
    page.goto("/query")
    page.get_by_text("Who met whom").click()
    form = page.locator("details[open]")
    form.get_by_label("with", exact=True).fill("Kyrgyzstan")
    form.get_by_role("button", name="Ask").click()
    assert "ask=meetings" in page.url
    table = page.get_by_role("region", name="Answer")
    assert "2024-12-03" in table.inner_text()
    box = page.locator("#answer").bounding_box()
    assert box is not None
    assert box["y"] < 400  # the answer is in sight
    table.get_by_role("link", name="summit").first.click()
    assert page.get_by_role("heading", level=1).inner_text()
    assert page.locator("blockquote").count() > 0


def test_a_query_of_ones_own_is_run(page: Page) -> None:
    page.goto("/query")
    editor = page.get_by_label("A question of your own")
    editor.fill("SELECT ?label { ?s a dg:Country ; rdfs:label ?label } ORDER BY ?label")
    page.get_by_role("button", name="Run").click()
    assert page.get_by_role("heading", level=2).inner_text() == "5 rows"
    assert page.locator("tbody tr").first.inner_text() == "Kyrgyzstan"
    assert page.get_by_label("A question of your own").input_value().startswith("SELECT ?label")


def test_nothing_is_wider_than_the_screen(page: Page) -> None:
    for path in (
        "/query?ask=meetings",
        "/id/country/KOR",
        "/sparql",
    ):
        page.goto(path)
        assert page.locator("body").bounding_box() is not None
        widths = [box["width"] for part in page.locator("main, header, h1, pre").all() if (box := part.bounding_box())]
        viewport = page.viewport_size
        assert viewport is not None
        assert max(widths) <= viewport["width"], path


def test_the_browser_is_given_no_way_out(page: Page) -> None:
    page.goto("/id/person/mallory")
    assert page.get_by_role("heading", level=1).inner_text() == "<script>alert(1)</script>"
    assert page.locator("script").count() == 0
