"""The claims table again, read from a graph: CSV for a spreadsheet, R or a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from diplograph.ids import BASE, ONTOLOGY
from diplograph.rdf import table
from diplograph.rdf.concepts import label
from diplograph.rdf.vocabulary import END as END_OF
from diplograph.rdf.vocabulary import EXACT, HAS_SELECTOR, LABEL, START, SUBJECT, A, dg

_TEXTS = {"subtype": "subtype", "object": "object", "date": "date", "speakerName": "speaker", "rule": "rule"}
_CONCEPTS = {"kind": "kind", "status": "status", "stage": "stage", "topic": "topics"}
_THINGS = {
    "participant": "people",
    "body": "organizations",
    "place": "place",
    "party": "countries",
    "objectCountry": "object_countries",
}

# subject -> predicate -> objects, for the predicates that the table needs.
Facts = dict[str, dict[str, set[str]]]
_NEEDED = frozenset(
    (
        *(ONTOLOGY + name for name in (*_TEXTS, *_CONCEPTS, *_THINGS, "inDocument", "evidence", "iso3")),
        *(term.value for term in (LABEL, EXACT, START, END_OF, HAS_SELECTOR, SUBJECT)),
    )
)  # fmt: skip


def sheet(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """The claims of the graph as CSV, by document and in the order of its text."""
    claims, facts = _facts(quads)
    rows = [_row(claim, facts) for claim in claims]
    return table.to_csv(sorted(rows, key=lambda row: (row["document"], row["start"], row["end"], row["id"])))


def _facts(quads: Iterable[ox.Quad]) -> tuple[set[str], Facts]:
    claims: set[str] = set()
    facts: Facts = {}
    for quad in quads:
        predicate, value = quad.predicate.value, quad.object
        if isinstance(quad.subject, ox.Triple) or isinstance(value, ox.Triple):
            continue
        if quad.predicate == A and value == dg("Claim"):
            claims.add(quad.subject.value)
        elif predicate in _NEEDED:
            facts.setdefault(quad.subject.value, {}).setdefault(predicate, set()).add(value.value)
    return claims, facts


def _row(claim: str, facts: Facts) -> table.Row:
    values: dict[str, list[str]] = {column: [] for column in table.COLUMNS}
    for name, column in _TEXTS.items():
        values[column] = _of(facts, claim, ONTOLOGY + name)
    for name, column in _CONCEPTS.items():
        values[column] = sorted(map(label, _of(facts, claim, ONTOLOGY + name)))
    for name, column in _THINGS.items():
        values[column] = sorted(_name(facts, thing) for thing in _of(facts, claim, ONTOLOGY + name))
    values["topics"] = sorted([*values["topics"], *_of(facts, claim, SUBJECT.value)])
    values["document"] = _of(facts, claim, ONTOLOGY + "inDocument")
    row: table.Row = {column: found if column in table.LISTS else "; ".join(found) for column, found in values.items()}
    return row | {"id": claim} | _passage(claim, facts)


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
    return thing.removeprefix(BASE)


def _of(facts: Facts, subject: str, predicate: str) -> list[str]:
    return sorted(facts.get(subject, {}).get(predicate, ()))
