"""Ask the graph: a named query, a file with SPARQL, or -e SPARQL.

`diplograph query --list` shows the named queries and their parameters.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diplograph.cli import where
from diplograph.errors import QueryError


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="?", metavar="NAME|FILE.rq")
    parser.add_argument("-e", "--execute", metavar="SPARQL", help="this query")
    parser.add_argument(
        "-p", "--parameter", action="append", default=[], metavar="KEY=VALUE", help="a parameter of a named query"
    )
    parser.add_argument("--format", choices=("table", "csv", "json", "ttl"), help="default: table, and ttl for a graph")
    parser.add_argument("--columns", default="", metavar="A,B", help="only these columns, in this order")
    parser.add_argument("--list", action="store_true", help="list the named queries")
    where.options(parser)


def run(arguments: argparse.Namespace) -> int:
    if arguments.list:
        return _list()
    if bool(arguments.query) == bool(arguments.execute):
        raise QueryError("give one query: a NAME (see --list), a FILE.rq, or -e SPARQL")
    from diplograph.query import bind, formats, named
    from diplograph.query import run as running
    from diplograph.store.graphs import asked

    values = _parameters(arguments.parameter)
    if arguments.execute:
        if values:
            raise QueryError("-p goes with a named query or a file, not with -e")
        text, name, ours = arguments.execute, "-e", False
    else:
        file = Path(arguments.query)
        query = named.read(file) if file.suffix == named.SUFFIX else named.load(arguments.query)
        # Bound before the store is opened: what is wrong with a value is said first.
        text, name, ours = bind.bind(query, values), query.name, file.suffix != named.SUFFIX
    with asked(arguments.out, arguments.store, where.tell) as store:
        result = running.ask(store, name, values) if ours else running.run(store, text, name)
    if arguments.columns:
        result = result.only([column.strip() for column in arguments.columns.split(",")])
    form = arguments.format or ("ttl" if result.kind == "graph" else "table")
    formats.write(result, form, sys.stdout)
    return 0


def _parameters(given: list[str]) -> dict[str, str]:
    values = {}
    for pair in given:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise QueryError(f"-p {pair}: write it as key=value")
        values[key] = value
    return values


def _list() -> int:
    from diplograph.query import named

    for query in named.queries():
        print(f"{query.name}: {query.title}")
        print(f"    {query.answers}")
        for parameter in query.parameters:
            default = f" (default {parameter.default})" if parameter.default else ""
            print(f"    -p {parameter.name}=<{parameter.type}>  {parameter.description}{default}")
    return 0
