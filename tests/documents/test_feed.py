"""Feeds: a document an entry, with what the feed says about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph.documents.apart import Apart
from diplograph.documents.feed import is_feed, plain
from diplograph.documents.read import read
from diplograph.errors import DocumentError

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Lima &amp;amp; Co</title>
<item><title>Talks in &lt;b&gt;Lima&lt;/b&gt;</title><link>https://example.org/1</link>
  <pubDate>Wed, 12 Mar 2025 01:00:00 +0900</pubDate>
  <description>Short.</description>
  <content:encoded><![CDATA[<p>Peru and Chile <i>met</i>.</p>
  <script>steal()</script><p>They signed&nbsp;a treaty.</p>]]></content:encoded></item>
<item><title>Only a link</title><link>https://example.org/2</link></item>
<item><title>Odd</title><link>javascript:alert(1)</link><description>Peru spoke.</description><pubDate>some day</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Agency</title>
<entry><title>T</title><id>urn:1</id><link href="https://example.org/3"/><published>2025-03-12T23:30:00-05:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Peru met Chile.</p></div></content></entry></feed>"""
ENTITIES = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><item><description>&b;</description></item></channel></rss>"""


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart() as opened:
        yield opened


def _file(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "a.rss"
    path.write_bytes(text.encode(encoding))
    return str(path)


def test_entries_are_documents(tmp_path: Path, apart: Apart) -> None:
    errors: list[DocumentError] = []
    source = _file(tmp_path, RSS)
    one, odd = read(source, skip=errors.append, apart=apart)
    assert (one.text, one.title, one.date) == (
        "Peru and Chile met.\n\nThey signed a treaty.", "Talks in Lima", "2025-03-12",
    )  # fmt: skip
    assert (one.publisher, one.url, one.name) == ("Lima & Co", "https://example.org/1", "https://example.org/1")
    assert (odd.text, odd.date, odd.url, odd.name) == ("Peru spoke.", "", "", f"{source}, entry 3")
    assert [str(error) for error in errors] == [
        f"{source}, entry 2: holds only the link https://example.org/2, and no text; save that page and read it"
    ]


def test_days_of_entries(tmp_path: Path, apart: Apart) -> None:
    """A day that there is not is none, nor the day to which somebody would count on; the one of the last change holds."""
    told = ("2025-02-30", "2025-03-12T23:30:00-05:00", "12 March 2025", "2025-03")
    entry = "<entry><title>T</title><published>{}</published><updated>2025-04-01</updated><summary>Peru spoke.</summary></entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{"".join(map(entry.format, told))}</feed>'
    days = [document.date for document in read(_file(tmp_path, feed), apart=apart)]
    assert days == ["2025-04-01", "2025-03-12", "2025-03-12", "2025-03"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_atom_in_its_encodings(tmp_path: Path, apart: Apart, encoding: str) -> None:
    (entry,) = read(_file(tmp_path, f'<?xml version="1.0" encoding="{encoding}"?>{ATOM}', encoding), apart=apart)
    assert (entry.text, entry.date, entry.publisher) == ("Peru met Chile.", "2025-03-12", "Agency")


def test_a_feed_that_breaks_off_gives_what_it_holds(tmp_path: Path, apart: Apart) -> None:
    found = list(read(_file(tmp_path, RSS[: RSS.index("<item><title>Only")]), apart=apart))
    assert [document.title for document in found] == ["Talks in Lima"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<rss><channel></channel></rss>", "holds no entry"),
        ("<rss", "this feed"),
        ("no feed", "this feed"),
        (ENTITIES, "declares entities of its own"),
        ("<rss>" + "<channel>" * 50_000, "this feed"),
    ],
)
def test_what_is_no_feed_says_so(tmp_path: Path, apart: Apart, text: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        list(read(_file(tmp_path, text), apart=apart))


@pytest.mark.parametrize(
    ("start", "yes"),
    [
        ('<?xml version="1.0"?><!-- a --><rss version="2.0">', True),
        ("<rdf:RDF xmlns:rdf=", True),
        ("<html><body><feed>", False),
        ("Peru sent a <feed> to Chile", False),
        ("", False),
    ],
)
def test_feeds_are_told_by_their_first_element(start: str, yes: bool) -> None:
    assert is_feed(start) is yes


def test_plain_text_of_markup() -> None:
    assert (
        plain("<div>A<br>B <b>C</b></div><ul><li>D<li>E</ul><style>x{}</style>&lt;F&gt;") == "A\n\nB C\n\nD\n\nE\n\n<F>"
    )
