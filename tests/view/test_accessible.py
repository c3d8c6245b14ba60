"""axe-core on every view, once wide and light, once narrow and dark: nothing serious, nothing critical."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from diplograph.view import render

from .browsing import READY
from .sample import BASE, sample_model

VIEWS = {
    "start": "",
    "thing": f"#thing={BASE}country/KGZ",
    "pair": f"#between={BASE}country/KGZ&between={BASE}country/KOR",
    "table": "#view=table",
    "promises": "#view=promises",
    "disagreements": "#view=disagreements",
}


@pytest.mark.parametrize(
    ("width", "height", "dark"), [(1366, 768, False), (390, 844, True)], ids=["wide-light", "narrow-dark"]
)
def test_nothing_serious(browser: Browser, tmp_path: Path, width: int, height: int, dark: bool) -> None:
    file = tmp_path / "index.html"
    file.write_text(render(sample_model()), encoding="utf-8", newline="")
    context = browser.new_context(
        bypass_csp=True,  # axe brings a script of its own
        offline=True,
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    found = []
    for name, address in VIEWS.items():
        page = context.new_page()
        page.goto(file.as_uri() + address)
        page.wait_for_selector(READY)
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                where = [node["target"] for node in violation["nodes"]][:4]
                found.append(f"{name}: {violation['id']}: {violation['help']}: {where}")
        page.close()
    context.close()
    assert found == []
