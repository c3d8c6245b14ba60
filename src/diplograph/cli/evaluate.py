"""Precision, recall, F1 and attribute accuracy against gold claims.

Gold is a folder of articles (NAME.txt) with their claims beside them (NAME.claims.jsonl).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from diplograph.cli import reader


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("gold", metavar="GOLD_DIR")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument(
        "--details", action="store_true", help="list what was missed, wrong and off, article by article"
    )
    reader.options(parser)


def run(arguments: argparse.Namespace) -> int:
    from diplograph.cli import output
    from diplograph.cli.shown import progress
    from diplograph.documents.read import read as read_documents
    from diplograph.evaluation.gold import cases
    from diplograph.evaluation.run import differences, evaluate, figures, total
    from diplograph.progress import counted
    from diplograph.records import KINDS

    found = list(cases(Path(arguments.gold)))
    with progress() as told, reader.reading(reader.asked(arguments)) as read:
        told.stage("reading", len(found))
        results = evaluate(counted(found, told), lambda path: read(next(iter(read_documents(str(path))))))
    if arguments.format == "json":
        print(json.dumps(figures(results), indent=2, sort_keys=True))
        return 0
    scores = [(result.case.name, result.comparison.score()) for result in results]
    scores += [(kind, total(results, kind)) for kind in KINDS] + [("all", total(results))]
    columns = ("what", "precision", "recall", "F1", "attributes", "right of claims", "found of must")
    output.table(columns, [
        (name, f"{s.precision:.2f}", f"{s.recall:.2f}", f"{s.f1:.2f}", f"{s.attribute_accuracy:.2f}",
         f"{s.right} of {s.claims}", f"{s.found} of {s.must}")
        for name, s in scores
    ])  # fmt: skip
    if arguments.details:
        output.table(
            ("article", "", "what", "sentence"), [(r.case.name, *line) for r in results for line in differences(r)]
        )
    return 0
