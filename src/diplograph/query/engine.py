"""Hands a query to the engine, once the guard has let it through, and puts the engine's complaints into words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.errors import QueryError, StoreError
from diplograph.query.guard import check, is_plain
from diplograph.query.scan import Token, prefixes
from diplograph.rdf.vocabulary import PREFIXES
from diplograph.store.contract import Queryable

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_NAME = re.compile(r"(\w+):")
_EXPECTED = re.compile(r'"[^"]+"|\b[A-Z_]{2,}\b')
_MOST_EXPECTED = 8


class Dataset(NamedTuple):
    """The graphs that a query sees, by their IRIs, whatever its own FROM says."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def answer(
    store: Queryable,
    query: str,
    name: str = "query",
    dataset: Dataset | None = None,
    services: Collection[str] | None = (),
) -> Answer:
    """The results of the engine, to be read once. Without a dataset all graphs are one, unless the query says FROM which.

    `services` are the IRIs that SERVICE may ask; None says that the query is one of ours, and need not be looked at. The
    prefixes of the graph need not be declared. Raises `QueryError` where the query does not parse, changes the graph or
    reaches the network, `StoreError` where the store cannot be read; `name` is what messages call the query. The engine goes
    on working while the results are read: `worded` is for what it raises then.
    """
    # Most queries are short and plain, and a look at their tokens would take longer than their answer.
    found = [] if services is None or is_plain(query) else check(query, name, services)
    # Each prefix that the engine is told costs it time, so it is told those that may be in use.
    known = {name: PREFIXES[name] for name in set(_NAME.findall(query)) if name in PREFIXES}
    try:
        if dataset is not None:
            return store.query(
                query,
                default_graph=[*map(_graph, dataset.default)],
                named_graphs=[*map(_graph, dataset.named)],
                prefixes=known,
            )
        union = all(token.keyword != "FROM" for token in found)
        return store.query(query, use_default_graph_as_union=union, prefixes=known)
    except SyntaxError as error:
        raise QueryError(_explained(query, check(query, name, services or ()), str(error), name)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise worded(error, name) from error


def worded(error: OSError | RuntimeError | ValueError, name: str) -> QueryError | StoreError:
    """What the engine raised while a query was read, as an error of our own."""
    if isinstance(error, OSError):
        return StoreError(f"{name}: the store cannot be read: {error}; build it again")
    return QueryError(f"{name}: the query cannot be answered: {error}")


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no IRI of a graph ({error}); write it in full") from error


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
