"""Each named query on a store on disk, against the best SPARQL that we could write by hand for the same question.

The hand-written queries (`tuned/`) have the values of the parameters in them, ask only for what is answered then, and are
given to pyoxigraph as they are. They must find the same things; a line says so where they do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import graphs
import pyoxigraph as ox
from measuring import Line, Sizes, best
from questions import QUESTIONS

from diplograph.query.bind import bind
from diplograph.query.named import NamedQuery, load
from diplograph.query.run import run
from diplograph.query.values import term

TUNED = Path(__file__).with_name("tuned")
_PLACE = re.compile(r"%(\w+)%")
_MOST = 0.1  # seconds that an answer may take


def measure(sizes: Sizes) -> Iterator[Line]:
    store = ox.Store.read_only(str(graphs.store(graphs.graph(sizes.quads))))
    for name, asked in QUESTIONS.items():
        query = load(name)
        for values in asked:
            ours, bare = bind(query, values), tuned(query, values)
            found, wanted = things(run(store, ours, name, ours=True).records()), _bare(store, bare)
            mine = best(lambda ours=ours, name=name: run(store, ours, name, ours=True))
            theirs = best(lambda bare=bare: list(store.query(bare, use_default_graph_as_union=True)))
            told = f"{mine * 1000:.0f} ms, {len(found)} things"
            told += "" if mine <= _MOST else "; over 100 ms"
            told += "" if found == wanted else f"; BY HAND {len(wanted)}, {len(found ^ wanted)} differ"
            yield Line(f"{name} {' '.join(values.values())}", "by hand", mine / theirs, 2, told)


def tuned(query: NamedQuery, values: Mapping[str, str]) -> str:
    """The query by hand, with values, or the defaults of the named query, in their places."""
    text = (TUNED / f"{query.name}.rq").read_text(encoding="utf-8")
    known = {one.name: one for one in query.parameters}

    def written(match: re.Match[str]) -> str:
        parameter = known[match[1]]
        return str(term(parameter, values.get(match[1], parameter.default or "")))

    return _PLACE.sub(written, text)


def things(rows: list[dict[str, str]]) -> set[str]:
    """The IRIs of an answer."""
    return {row["iri"] for row in rows if row["iri"]}


def _bare(store: ox.Store, query: str) -> set[str]:
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return {row["iri"].value for row in found if row["iri"] is not None}
