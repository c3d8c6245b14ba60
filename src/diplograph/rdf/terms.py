"""What the reference data know of things that documents tell of: the terms of offices and levels, and relations since.

They give the days that no document gave, with their sources; what a document says stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from diplograph import ids, reference
from diplograph.rdf.things import Thing
from diplograph.rdf.vocabulary import SOURCE, text


class _Row(NamedTuple):
    iri: str
    term: str
    source: str


def add_terms(iri: str, thing: Thing) -> None:
    """Give a tenure, partnership or relations their terms, where the reference data know them."""
    for row in _by_iri().get(iri, ()):
        if row.term:
            thing.terms.add(row.term)
            thing.add(SOURCE, *(text(one) for one in row.source.split("|") if one))


@cache
def _by_iri() -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in _rows():
        found.setdefault(row.iri, []).append(row)
    return found


def _rows() -> Iterator[_Row]:
    for term in reference.terms():
        if term.holder_of in reference.states():
            path = (ids.slug(term.person), term.holder_of.lower(), ids.slug(term.office))
            yield _Row(ids.thing("tenure", *path), _interval(term.begin, term.end), term.source)
    for level in reference.levels():
        named = (ids.parties(level.states), ids.slug(level.name))
        yield _Row(ids.thing("partnership", *named), _interval(level.begin, level.end), level.source)
    for relations in reference.relations():
        named = (ids.parties(relations.states), ids.slug("diplomatic relations"))
        yield _Row(ids.thing("relations", *named), relations.begin, relations.source)


def _interval(since: str, until: str) -> str:
    """An EDTF interval, open where an end is not known; nothing where neither is."""
    return f"{since or '..'}/{until or '..'}" if since or until else ""
