"""Turtle and TriG for people: grouped by subject, sorted, one fact a line, so that two versions can be compared.

    <person/ana-ruiz> a dg:Leader , dg:Person ;
        rdfs:label "Ana Ruiz" ;
        dg:actsFor <country/PER> .

Terms come as N-Triples text, which Oxigraph writes fast and in canonical form; this module only shortens and orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from diplograph.ids import BASE, ONTOLOGY
from diplograph.rdf.lines import RUN, by_graph, lines, until
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
_REMEMBERED = 100_000
_HIDDEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")

_TYPE, _NAME = str(A), str(LABEL)
_OWN = f"<{ONTOLOGY}"


def turtle(quads: Iterable[ox.Quad], run: int = RUN) -> Iterator[str]:
    """The union of all graphs as Turtle; `run` is how many quads are held in memory at a time."""
    yield from _head()
    for block in _blocks(lines(quads, run=run), _Short()):
        yield f"\n{block}"


def trig(quads: Iterable[ox.Quad], run: int = RUN) -> Iterator[str]:
    """The graphs one by one as TriG, the default graph first; `run` is how many quads are held in memory at a time."""
    yield from _head()
    short = _Short()
    for name, found in groupby(lines(quads, by_graph, run), key=lambda line: line[: line.find(" ")]):
        yield f"\nGRAPH {short[name]} {{\n" if name else "\n{\n"
        start = len(name) + 1
        for at, block in enumerate(_blocks((line[start:] for line in found), short)):
            yield f"\n{block}" if at else block
        yield "}\n"


def _head() -> Iterator[str]:
    yield f"@base <{BASE}> .\n"
    for prefix, namespace in sorted(PREFIXES.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _blocks(found: Iterable[str], short: _Short) -> Iterator[str]:
    """One block a subject, types (our own first) and labels first; the lines are sorted. What stands in several graphs, once."""
    subject, facts = "", dict[str, list[str]]()
    last = ("", "")
    for line in found:
        one, predicate, rest = line.split(" ", 2)
        is_iri = rest[0] == "<" and rest[1] != "<"
        value = rest[: rest.find(" ")] if is_iri else until(rest)
        if one != subject:
            if facts:
                yield _block(subject, facts, short)
            subject, facts = one, {}
        elif (predicate, value) == last:
            continue
        last = predicate, value
        # Types are written when all of them are known; most literals stand as they are.
        if predicate == _TYPE:
            written = value
        elif is_iri:
            written = short[value]
        elif value[-1] == '"' and "\\" not in value and value.isascii() and "\x7f" not in value:
            written = value
        else:
            written = _term(value, short)
        if predicate in facts:
            facts[predicate].append(written)
        else:
            facts[predicate] = [written]
    if facts:
        yield _block(subject, facts, short)


def _block(subject: str, facts: dict[str, list[str]], short: _Short) -> str:
    told = []
    if _TYPE in facts:
        types = facts.pop(_TYPE)
        types.sort(key=lambda value: (not value.startswith(_OWN), value))
        told.append(_line("a", [_term(value, short) for value in types]))
    if _NAME in facts:
        told.append(_line(short[_NAME], facts.pop(_NAME)))
    told += [_line(short[predicate], values) for predicate, values in facts.items()]
    return f"{short[subject]} " + " ;\n    ".join(told) + " .\n"


def _line(verb: str, values: list[str]) -> str:
    if len(values) == 1:
        return f"{verb} {values[0]}"
    line = f"{verb} {' , '.join(values)}"
    return line if len(line) <= _WIDTH else f"{verb}\n        " + " ,\n        ".join(values)


class _Short(dict[str, str]):
    """Short forms of IRIs and blank nodes, remembered as far as memory is bounded."""

    def __missing__(self, term: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[term] = written = _name(term)
        return written


def _term(term: str, short: _Short) -> str:
    return _literal(term, short) if term[0] == '"' else short[term]


def _name(term: str) -> str:
    """An IRI or a blank node as Turtle."""
    if not term.startswith("<"):
        return term
    path = relative(term[1:-1])
    return f"<{path}>" if path else prefixed(term[1:-1]) or _HIDDEN.sub(_escape, term)


def _literal(term: str, short: _Short) -> str:
    match = _LITERAL.fullmatch(term)
    assert match is not None, term
    text, language, datatype = match.group("text", "language", "datatype")
    if datatype in _BARE and _BARE[datatype].fullmatch(text):
        return text
    quoted = _quoted(_HIDDEN.sub(_escape, text))
    if language:
        return f"{quoted}@{language}"
    return f"{quoted}^^{short[f'<{datatype}>']}" if datatype else quoted


def _quoted(text: str) -> str:
    """The escaped text in quotes; one of several lines keeps its lines."""
    if r"\n" not in text:
        return f'"{text}"'
    lines = re.sub(r"\\(.)", lambda match: "\n" if match.group(1) == "n" else match.group(), text)
    return f'"""{lines}"""'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04X}"
