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
    with making.way(arguments, not arguments.sources) as way:
        made = build(arguments.sources or dossier(), out, way)
    return making.told(made, out, is_elsewhere=bool(arguments.store))
