"""The constraint components of SHACL Core that the shapes use: each gives the values that break it.

Their meaning is that of section 4 of the W3C Recommendation "Shapes Constraint Language (SHACL)" of 20 July 2017.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import pyoxigraph as ox

from diplograph.validate.findings import SH
from diplograph.validate.shape import Case, Node, Shape, words

_XSD = "http://www.w3.org/2001/XMLSchema#"
_KINDS: dict[str, tuple[type, ...]] = {
    "IRI": (ox.NamedNode,), "Literal": (ox.Literal,), "BlankNode": (ox.BlankNode,),
    "BlankNodeOrIRI": (ox.NamedNode, ox.BlankNode), "IRIOrLiteral": (ox.NamedNode, ox.Literal),
    "BlankNodeOrLiteral": (ox.BlankNode, ox.Literal),
}  # fmt: skip
_NUMBERS = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float"))
Holds = Callable[[Node], bool]


def broken(holds: Holds, _: Case, values: Sequence[Node]) -> Iterator[Node]:
    """The values for which something does not hold."""
    return (value for value in values if not holds(value))


def _datatype(wanted: Node) -> Holds:
    return lambda value: isinstance(value, ox.Literal) and value.datatype == wanted


def _kind(wanted: Node) -> Holds:
    kinds = _KINDS[words(wanted).removeprefix(SH)]
    return lambda value: isinstance(value, kinds)


def _pattern(wanted: Node) -> Holds:
    search = re.compile(words(wanted)).search
    return lambda value: not isinstance(value, ox.BlankNode) and search(words(value)) is not None


def _longer(wanted: Node) -> Holds:
    least = int(words(wanted))
    return lambda value: not isinstance(value, ox.BlankNode) and len(words(value)) >= least


def _at_least(wanted: Node) -> Holds:
    return lambda value: (number := _number(value)) is not None and number >= float(words(wanted))


def _at_most(wanted: Node) -> Holds:
    return lambda value: (number := _number(value)) is not None and number <= float(words(wanted))


def _number(value: Node) -> float | None:
    return float(value.value) if isinstance(value, ox.Literal) and value.datatype.value in _NUMBERS else None


def _fewer(least: int, _: Case, values: Sequence[Node]) -> Iterator[None]:
    if len(values) < least:
        yield None


def _more(most: int, _: Case, values: Sequence[Node]) -> Iterator[None]:
    if len(values) > most:
        yield None


def _class(wanted: Node, case: Case, values: Sequence[Node]) -> Iterator[Node]:
    return (value for value in values if not case.has_class(value, words(wanted)))


def _has(wanted: Node, _: Case, values: Sequence[Node]) -> Iterator[None]:
    if wanted not in values:
        yield None


def _disjoint(other: Node, case: Case, values: Sequence[Node]) -> Iterator[Node]:
    return (value for value in values if value in case.values((words(other),)))


def _less(other: Node, case: Case, values: Sequence[Node]) -> Iterator[Node]:
    return (value for value in values for limit in case.values((words(other),)) if not _before(value, limit))


def _before(value: Node, limit: Node) -> bool:
    one, two = _number(value), _number(limit)
    return one is not None and two is not None and one < two


def any_of(shapes: Sequence[Shape], case: Case, values: Sequence[Node]) -> Iterator[Node]:
    """The values that have none of the shapes."""
    return (value for value in values if not any(shape.holds(case.at(value)) for shape in shapes))


def every(shape: Shape, case: Case, values: Sequence[Node]) -> Iterator[Node]:
    """The values that do not have the shape."""
    return (value for value in values if not shape.holds(case.at(value)))


def none(shape: Shape, case: Case, values: Sequence[Node]) -> Iterator[Node]:
    """The values that have the shape and should not."""
    return (value for value in values if shape.holds(case.at(value)))


# What is asked of each value by itself; of the number of values; of values and what else is known.
OF_VALUES: dict[str, Callable[[Node], Holds]] = {
    "datatype": _datatype, "nodeKind": _kind, "pattern": _pattern, "minLength": _longer, "minInclusive": _at_least,
    "maxInclusive": _at_most,
}  # fmt: skip
OF_NUMBERS: dict[str, Callable[[int, Case, Sequence[Node]], Iterator[None]]] = {"minCount": _fewer, "maxCount": _more}
OF_OTHERS: dict[str, Callable[[Node, Case, Sequence[Node]], Iterator[Node | None]]] = {
    "class": _class, "hasValue": _has, "disjoint": _disjoint, "lessThan": _less,
}  # fmt: skip
