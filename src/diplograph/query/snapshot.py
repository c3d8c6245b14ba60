"""A graph in words, as far as two builds are compared: its claims, its things and its plain edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox

from diplograph.ids import ONTOLOGY
from diplograph.rdf import vocabulary as v
from diplograph.rdf.ontology import ontology

Fields = Mapping[str, tuple[str, ...]]

# What a claim says, and what is said of a thing; the rest is how it came about, or follows from these.
_OF_CLAIMS = (
    "subtype", "status", "stage", "party", "participant", "body", "object", "objectCountry", "date", "place", "speaker",
    "amount", "currency", "bound", "event", "invitedBy",
)  # fmt: skip
_OF_THINGS = (
    "status", "stage", "date", "place", "form", "party", "participant", "body", "objectCountry", "signatory", "owner",
    "holder", "level", "office", "topic", "partOf", "concerns", "actsFor",
)  # fmt: skip
_NOTES = frozenset({"Identification", "Disagreement", "Source"})


@dataclass(frozen=True, slots=True)
class Said:
    """A claim: what it is about, what it says, and where it stands."""

    iri: str
    kind: str
    thing: str
    label: str
    fields: Fields
    document: str
    sentence: str


@dataclass(slots=True)
class Snapshot:
    """What a graph holds; things and claims by IRI, edges as subject, property and object with their labels."""

    claims: dict[str, Said] = field(default_factory=dict)
    things: dict[str, Fields] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], str] = field(default_factory=dict)
    merged: dict[str, tuple[str, str]] = field(default_factory=dict)  # IRI -> the one that is kept, and why


def snapshot(quads: Iterable[ox.Quad]) -> Snapshot:
    """The snapshot of a graph, as `build` writes it, with or without the names of its graphs."""
    return _Reader(quads).snapshot()


class _Reader:
    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.facts: dict[str, dict[str, list[str]]] = {}
        self.edges: set[tuple[str, str, str]] = set()
        edges = {ONTOLOGY + name for name in v.EDGES}
        for quad in quads:
            if not isinstance(quad.subject, ox.NamedNode) or isinstance(quad.object, (ox.BlankNode, ox.Triple)):
                continue
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
            if predicate in edges:
                self.edges.add((subject, predicate, value))
                continue
            values = self.facts.setdefault(subject, {}).setdefault(predicate, [])
            if value not in values:
                values.append(value)

    def snapshot(self) -> Snapshot:
        found = Snapshot()
        for iri in sorted(self.facts):
            classes = {
                name.removeprefix(ONTOLOGY) for name in self.facts[iri].get(v.A.value, ()) if name.startswith(ONTOLOGY)
            }
            if self._one(iri, "inDocument"):
                found.claims[iri] = self._said(iri)
            elif "Identification" in classes:
                found.merged[self._one(iri, "merges")] = (self._one(iri, "keeps"), self._one(iri, "reason"))
            elif classes and not classes & _NOTES and self.facts[iri].get(v.LABEL.value):
                found.things[iri] = self._fields(iri, _OF_THINGS)
                found.labels[iri] = f"{_named(min(classes))}: {self.label(iri)}"
        for subject, predicate, value in sorted(self.edges):
            if subject > value and (value, predicate, subject) in self.edges:
                continue  # one line for what holds both ways
            words = f"{self.label(subject)} {_named(predicate.removeprefix(ONTOLOGY))} {self.label(value)}"
            found.edges[subject, predicate, value] = words
        return found

    def _said(self, iri: str) -> Said:
        thing, document, evidence = (self._one(iri, name) for name in ("about", "inDocument", "evidence"))
        kind = self._one(iri, "kind")
        return Said(
            iri, self.label(kind) if kind else self._type(iri), thing, self.label(thing), self._fields(iri, _OF_CLAIMS),
            next(iter(self.facts.get(document, {}).get(v.DCTERMS + "title", ())), document), self._sentence(evidence),
        )  # fmt: skip

    def _type(self, iri: str) -> str:
        """What a statement is that is no claim: a figure, a milestone, an invitation."""
        return _named(min(self.facts[iri].get(v.A.value, {""})).removeprefix(ONTOLOGY)).removesuffix(" claim")

    def _sentence(self, evidence: str) -> str:
        for selector in self.facts.get(evidence, {}).get(v.HAS_SELECTOR.value, ()):
            for exact in self.facts.get(selector, {}).get(v.EXACT.value, ()):
                return " ".join(exact.split())
        return ""

    def _fields(self, iri: str, names: Iterable[str]) -> Fields:
        facts = self.facts[iri]
        found = ((name, facts.get(ONTOLOGY + name)) for name in names)
        return {name: tuple(sorted(map(self.label, values))) for name, values in found if values}

    def _one(self, iri: str, name: str) -> str:
        return next(iter(self.facts[iri].get(ONTOLOGY + name, ())), "")

    def label(self, value: str) -> str:
        """What a thing or a concept is called; any other value is itself."""
        facts = self.facts.get(value, {})
        found = next(iter(facts.get(v.LABEL.value, ())), "") or _concepts().get(value, "")
        return found or (value.rsplit("/", 1)[-1] if value.startswith("https://w3id.org/diplograph/") else value)


@cache
def _concepts() -> dict[str, str]:
    """The labels of the terms and concepts of the ontology."""
    names = (v.LABEL.value, v.SKOS + "prefLabel")
    return {
        q.subject.value: q.object.value
        for q in ontology()
        if q.predicate.value in names and isinstance(q.subject, ox.NamedNode) and isinstance(q.object, ox.Literal)
    }


def _named(term: str) -> str:
    return _concepts().get(ONTOLOGY + term, term)


def differences(old: Fields, new: Fields) -> Iterator[tuple[str, str, str]]:
    """The fields that differ: name, old value, new value."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, ()), new.get(name, ())
        if before != after:
            yield name, "; ".join(before), "; ".join(after)
