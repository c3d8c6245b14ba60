"""What was promised, and what came of it: open, fulfilled, postponed, cancelled or overdue, with the evidence.

`--as-of` asks as somebody would have asked on that day: nothing that was published later is known.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from diplograph.cli import where
from diplograph.cli.output import quoted
from diplograph.errors import InputError

if TYPE_CHECKING:
    from diplograph.query.passages import Evidence

STATES = ("open", "overdue", "postponed", "cancelled", "fulfilled")
_CLAIMS = (("promised", "promise_claim"), ("last told", "last_claim"), ("settled", "settling_claim"))


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", default="", metavar="YYYY-MM-DD", help="the day of asking (default: today)")
    parser.add_argument("--between", nargs="+", default=[], metavar="STATE", help="one or two states, such as KOR KGZ")
    parser.add_argument("--state", choices=STATES, action="append", default=[], help="only these")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    where.options(parser)


def run(arguments: argparse.Namespace) -> int:
    from diplograph.language.dates import parse_day
    from diplograph.query import formats
    from diplograph.query.passages import Evidence
    from diplograph.query.run import Result, ask
    from diplograph.store.graphs import asked

    if arguments.as_of and parse_day(arguments.as_of) is None:
        raise InputError(f"--as-of {arguments.as_of}: not a day; write it as YYYY-MM-DD")
    if len(arguments.between) > 2:
        raise InputError(f"--between {' '.join(arguments.between)}: name one state or two")
    values = {
        "asof": arguments.as_of or datetime.now().astimezone().date().isoformat(),
        **dict(zip(("country", "with"), arguments.between, strict=False)),
    }
    with asked(arguments.out, arguments.store, where.tell) as store:
        found = ask(store, "promises", values)
        at = found.columns.index("state")
        rows = tuple(r for r in found.rows if not arguments.state or getattr(r[at], "value", "") in arguments.state)
        found = Result(found.kind, found.columns, rows)
        if arguments.format != "table":
            formats.write(found, arguments.format, sys.stdout)
            return 0
        told = found.records()
        told.sort(key=lambda row: (STATES.index(row["state"]), row["due"] or "9999", row["promised"], row["promise"]))
        print(f"{len(told)} promise{'s' * (len(told) != 1)} as of {values['asof']}")
        evidence = Evidence(store, _claims(told))
        for row in told:
            print("\n" + "\n".join(_lines(evidence, row)))
    return 0


def _claims(told: Iterable[dict[str, str]]) -> Iterator[str]:
    return (row[column] for row in told for _, column in _CLAIMS if row[column])


def _lines(evidence: Evidence, row: dict[str, str]) -> Iterator[str]:
    due = f", due {row['due']}" if row["due"] else ""
    before = f" (before: {row['due_before']})" if row["due_before"] else ""
    yield f"{row['state'].upper()}  {row['promise']}{due}{before}"
    yield f"  {'who':<10}{row['sides']}"
    for name, column in _CLAIMS:
        if row[column] and not (column == "last_claim" and row[column] == row["promise_claim"]):
            found = evidence.passage(row[column])
            yield from quoted(found.sentence, found.document, name)
    yield f"  {'thing':<10}{row['iri']}"
