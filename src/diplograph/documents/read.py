"""Files, folders, standard input -> documents, each in the form that it turns out to have."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from diplograph.documents.heading import heading
from diplograph.documents.note import is_note, read_note
from diplograph.documents.page import is_page, read_page
from diplograph.errors import DocumentError, InputError
from diplograph.language.sentences import sentences
from diplograph.records import Document, Sentence

MAX_BYTES = 20_000_000
SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".text")
_HALF = re.compile("[\ud800-\udfff]")
_FIELDS = ("title", "date", "publisher", "url")


def expand(sources: list[str]) -> Iterator[str]:
    """The files that the given files and folders come to, sorted within each folder; `-` is standard input."""
    for source in sources:
        place = Path(source)
        if source == "-" or place.is_file():
            yield source
        elif place.is_dir():
            yield from sorted(
                str(file) for file in place.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()
            )
        else:
            raise InputError(f"{source}: there is no such file or folder")


def read(source: str, date: str = "", skip: Callable[[DocumentError], None] | None = None) -> Iterator[Document]:
    """The documents of one file, or of standard input for `-`; `date` overrides the date of publication.

    Raises `DocumentError` where the file is empty, too large, not text, or holds no article. A file of several articles goes
    on behind one that is none, where `skip` takes the error.
    """
    name = "standard input" if source == "-" else source
    text = _decode(_bytes(source, name), name)
    is_lines = source.lower().endswith(".jsonl")
    for make in _lines(text, name) if is_lines else (partial(_document, text, name),):
        try:
            document = _whole(make())
        except DocumentError as error:
            if skip is None:
                raise
            skip(error)
            continue
        yield dataclasses.replace(document, date=date) if date else document


def _whole(document: Document) -> Document:
    """The document; raises `DocumentError` where it says nothing, or holds what no file can."""
    if not document.text.strip():
        raise DocumentError(f"{document.name}: the text is empty")
    fields = (document.text, document.title, document.date, document.publisher, document.url)
    if any(_HALF.search(field) for field in fields):
        raise DocumentError(f"{document.name}: holds half of a character (a lone surrogate); export it as UTF-8")
    return document


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


def _bytes(source: str, name: str) -> bytes:
    try:
        if source == "-":
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(source).open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(f"{name}: cannot be read ({error.strerror}); check the path and its permissions") from error
    if len(raw) > MAX_BYTES:
        raise DocumentError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; split it into one file an article")
    if not raw.strip():
        raise DocumentError(f"{name}: the file is empty")
    return raw


def _decode(raw: bytes, name: str) -> str:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        hint = "it looks like a binary file" if b"\0" in raw[:4096] else "save it as UTF-8 and try again"
        raise DocumentError(f"{name}: not UTF-8 text (byte {error.start}); {hint}") from error
    if "\0" in text:
        raise DocumentError(f"{name}: holds NUL characters, so it is no text; export the article as UTF-8 text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _document(text: str, name: str) -> Document:
    if is_note(text):
        return read_note(text, name)
    if is_page(text):
        return read_page(text, name)
    head = heading(text)
    return Document(text, text[slice(*head.title)], head.date, name=name)


def _lines(text: str, name: str) -> Iterator[Callable[[], Document]]:
    """JSON Lines: one object a line with `text`, and `title`, `date`, `publisher`, `url` where known."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield partial(_line, line, f"{name}, line {number}")


def _line(line: str, name: str) -> Document:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise DocumentError(f"{name}: not JSON ({error.msg} at column {error.colno})") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise DocumentError(f"{name}: needs an object with a field `text`")
    title, date, publisher, url = (str(entry.get(field) or "") for field in _FIELDS)
    return Document(entry["text"], title, date, publisher, url, name)
