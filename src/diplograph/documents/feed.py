"""Feeds (RSS, Atom): a document an entry, by feedparser, which is given bytes and so fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from diplograph.documents.dating import has_form, published
from diplograph.errors import DocumentError
from diplograph.records import Document

_FIRST_ELEMENT = re.compile(r"<([A-Za-z][\w:.-]*)")
_ENTITY = re.compile(rb"<!ENTITY\b")
_HEAD = 1_000_000
_ROOTS = frozenset({"rss", "feed", "rdf:rdf"})
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre "
    "section table td th tr ul".split()
)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe"})
_MOST_ENTRIES = 10_000


def is_feed(text: str) -> bool:
    """Whether a text, of which the start suffices, is XML whose first element is that of a feed."""
    found = _FIRST_ELEMENT.search(text) if text.startswith("<") else None
    return found is not None and found.group(1).lower() in _ROOTS


def read_feed(raw: bytes, name: str, encoding: str = "") -> Iterator[Document | DocumentError]:
    """The entries of a feed; in place of one without a text, the reason. Raises `DocumentError` where it is no feed.

    An entry is named by its link, so that it stays the same document when others come before it. A feed that was fetched has
    its URL as name, against which its links are read, and the encoding that the server says.
    """
    # feedparser takes 0.1 s to import: only for feeds.
    import feedparser

    if _ENTITY.search(raw[:_HEAD].partition(b"<rss")[0].partition(b"<feed")[0]):
        raise DocumentError(f"{name}: this feed declares entities of its own, which none needs; it is not read")
    headers = {"content-location": name} if name.startswith(("http://", "https://")) else {}
    if encoding:
        headers["content-type"] = f"application/xml; charset={encoding}"
    found = feedparser.parse(BytesIO(raw), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        broken = found.get("bozo_exception")
        reason = f"is not well-formed ({broken})" if broken else "holds no entry"
        raise DocumentError(f"{name}: this feed {' '.join(reason.split())}; open it in a browser to see what it is")
    publisher = _line(found.feed.get("title"))
    for number, entry in enumerate(found.entries[:_MOST_ENTRIES], start=1):
        yield _entry(entry, publisher, f"{name}, entry {number}")
    if len(found.entries) > _MOST_ENTRIES:
        yield DocumentError(f"{name}: only the first {_MOST_ENTRIES} entries of this feed were read")


def _entry(entry: Mapping[str, Any], publisher: str, place: str) -> Document | DocumentError:
    link = str(entry.get("link") or "")
    url = link if link.startswith(("http://", "https://")) else ""
    parts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    text = max((_text(part) for part in parts), key=len)
    if not text:
        told = f"only the link {url}, and no text; save that page and read it" if url else "no text"
        return DocumentError(f"{place}: holds {told}")
    source = entry.get("source") or {}
    return Document(
        text, _line(entry.get("title")), _day(entry), _line(source.get("title")) or publisher, url, url or place
    )


def _day(entry: Mapping[str, Any]) -> str:
    """The day of publication, as its publisher counts days; empty where none can be read."""
    from email.utils import parsedate_to_datetime  # for feeds only, as above

    for field in ("published", "updated"):
        told = str(entry.get(field) or "").strip()
        if found := published(told):
            return found
        if has_form(told):  # of a day that there is not; feedparser would count on to another
            continue
        try:
            return parsedate_to_datetime(told).date().isoformat()
        except (TypeError, ValueError, IndexError, OverflowError):
            parsed = entry.get(f"{field}_parsed")
            if parsed:
                return datetime(*parsed[:3]).date().isoformat()  # noqa: DTZ001  # a day has no zone
    return ""


def _line(value: object) -> str:
    """A title in one line, without the markup that some feeds put there."""
    return " ".join(plain(str(value or "")).split())


def _text(part: Mapping[str, Any]) -> str:
    value = str(part.get("value") or "")
    return value.strip() if part.get("type") == "text/plain" else plain(value)


def plain(markup: str) -> str:
    """The text of a piece of HTML, a paragraph an element that begins a line of its own."""
    reader = _Plain()
    reader.feed(markup)
    reader.close()
    return reader.text()


class _Plain(HTMLParser):
    """Collects words, and ends a paragraph where an element does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[list[str]] = [[]]
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self._paragraphs.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._paragraphs.append([])

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._paragraphs[-1].append(data)

    def text(self) -> str:
        paragraphs = (" ".join("".join(parts).split()) for parts in self._paragraphs)
        return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
