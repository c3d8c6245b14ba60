"""Runs a query against a store and keeps what it answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from diplograph.errors import QueryError, StoreError
from diplograph.query import named
from diplograph.query.bind import bind
from diplograph.query.guard import check
from diplograph.query.scan import Token, prefixes
from diplograph.rdf.vocabulary import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_EXPECTED = re.compile(r'"[^"]+"|\b[A-Z_]{2,}\b')
_MOST_EXPECTED = 8


@dataclass(frozen=True, slots=True)
class Result:
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


def ask(store: ox.Store, name: str, values: Mapping[str, str] | None = None) -> Result:
    """What a named query answers, with values for its parameters: `ask(store, "visits", {"host": "KGZ"})`."""
    query = named.load(name)
    return run(store, bind(query, values), name)


def run(store: ox.Store, query: str, name: str = "query") -> Result:
    """What a query answers. It sees all graphs as one, unless it says FROM which.

    The prefixes of the graph need not be declared. Raises QueryError where the query does not parse, changes the
    graph or reaches the network, and StoreError where the store cannot be read; `name` is what messages call it.
    """
    found = check(query, name)
    union = all(token.keyword != "FROM" for token in found)
    try:
        return _read(store.query(query, use_default_graph_as_union=union, prefixes=dict(PREFIXES)))
    except SyntaxError as error:
        raise QueryError(_explained(query, found, str(error), name)) from error
    except OSError as error:
        raise StoreError(f"{name}: the store cannot be read: {error}; build it again") from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(f"{name}: the query cannot be answered: {error}") from error


def _read(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        return Result("ask", ("answer",), ((ox.Literal(bool(answer)),),))
    if isinstance(answer, ox.QueryTriples):
        triples = {(triple.subject, triple.predicate, triple.object) for triple in answer}
        return Result("graph", ("subject", "predicate", "object"), tuple(sorted(triples, key=_in_order)))
    columns = tuple(variable.value for variable in answer.variables)
    return Result("select", columns, tuple(tuple(solution[column] for column in columns) for solution in answer))


def _in_order(terms: Sequence[Term | None]) -> tuple[str, ...]:
    return tuple(map(str, terms))


def _explained(query: str, found: Sequence[Token], message: str, name: str) -> str:
    """A message with line, column, the line itself and a mark below the place."""
    match = _POSITION.match(message)
    if match is None:
        return f"{name}: {message}"
    line, column, reason = int(match[1]), int(match[2]), _reason(match[3])
    if "Prefix not found" in message and (undeclared := _undeclared(found)):
        line, column = _place(query, undeclared.start)
        prefix = undeclared.text.partition(":")[0]
        reason = f"the prefix {prefix!r} is not declared; add PREFIX {prefix}: <...>"
    lines = query.split("\n")
    offending = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    return f"{name}: line {line}, column {column}: {reason}\n  {offending}\n  {' ' * (column - 1)}^"


def _reason(message: str) -> str:
    """The engine lists every token that could follow; people are told the first few that are words or signs."""
    listed = _EXPECTED.findall(message)
    if not message.startswith("expected"):
        return " ".join(message.split())
    if "variable that is unbound" in message:
        return "SELECT names a variable that is neither grouped by nor aggregated"
    more = " ..." if len(listed) > _MOST_EXPECTED else ""
    return (
        f"this is not SPARQL here; expected {', '.join(listed[:_MOST_EXPECTED])}{more}"
        if listed
        else "this is not SPARQL here"
    )


def _undeclared(found: Sequence[Token]) -> Token | None:
    known = prefixes(found) | PREFIXES.keys() | {"_"}
    return next((token for token in found if token.kind == "name" and token.text.partition(":")[0] not in known), None)


def _place(query: str, offset: int) -> tuple[int, int]:
    before = query[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
