"""What the tests ask of a graph."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from diplograph.ids import BASE, ONTOLOGY, SCHEME
from diplograph.rdf.vocabulary import PREFIXES

Triples = set[tuple[str, str, str]]


def canonical(quads: Iterable[ox.Quad]) -> str:
    """The dataset in canonical form, to be compared."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(map(str, dataset)))


def union(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The same without the names of graphs."""
    return [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]


def short(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """A term as these tests write it: `country/KGZ`, `dg:party`, `scheme/kinds/summit`, or the text of a literal."""
    assert isinstance(term, ox.NamedNode | ox.Literal)
    value = term.value
    for start, replacement in (
        (BASE, ""),
        (ONTOLOGY, "dg:"),
        (SCHEME, "scheme/"),
        *((v, f"{k}:") for k, v in PREFIXES.items()),
    ):
        if isinstance(term, ox.NamedNode) and value.startswith(start):
            return replacement + value.removeprefix(start)
    return value


def triples(quads: Iterable[ox.Quad], graph: str = "") -> Triples:
    """The triples of one graph, or of all, in short form."""
    return {
        (short(q.subject), short(q.predicate), short(q.object))
        for q in quads
        if not graph or (isinstance(q.graph_name, ox.NamedNode) and short(q.graph_name) == graph)
    }


def facts(found: Triples, subject: str) -> dict[str, set[str]]:
    """Predicate -> objects of one subject."""
    table: dict[str, set[str]] = {}
    for one, predicate, value in found:
        if one == subject:
            table.setdefault(predicate, set()).add(value)
    return table
