"""The shapes of `ontology/shapes.ttl` as rules that can be applied to one node at a time.

They are SHACL Core (W3C Recommendation of 20 July 2017), as far as the file uses it. What it uses beyond that is an error,
so that no rule is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from diplograph.errors import DataError
from diplograph.validate.constraints import OF_NUMBERS, OF_OTHERS, OF_VALUES, any_of, broken, every, none
from diplograph.validate.findings import SEVERITIES, SH, Severity
from diplograph.validate.shape import Constraint, Node, Query, Shape, Target, words

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# What says to what a shape applies, what it says, or how it is told; every other term of SHACL is a constraint.
_NOT_CONSTRAINTS = frozenset(
    "path property sparql message severity targetClass targetNode targetObjectsOf targetSubjectsOf flags name description".split()
)


def load(file: Path) -> Target:
    """The rules of a file. Raises `DataError` where it cannot be read, or says what is not known here."""
    graph = ox.Store()
    try:
        graph.load(file.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri="urn:shapes")
    except (OSError, SyntaxError) as error:
        raise DataError(f"{file}: {error}") from error
    return _Reader(graph, file).target()


class _Reader:
    def __init__(self, graph: ox.Store, file: Path) -> None:
        self._graph = graph
        self._file = file
        self._terms = {
            q.object.value: f"<{words(self._one(q.subject, 'namespace'))}>"
            for q in graph.quads_for_pattern(None, ox.NamedNode(SH + "prefix"), None)
            if isinstance(q.object, ox.Literal)
        }

    def target(self) -> Target:
        return Target(
            {words(node): shapes for node, shapes in self._shapes("targetClass").items()},
            {words(node): shapes for node, shapes in self._shapes("targetObjectsOf").items()},
            {words(node): shapes for node, shapes in self._shapes("targetSubjectsOf").items()},
            self._shapes("targetNode"),
            tuple((node, query) for node, queries in self._queries("targetNode").items() for query in queries),
            {words(node): queries for node, queries in self._queries("targetObjectsOf").items()},
        )

    def _shapes(self, name: str) -> dict[Node, tuple[Shape, ...]]:
        """The shapes with constraints of their own, by what they apply to."""
        found: dict[Node, list[Shape]] = {}
        for quad in self._targets(name):
            shape = self._shape(quad.subject)
            if shape.constraints or shape.properties:
                found.setdefault(quad.object, []).append(shape)
        return {node: tuple(shapes) for node, shapes in found.items()}

    def _queries(self, name: str) -> dict[Node, tuple[Query, ...]]:
        """The constraints in SPARQL, by what they apply to."""
        found: dict[Node, list[Query]] = {}
        for quad in self._targets(name):
            for node in self._values(quad.subject, "sparql"):
                found.setdefault(quad.object, []).append(self._query(quad.subject, node))
        return {node: tuple(queries) for node, queries in found.items()}

    def _targets(self, name: str) -> list[ox.Quad]:
        quads = self._graph.quads_for_pattern(None, ox.NamedNode(SH + name), None)
        return sorted(quads, key=lambda quad: (str(quad.object), str(quad.subject)))

    def _shape(self, node: Node) -> Shape:
        path = tuple(self._path(node))
        assert isinstance(node, ox.NamedNode | ox.BlankNode)
        about = self._graph.quads_for_pattern(node, None, None)
        made = [self._constraint(quad) for quad in about if self._is_constraint(quad)]
        properties = tuple(self._shape(one) for one in self._values(node, "property"))
        return Shape(
            path, tuple(constraint for constraint, _ in made), properties,
            tuple(sorted(words(one) for one in self._values(node, "message"))), self._severity(node),
            bool(path or properties) or any(needs for _, needs in made),
        )  # fmt: skip

    def _is_constraint(self, quad: ox.Quad) -> bool:
        name = quad.predicate.value
        return name.startswith(SH) and name.removeprefix(SH) not in _NOT_CONSTRAINTS

    def _path(self, node: Node) -> Iterator[str]:
        for path in self._values(node, "path"):
            if isinstance(path, ox.NamedNode):
                yield path.value
            else:
                yield from (words(step) for step in self._list(path))

    def _constraint(self, quad: ox.Quad) -> tuple[Constraint, bool]:
        """A constraint, and whether it needs to know more than the values themselves."""
        name, value = quad.predicate.value.removeprefix(SH), quad.object
        if name in OF_VALUES:
            return partial(broken, OF_VALUES[name](value)), False
        if name in OF_NUMBERS:
            return partial(OF_NUMBERS[name], int(words(value))), False
        if name in OF_OTHERS:
            return partial(OF_OTHERS[name], value), True
        if name == "in":
            return partial(broken, frozenset(self._list(value)).__contains__), False
        if name == "or":
            shapes = tuple(self._shape(one) for one in self._list(value))
            return partial(any_of, shapes), any(shape.needs_facts for shape in shapes)
        if name in ("node", "not"):
            shape = self._shape(value)
            return partial(every if name == "node" else none, shape), shape.needs_facts
        raise DataError(f"{self._file}: sh:{name} is not known here")

    def _query(self, shape: Node, node: Node) -> Query:
        head = "".join(f"PREFIX {name}: {iri}\n" for name, iri in sorted(self._terms.items()))
        told = tuple(sorted(words(one) for one in self._values(node, "message")))
        return Query(head + words(self._one(node, "select")), told, self._severity(shape))

    def _severity(self, node: Node) -> Severity:
        names = [words(one).removeprefix(SH) for one in self._values(node, "severity")]
        return SEVERITIES.get(names[0], "violation") if names else "violation"

    def _values(self, node: Node, name: str) -> list[Node]:
        assert isinstance(node, ox.NamedNode | ox.BlankNode)
        return [q.object for q in self._graph.quads_for_pattern(node, ox.NamedNode(SH + name), None)]

    def _one(self, node: Node, name: str) -> Node:
        values = self._values(node, name)
        if len(values) != 1:
            raise DataError(f"{self._file}: {words(node)} needs one sh:{name}, it has {len(values)}")
        return values[0]

    def _list(self, node: Node) -> Iterator[Node]:
        while isinstance(node, ox.BlankNode | ox.NamedNode) and node.value != _RDF + "nil":
            firsts = [q.object for q in self._graph.quads_for_pattern(node, ox.NamedNode(_RDF + "first"), None)]
            rests = [q.object for q in self._graph.quads_for_pattern(node, ox.NamedNode(_RDF + "rest"), None)]
            if len(firsts) != 1 or len(rests) != 1:
                raise DataError(f"{self._file}: a list is broken at {words(node)}")
            yield firsts[0]
            node = rests[0]
