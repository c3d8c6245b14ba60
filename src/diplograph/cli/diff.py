"""What changed between two builds: claims, things and plain edges gained, lost and changed, in words.

OLD and NEW are folders that build wrote, or their files (N-Quads, TriG, Turtle). The exit code is 0 where nothing
changed, else 1.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplograph.cli.output import paragraph, quoted

if TYPE_CHECKING:
    from diplograph.query.diff import Change, Changes


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--format", choices=("table", "json"), default="table")


def run(arguments: argparse.Namespace) -> int:
    import dataclasses

    from diplograph.cli.shown import progress
    from diplograph.progress import counted
    from diplograph.query.diff import diff
    from diplograph.query.snapshot import snapshot
    from diplograph.store.graphs import quads

    with progress() as told:
        told.stage("comparing", 2)
        old, new = (snapshot(quads(place)) for place in counted((arguments.old, arguments.new), told))
    found = diff(old, new)
    if arguments.format == "json":
        print(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2))
    elif not found:
        print("nothing changed")
    else:
        for name, changes in (("claims", found.claims), ("things", found.things), ("plain edges", found.edges)):
            print("\n".join(_lines(name, changes)))
    return 1 if found else 0


def _lines(name: str, changes: Changes) -> Iterator[str]:
    yield f"{name}: {len(changes.gained)} gained, {len(changes.lost)} lost, {len(changes.changed)} changed"
    for sign, rows in (("+", changes.gained), ("-", changes.lost), ("~", changes.changed)):
        for change in rows:
            yield from _change(sign, change)


def _change(sign: str, change: Change) -> Iterator[str]:
    yield f"  {sign} {change.what}"
    if change.how:
        yield from paragraph(change.how)
    if change.sentence:
        yield from quoted(change.sentence, change.document)
