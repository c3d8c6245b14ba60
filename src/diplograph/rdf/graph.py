"""Readings -> the quads of the graph.

    id/document/...    for each document: the document, its run, its claims, evidence and resolutions
    id/graph/things    what all documents together say of every state, person, meeting, agreement, source ..., once
    id/graph/edges     plain edges, derived from affirmed claims

The same readings give the same quads, in whatever order they come.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence

import pyoxigraph as ox

from diplograph import ids
from diplograph.errors import DocumentError
from diplograph.ids import slug
from diplograph.rdf import actors, identity, links, merging
from diplograph.rdf.affairs import describe
from diplograph.rdf.claim import claim_triples
from diplograph.rdf.details import detail_claim_iri, detail_triples, thing_iri
from diplograph.rdf.documents import document_triples, source_triples
from diplograph.rdf.edges import edges
from diplograph.rdf.evidence import Triple
from diplograph.rdf.links import Told
from diplograph.rdf.resolutions import resolution_triples
from diplograph.rdf.roles import country
from diplograph.rdf.speakers import Speakers
from diplograph.rdf.terms import add_terms
from diplograph.rdf.things import Things
from diplograph.rdf.vocabulary import ALT_LABEL, GRAPH_OF_EDGES, GRAPH_OF_THINGS, LABEL, A, dg, node, text
from diplograph.records import Claim, Detail, Document, Invitation, Mention, Reading
from diplograph.same.affair import Affair, affairs
from diplograph.same.clusters import Answer, resolve
from diplograph.same.details import Put
from diplograph.same.details import disagreements as over_details
from diplograph.same.disagreements import disagreements
from diplograph.same.judgements import Judgement, pairs, retracted
from diplograph.same.readings import Disagreement

Quad = ox.Quad


class GraphBuilder:
    """Collects readings one by one, so that a document that cannot be written leaves the others as they are."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """`judgements` are what people have answered about things and claims."""
        answers = tuple(judgements)
        self._judged, self._retracted = pairs(answers), retracted(answers)
        self._documents: dict[ox.Quad, None] = {}
        self._sources: dict[ox.Quad, None] = {}
        self._things = Things()
        self._affairs: list[Affair] = []
        self._details: list[Put] = []
        self._texts: dict[str, Document] = {}
        self.answer = Answer()  # which things are one, as of the last `quads()`

    def add(self, reading: Reading) -> Reading:
        """Add one document, and return it without the claims that somebody has withdrawn.

        Raises `DocumentError`, and adds nothing, where its text or a claim cannot be RDF.
        """
        reading = _without(reading, self._retracted)
        try:
            triples, things = _read(reading)
            sources = list(source_triples(reading.document))
            graph = node(ids.document(reading.document.sha256))
        except ValueError as error:
            name = reading.document.name
            raise DocumentError(
                f"{name}: cannot be written as RDF ({error}): correct the text of the document"
            ) from error
        self._documents.update(dict.fromkeys(ox.Quad(*triple, graph) for triple in triples))
        self._sources.update(dict.fromkeys(ox.Quad(*triple, GRAPH_OF_THINGS) for triple in sources))
        self._things.merge(things)
        self._texts[reading.document.sha256] = reading.document
        iris = identity.things(reading.document, reading.claims)
        self._details += [Put(iri, reading.document.sha256, detail) for iri, detail in _details(reading, iris)]
        self._affairs += affairs(reading.document, reading.claims, iris)
        return reading

    def quads(self) -> Iterator[ox.Quad]:
        """The whole graph as it is now; each quad once."""
        self.answer = resolve(self._affairs, self._judged)
        kept = self.answer.kept
        things = merging.merged(self._things, kept)
        add_terms(things)
        told = [
            *merging.renamed(self._documents, kept),
            *things.quads(),
            *self._sources,
            *merging.identifications(self.answer.merges),
            *merging.disputes(self.disagreements(), self._claim_iri),
        ]
        yield from told
        yield from edges(told)

    def disagreements(self) -> list[Disagreement]:
        """Where documents tell one thing differently, as of the last `quads()`."""
        return [*disagreements(self._affairs, self.answer.kept), *over_details(self._details, self.answer.kept)]

    def _claim_iri(self, sha256: str, said: Claim | Detail) -> str:
        if isinstance(said, Claim):
            return identity.claim_iri(self._texts[sha256], said)
        return detail_claim_iri(self._texts[sha256], said)


def _without(reading: Reading, withdrawn: Collection[str]) -> Reading:
    """The reading without the claims that somebody has withdrawn."""
    if not withdrawn:
        return reading
    kept = (claim for claim in reading.claims if identity.claim_iri(reading.document, claim) not in withdrawn)
    return dataclasses.replace(reading, claims=tuple(kept))


def quads(readings: Iterable[Reading]) -> Iterator[ox.Quad]:
    """The graph of some readings. Raises `DocumentError` for the first that cannot be written."""
    builder = GraphBuilder()
    for reading in readings:
        builder.add(reading)
    return builder.quads()


def _read(reading: Reading) -> tuple[list[Triple], Things]:
    """What one document adds: triples of its own graph, and what it says of things."""
    document, things, speakers = reading.document, Things(), Speakers(reading)
    told = [Told(*pair) for pair in zip(reading.claims, identity.things(document, reading.claims), strict=True)]
    voices = [speakers.term(claim.speaker, things) for claim in reading.claims]
    for one, voice in zip(told, voices, strict=True):
        describe(things, one.iri, one.claim, voice)
    _tie(told, things)
    resolutions = list(_resolutions(reading, told, things))
    resolved = frozenset(subject.value for subject, _, _ in resolutions)
    triples = [*document_triples(document), *resolutions]
    for one, voice in zip(told, voices, strict=True):
        triples.extend(claim_triples(document, one, things, voice, resolved))
    for iri, detail in _details(reading, [one.iri for one in told]):
        triples.extend(detail_triples(document, detail, iri, things))
    _introduce(reading, things)
    return triples, things


def _tie(told: list[Told], things: Things) -> None:
    for name, ties in (("concerns", links.concerns(told)), ("partOf", links.parts(told))):
        for thing, other in ties:
            things[thing].add(dg(name), node(other))


def _details(reading: Reading, iris: Sequence[str]) -> Iterator[tuple[str, Detail]]:
    """The details of a document, each with the IRI of what it is about; `iris` are those of what its claims are about."""
    for detail in reading.details:
        if not isinstance(detail, Invitation):
            yield thing_iri(detail), detail
        elif detail.visit in reading.claims:  # somebody may have withdrawn the claim
            yield iris[reading.claims.index(detail.visit)], detail


def _resolutions(reading: Reading, told: list[Told], things: Things) -> Iterator[Triple]:
    used = (resolution for claim in reading.claims for resolution in claim.resolutions)
    for resolution in dict.fromkeys((*reading.resolutions, *used)):
        yield from resolution_triples(reading.document, resolution, told, things)


def _introduce(reading: Reading, things: Things) -> None:
    """The states of the people that claims speak of, and the short names that the document has for them."""
    referents = (mention for resolution in reading.resolutions for mention in resolution.referents)
    for mention in (*reading.mentions, *referents):
        iri = actors.person(mention.name) if mention.kind == "person" and mention.name else ""
        if iri in things:
            things[iri].add(dg("actsFor"), *(country(things, iso) for iso in mention.states))
            short = _short_name(reading, mention)
            if short:
                things[iri].add(ALT_LABEL, text(short))
    for claim in reading.claims:
        if claim.kind == "office":
            for name in claim.people:
                things[actors.person(name)].add(dg("actsFor"), *(country(things, iso) for iso in claim.countries))


def _short_name(reading: Reading, mention: Mention) -> str:
    """How the document calls the person here, where that is part of the name and not the whole."""
    surface = reading.document.text[mention.start : mention.end]
    words, name = slug(surface).split("-"), slug(mention.name).split("-")
    return surface if set(words) < set(name) else ""


def things(quads: Iterable[Quad]) -> int:
    """How many things the graph of things describes."""
    notes = (dg("Identification"), dg("Disagreement"), dg("Source"))  # what is said about things, and where
    described = (q for q in quads if q.graph_name == GRAPH_OF_THINGS and q.predicate == A and q.object not in notes)
    return len({quad.subject for quad in described})


def plain_edges(quads: Iterable[Quad]) -> int:
    """How many plain edges were derived."""
    return sum(quad.graph_name == GRAPH_OF_EDGES for quad in quads)


def labels(quads: Iterable[Quad], iris: Collection[str]) -> dict[str, str]:
    """What the graph calls some things, by IRI."""
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate == LABEL
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and quad.subject.value in iris
    }
