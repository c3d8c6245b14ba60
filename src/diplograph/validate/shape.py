"""A shape, as far as it is asked of one node: its path, its constraints, and what is said where one does not hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from diplograph.rdf.vocabulary import A
from diplograph.validate.findings import Finding, Severity

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Facts = Mapping[str, Sequence[Node]]  # of one subject: its values by the IRI of the property
Look = Callable[[Node], Facts]  # the facts of another node near by
_SELECTED = re.compile(r"(SELECT (?:DISTINCT )?|GROUP BY )\$this ")
# A constraint gives the values that break it; None where it is the number of values that does.
Constraint = Callable[["Case", Sequence[Node]], Iterator[Node | None]]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A node that a shape is applied to: its own facts, those of nodes near by, and what counts as which class."""

    focus: Node
    facts: Facts
    look: Look
    within: Mapping[str, frozenset[str]]

    def values(self, path: Sequence[str]) -> Sequence[Node]:
        """The values of a property, or of a property of its values."""
        found: Sequence[Node] = self.facts.get(path[0], ())
        for step in path[1:]:
            found = list(dict.fromkeys(value for node in found for value in self.look(node).get(step, ())))
        return found

    def at(self, node: Node) -> Case:
        """The same for another node."""
        return self if node == self.focus else Case(node, self.look(node), self.look, self.within)

    def has_class(self, node: Node, name: str) -> bool:
        facts = self.at(node).facts
        wanted = self.within.get(name, frozenset((name,)))
        return any(isinstance(one, ox.NamedNode) and one.value in wanted for one in facts.get(A.value, ()))


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A shape: its path (none for a node), what must hold of the values, what is said where it does not."""

    path: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    properties: tuple[Shape, ...]
    messages: tuple[str, ...]
    severity: Severity
    needs_facts: bool  # whether more than the node itself has to be known

    def findings(self, case: Case) -> Iterator[Finding]:
        """What of this shape does not hold."""
        values = case.values(self.path) if self.path else (case.focus,)
        for constraint in self.constraints:
            for value in constraint(case, values):
                yield Finding(
                    words(case.focus), self.path[0] if len(self.path) == 1 else "", min(self.messages, default=""),
                    self.severity, "" if value is None else words(value),
                )  # fmt: skip
        for shape in self.properties:
            for value in values:
                yield from shape.findings(case.at(value))

    def holds(self, case: Case) -> bool:
        return next(self.findings(case), None) is None


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """A constraint in SPARQL: its answers about a node, which it calls `$this`, are findings."""

    text: str
    messages: tuple[str, ...]
    severity: Severity

    def about(self, node: Node) -> str:
        """The query with the node in the place of `$this`: the engine then knows it from the start."""
        return _SELECTED.sub(r"\1", self.text).replace("$this", str(node))


@dataclass(frozen=True, slots=True)
class Target:
    """What the shapes apply to: shapes by class, by property of which it is a value or a subject, by node; and queries."""

    classes: Mapping[str, tuple[Shape, ...]]
    objects: Mapping[str, tuple[Shape, ...]]
    subjects: Mapping[str, tuple[Shape, ...]]
    nodes: Mapping[Node, tuple[Shape, ...]]
    queries: tuple[tuple[Node, Query], ...]  # about a node
    concepts: Mapping[str, tuple[Query, ...]]  # about the values of a property


def words(node: Node) -> str:
    """A node as reports write it."""
    return node.value if not isinstance(node, ox.Triple) else str(node)
