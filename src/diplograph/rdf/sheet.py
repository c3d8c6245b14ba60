"""The claims table again, read from a graph: CSV for a spreadsheet, R or a notebook."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import groupby

import pyoxigraph as ox

from diplograph.ids import BASE, ONTOLOGY
from diplograph.rdf import table
from diplograph.rdf.concepts import label
from diplograph.rdf.lines import by_graph, lines
from diplograph.rdf.vocabulary import END as END_OF
from diplograph.rdf.vocabulary import EXACT, HAS_SELECTOR, LABEL, START, SUBJECT, A, dg
from diplograph.rdf.waiting import laid_down

_TEXTS = {"subtype": "subtype", "object": "object", "date": "date", "speakerName": "speaker", "rule": "rule"}
_CONCEPTS = {"kind": "kind", "status": "status", "stage": "stage", "topic": "topics"}
_THINGS = {
    "participant": "people",
    "body": "organizations",
    "place": "place",
    "party": "countries",
    "objectCountry": "object_countries",
}

_CLAIM = dg("Claim")
_IS_CLAIM = f"{_CLAIM} "
_DOCUMENT = f"<{BASE}document/"
_OF_ALL = f"<{BASE}graph/"

# subject -> predicate -> objects, for the predicates that the table needs.
Facts = dict[str, dict[str, set[str]]]
_NEEDED = frozenset(
    (
        *(ONTOLOGY + name for name in (*_TEXTS, *_CONCEPTS, *_THINGS, "inDocument", "evidence", "iso3")),
        *(term.value for term in (LABEL, EXACT, START, END_OF, HAS_SELECTOR, SUBJECT)),
    )
)  # fmt: skip


def sheet(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """The claims of the graph as CSV, by document and in the order of its text.

    A claim is read from the graph in which it stands, with its evidence. Documents go by one after the other, and wait on
    disk for what the things that they name are called, so that memory does not grow with them.
    """
    names: dict[str, str] = {}
    with closing(laid_down(map(json.dumps, _claims(quads, names)))) as waiting:
        yield from table.to_csv(_row(values, passage, names) for values, passage in map(json.loads, waiting))


def _claims(quads: Iterable[ox.Quad], names: dict[str, str]) -> Iterator[tuple[dict[str, list[str]], table.Row]]:
    """What each claim says; `names` learns what the things that they name are called."""
    used: set[str] = set()
    for is_of_document, claims, facts in _graphs(quads):
        found = sorted((_claim(claim, facts) for claim in claims), key=_place)
        used.update(thing for values, _ in found for column in _THINGS.values() for thing in values[column])
        yield from found
        if not is_of_document:  # documents come before the things, so that it is known whose names are needed
            wanted = used & facts.keys() if used else facts.keys()
            names.update((thing, name) for thing in wanted if (name := _name(facts, thing)))


def _graphs(quads: Iterable[ox.Quad]) -> Iterator[tuple[bool, set[str], Facts]]:
    """For each graph whether it is that of a document, its claims, and its facts as far as the table needs them."""
    for (graph, _), lines_ in groupby(lines(quads, _needed), key=_together):
        triples = "\n".join(line[len(graph) + 1 :] for line in lines_)
        yield graph.startswith(_DOCUMENT), *_facts(ox.parse(triples, format=ox.RdfFormat.N_TRIPLES))


def _needed(line: str) -> str | None:
    _, predicate, rest = line.split(" ", 2)
    return by_graph(line) if predicate[1:-1] in _NEEDED or rest.startswith(_IS_CLAIM) else None


def _together(line: str) -> tuple[str, str]:
    """What is read at once: a graph, or of the graphs of things, which may be large, one thing."""
    graph, subject, _ = line.split(" ", 2)
    return graph, subject if graph.startswith(_OF_ALL) else ""


def _facts(quads: Iterable[ox.Quad]) -> tuple[set[str], Facts]:
    claims: set[str] = set()
    facts: Facts = {}
    for quad in quads:
        predicate, value = quad.predicate.value, quad.object
        if isinstance(quad.subject, ox.Triple) or isinstance(value, ox.Triple):
            continue
        if quad.predicate == A and value == _CLAIM:
            claims.add(quad.subject.value)
        elif predicate in _NEEDED:
            facts.setdefault(quad.subject.value, {}).setdefault(predicate, set()).add(value.value)
    return claims, facts


def _claim(claim: str, facts: Facts) -> tuple[dict[str, list[str]], table.Row]:
    """What a claim says, things by their IRIs; and where it stands."""
    values: dict[str, list[str]] = {column: [] for column in table.COLUMNS}
    for name, column in _TEXTS.items():
        values[column] = _of(facts, claim, ONTOLOGY + name)
    for name, column in _CONCEPTS.items():
        values[column] = sorted(map(label, _of(facts, claim, ONTOLOGY + name)))
    for name, column in _THINGS.items():
        values[column] = _of(facts, claim, ONTOLOGY + name)
    values["topics"] = sorted([*values["topics"], *_of(facts, claim, SUBJECT.value)])
    values["document"] = _of(facts, claim, ONTOLOGY + "inDocument")
    return values, {"id": claim} | _passage(claim, facts)


def _place(claim: tuple[dict[str, list[str]], table.Row]) -> tuple[object, ...]:
    values, passage = claim
    return "; ".join(values["document"]), passage["start"], passage["end"], passage["id"]


def _row(values: dict[str, list[str]], passage: table.Row, names: Mapping[str, str]) -> table.Row:
    for column in _THINGS.values():
        values[column] = sorted(names.get(thing, thing.removeprefix(BASE)) for thing in values[column])
    row: table.Row = {column: found if column in table.LISTS else "; ".join(found) for column, found in values.items()}
    return row | passage


def _passage(claim: str, facts: Facts) -> table.Row:
    """The words of the evidence and its offsets."""
    selectors = [
        s for passage in _of(facts, claim, ONTOLOGY + "evidence") for s in _of(facts, passage, HAS_SELECTOR.value)
    ]
    found = {term: [value for s in selectors for value in _of(facts, s, term.value)] for term in (EXACT, START, END_OF)}
    start, end = (int(number) for term in (START, END_OF) for number in (found[term] or ["0"])[:1])
    return {"sentence": "".join(found[EXACT][:1]), "start": start, "end": end}


def _name(facts: Facts, thing: str) -> str:
    """What the table calls a thing: the code of a state, the label of any other."""
    for term in (ONTOLOGY + "iso3", LABEL.value):
        names = _of(facts, thing, term)
        if names:
            return names[0]
    return ""


def _of(facts: Facts, subject: str, predicate: str) -> list[str]:
    return sorted(facts.get(subject, {}).get(predicate, ()))
