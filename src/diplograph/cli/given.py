"""The documents that a command is given, with those that cannot be read reported on the way."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from diplograph.documents.read import expand, read
from diplograph.errors import DocumentError, InputError
from diplograph.language.dates import parse_day
from diplograph.records import Document


def documents(sources: Sequence[str], date: str, errors: list[str]) -> Iterator[Document]:
    """The documents of files and folders; what cannot be read goes to `errors` and to standard error."""
    if date and parse_day(date) is None:
        raise InputError(f"--date {date}: not a day; write it as YYYY-MM-DD")
    for source in expand(list(sources)):
        try:
            for document in read(source, date):
                undated(document)
                yield document
        except DocumentError as error:
            errors.append(str(error))
            print(f"diplograph: skipped {error}", file=sys.stderr)


def undated(document: Document) -> None:
    """Say so where a document has no date of publication."""
    if not document.date:
        print(
            f"diplograph: {document.name} has no date of publication, so its weekdays and `next month` stay undated; "
            "give --date YYYY-MM-DD",
            file=sys.stderr,
        )


def skipped(errors: Sequence[str], sources: Sequence[str]) -> int:
    """The exit code: 2 where nothing given could be read, 1 where some of it could not."""
    if not errors:
        return 0
    return 2 if len(errors) >= len(sources) and len(sources) == 1 else 1
