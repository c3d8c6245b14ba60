"""Why the graph says so: the sentence in its context, the source, the rule, how references were resolved.

Give the IRI of a claim, a thing or a document, or words that all occur in what a claim is about.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplograph import ids

if TYPE_CHECKING:
    from diplograph.query.explain import Explanation


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("about", nargs="+", metavar="IRI|WORDS")
    parser.add_argument("-o", "--out", default="out", help="the folder that build wrote")


def run(arguments: argparse.Namespace) -> int:
    from diplograph.query.explain import explain
    from diplograph.store.graphs import opened

    with opened(arguments.out) as store:
        found = explain(store, " ".join(arguments.about))
    print("\n\n".join("\n".join(_lines(explanation)) for explanation in found))
    return 0


def _lines(e: Explanation) -> Iterator[str]:
    yield e.thing
    yield f"  {e.kind}" + (f", {e.subtype}" if e.subtype not in ("", e.kind) else "") + f": {e.status}"
    yield from _paragraph("says", f"{e.before} »{e.sentence}« {e.after}")
    if e.speaker:
        yield from _paragraph("speaker", e.speaker)
    yield from _paragraph("in", e.document)
    for source in e.sources:
        yield from _paragraph("cites", source)
    yield from _paragraph("rule", e.rule)
    for reason in e.reasons:
        yield from _paragraph("reference", f"“{reason.surface}” is {', '.join(reason.refers_to)}: {reason.because}")
    for other, why in e.merged:
        yield from _paragraph("same as", f"{ids.short(other)}: {why}")
    yield f"  {'claim':<10}{e.iri}"
    yield f"  {'thing':<10}{e.thing_iri}"


def _paragraph(name: str, text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        " ".join(text.split()), 110, initial_indent=f"  {name:<10}", subsequent_indent=" " * 12, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
