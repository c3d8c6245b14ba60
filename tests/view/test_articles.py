"""Articles that try to be something else, read and built like any other: in the page their words are words."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from diplograph.cli.main import main

from .browsing import Visit
from .hostile import WORDS

BODY = (
    "President {name} of Peru met President Ana Ruiz of Chile in Lima on Monday, {number} days after their last talks. "
    "Peru and Chile signed an agreement on {name}. The foreign ministry of Chile said: “{name} is a new chapter.”"
)
NAMES = (
    "Luis <script>alert(1)</script> Soto",
    'Luis "><img src=x onerror=alert(2)> Soto',
    "Luis \u202eotoS\u2066 Soto",
    "W" * 10_000,
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("articles")
    told = {"date": "2025-03-31", "url": "javascript:alert(3)"}
    articles = [
        {
            "text": BODY.format(name=NAMES[number % len(NAMES)], number=number + 2),
            "title": title,
            "publisher": title,
            **told,
        }
        for number, title in enumerate(WORDS)
    ]
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    assert main(["build", str(file), "-o", str(folder / "out")]) == 1  # one title holds half of a character
    return (folder / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_words_of_articles_stay_words(visit: Callable[..., Visit], page: str, width: int, height: int) -> None:
    seen = visit(page, width=width, height=height)
    assert {"Chile", "Peru"} <= seen.drawn()
    seen.open("Chile")
    for view in ("table", "promises", "disagreements", "picture"):
        seen.show(view)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.page.locator("body img, .panel script, .panel b, .reading-view script, .reading-view b").count() == 0
    addresses = seen.page.eval_on_selector_all("a", "(links) => links.map((link) => link.getAttribute('href'))")
    assert not [address for address in addresses if address.startswith("javascript")]
    assert seen.page.evaluate("diplograph.data.documents.length") == len(WORDS) - 1
