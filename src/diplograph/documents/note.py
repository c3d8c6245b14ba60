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

from diplograph.documents.limits import MAX_FRONT
from diplograph.errors import DocumentError
from diplograph.records import Document, Passage, Source

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_MARK = re.compile(r"\[([A-Z]\d+)\]")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_FIELDS = ("publisher", "title", "date", "url")


class _AliasError(yaml.YAMLError):
    """The front matter uses an alias."""


class _Loader(yaml.SafeLoader):
    """Without aliases, by which a few lines can stand for more than any memory holds."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise _AliasError
        return super().compose_node(parent, index)

    def moment(self, node: yaml.ScalarNode) -> object:
        """A day or time; as it is written where there is none such, like 31 June: that costs a note its date only."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.moment)


def is_note(text: str) -> bool:
    """Whether a text begins with front matter."""
    return _FRONT.match(text) is not None


def read_note(text: str, name: str) -> Document:
    """Read a source note. Raises `DocumentError` where the front matter or a mark is wrong."""
    match = _FRONT.match(text)
    assert match is not None
    if len(match.group(1)) > MAX_FRONT:
        raise DocumentError(f"{name}: front matter of more than {MAX_FRONT:,} characters; split the note")
    front = _front_matter(match.group(1), name)
    cited = front.get("sources") or []
    if not isinstance(cited, list):
        raise DocumentError(f"{name}: `sources` is no list of entries such as `- {{id: S001, title: ...}}`")
    sources = tuple(_source(entry, name) for entry in cited)
    body, passages = _body(text[match.end() :], {source.id for source in sources}, name)
    return Document(
        body, _plain(front.get("title")), _plain(front.get("date")), _plain(front.get("publisher")), _plain(front.get("url")),
        name, sources, passages,
    )  # fmt: skip


def _front_matter(block: str, name: str) -> dict[str, Any]:
    try:
        front = yaml.load(block, Loader=_Loader)  # noqa: S506  # it is a safe one
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if isinstance(error, _AliasError):
            raise DocumentError(
                f"{name}: the front matter uses an alias (*name); write out what it stands for"
            ) from error
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
    title = entry.get("title") or entry.get("description")
    fields = {field: _plain(entry.get(field)) for field in _FIELDS} | {"title": _plain(title)}
    return Source(_plain(entry["id"]), **fields)


def _plain(value: object) -> str:
    """A field as text; a list or a table in its place is none."""
    return "" if value is None or isinstance(value, list | dict | set) else str(value)


def _body(markdown: str, known: set[str], name: str) -> tuple[str, tuple[Passage, ...]]:
    """The paragraphs without their marks, and the passages that the marks give."""
    parts: list[str] = []
    passages: list[Passage] = []
    offset = 0
    for block in re.split(r"\n\s*\n", _MARKDOWN_HEADING.sub("", markdown).strip()):
        paragraph = " ".join(line.strip() for line in block.splitlines())
        end, ids = _marks(paragraph)
        unknown = [mark for mark in ids if mark not in known]
        if unknown:
            raise DocumentError(f"{name}: a paragraph cites {', '.join(unknown[:5])}, which `sources` does not list")
        paragraph = paragraph[:end]
        if ids:
            passages.append(Passage(offset, offset + len(paragraph), ids))
        parts.append(paragraph)
        offset += len(paragraph) + 2
    return "\n\n".join(parts), tuple(passages)


def _marks(paragraph: str) -> tuple[int, tuple[str, ...]]:
    """Where a paragraph ends before its marks, and the marks; read from the end, so that no text makes it look twice."""
    end, found = len(paragraph), list[str]()
    while (start := paragraph.rfind("[", 0, end)) >= 0 and (mark := _MARK.fullmatch(paragraph, start, end)):
        end = start
        found.append(mark.group(1))
    return len(paragraph[:end].rstrip()), tuple(reversed(found))
