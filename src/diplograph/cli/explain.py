"""Why the graph says so: the sentence in its context, the source, the rule, how references were resolved.

Give the IRI of a claim, a thing or a document, or words that all occur in what a claim is about.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplograph import ids
from diplograph.cli import where
from diplograph.cli.output import paragraph

if TYPE_CHECKING:
    from diplograph.query.explain import Explanation


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("about", nargs="+", metavar="IRI|WORDS")
    where.options(parser)


def run(arguments: argparse.Namespace) -> int:
    from diplograph.query.explain import explain
    from diplograph.store.graphs import asked

    with asked(arguments.out, arguments.store, where.tell) as store:
        found = explain(store, " ".join(arguments.about))
    print("\n\n".join("\n".join(_lines(explanation)) for explanation in found))
    return 0


def _lines(e: Explanation) -> Iterator[str]:
    yield e.thing
    yield f"  {e.kind}" + (f", {e.subtype}" if e.subtype not in ("", e.kind) else "") + f": {e.status}"
    yield from paragraph(f"{e.before} »{e.sentence}« {e.after}", "says")
    if e.speaker:
        yield from paragraph(e.speaker, "speaker")
    yield from paragraph(e.document, "in")
    for source in e.sources:
        yield from paragraph(source, "cites")
    yield from paragraph(e.rule, "rule")
    for one in e.readers:
        yield from paragraph(one, "read by")
    for reason in e.reasons:
        yield from paragraph(f"“{reason.surface}” is {', '.join(reason.refers_to)}: {reason.because}", "reference")
    for other, why in e.merged:
        yield from paragraph(f"{ids.short(other)}: {why}", "same as")
    yield f"  {'claim':<10}{e.iri}"
    yield f"  {'thing':<10}{e.thing_iri}"
