"""Pairs of things that might be the same, the most useful first; and your answers, which every build applies.

    diplograph review
    diplograph review --same id/meeting/... id/meeting/... --who "..." --why "one summit"
    diplograph review --not-same id/visit/... id/visit/... --why "two visits"
    diplograph review --retract id/claim/... --why "the source withdrew it"

An answer is a line of the file of judgements; delete the line, and it is undone.
"""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from diplograph.cli.making import JUDGEMENTS
from diplograph.cli.output import quoted
from diplograph.errors import InputError

if TYPE_CHECKING:
    from diplograph.query.passages import Evidence


def add(parser: argparse.ArgumentParser) -> None:
    answer = parser.add_mutually_exclusive_group()
    answer.add_argument("--same", nargs=2, metavar="IRI", help="these two are one thing")
    answer.add_argument("--not-same", nargs=2, metavar="IRI", help="these two are two things")
    answer.add_argument("--retract", metavar="IRI", help="withdraw this claim")
    parser.add_argument("--who", default="", help="who says so")
    parser.add_argument("--why", default="", help="the reason")
    parser.add_argument(
        "--judgements", default=JUDGEMENTS, metavar="FILE", help=f"where answers are kept (default: {JUDGEMENTS})"
    )
    parser.add_argument("--all", action="store_true", help="list all pairs, not the first twenty")
    parser.add_argument("-o", "--out", default="out", help="the folder that build wrote")


def run(arguments: argparse.Namespace) -> int:
    if arguments.same or arguments.not_same or arguments.retract:
        return _answer(arguments)
    return _list(arguments)


def _answer(arguments: argparse.Namespace) -> int:
    from diplograph.query.passages import Evidence
    from diplograph.same.judgements import Judgement, add, full, read
    from diplograph.store.graphs import opened

    if not arguments.why:
        raise InputError("an answer needs a reason: give it with --why")
    iris = [full(iri) for iri in arguments.same or arguments.not_same or (arguments.retract,)]
    with opened(arguments.out) as store:
        for iri in iris:
            if not Evidence(store).claims(iri):
                raise InputError(
                    f"{iri}: nothing in {arguments.out} has that IRI; copy it from `diplograph review` or `explain`"
                )
    verdict: Literal["same", "not same", "retract"] = (
        "same" if arguments.same else "not same" if arguments.not_same else "retract"
    )
    file = Path(arguments.judgements)
    if file.exists():
        read(file)  # nothing is added to what cannot be read
    one, other = (iris[0], iris[1]) if len(iris) > 1 else (iris[0], "")
    add(
        file,
        Judgement(verdict, one, other, arguments.who, datetime.now().astimezone().date().isoformat(), arguments.why),
    )
    print(f"{file}: {verdict}; build again to apply it")
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from diplograph.query.passages import Evidence
    from diplograph.store.graphs import opened

    report = Path(arguments.out) / "report.json"
    try:
        questions = json.loads(report.read_text(encoding="utf-8"))["might_be_same"]
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{report}: no report of a build is there ({error}); run `diplograph build` first") from error
    shown = questions if arguments.all else questions[:20]
    print(
        f"{len(questions)} pair{'s' * (len(questions) != 1)} might be the same"
        + (f", the first {len(shown)}:" if shown else "")
    )
    with opened(arguments.out) as store:
        evidence = Evidence(store)
        for question in shown:
            _show(evidence, question)
    return 0


def _show(evidence: Evidence, question: dict[str, Any]) -> None:
    print(f"\n{question['because']}")
    for iri in (question["one"], question["other"]):
        print(f"  {evidence.label(iri)}")
        for claim in evidence.claims(iri)[:1]:
            told = evidence.passage(claim)
            print("\n".join(quoted(told.sentence, told.document)))
        print(f"      {iri}")
