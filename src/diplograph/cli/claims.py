"""What one text says, as the table of claims.

One row is one thing that one document states, with its sentence, its speaker and its status.
"""

from __future__ import annotations

import argparse
import sys


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


def run(arguments: argparse.Namespace) -> int:
    from diplograph.cli import output
    from diplograph.cli.given import Tally, documents
    from diplograph.pipeline import read
    from diplograph.rdf import table

    tally = Tally()
    readings = (read(document) for document in documents(arguments.files, arguments.date, tally))
    if arguments.unresolved:
        output.unsettled(readings)
    elif arguments.format == "jsonl":
        for reading in readings:
            sys.stdout.writelines(table.to_jsonl(table.rows(reading)))
    elif arguments.format == "csv":
        sys.stdout.writelines(table.to_csv(row for reading in readings for row in table.rows(reading)))
    else:
        output.claims(readings)
    return tally.exit_code
