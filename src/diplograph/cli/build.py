"""Read documents into a graph: Turtle, TriG, claims as CSV, the page, a report and the store.

Without a source it reads the dossier that comes with diplograph.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli import making


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="files, folders, globs and URLs; - is standard input"
    )
    making.options(parser)
    making.dated(parser)


def run(arguments: argparse.Namespace) -> int:
    from diplograph.build import build, dossier

    making.check(arguments)
    out = Path(arguments.out)
    judged = making.judgements(arguments, not arguments.sources)
    with making.progress() as progress:
        made = build(arguments.sources or dossier(), out, arguments.date, progress, judged, making.effort(arguments))
    return making.told(made, out)
