"""`report.json`: what was read, what was found, what was not understood and what does not conform."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from diplograph import __version__
from diplograph.documents.sources import is_url
from diplograph.made import Build
from diplograph.records import KINDS, Reading
from diplograph.same.book import Question


def report(made: Build, questions: Iterable[Question], documents: Iterable[str]) -> Iterator[bytes]:
    """The report piece by piece: with what might be one, and the entries of the documents, in order, as `entry` writes them."""
    rest = _dumped(_whole(made))
    for name, entries in (("might_be_same", map(_question, questions)), ("documents", documents)):
        head, _, rest = rest.partition(f'"{name}": []')
        yield head.encode("utf-8")
        yield from _listed(name, entries)
    yield f"{rest}\n".encode()


def _listed(name: str, entries: Iterable[str]) -> Iterator[bytes]:
    """A list of entries that may be many, one after the other."""
    opening, closing = f'"{name}": [\n', f'"{name}": []'
    for one in entries:
        yield (opening + textwrap.indent(one, "    ")).encode("utf-8")
        opening, closing = ",\n", "\n  ]"
    yield closing.encode("utf-8")


def _question(one: Question) -> str:
    return _dumped({"one": one.one, "other": one.other, "because": one.because, "claims": one.claims})


def entry(reading: Reading) -> str:
    """What the report says of one document."""
    document, text = reading.document, reading.document.text
    refused = [{"reason": one.reason, "row": one.row} for one in reading.refused]
    return _dumped(
        {
            "name": document.name if is_url(document.name) else Path(document.name).name,
            "title": document.title,
            "date": document.date,
            "sha256": document.sha256,
            "claims": len(reading.claims),
            "not_understood": [
                {"frame": u.rule, "reason": u.reason, "sentence": " ".join(text[u.start : u.end].split())}
                for u in reading.unsettled
            ],
            "unresolved": [{"surface": r.surface, "reason": r.because} for r in reading.resolutions if not r.referents],
        }
        | ({"proposed_in_vain": refused} if refused else {})
    )


def _whole(made: Build) -> dict[str, object]:
    return {
        "version": __version__,
        "claims": {kind: made.kinds[kind] for kind in KINDS},
        "things": made.things,
        "plain_edges": made.edges,
        "quads": made.quads,
        "merged": made.merged,
        "might_be_same": [],
        "conforms": made.validation.conforms,
        "findings": [
            {"focus": r.focus, "message": r.message, "severity": r.severity, "value": r.value}
            for r in made.validation.results
        ],
        "documents": [],
        "skipped": [{"source": source, "reason": reason} for source, reason in (*made.skipped_before, *made.skipped)],
    }


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
