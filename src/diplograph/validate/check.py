"""Whether a graph is sane, in one pass over its quads: for builds, whose graphs grow large.

The rules are those of `ontology/shapes.ttl`, which pySHACL applies in `shapes` to any graph, at some 200 microseconds a quad
and with the graph in memory; here it is a few microseconds, and memory holds only what things are still to come. The price: the
quads of a document's graph come together, then those of the things, subject by subject, as `build` makes them; and each
subject is described in one graph. A test holds the findings of both against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, groupby
from pathlib import Path

import pyoxigraph as ox

from diplograph import resources
from diplograph.errors import DataError
from diplograph.ids import BASE
from diplograph.progress import NOBODY, Progress, counted
from diplograph.rdf.ontology import ontology
from diplograph.rdf.vocabulary import A
from diplograph.validate.findings import Finding, Report, report
from diplograph.validate.rules import load
from diplograph.validate.shape import Case, Facts, Node, Query, Shape, words

_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_DOCUMENTS = BASE + "document/"
_HOLE = re.compile(r"\{[?$](\w+)\}")
_AT_HAND = 100_000  # things that are still to come; of more, the store is asked
_Unit = Mapping[Node, Facts]


def check(quads: Iterable[ox.Quad], store: ox.Store, shapes: Path | None = None, progress: Progress = NOBODY) -> Report:
    """Check quads in the order of a build; `store` holds them, and the ontology, for rules that look at many of them.

    Raises `DataError` where the shapes cannot be read or applied.
    """
    rules = shapes or resources.path("ontology", "shapes.ttl")
    walk = _Walk(rules, store)
    found = [*walk.findings(chain(ontology(), quads))]
    try:
        asked = list(walk.questions())
        progress.stage("checking all together", len(asked))
        for node, query in counted(asked, progress):
            found.extend(_answers(store, node, query))
    except SyntaxError as error:
        raise DataError(f"{rules}: the shapes cannot be applied: {error}") from error
    return report(found)


class _Walk:
    """One pass: each subject is checked when it comes by, with what those before it have made of it."""

    def __init__(self, rules: Path, store: ox.Store) -> None:
        self._target = load(rules)
        self._store = store
        self._within = _classes()
        # Of the values of a property: what can be asked at once, and what when their own facts come by.
        by_property = self._target.objects.items()
        self._now = {name: tuple(s for s in shapes if not s.needs_facts) for name, shapes in by_property}
        self._later = {name: frozenset(s for s in shapes if s.needs_facts) for name, shapes in by_property}
        # Of which properties the values are remembered, since each value is asked once.
        self._once = self._target.concepts.keys() | {name for name, shapes in self._now.items() if shapes}
        self._watched = self._target.objects.keys() | self._target.concepts.keys()
        self._wanted: dict[Node, frozenset[Shape]] = {}
        self._seen: dict[str, set[Node]] = defaultdict(set)
        self._of_class: dict[Node, tuple[Shape, ...]] = {}

    def findings(self, quads: Iterable[ox.Quad]) -> Iterator[Finding]:
        """What does not hold, but for the rules in SPARQL."""
        for _, unit in groupby(quads, key=_unit):
            yield from self._checked(_index(unit))
        # What nothing is said of, or was said before something else made it the value of a property.
        yield from self._looked_up()
        for node, of_node in self._target.nodes.items():
            yield from self._of(node, of_node, {})

    def questions(self) -> Iterator[tuple[Node, Query]]:
        """The rules in SPARQL, each with the node that it is about."""
        yield from self._target.queries
        asked = {
            (value, query)
            for name, queries in self._target.concepts.items()
            for value in self._seen[name]
            for query in queries
        }
        yield from sorted(asked, key=lambda one: (str(one[0]), one[1].text))

    def _checked(self, unit: _Unit) -> Iterator[Finding]:
        for facts in unit.values():
            for name in facts.keys() & self._watched:
                for value in facts[name]:
                    yield from self._as_value(name, value)
        for subject, facts in unit.items():
            yield from self._of(subject, self._shapes(subject, facts), unit)

    def _as_value(self, name: str, value: Node) -> Iterator[Finding]:
        if later := self._later.get(name):
            known = self._wanted.get(value)
            self._wanted[value] = later if known is None or known is later else known | later
            if len(self._wanted) > _AT_HAND:
                yield from self._looked_up()
        if name in self._once and value not in self._seen[name]:
            self._seen[name].add(value)
            yield from self._of(value, self._now.get(name, ()), {value: {}})

    def _looked_up(self) -> Iterator[Finding]:
        """The things that are still to come, as the store has them."""
        wanted, self._wanted = self._wanted, {}
        for node, shapes in wanted.items():
            yield from self._of(node, shapes, {})

    def _shapes(self, subject: Node, facts: Facts) -> Iterator[Shape]:
        for one in facts.get(A.value, ()):
            if one not in self._of_class:
                self._of_class[one] = tuple(self._shapes_of_class(one))
            yield from self._of_class[one]
        for name in self._target.subjects.keys() & facts.keys():
            yield from self._target.subjects[name]
        if A.value in facts:  # else this is not where it is described
            yield from self._wanted.pop(subject, ())

    def _shapes_of_class(self, of_class: Node) -> Iterator[Shape]:
        for wanted, shapes in self._target.classes.items():
            if words(of_class) in self._within.get(wanted, (wanted,)):
                yield from shapes

    def _of(self, node: Node, shapes: Iterable[Shape], unit: _Unit) -> Iterator[Finding]:
        case = Case(node, self._facts(node, unit), lambda other: self._facts(other, unit), self._within)
        for shape in shapes:
            yield from shape.findings(case)

    def _facts(self, node: Node, unit: _Unit) -> Facts:
        return unit[node] if node in unit else _Stored(self._store, node)


class _Stored(Mapping[str, "list[Node]"]):
    """The facts of a node as the store has them, looked up when they are asked for."""

    def __init__(self, store: ox.Store, node: Node) -> None:
        self._store = store
        self._node = node

    def __getitem__(self, name: str) -> list[Node]:
        values = [quad.object for quad in self._quads(ox.NamedNode(name))]
        if not values:
            raise KeyError(name)
        return list(dict.fromkeys(values))

    def __iter__(self) -> Iterator[str]:
        return iter({quad.predicate.value for quad in self._quads(None)})

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _quads(self, property_: ox.NamedNode | None) -> Iterable[ox.Quad]:
        if isinstance(self._node, ox.Literal | ox.Triple):
            return ()
        return self._store.quads_for_pattern(self._node, property_, None)


def _unit(quad: ox.Quad) -> tuple[Node | ox.DefaultGraph, Node | None]:
    """What is looked at together: the graph of a document, or all that is said of a subject."""
    graph = quad.graph_name
    is_document = isinstance(graph, ox.NamedNode) and graph.value.startswith(_DOCUMENTS)
    return graph, None if is_document else quad.subject


def _index(quads: Iterable[ox.Quad]) -> _Unit:
    index: dict[Node, dict[str, list[Node]]] = {}
    for quad in quads:
        if isinstance(quad.object, ox.Triple):
            raise DataError("the graph holds a triple within a triple, which SHACL cannot check: write it as RDF 1.1")
        index.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return index


@cache
def _classes() -> dict[str, frozenset[str]]:
    """For each class those that the ontology puts below it, itself among them."""
    above: dict[str, set[str]] = {}
    for quad in ontology():
        if quad.predicate.value == _SUBCLASS:
            above.setdefault(words(quad.subject), set()).add(words(quad.object))
    found: dict[str, set[str]] = {}
    for name in above:
        reached, todo = {name}, [name]
        while todo:
            for one in above.get(todo.pop(), set()) - reached:
                reached.add(one)
                todo.append(one)
        for one in reached:
            found.setdefault(one, {one}).add(name)
    return {name: frozenset(below) for name, below in found.items()}


def _answers(store: ox.Store, node: Node, query: Query) -> Iterator[Finding]:
    """What a rule in SPARQL finds."""
    solutions = store.query(query.about(node), use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        values = {name: "" if solution[name] is None else words(solution[name]) for name in names}
        message = min((_filled(message, {"this": words(node)} | values) for message in query.messages), default="")
        yield Finding(words(node), "", message, query.severity, values.get("value", words(node)))


def _filled(message: str, values: Mapping[str, str]) -> str:
    return _HOLE.sub(lambda hole: values.get(hole[1], hole[0]), message)
