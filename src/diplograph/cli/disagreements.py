"""Where documents tell one thing differently: the readings side by side, each with its sentence and its sources."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from diplograph.cli import where
from diplograph.cli.output import quoted

if TYPE_CHECKING:
    from diplograph.query.passages import Evidence


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--of", default="", metavar="STATE", help="only things in which this state takes part")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    where.options(parser)


def run(arguments: argparse.Namespace) -> int:
    from diplograph.query import formats
    from diplograph.query.passages import Evidence
    from diplograph.query.run import ask
    from diplograph.store.graphs import asked

    with asked(arguments.out, arguments.store, where.tell) as store:
        found = ask(store, "disagreements", {"country": arguments.of} if arguments.of else {})
        if arguments.format != "table":
            formats.write(found, arguments.format, sys.stdout)
            return 0
        evidence = Evidence(store, [row["claim"] for row in found.records() if row["claim"]])
        groups = [
            (key, list(group)) for key, group in groupby(found.records(), key=lambda r: (r["iri"], r["property"]))
        ]
        print(f"{len(groups)} disagreement{'s' * (len(groups) != 1)}")
        for (_, name), group in groups:
            print(f"\n{group[0]['thing']}: {name}")
            for row in group:
                print("\n".join(_lines(row, evidence)))
            print(f"  thing {group[0]['iri']}")
    return 0


def _lines(row: dict[str, str], evidence: Evidence) -> Iterator[str]:
    """One reading: its value, the sentence that gives it, and the sources."""
    yield f"  {row['value']}"
    if not row["claim"]:
        yield f"      by the reference data ({row['sources']})"
        return
    told = evidence.passage(row["claim"])
    yield from quoted(told.sentence, told.document)
    for source in told.sources:
        yield f"      cites {source}"
