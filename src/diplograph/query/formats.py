"""What a query answered, as a table for people, as CSV, as SPARQL 1.1 results JSON, or as Turtle."""

from __future__ import annotations

import csv
import json
from typing import TextIO

import pyoxigraph as ox

from diplograph.errors import QueryError
from diplograph.ids import BASE
from diplograph.query.run import Result, Term
from diplograph.rdf.names import prefixed

FORMATS = ("table", "csv", "json", "ttl")


def write(result: Result, format: str | None, stream: TextIO) -> None:
    """Write a result; without a format a graph is written as Turtle, anything else as a table.

    Raises `QueryError` where the format does not fit what was asked.
    """
    format = format or ("ttl" if result.kind == "graph" else "table")
    if (format == "ttl") != (result.kind == "graph") and format in ("ttl", "json"):
        fitting = "ttl, csv or table" if result.kind == "graph" else "table, csv or json"
        raise QueryError(f"--format {format} does not fit this query; take {fitting}")
    {"table": _table, "csv": _csv, "json": _json, "ttl": _turtle}[format](result, stream)


def plain(term: Term | None) -> str:
    """A term as people read it: the text of a literal, an IRI shortened by its prefix, nothing for what is unbound."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return (
            f"id/{term.value.removeprefix(BASE)}" if term.value.startswith(BASE) else prefixed(term.value) or term.value
        )
    return str(term.value) if isinstance(term, (ox.Literal, ox.BlankNode)) else str(term)


def _table(result: Result, stream: TextIO) -> None:
    rows = [[plain(term) for term in row] for row in result.rows]
    if not stream.isatty():
        _aligned(result.columns, rows, stream)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(*result.columns, header_style="bold")
    for row in rows:
        drawn.add_row(*map(Text, row))
    Console(file=stream).print(drawn)


def _aligned(columns: tuple[str, ...], rows: list[list[str]], stream: TextIO) -> None:
    """Columns under each other, two spaces apart, for a pipe or a page of documentation."""
    lines = [list(columns), *([cell.replace("\n", " ") for cell in row] for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    cells = (zip(line, widths, strict=True) for line in lines)
    stream.writelines("  ".join(cell.ljust(width) for cell, width in line).rstrip() + "\n" for line in cells)


def _csv(result: Result, stream: TextIO) -> None:
    """As SPARQL 1.1 results CSV, but with LF: IRIs in full, unbound values empty."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(result.columns)
    for row in result.rows:
        writer.writerow(["" if term is None else getattr(term, "value", str(term)) for term in row])


def _json(result: Result, stream: TextIO) -> None:
    if result.kind == "ask":
        content: dict[str, object] = {"head": {}, "boolean": result.answer}
    else:
        bindings = [
            {name: _binding(term) for name, term in zip(result.columns, row, strict=True) if term is not None}
            for row in result.rows
        ]
        content = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    stream.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    assert isinstance(term, ox.Literal)
    told = {"type": "literal", "value": term.value}
    if term.language:
        return {**told, "xml:lang": term.language}
    is_text = term.datatype.value.endswith("#string")
    return told if is_text else {**told, "datatype": term.datatype.value}


def _turtle(result: Result, stream: TextIO) -> None:
    from diplograph.rdf.writers import chunks

    quads = (ox.Quad(*row) for row in result.rows)  # type: ignore[arg-type]
    stream.writelines(piece.decode("utf-8") for piece in chunks("turtle", quads))
