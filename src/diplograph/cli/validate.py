"""Check a graph against the SHACL shapes, and say what does not conform.

Without a file, the graph that build wrote; with one, any N-Quads, TriG or Turtle file.
"""

from __future__ import annotations

import argparse


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("-o", "--out", default="out", help="the folder that build wrote")


def run(arguments: argparse.Namespace) -> int:
    import dataclasses
    import json

    from diplograph.cli import output
    from diplograph.cli.shown import progress
    from diplograph.store.graphs import quads
    from diplograph.validate.shapes import validate

    with progress() as told:
        told.stage("loading")
        found = quads(arguments.file or arguments.out)
        told.stage("checking")
        report = validate(found)
    if arguments.format == "json":
        print(
            json.dumps(
                {"conforms": report.conforms, "results": [dataclasses.asdict(r) for r in report.results]}, indent=2
            )
        )
    elif report.conforms:
        print("conforms")
    else:
        output.table(
            ("severity", "focus", "message", "value"),
            [(r.severity, r.focus, r.message, r.value) for r in report.results],
        )
    return 0 if report.conforms else 1
