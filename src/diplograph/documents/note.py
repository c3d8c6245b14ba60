"""Source notes: Markdown with front matter, whose paragraphs end in the marks of the sources that they rest on.

    ---
    title: ...
    date: 2024-12-03
    publisher: ...
    sources:
      - {id: S001, publisher: ..., title: ..., date: ..., url: ...}
    ---
    A paragraph in our own words. [S001][S023]

The marks are no part of the text: they become passages of the document.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from diplograph.errors import DocumentError
from diplograph.records import Document, Passage, Source

_FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_MARKS = re.compile(r"[ \t]*((?:\[[A-Z]\d+\])+)[ \t]*$")
_MARK = re.compile(r"\[([A-Z]\d+)\]")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_FIELDS = ("publisher", "title", "date", "url")


def is_note(text: str) -> bool:
    """Whether a text begins with front matter."""
    return _FRONT.match(text) is not None


def read_note(text: str, name: str) -> Document:
    """Read a source note. Raises `DocumentError` where the front matter or a mark is wrong."""
    match = _FRONT.match(text)
    assert match is not None
    front = _front_matter(match.group(1), name)
    sources = tuple(_source(entry, name) for entry in front.get("sources") or ())
    body, passages = _body(text[match.end() :], {source.id for source in sources}, name)
    return Document(
        body, str(front.get("title", "")), str(front.get("date", "")), str(front.get("publisher", "")),
        str(front.get("url", "")), name, sources, passages,
    )  # fmt: skip


def _front_matter(block: str, name: str) -> dict[str, Any]:
    try:
        front = yaml.safe_load(block)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f", line {where.line + 2}" if where else ""
        raise DocumentError(
            f"{name}{line}: the front matter is not YAML: correct it, or remove the --- lines"
        ) from error
    if not isinstance(front, dict):
        raise DocumentError(f"{name}: the front matter is no list of fields such as `title: ...`")
    return front


def _source(entry: object, name: str) -> Source:
    if not isinstance(entry, dict) or not entry.get("id"):
        raise DocumentError(f"{name}: each entry of `sources` needs an `id`")
    title = entry.get("title") or entry.get("description") or ""
    fields = {field: str(entry.get(field) or "") for field in _FIELDS} | {"title": str(title)}
    return Source(str(entry["id"]), **fields)


def _body(markdown: str, known: set[str], name: str) -> tuple[str, tuple[Passage, ...]]:
    """The paragraphs without their marks, and the passages that the marks give."""
    parts: list[str] = []
    passages: list[Passage] = []
    offset = 0
    for block in re.split(r"\n\s*\n", _MARKDOWN_HEADING.sub("", markdown).strip()):
        paragraph = " ".join(line.strip() for line in block.splitlines())
        marks = _MARKS.search(paragraph)
        ids = tuple(_MARK.findall(marks.group(1))) if marks else ()
        unknown = [mark for mark in ids if mark not in known]
        if unknown:
            raise DocumentError(f"{name}: a paragraph cites {', '.join(unknown)}, which `sources` does not list")
        paragraph = paragraph[: marks.start()] if marks else paragraph
        if ids:
            passages.append(Passage(offset, offset + len(paragraph), ids))
        parts.append(paragraph)
        offset += len(paragraph) + 2
    return "\n\n".join(parts), tuple(passages)
