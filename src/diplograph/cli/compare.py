"""Where the rules and a language model differ over one text, side by side: what the rules should learn next.

What both say stands once. What the model alone says has passed the checks; what it said in vain stands below, with the reason.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diplograph.cli import reader

_SHOWN = 200  # characters of what is no row at all

if TYPE_CHECKING:
    from diplograph.records import Claim, Reading


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="what `claims` takes; - is standard input")
    parser.add_argument("--format", choices=("table", "jsonl"), default="table")
    parser.add_argument("--date", default="", metavar="YYYY-MM-DD", help="day of publication")
    parser.add_argument("--all", action="store_true", help="also what both say alike")
    reader.of_model(parser)


def run(arguments: argparse.Namespace) -> int:
    from diplograph.cli import output
    from diplograph.cli.given import Tally, count, documents
    from diplograph.cli.shown import progress

    tally = Tally()
    who = reader.asked(arguments, "both")
    reader.foretell(who, arguments, arguments.files)
    with progress(rows=True) as told, reader.reading(who) as read:
        told.stage("reading", count(arguments.files))
        for reading in tally.readings(documents(arguments.files, arguments.date, tally), read, told):
            rows = [row for row in _rows(reading) if arguments.all or row["read_by"] != "both"]
            if arguments.format == "jsonl":
                for row in rows:
                    print(json.dumps({"document": reading.document.name, **row}, ensure_ascii=False))
            else:
                title = f"{reading.document.title or reading.document.name}: {_count(reading)}"
                columns = ("read by", "claim", "status", "sentence or reason")
                output.table(columns, [tuple(row.values()) for row in rows], title)
    return tally.exit_code


def _rows(reading: Reading) -> Iterator[dict[str, str]]:
    text = reading.document.text
    for claim in reading.claims:
        yield _row(_by(claim), _told(claim), claim.status, " ".join(text[claim.start : claim.end].split()))
    for one in reading.refused:
        yield _row("refused", *_proposed(one.row), one.reason)


def _row(by: str, claim: str, status: str, why: str) -> dict[str, str]:
    return {"read_by": by, "claim": claim, "status": status, "sentence": why}


def _by(claim: Claim) -> str:
    from diplograph.records import BY_MODEL

    if claim.rule == BY_MODEL:
        return "model"
    return "both" if claim.models else "rules"


def _proposed(row: str) -> tuple[str, str]:
    """What a row says that is not kept, and its status, as far as it is a row."""
    try:
        values = json.loads(row)
        columns = ("kind", "subtype", "countries", "people", "object", "date")
        found = [values.get(name, "") for name in columns]
        status = str(values.get("status", ""))
    except (ValueError, AttributeError):  # no JSON, or cut short; no object
        return row[:_SHOWN], ""
    told = ("-".join(map(str, value)) if isinstance(value, list) else str(value) for value in found)
    return " · ".join(filter(None, told)), status


def _told(claim: Claim) -> str:
    parts: Sequence[str] = (
        claim.kind, claim.subtype, "-".join(claim.countries), "; ".join(claim.people), claim.object, claim.date,
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def _count(reading: Reading) -> str:
    by = [_by(claim) for claim in reading.claims]
    return (
        f"{by.count('both')} by both, {by.count('rules')} by the rules alone, {by.count('model')} by the model alone,"
        f" {len(reading.refused)} refused"
    )
