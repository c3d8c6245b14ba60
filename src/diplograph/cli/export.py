"""Take the graph away: Turtle, TriG, N-Quads, JSON-LD, GraphML, GEXF or CSV."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "csv")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, required=True)
    parser.add_argument("-o", "--out", default="out", help="the folder that build wrote")
    parser.add_argument("--to", metavar="FILE", help="write here (default: standard output)")


def run(arguments: argparse.Namespace) -> int:
    from diplograph.rdf.files import write_atomically
    from diplograph.rdf.writers import chunks
    from diplograph.store.graphs import data, opened

    with opened(arguments.out) as store:
        parts = chunks(arguments.format, data(store))
        if arguments.to:
            write_atomically(Path(arguments.to), parts)
        else:
            for part in parts:
                sys.stdout.buffer.write(part)
            sys.stdout.buffer.flush()
    return 0
