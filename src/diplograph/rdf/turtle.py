"""Turtle and TriG for people: grouped by subject, sorted, one fact a line, so that two versions can be compared.

    <person/ana-ruiz> a dg:Leader , dg:Person ;
        rdfs:label "Ana Ruiz" ;
        dg:actsFor <country/PER> .

Terms come as N-Triples text, which Oxigraph writes fast and in canonical form; this module only shortens and orders.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter

import pyoxigraph as ox

from diplograph.ids import BASE, ONTOLOGY
from diplograph.rdf.names import prefixed, relative
from diplograph.rdf.vocabulary import LABEL, PREFIXES, XSD, A

_WIDTH = 100
_LITERAL = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<language>[A-Za-z0-9-]+)|\^\^<(?P<datatype>[^>]*)>)?', re.DOTALL
)
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
# Written as escapes: controls that Oxigraph leaves as they are, and signs that turn the direction of writing.
_HIDDEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")

Row = tuple[str, str, str]
Write = Callable[[str], str]


def turtle(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """The union of all graphs as Turtle."""
    rows = {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}
    yield from _head()
    write = _writer()
    for block in _blocks(rows, write):
        yield f"\n{block}"


def trig(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """The graphs one by one as TriG, the default graph first."""
    graphs: dict[str, set[Row]] = {}
    for quad in quads:
        row = (str(quad.subject), str(quad.predicate), str(quad.object))
        graphs.setdefault("" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name), set()).add(row)
    yield from _head()
    write = _writer()
    for name in sorted(graphs):
        yield f"\nGRAPH {write(name)} {{\n" if name else "\n{\n"
        for at, block in enumerate(_blocks(graphs[name], write)):
            yield f"\n{block}" if at else block
        yield "}\n"


def _head() -> Iterator[str]:
    yield f"@base <{BASE}> .\n"
    for prefix, namespace in sorted(PREFIXES.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _blocks(rows: Iterable[Row], write: Write) -> Iterator[str]:
    """One block a subject, types (our own first) and labels first."""
    for subject, facts in groupby(sorted(rows, key=_order), key=itemgetter(0)):
        lines = [
            _line(predicate, [write(row[2]) for row in same], write)
            for predicate, same in groupby(facts, key=itemgetter(1))
        ]
        yield f"{write(subject)} " + " ;\n    ".join(lines) + " .\n"


def _order(row: Row) -> tuple[str, int, str, str]:
    subject, predicate, value = row
    rank = _FIRST.get(predicate, len(_FIRST) + 1)
    return subject, rank - value.startswith(_OWN) if rank == _FIRST[str(A)] else rank, predicate, value


_FIRST = {str(A): 1, str(LABEL): 2}
_OWN = f"<{ONTOLOGY}"


def _line(predicate: str, values: list[str], write: Write) -> str:
    verb = "a" if predicate == str(A) else write(predicate)
    line = f"{verb} {' , '.join(values)}"
    if len(values) == 1 or len(line) <= _WIDTH:
        return line
    return f"{verb}\n        " + " ,\n        ".join(values)


def _writer() -> Write:
    """A function that shortens terms, and remembers those that come again."""
    name = cache(_name)
    return lambda term: _literal(term, name) if term.startswith('"') else name(term)


def _name(term: str) -> str:
    """An IRI or a blank node as Turtle."""
    if not term.startswith("<"):
        return term
    path = relative(term[1:-1])
    return f"<{path}>" if path else prefixed(term[1:-1]) or _HIDDEN.sub(_escape, term)


def _literal(term: str, name: Write) -> str:
    match = _LITERAL.fullmatch(term)
    assert match is not None, term
    text, language, datatype = match.group("text", "language", "datatype")
    if datatype in _BARE and _BARE[datatype].fullmatch(text):
        return text
    quoted = _quoted(_HIDDEN.sub(_escape, text))
    if language:
        return f"{quoted}@{language}"
    return f"{quoted}^^{name(f'<{datatype}>')}" if datatype else quoted


def _quoted(text: str) -> str:
    """The escaped text in quotes; one of several lines keeps its lines."""
    if r"\n" not in text:
        return f'"{text}"'
    lines = re.sub(r"\\(.)", lambda match: "\n" if match.group(1) == "n" else match.group(), text)
    return f'"""{lines}"""'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04X}"
