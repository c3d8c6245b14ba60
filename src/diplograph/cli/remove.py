"""Take documents out of a folder; the result is that of a build without them.

Each is named by the file that it was read from, by its title, or by its IRI (`id/document/...`); a name that may be that of
several files takes none of them out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.cli import making


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("documents", nargs="+", metavar="DOCUMENT", help="a file, a title or an IRI")
    making.options(parser)


def run(arguments: argparse.Namespace) -> int:
    from diplograph.build import is_of_dossier, remove

    making.check(arguments)
    out = Path(arguments.out)
    with making.way(arguments, is_of_dossier(out)) as way:
        made = remove(arguments.documents, out, way)
    return making.told(made, out, is_elsewhere=bool(arguments.store))
