"""JSON Lines: one object a line with `text`, and `title`, `date`, `publisher`, `url` where known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from diplograph.documents.content import lines
from diplograph.documents.decode import decode
from diplograph.documents.limits import MAX_BYTES
from diplograph.errors import DocumentError
from diplograph.records import Document

_FIELDS = ("title", "date", "publisher", "url")


def read_lines(pieces: Iterable[bytes], name: str) -> Iterator[Document | DocumentError]:
    """The documents of the lines, one held at a time; in place of one that is none, the reason."""
    for number, line in lines(pieces, name):
        place = f"{name}, line {number}"
        if line is None:
            yield DocumentError(f"{place}: longer than {MAX_BYTES // 1_000_000} MB; one line holds one article")
            continue
        try:
            yield _document(line, place)
        except DocumentError as error:
            yield error


def _document(line: bytes, name: str) -> Document:
    try:
        entry = json.loads(decode(line, name))
    except json.JSONDecodeError as error:
        raise DocumentError(f"{name}: not JSON ({error.msg} at column {error.colno})") from error
    except RecursionError as error:
        raise DocumentError(f"{name}: nested too deeply; needs an object with a field `text`") from error
    except ValueError as error:  # Python takes no number of thousands of digits
        raise DocumentError(f"{name}: not JSON that can be read (a number is too long)") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise DocumentError(f"{name}: needs an object with a field `text`")
    title, date, publisher, url = (str(entry.get(field) or "") for field in _FIELDS)
    return Document(entry["text"], title, date, publisher, url, name)
