"""Pages of the viewer in a browser that has no way to the network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from diplograph.view import render

from .browsing import READY, Visit
from .sample import sample_model


@pytest.fixture
def screenshots(tmp_path: Path) -> Path:
    """Where pictures are kept for people to look at: DIPLOGRAPH_SCREENSHOTS, or nowhere for long."""
    folder = Path(os.environ.get("DIPLOGRAPH_SCREENSHOTS") or tmp_path / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Opens a page from disk, offline. When the test ends, any complaint of the browser fails it."""
    complaints: list[str] = []
    contexts = []

    def open_page(html: str, *, width: int = 1366, height: int = 768, dark: bool = False, address: str = "") -> Visit:
        file = tmp_path / "index.html"
        file.write_text(html, encoding="utf-8", newline="")
        context = browser.new_context(
            offline=True,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        _listen(page, complaints)
        page.goto(file.as_uri() + address)
        page.wait_for_selector(READY)
        return Visit(page)

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _listen(page: Page, complaints: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        complaints.append(f"{message.type}: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            complaints.append(f"request: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("request", on_request)
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))


@pytest.fixture(scope="module")
def sample_page() -> str:
    return render(sample_model())
