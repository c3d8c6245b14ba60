"""What one text says, as the table of claims.

One row is one thing that one document states, with its sentence, its speaker and its status.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplograph.cli import reader

if TYPE_CHECKING:
    from diplograph.records import Reading


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="text, Markdown, HTML, PDF, feed or JSON Lines, or the URL of one; - is standard input",
    )
    parser.add_argument("--format", choices=("table", "jsonl", "csv"), default="table")
    parser.add_argument(
        "--date", default="", metavar="YYYY-MM-DD", help="day of publication, where the text does not say or is wrong"
    )
    parser.add_argument(
        "--unresolved", action="store_true", help="list what triggered a frame and could not be settled instead"
    )
    reader.options(parser)


def run(arguments: argparse.Namespace) -> int:
    from diplograph.cli.given import Tally, count, documents
    from diplograph.cli.shown import progress

    tally = Tally()
    who = reader.asked(arguments)
    reader.foretell(who, arguments, arguments.files)
    with progress(rows=True) as told, reader.reading(who) as read:
        told.stage("reading", count(arguments.files))
        _show(tally.readings(documents(arguments.files, arguments.date, tally), read, told), arguments)
    return tally.exit_code


def _show(readings: Iterator[Reading], arguments: argparse.Namespace) -> None:
    from diplograph.cli import output
    from diplograph.rdf import table

    if arguments.unresolved:
        output.unsettled(readings)
    elif arguments.format == "jsonl":
        for reading in readings:
            sys.stdout.writelines(table.to_jsonl(table.rows(reading)))
    elif arguments.format == "csv":
        sys.stdout.writelines(table.to_csv(row for reading in readings for row in table.rows(reading)))
    else:
        output.claims(readings)
