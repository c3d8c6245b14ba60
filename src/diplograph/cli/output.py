"""Tables on a terminal, plain lines when piped."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # every command prints, few have claims at hand
    from diplograph.records import Claim, Reading

_COLUMNS = ("kind", "subtype", "status", "who", "what", "with or to", "date", "place")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """Print a table: drawn on a terminal, tab-separated when piped."""
    if not sys.stdout.isatty():
        print("\t".join(columns))
        for row in rows:
            print("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(*columns, title=title or None, title_justify="left", header_style="bold", show_lines=False)
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)


def paragraph(text: str, name: str = "") -> list[str]:
    """The lines of a text below an entry, behind its name where it has one; names with hyphens stay whole."""
    first = f"  {name:<10}" if name else " " * 6
    return textwrap.wrap(
        " ".join(text.split()), 110, initial_indent=first, subsequent_indent=" " * len(first), break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def quoted(sentence: str, document: str, name: str = "") -> list[str]:
    """The lines of a sentence with the document that it stands in."""
    return paragraph(f"»{sentence}« ({document})", name)


def claims(readings: Iterable[Reading]) -> None:
    """One table a document, with a line on what it is."""
    for reading in readings:
        document = reading.document
        table(
            _COLUMNS,
            [_row(claim) for claim in reading.claims],
            f"{document.title or document.name} ({document.date or 'no date'})",
        )


def _row(claim: Claim) -> tuple[str, ...]:
    who = "; ".join(claim.people or claim.organizations or claim.countries)
    return (
        claim.kind, claim.subtype, claim.status, who, claim.object, "; ".join(claim.object_countries), claim.date, claim.place,
    )  # fmt: skip


def unsettled(readings: Iterable[Reading]) -> None:
    """What triggered a frame and could not be settled, with its reason."""
    rows = []
    for reading in readings:
        text = reading.document.text
        rows += [(u.rule, u.reason, " ".join(text[u.start : u.end].split())) for u in reading.unsettled]
        rows += [
            ("reference", f"`{r.surface}`: {r.because}", _around(text, r.start, r.end))
            for r in reading.resolutions
            if not r.referents
        ]
        rows += [("model", one.reason, one.row) for one in reading.refused]
    table(("frame", "reason", "sentence"), rows)


def _around(text: str, start: int, end: int) -> str:
    return "… " + " ".join(text[max(0, start - 40) : end + 60].split()) + " …"
