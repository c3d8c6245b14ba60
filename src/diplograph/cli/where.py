"""Where the graph is that a command reads: in the folder that build wrote, or on a SPARQL server."""

from __future__ import annotations

import argparse
import sys


def options(parser: argparse.ArgumentParser) -> None:
    """The options of those that read the graph that build wrote."""
    parser.add_argument("-o", "--out", default="out", help="the folder that build wrote")
    parser.add_argument("--store", default="", metavar="URL", help="the SPARQL server that build wrote to")


def tell(line: str) -> None:
    """Say something about the server on standard error."""
    print(f"diplograph: {line}", file=sys.stderr)
