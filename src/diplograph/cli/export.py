"""Take the graph away: Turtle, TriG, N-Quads, JSON-LD, GraphML, GEXF or CSV."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diplograph.cli import where

_TOLD = 10_000  # of so many quads one hears at once
FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "csv")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, required=True)
    where.options(parser)
    parser.add_argument("--to", metavar="FILE", help="write here (default: standard output)")


def run(arguments: argparse.Namespace) -> int:
    from diplograph.cli.shown import progress
    from diplograph.progress import counted
    from diplograph.rdf.files import write_atomically
    from diplograph.rdf.writers import chunks
    from diplograph.store.graphs import all_quads, data, size

    with all_quads(arguments.out, arguments.store) as store, progress(rows=not arguments.to) as told:
        told.stage("reading the graph", size(store) if told.is_shown else None)
        parts = chunks(arguments.format, data(counted(store, told, _TOLD)))
        if arguments.to:
            write_atomically(Path(arguments.to), parts)
        else:
            for part in parts:
                sys.stdout.buffer.write(part)
            sys.stdout.buffer.flush()
    return 0
