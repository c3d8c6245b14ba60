"""Runs a query against a store and keeps what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import pyoxigraph as ox

from diplograph.errors import QueryError
from diplograph.query import nearby
from diplograph.query.bind import bind
from diplograph.query.engine import Answer, answer, worded
from diplograph.store.contract import Queryable

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]


class Result(NamedTuple):
    """All that a query answered, read once and kept.

    `rows` hold terms, None where a variable is unbound. An ask has the one column `answer` with an xsd:boolean, a
    graph (CONSTRUCT, DESCRIBE) the columns subject, predicate, object, its rows sorted and without repetition.
    """

    kind: Literal["select", "ask", "graph"]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> list[dict[str, str]]:
        """The rows as texts by the names of their columns; empty where a variable is unbound."""
        return [
            {name: getattr(term, "value", "") for name, term in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]

    def only(self, columns: Sequence[str]) -> Result:
        """The answer with only these columns; rows that no longer differ become one. Raises `QueryError` for other names."""
        unknown = [column for column in columns if column not in self.columns]
        if unknown or self.kind != "select":
            has = ", ".join(self.columns) if self.kind == "select" else "none to choose from"
            raise QueryError(f"no column {', '.join(unknown or columns)} in this answer; it has {has}")
        at = [self.columns.index(column) for column in columns]
        rows = dict.fromkeys(tuple(row[place] for place in at) for row in self.rows)
        return Result(self.kind, tuple(columns), tuple(rows))

    @property
    def answer(self) -> bool:
        """What an ask answered; of any other query, whether it found something."""
        if self.kind == "ask":
            return str(ox.Literal(True)) == str(self.rows[0][0])
        return bool(self.rows)


def ask(store: Queryable, name: str, values: Mapping[str, str] | None = None) -> Result:
    """What a named query answers, with values for its parameters: `ask(store, "visits", {"host": "KGZ"})`."""
    source, query = nearby.suited(store, name)
    return run(source, bind(query, values), name, ours=True)


def run(store: Queryable, query: str, name: str = "query", *, ours: bool = False) -> Result:
    """What a query answers. It sees all graphs as one, unless it says FROM which.

    The prefixes of the graph need not be declared. Raises QueryError where the query does not parse, changes the
    graph or reaches the network, and StoreError where the store cannot be read; `name` is what messages call it. A named query
    is `ours`: the tests have looked at it, and its values are terms.
    """
    found = answer(store, query, name, services=None if ours else ())
    try:
        return _read(found)
    except (OSError, RuntimeError, ValueError) as error:
        raise worded(error, name) from error


def _read(answer: Answer) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        return Result("ask", ("answer",), ((ox.Literal(bool(answer)),),))
    if isinstance(answer, ox.QueryTriples):
        triples = {(triple.subject, triple.predicate, triple.object) for triple in answer}
        return Result("graph", ("subject", "predicate", "object"), tuple(sorted(triples, key=_in_order)))
    columns = tuple(variable.value for variable in answer.variables)
    return Result("select", columns, tuple(tuple(solution[column] for column in columns) for solution in answer))


def _in_order(terms: Sequence[Term | None]) -> tuple[str, ...]:
    return tuple(map(str, terms))
