"""Add documents to those that a folder was built of; the result is that of a build of all of them.

A document of the same name (as it was given; of JSON Lines, the whole file) takes the place of the old one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli import making


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="files, folders, globs and URLs; - is standard input"
    )
    making.options(parser)
    making.dated(parser)


def run(arguments: argparse.Namespace) -> int:
    from diplograph.build import add as add_documents
    from diplograph.build import is_of_dossier

    making.check(arguments)
    out = Path(arguments.out)
    with making.way(arguments, is_of_dossier(out)) as way:
        made = add_documents(arguments.sources, out, way)
    return making.told(made, out, is_elsewhere=bool(arguments.store))
