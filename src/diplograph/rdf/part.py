"""What one document adds to the graph: the triples of its own graph, what it says of things, and what identity asks for.

It follows from the reading alone, so that it can be made where the document is read, and kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diplograph import ids
from diplograph.errors import DocumentError
from diplograph.ids import slug
from diplograph.rdf import actors, identity, links
from diplograph.rdf.affairs import describe
from diplograph.rdf.claim import claim_triples
from diplograph.rdf.details import detail_triples, thing_iri
from diplograph.rdf.documents import document_triples, source_triples
from diplograph.rdf.evidence import Triple
from diplograph.rdf.links import Told
from diplograph.rdf.resolutions import resolution_triples
from diplograph.rdf.roles import country
from diplograph.rdf.speakers import Speakers
from diplograph.rdf.things import Row, Thing, Things
from diplograph.rdf.vocabulary import ALT_LABEL, dg, node, text
from diplograph.records import Detail, Invitation, Mention, Reading
from diplograph.same.affair import Affair, affairs
from diplograph.same.details import Put


@dataclass(frozen=True, slots=True)
class Part:
    """What a document adds. `rows` are the triples of its graph, as N-Triples writes their terms, each once."""

    document: str  # SHA-256 of its text
    graph: str
    rows: tuple[Row, ...]
    things: dict[str, Thing]
    affairs: tuple[Affair, ...]
    details: tuple[Put, ...]


def part(reading: Reading) -> Part:
    """The part of one document. Raises `DocumentError` where its text or a claim cannot be RDF."""
    document = reading.document
    try:
        iris = identity.things(document, reading.claims)
        triples, things = _read(reading, iris)
        graph = str(node(ids.document(document.sha256)))
        for subject, predicate, value in source_triples(document):
            things.setdefault(subject.value, Thing()).add(predicate, value)
    except ValueError as error:
        raise DocumentError(
            f"{document.name}: cannot be written as RDF ({error}): correct the text of the document"
        ) from error
    rows = dict.fromkeys((str(subject), str(predicate), str(value)) for subject, predicate, value in triples)
    # Of how a claim was read, identity asks nothing.
    light = [replace(claim, resolutions=(), also=()) for claim in reading.claims]
    puts = tuple(Put(iri, document.sha256, detail) for iri, detail in _details(reading, iris))
    return Part(document.sha256, graph, tuple(rows), dict(things), tuple(affairs(document, light, iris)), puts)


def _read(reading: Reading, iris: Sequence[str]) -> tuple[list[Triple], Things]:
    """The triples of the document's own graph, and what it says of things."""
    document, things, speakers = reading.document, Things(), Speakers(reading)
    told = [Told(*pair) for pair in zip(reading.claims, iris, strict=True)]
    voices = [speakers.term(claim.speaker, things) for claim in reading.claims]
    for one, voice in zip(told, voices, strict=True):
        describe(things, one.iri, one.claim, voice)
    _tie(told, things)
    resolutions = list(_resolutions(reading, told, things))
    resolved = frozenset(subject.value for subject, _, _ in resolutions)
    models = sorted({model for claim in reading.claims for model in claim.models})
    triples = [*document_triples(document, models), *resolutions]
    for one, voice in zip(told, voices, strict=True):
        triples.extend(claim_triples(document, one, things, voice, resolved))
    for iri, detail in _details(reading, iris):
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
