"""Whether a graph is sane: the SHACL shapes of `ontology/shapes.ttl` over its quads.

"Does not conform" is a result, "could not be checked" an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from diplograph import resources
from diplograph.errors import DataError
from diplograph.rdf.ontology import ontology
from diplograph.validate.findings import SEVERITIES, SH, Finding, Report, report

if TYPE_CHECKING:
    import rdflib
    from rdflib.plugins.sparql.sparql import Query

    Term = rdflib.URIRef | rdflib.BNode | rdflib.Literal


def validate(quads: Iterable[ox.Quad], shapes: Path | None = None) -> Report:
    """Check the union of all graphs, together with the ontology, against the shapes.

    Raises `DataError` where the shapes cannot be read or applied.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError

    rules = shapes or resources.path("ontology", "shapes.ttl")
    data = _graph(quads)
    try:
        # The shapes use no rules, functions or targets of SHACL-AF, which cost a third of the time.
        # The graph was made for this, and pyshacl need not copy it.
        outcome = pyshacl.validate(data, shacl_graph=_parse(rules), advanced=False, inplace=True)
    except ReportableRuntimeError as error:
        raise DataError(f"{rules}: the shapes cannot be applied: {error}") from error
    results = outcome[1]
    if isinstance(results, Exception | bytes | str):
        raise DataError(f"{rules}: the shapes cannot be applied: {results!r}")
    return report(_findings(cast("rdflib.Graph", results)))


def _parse(file: Path) -> rdflib.Graph:
    import rdflib

    try:
        return rdflib.Graph().parse(data=file.read_text(encoding="utf-8"), format="turtle")
    except (OSError, SyntaxError, ValueError) as error:
        raise DataError(f"{file}: {error}") from error


def _graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """A plain rdflib graph: pyshacl is faster on it than on one that Oxigraph holds.

    It parses each query once: a constraint in SPARQL is asked for every node that it is about.
    """
    import rdflib

    class Prepared(rdflib.Graph):
        def query(self, query_object: Any, *args: Any, **options: Any) -> rdflib.query.Result:
            if isinstance(query_object, str):
                namespaces = {prefix: str(iri) for prefix, iri in (options.get("initNs") or {}).items()}
                query_object = _prepared(query_object, tuple(sorted(namespaces.items())))
            return super().query(query_object, *args, **options)

    graph = Prepared(bind_namespaces="none")
    graph.addN((*triple, graph) for triple in _ontology())
    graph.addN((_term(q.subject), _term(q.predicate), _term(q.object), graph) for q in quads)
    return graph


@lru_cache(maxsize=256)
def _prepared(query: str, namespaces: tuple[tuple[str, str], ...]) -> Query:
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(query, initNs=dict(namespaces))


@cache
def _ontology() -> tuple[tuple[Term, Term, Term], ...]:
    return tuple((_term(q.subject), _term(q.predicate), _term(q.object)) for q in ontology())


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    raise DataError("the graph holds a triple within a triple, which SHACL cannot check: write it as RDF 1.1")


def _findings(results: rdflib.Graph) -> Iterator[Finding]:
    from rdflib import URIRef

    # Not by their type: a result may hold others in detail.
    for result in results.objects(None, URIRef(SH + "result")):
        values = {name: _text(results, result, name) for name in ("focusNode", "resultPath", "resultMessage", "value")}
        severity = _text(results, result, "resultSeverity").removeprefix(SH)
        yield Finding(
            values["focusNode"], values["resultPath"], values["resultMessage"],
            SEVERITIES.get(severity, "violation"), values["value"],
        )  # fmt: skip


def _text(results: rdflib.Graph, result: rdflib.term.Node, name: str) -> str:
    """The value of a property of a result; a path that is no property has no name and stays empty."""
    from rdflib import BNode, URIRef

    values = sorted(str(value) for value in results.objects(result, URIRef(SH + name)) if not isinstance(value, BNode))
    return values[0] if values else ""
