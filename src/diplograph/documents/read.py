"""One source -> its documents, in the form that it turns out to have."""

from __future__ import annotations

import dataclasses
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from urllib.parse import urlsplit

from diplograph.documents.apart import Apart
from diplograph.documents.content import chunks, whole
from diplograph.documents.dating import FIRST_YEAR, LAST_YEAR, is_day, published
from diplograph.documents.decode import decode, start
from diplograph.documents.feed import is_feed
from diplograph.documents.heading import heading
from diplograph.documents.limits import MAX_FIELD, MAX_TEXT
from diplograph.documents.lines import read_lines
from diplograph.documents.naming import shown
from diplograph.documents.note import is_note, read_note
from diplograph.documents.page import is_page
from diplograph.documents.sources import Misnamed, form, is_url
from diplograph.errors import DocumentError, InputError
from diplograph.language.sentences import sentences
from diplograph.records import Document, Sentence

_HALF = re.compile("[\ud800-\udfff]")
_LINES = frozenset({"application/jsonl", "application/jsonlines", "application/x-ndjson", "application/x-jsonlines"})
_MARK_OF_PDF = "%PDF-"
_MOST_TOLD = 40  # characters of what is no date

LOG = logging.getLogger("diplograph.documents")  # hears of what a document is read without
LOG.addHandler(logging.NullHandler())  # whoever wants to know listens

Found = Iterator[Document | DocumentError]


def read(
    source: str, date: str = "", skip: Callable[[DocumentError], None] | None = None, apart: Apart | None = None
) -> Iterator[Document]:
    """The documents of one file, of a URL, or of standard input for `-`; `date` overrides the date of publication.

    Raises `DocumentError` where the source is empty, too large, not text, or holds no article, `InputError` where `date` is no
    day. One of several articles goes on behind an article that is none, where `skip` takes the error; what gives a date that
    is none is read without it, and `LOG` is told. Pages, feeds and PDF are opened, and URLs fetched, in the process `apart`;
    without one, in one that ends with the source.
    """
    if date and not is_day(date):
        raise InputError(f"--date {date}: not a day from {FIRST_YEAR} to {LAST_YEAR}; write it as YYYY-MM-DD")
    name = "standard input" if source == "-" else shown(source)
    if isinstance(source, Misnamed):
        raise DocumentError(f"{name}: its name is not UTF-8, so that nothing can refer to it; rename it")
    with ExitStack() as stack:
        opener = apart if apart is not None else stack.enter_context(Apart())
        for found in _fetched(source, opener) if is_url(source) else _opened(source, name, opener):
            try:
                document = _whole(found)
            except DocumentError as error:
                if skip is None:
                    raise
                skip(error)
                continue
            yield dataclasses.replace(document, date=date or _date(document))


def _fetched(url: str, apart: Apart) -> Found:
    """What lies at a URL; documents are named by where that led to."""
    place, media_type, encoding, content = apart.fetch(url)
    if media_type in _LINES or form(urlsplit(place).path) == ".jsonl":
        return read_lines((content,), place)
    found = _documents(whole((content,), place), place, apart, encoding)
    return (one if isinstance(one, DocumentError) or one.url else dataclasses.replace(one, url=place) for one in found)


def _opened(source: str, name: str, apart: Apart) -> Found:
    pieces = chunks(source, name)
    if form(source) == ".jsonl":
        return read_lines(_not_empty(pieces, name), name)
    return _documents(whole(pieces, name), name, apart)


def _not_empty(pieces: Iterator[bytes], name: str) -> Iterable[bytes]:
    first = next(pieces, b"")
    return chain((first,), pieces) if first.strip() else (whole(chain((first,), pieces), name),)


def _documents(raw: bytes, name: str, apart: Apart, encoding: str = "") -> Found:
    """What bytes hold. What is not plain text is opened by the process apart."""
    head = start(raw)
    if head.startswith(_MARK_OF_PDF) or form(name) == ".pdf":
        return apart.documents("pdf", raw, name)
    if is_page(head):
        return apart.documents("page", raw, name, encoding)
    if is_feed(head) or form(name) in {".rss", ".atom"}:
        return apart.documents("feed", raw, name, encoding)
    text = decode(raw, name, encoding)
    return iter((read_note(text, name) if is_note(text) else _plain(text, name),))


def _plain(text: str, name: str) -> Document:
    head = heading(text)
    return Document(text, text[slice(*head.title)], head.date, name=name)


def _whole(document: Document | DocumentError) -> Document:
    """The document; raises `DocumentError` where it says nothing, holds what no file can, or is no single text."""
    if isinstance(document, DocumentError):
        raise document
    if not document.text.strip():
        raise DocumentError(f"{document.name}: the text is empty")
    if len(document.text) > MAX_TEXT:
        raise DocumentError(f"{document.name}: longer than {MAX_TEXT:,} characters; split it into one file an article")
    if not any(map(str.isalnum, document.text)):
        raise DocumentError(f"{document.name}: the text holds no word, only marks; is it the right file?")
    about = (document.title, document.date, document.publisher, document.url)
    if any(len(field) > MAX_FIELD for field in about):
        raise DocumentError(
            f"{document.name}: has a title or another field of more than {MAX_FIELD:,} characters; shorten it"
        )
    fields = (document.text, *about)
    if any(_HALF.search(field) for field in fields):
        raise DocumentError(f"{document.name}: holds half of a character (a lone surrogate); export it as UTF-8")
    if "\0" in document.text:
        raise DocumentError(
            f"{document.name}: holds NUL characters, so it is no text; export the article as UTF-8 text"
        )
    return document


def _date(document: Document) -> str:
    """The date that a document gives, as EDTF; none where it is no date, of which `LOG` is told."""
    found = published(document.date)
    if not found and (told := document.date.strip()):
        LOG.warning(
            "%s: its date %r cannot be understood, so it is read without one; write it as 2025-05-08",
            document.name, told if len(told) <= _MOST_TOLD else f"{told[:_MOST_TOLD]}...",
        )  # fmt: skip
    return found


def split(document: Document) -> list[Sentence]:
    """The sentences of a document, with its menu, title and date line told apart from its body."""
    text = document.text
    if document.passages or document.title not in text:
        return sentences(text)
    head = heading(text)
    found = sentences(text, head.body, head.title)
    repeated = document.title.strip()
    return [
        dataclasses.replace(s, role="title") if s.role == "body" and text[s.start : s.end] == repeated else s
        for s in found
    ]
