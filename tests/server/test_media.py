"""Which media type a client would rather have."""

from __future__ import annotations

import pytest

from diplograph.server.media import choose

OFFERS = ("text/turtle", "application/ld+json", "text/html")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html", "text/html"),
        ("TEXT/HTML; charset=utf-8", "text/html"),
        ("text/*", "text/turtle"),
        ("text/*;q=0.5, text/html", "text/html"),
        ("application/*, text/turtle;q=0.9", "application/ld+json"),
        ("text/turtle;q=0, */*;q=0.1", "application/ld+json"),
        ("text/turtle;q=0.500, text/html;q=0.501", "text/html"),
        ("text/html;q=0.5, text/turtle;q=0.5", "text/turtle"),
        ("image/png", ""),
        ("text/turtle;q=0", ""),
        ("text/turtle;q=2", ""),
        ("text/turtle;q=high, text/html;q=0.1", "text/html"),
        ("nonsense, text/html", "text/html"),
        ("nonsense", "text/turtle"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        (",".join(["image/png"] * 10_000) + ",text/html", ""),
    ],
)
def test_the_best_of_what_is_offered(accept: str, chosen: str) -> None:
    assert choose(accept, OFFERS) == chosen
