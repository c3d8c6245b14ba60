"""HTML pages: the article without the page round it, by trafilatura."""

from __future__ import annotations

import re

from diplograph.errors import DocumentError
from diplograph.records import Document

_LOOKS_LIKE_HTML = re.compile(r"\A\s*(?:<!doctype html|<html|<head|<body|<article|<\?xml[^>]*>\s*<html)", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a text, of which the start suffices, is an HTML page."""
    return _LOOKS_LIKE_HTML.match(text) is not None


def read_page(text: str, name: str) -> Document:
    """Extract the article of a page. Raises `DocumentError` where there is none."""
    # trafilatura takes 0.3 s to import: only for pages.
    from trafilatura import bare_extraction

    found = bare_extraction(text, with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict) or not (body := (found.text or "").strip()):
        raise DocumentError(f"{name}: no article was found in this HTML page; save the article's text and read that")
    return Document(body, found.title or "", found.date or "", found.sitename or "", found.url or "", name)
