"""JSON-LD, compact, with its context inside: nothing is fetched to read it.

Each named graph is a node with its own `@graph`; each thing is one line: `{"@id": "country/KGZ", "@type": "dg:Country", ...}`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from diplograph.ids import BASE
from diplograph.rdf.names import prefixed, relative
from diplograph.rdf.vocabulary import EDGES, PREFIXES, STRING, XSD, A

_DG = (
    "about actsFor body cites concerns evidence form holder inDocument kind level objectCountry office owner partOf "
    "participant party place refersTo resolvedBy signatory speaker stage status topic"
)
# Properties whose values are things: their values stand as plain ids.
_LINKS = frozenset(
    (
        *(f"dg:{name}" for name in (*_DG.split(), *EDGES)), "oa:hasSelector", "oa:hasSource", "prov:hadPrimarySource",
        "prov:used", "prov:wasAssociatedWith", "prov:wasDerivedFrom", "prov:wasGeneratedBy", "schema:url", "skos:exactMatch",
    )
)  # fmt: skip
# Whole numbers that every reader of JSON keeps exact.
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_TRUTH = {"true": True, "false": False}

Node = dict[str, object]
Row = tuple[str, str, str, object]


def jsonld(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """All graphs as one JSON-LD document, sorted, a node a line."""
    graphs: dict[str, dict[str, dict[str, list[object]]]] = {}
    for graph, subject, predicate, value in sorted(_rows(quads), key=_order):
        values = graphs.setdefault(graph, {}).setdefault(subject, {}).setdefault(predicate, [])
        if values[-1:] != [value]:
            values.append(value)
    terms = ",\n".join(f"{_dump(term)}: {_dump(meaning)}" for term, meaning in _context().items())
    yield f'{{"@context": {{\n{terms}\n}},\n"@graph": [\n'
    for at, (graph, nodes) in enumerate(graphs.items()):
        yield ",\n" if at else ""
        yield from _graph(graph, nodes)
    yield "\n]\n}\n"


def _graph(name: str, nodes: dict[str, dict[str, list[object]]]) -> Iterator[str]:
    if name:
        yield f'{{"@id": {_dump(name)}, "@graph": [\n'
    yield ",\n".join(_dump({"@id": subject, **_single(properties)}) for subject, properties in nodes.items())
    if name:
        yield "\n]}"


def _single(properties: dict[str, list[object]]) -> Node:
    return {name: values[0] if len(values) == 1 else values for name, values in properties.items()}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _context() -> Node:
    links = {name: {"@type": "@id"} for name in sorted(_LINKS)}
    return {"@version": 1.1, "@base": BASE, **dict(sorted(PREFIXES.items())), **links}


def _rows(quads: Iterable[ox.Quad]) -> Iterator[Row]:
    for quad in quads:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else _id(quad.graph_name)
        if quad.predicate == A and isinstance(quad.object, ox.NamedNode):
            yield graph, _id(quad.subject), "@type", _property(quad.object)
        else:
            predicate = _property(quad.predicate)
            yield graph, _id(quad.subject), predicate, _value(quad.object, predicate in _LINKS)


def _order(row: Row) -> tuple[str, str, str, str]:
    return *row[:3], json.dumps(row[3], sort_keys=True)


def _id(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if isinstance(term, ox.NamedNode):
        return relative(term.value) or prefixed(term.value) or term.value
    return str(term)


def _property(term: ox.NamedNode) -> str:
    return prefixed(term.value) or term.value


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, is_link: bool) -> object:
    if not isinstance(term, ox.Literal):
        return _id(term) if is_link else {"@id": _id(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    native = _native(term)
    if native is None:
        return {"@value": term.value, "@type": _property(term.datatype)}
    return {"@value": native} if is_link else native


def _native(literal: ox.Literal) -> str | int | bool | None:
    """The literal as a value of JSON's own, where it has one of the same type."""
    if literal.datatype == STRING:
        return literal.value
    if literal.datatype.value == XSD + "integer" and _NUMBER.fullmatch(literal.value):
        return int(literal.value)
    if literal.datatype.value == XSD + "boolean":
        return _TRUTH.get(literal.value)
    return None
