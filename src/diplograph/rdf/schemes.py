"""The SKOS schemes of `ontology/` as labels for the reader: the ontology is the lexicon.

Adding an `skos:altLabel` to a concept teaches the reader a word. An `skos:hiddenLabel` names the concept only within the
words of a claim, where its field is wanted: `bombing` in "condemned the bombing".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from diplograph import resources
from diplograph.errors import DataError
from diplograph.ids import SCHEME, slug

if TYPE_CHECKING:  # a query asks for concepts, and would wait for what the reader needs
    from diplograph.records import Label, MentionKind

SCHEMES = ("kinds", "instruments", "levels", "topics", "statuses", "stages", "offices")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DG = "https://w3id.org/diplograph/ontology#"
_LABEL_KINDS: dict[str, MentionKind] = {
    "instruments": "instrument", "levels": "level", "topics": "topic", "offices": "office",
}  # fmt: skip
_KIND_LABELS: dict[str, MentionKind] = {"meeting": "event", "visit": "event", "initiative": "initiative"}


class Concept(NamedTuple):
    """A concept of a scheme: its label is what the claims table shows."""

    iri: str
    label: str
    other_labels: tuple[str, ...]
    broader: str
    leader: bool
    hidden: tuple[str, ...] = ()


@cache
def scheme(name: str) -> dict[str, Concept]:
    """The concepts of a scheme by their labels."""
    file = resources.path("ontology", f"{name}.ttl")
    try:
        triples = list(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise DataError(f"{file}: {error}") from error
    table: dict[str, dict[str, list[str]]] = {}
    for triple in triples:
        table.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, []).append(triple.object.value)
    concepts = {}
    for iri, properties in table.items():
        if _SKOS + "prefLabel" in properties and iri.startswith(f"{SCHEME}{name}/"):
            concept = _concept(iri, properties)
            concepts[concept.label] = concept
    return dict(sorted(concepts.items()))


def _concept(iri: str, properties: dict[str, list[str]]) -> Concept:
    return Concept(
        iri,
        properties[_SKOS + "prefLabel"][0],
        tuple(sorted(properties.get(_SKOS + "altLabel", []))),
        next(iter(properties.get(_SKOS + "broader", [])), ""),
        properties.get(_DG + "leader") == ["true"],
        tuple(sorted(properties.get(_SKOS + "hiddenLabel", []))),
    )


def top(name: str, label: str) -> str:
    """The label of the topmost concept above `label`."""
    by_iri = {concept.iri: concept for concept in scheme(name).values()}
    concept = scheme(name)[label]
    while concept.broader in by_iri:
        concept = by_iri[concept.broader]
    return concept.label


def above(name: str, label: str) -> frozenset[str]:
    """The labels of all concepts above `label`."""
    by_iri = {concept.iri: concept for concept in scheme(name).values()}
    concept, found = scheme(name)[label], set()
    while concept.broader in by_iri:
        concept = by_iri[concept.broader]
        found.add(concept.label)
    return frozenset(found)


def labels() -> Iterator[Label]:
    """What the reader looks for in a text, from all schemes."""
    for name, kind in _LABEL_KINDS.items():
        for concept in scheme(name).values():
            yield from _wordings(concept, kind, "")
    for concept in scheme("kinds").values():
        family = top("kinds", concept.label)
        if family in _KIND_LABELS:
            yield from _wordings(concept, _KIND_LABELS[family], family)


def fields() -> Iterator[Label]:
    """What names a field within the words of a claim: the topics with their hidden labels."""
    from diplograph.records import Label

    for concept in scheme("topics").values():
        yield from _wordings(concept, "topic", "")
        key = slug(concept.label)
        for wording in concept.hidden:
            yield Label(wording, "topic", key, concept.label, (), "", proper=False)


def _wordings(concept: Concept, kind: MentionKind, detail: str) -> Iterator[Label]:
    from diplograph.records import Label

    key = slug(concept.label)
    for wording in (concept.label, *concept.other_labels):
        yield Label(wording, kind, key, concept.label, (), detail, proper=False)
