"""The graph as the pages read it: through the workers and within the limits, like everybody else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from diplograph.ids import BASE, ONTOLOGY, SCHEME
from diplograph.query import named
from diplograph.query.bind import bind
from diplograph.query.formats import cell
from diplograph.server import media, web
from diplograph.server.endpoint import raise_for
from diplograph.server.pool import Pool
from diplograph.server.request import Question
from diplograph.server.wire import Reply, Wishes

# What all IRIs of things and terms begin with; the rest is the path at which this server shows them.
ROOT = BASE.removesuffix("id/")
_LARGE = 1024 * 1024  # bytes that take long enough to read that others should not wait for it


@dataclass(frozen=True, slots=True)
class Cell:
    """A term as a page shows it: its text, a page of this server about it, an address elsewhere, its language."""

    text: str
    page: str = ""
    elsewhere: str = ""
    picture: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """An answer of rows, as a page shows it; a yes or no is one row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int


class Graph:
    """Asks the workers."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    @property
    def snapshot(self) -> Path | None:
        """What the answers come from; it changes with each build."""
        return self._pool.snapshot

    async def reply(self, query: str, wishes: Wishes) -> Reply:
        """The answer in one of the forms that are wished for. Raises `RefusedError` where there is none."""
        reply = await self._pool.ask(Question(query), wishes)
        raise_for(reply)
        return reply

    async def table(self, query: str, most: int = 1_000) -> Table:
        """The answer of a SELECT or an ASK, its first `most` rows."""
        reply = await self.reply(query, Wishes(media.RESULTS_JSON, media.RESULTS_JSON, ""))
        return await read(reply, most)

    async def about(self, name: str, iri: str, most: int = 1_000) -> Table:
        """The answer of one of the queries of the pages about things."""
        return await self.table(bound(name, {"thing": iri}), most)


@cache
def _parsed(name: str) -> named.NamedQuery:
    return named.parse(name, web.asset(f"{name}.rq"))


def bound(name: str, values: Mapping[str, str]) -> str:
    """One of the queries of the pages, with its parameters in place."""
    return bind(_parsed(name), values)


async def read(reply: Reply, most: int) -> Table:
    """The table of a reply in JSON."""
    if len(reply.content) > _LARGE:
        return await asyncio.to_thread(_table, reply.content, most)
    return _table(reply.content, most)


def _table(content: bytes, most: int) -> Table:
    told = json.loads(content)
    if "boolean" in told:
        return Table(("answer",), ((Cell("yes" if told["boolean"] else "no"),),), 1)
    columns = tuple(told["head"]["vars"])
    found = told["results"]["bindings"]
    rows = tuple(tuple(shown(row.get(column)) for column in columns) for row in found[:most])
    return Table(columns, rows, len(found))


def shown(binding: Mapping[str, object] | None) -> Cell:
    """A term of a result in JSON as a page shows it."""
    if binding is None:
        return Cell("")
    value = str(binding["value"])
    if binding["type"] != "uri":
        return Cell(value, language=str(binding.get("xml:lang", "")))
    return linked(value)


def linked(iri: str) -> Cell:
    """An IRI as a page shows it: short, with a link to what this server or, for the web, another one has on it."""
    try:
        text = cell(ox.NamedNode(iri))
    except ValueError:
        return Cell(iri)
    here = local(iri)
    if here:
        return Cell(text, page=here, picture=f"/#{quote(iri, safe='')}" if iri.startswith(BASE) else "")
    return Cell(text, elsewhere=iri if iri.startswith(("http://", "https://")) else "")


def local(iri: str) -> str:
    """The path at which this server shows a thing or a term; empty for what is not its own."""
    if iri.startswith(ONTOLOGY):
        return f"/ontology#{quote(iri.removeprefix(ONTOLOGY))}"
    if iri.startswith((BASE, SCHEME)):
        return "/" + quote(iri.removeprefix(ROOT), safe="/:@!$&'()*+,;=~")
    return ""
