"""Results as people and programs want them: table, CSV, SPARQL 1.1 results in JSON, Turtle.

Tables shorten IRIs to their prefixes (`id:country/KOR`); CSV, JSON and Turtle give them in full. Lines end with LF.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from typing import TextIO

import pyoxigraph as ox

from diplograph.errors import QueryError
from diplograph.ids import BASE
from diplograph.query.named import closest
from diplograph.query.run import Result, Row, Term
from diplograph.rdf.vocabulary import PREFIXES, XSD

Json = dict[str, object]
_GAP = "  "
_SHORT = 10  # the width of a day


def render(result: Result, form: str) -> str:
    """A result as text in one of FORMATS; a table is plain. Raises QueryError for a format that cannot hold it."""
    if form not in FORMATS:
        raise QueryError(f"there is no format {form!r}{closest(form, tuple(FORMATS))}; known are {', '.join(FORMATS)}")
    return FORMATS[form](result)


def write(result: Result, form: str, out: TextIO) -> None:
    """Write a result in one of FORMATS; a table is drawn with lines where `out` is a terminal."""
    if form == "table" and out.isatty():
        _draw(result, out)
    else:
        out.write(render(result, form))


def cell(term: Term | None) -> str:
    """A term in a table: on one line, without characters that would move the cursor of a terminal."""
    if term is None:
        return ""
    text = _shortened(term.value) if isinstance(term, ox.NamedNode) else _value(term)
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in text).split())


def _shortened(iri: str) -> str:
    for prefix, namespace in (("id", BASE), *PREFIXES.items()):
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _value(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _table(result: Result) -> str:
    """Columns aligned by blanks; only the title line where nothing was found."""
    lines = [list(result.columns), *([cell(term) for term in row] for row in result.rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    padded = (
        _GAP.join(text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True))
        for line in lines
    )
    return "".join(line.rstrip() + "\n" for line in padded)


def _width(text: str) -> int:
    """Columns of a terminal: East Asian wide characters take two, combining ones none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _draw(result: Result, out: TextIO) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    rows = [[cell(term) for term in row] for row in result.rows]
    for at, column in enumerate(result.columns):
        # What is short (a date, a status) keeps its line; what is long shares the width that is left.
        short = max((_width(row[at]) for row in rows), default=0) <= _SHORT
        table.add_column(Text(column.replace("_", " ")), overflow="fold", no_wrap=short)
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=out).print(table)


def _csv(result: Result) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(["" if term is None else _value(term) for term in row] for row in result.rows)
    return out.getvalue()


def _json(result: Result) -> str:
    """SPARQL 1.1 Query Results JSON; a graph stands in it as rows of subject, predicate and object."""
    content: Json = {"head": {}, "boolean": result.answer}
    if result.kind != "ask":
        bindings = [
            {column: _binding(term) for column, term in zip(result.columns, row, strict=True) if term is not None}
            for row in result.rows
        ]
        content = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _binding(term: Term) -> Json:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return {"type": "triple", "value": {name: _binding(part) for name, part in parts}}
    literal: Json = {"type": "literal", "value": term.value}
    if term.language:
        literal["xml:lang"] = term.language
    elif term.datatype.value != XSD + "string":
        literal["datatype"] = term.datatype.value
    return literal


def _turtle(result: Result) -> str:
    """As `graph.ttl` is written: grouped by subject and sorted, so that two answers can be compared."""
    from diplograph.rdf.turtle import turtle

    if result.kind != "graph":
        raise QueryError(
            "ttl holds a graph, and this query answers with rows: ask with CONSTRUCT, or use table, csv or json"
        )
    return "".join(turtle(map(_quad, result.rows)))


def _quad(row: Row) -> ox.Quad:
    subject, predicate, value = row
    if (
        not isinstance(subject, (ox.NamedNode, ox.BlankNode))
        or not isinstance(predicate, ox.NamedNode)
        or not isinstance(value, (ox.NamedNode, ox.BlankNode, ox.Literal))
    ):
        raise QueryError(f"ttl holds RDF 1.1, and not the triple {' '.join(map(str, row))}; use csv or json")
    return ox.Quad(subject, predicate, value)


FORMATS: dict[str, Callable[[Result], str]] = {"table": _table, "csv": _csv, "json": _json, "ttl": _turtle}
