"""A claim as the graph knows it: what one document states, with its evidence and its provenance."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import pyoxigraph as ox

from diplograph import ids
from diplograph.rdf.concepts import concept, known
from diplograph.rdf.documents import run_iri, source_iri
from diplograph.rdf.evidence import Triple, evidence, evidence_iri
from diplograph.rdf.identity import claim_iri
from diplograph.rdf.links import Told
from diplograph.rdf.resolutions import resolution_iri
from diplograph.rdf.roles import roles
from diplograph.rdf.things import Things
from diplograph.rdf.vocabulary import (
    HAD_PRIMARY_SOURCE,
    SEE_ALSO,
    SUBJECT,
    WAS_DERIVED_FROM,
    WAS_GENERATED_BY,
    A,
    dg,
    node,
    text,
)
from diplograph.records import BY_MODEL, Claim, Document


def claim_triples(
    document: Document, told: Told, things: Things, speaker: ox.NamedNode | None, resolved: Collection[str]
) -> Iterator[Triple]:
    """The claim with its evidence; `resolved` are the IRIs of the resolutions of the document that lead somewhere."""
    claim, subject = told.claim, node(claim_iri(document, told.claim))
    yield subject, A, dg("Claim")
    yield subject, dg("about"), node(told.iri)
    yield from ((subject, *fact) for fact in roles(claim, things))
    yield from ((subject, *fact) for fact in _statement(claim))
    if speaker is not None:
        yield subject, dg("speaker"), speaker
    for resolution in claim.resolutions:
        if resolution_iri(document, resolution) in resolved:
            yield subject, dg("resolvedBy"), node(resolution_iri(document, resolution))
    yield from rests_on(document, subject, claim.start, claim.end, _runs(document, claim))
    for start, end in claim.also:
        yield subject, SEE_ALSO, node(evidence_iri(document, start, end))
        yield from evidence(document, start, end)


def _statement(claim: Claim) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    yield dg("kind"), concept("kinds", claim.kind)
    yield dg("status"), concept("statuses", claim.status)
    if claim.stage:
        yield dg("stage"), concept("stages", claim.stage)
    for name, words in (
        ("subtype", claim.subtype),
        ("object", claim.object),
        ("speakerName", claim.speaker),
        ("rule", claim.rule),
    ):
        if words:
            yield dg(name), text(words)
    # A field that the scheme does not know yet stays with the claim as the words that the reader gave.
    yield from ((SUBJECT, text(topic)) for topic in claim.topics if known("topics", topic) is None)


def _runs(document: Document, claim: Claim) -> list[str]:
    """The readings of the document that have found the claim: by the rules, by language models, or by both."""
    rules = [] if claim.rule == BY_MODEL else [run_iri(document)]
    return [*rules, *(run_iri(document, model) for model in claim.models)]


def rests_on(
    document: Document, subject: ox.NamedNode, start: int, end: int, runs: Sequence[str] = ()
) -> Iterator[Triple]:
    """What a statement of the document stands on: the document, the run, the sources of the paragraph, the passage.

    The run is that of the rules where no other is named.
    """
    read = node(ids.document(document.sha256))
    yield subject, dg("inDocument"), read
    yield subject, WAS_DERIVED_FROM, read
    yield from ((subject, WAS_GENERATED_BY, node(run)) for run in runs or [run_iri(document)])
    cited = document.cited(start)
    yield from ((subject, HAD_PRIMARY_SOURCE, node(source_iri(one))) for one in document.sources if one.id in cited)
    yield subject, dg("evidence"), node(evidence_iri(document, start, end))
    yield from evidence(document, start, end)
