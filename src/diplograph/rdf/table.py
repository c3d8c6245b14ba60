"""The claims table: one row a claim, as people and other programs read it. Needs no RDF library.

The columns are public interface. Lists are sorted, as they are in an export of the graph, which knows no order.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from diplograph import ids
from diplograph.errors import DocumentError
from diplograph.rdf.identity import claim_iri
from diplograph.records import Claim, Document, Reading

COLUMNS = (
    "id", "kind", "subtype", "countries", "people", "organizations", "object", "object_countries", "topics", "date",
    "place", "status", "stage", "speaker", "document", "sentence", "start", "end", "rule",
)  # fmt: skip
LISTS = frozenset({"countries", "people", "organizations", "object_countries", "topics"})
_JOINT = "; "

Row = dict[str, str | int | list[str]]


def rows(reading: Reading) -> list[Row]:
    """The rows of one document, in the order of its text. Raises `DocumentError` where its text is not Unicode."""
    try:
        return [_row(reading.document, claim) for claim in reading.claims]
    except UnicodeEncodeError as error:
        raise DocumentError(f"{reading.document.name}: the text is not Unicode ({error}): correct it") from error


def _row(document: Document, claim: Claim) -> Row:
    values: Row = {
        "id": claim_iri(document, claim),
        "document": ids.document(document.sha256),
        "sentence": document.text[claim.start : claim.end],
    }
    for column in COLUMNS:
        if column not in values:
            value = getattr(claim, column)
            values[column] = sorted(set(value)) if column in LISTS else value
    return {column: values[column] for column in COLUMNS}


def to_jsonl(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The rows as JSON, one a line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def to_csv(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The rows as CSV with a header; lists are joined by `; `, lines end in LF."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for cells in chain([COLUMNS], ([_cell(row[column]) for column in COLUMNS] for row in rows)):
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _cell(value: object) -> object:
    return _JOINT.join(value) if isinstance(value, list) else value
