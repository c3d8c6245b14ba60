"""What the picture shows when something is clicked: claims with their sentence in context, documents, sources."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph import ids
from diplograph.rdf.captions import state_name
from diplograph.records import Claim, Document
from diplograph.view import ClaimCard, DocumentCard, Resolution, SourceCard

_CONTEXT = 220  # characters shown on either side of a sentence


def claim_card(document: Document, claim: Claim, iri: str) -> ClaimCard:
    """A claim with all that is needed to judge it."""
    text = document.text
    return ClaimCard(
        id=iri, kind=claim.kind, status=claim.status, sentence=text[claim.start : claim.end],
        document=ids.document(document.sha256),
        subtype=claim.subtype, stage=claim.stage, date=claim.date, place=claim.place, object=claim.object,
        countries=tuple(map(state_name, claim.countries)), people=claim.people, organizations=claim.organizations,
        topics=claim.topics, speaker=claim.speaker, rule=claim.rule,
        before=_before(text, claim.start), after=_after(text, claim.end), sources=document.cited(claim.start),
        resolutions=tuple(_resolutions(claim)),
    )  # fmt: skip


def _resolutions(claim: Claim) -> Iterator[Resolution]:
    for resolution in claim.resolutions:
        yield Resolution(
            resolution.surface, tuple(mention.name for mention in resolution.referents), resolution.because
        )


def _before(text: str, start: int) -> str:
    context = text[max(0, start - _CONTEXT) : start].rpartition("\n\n")[2]
    return f"… {context.partition(' ')[2]}" if start > _CONTEXT and len(context) == _CONTEXT else context


def _after(text: str, end: int) -> str:
    context = text[end : end + _CONTEXT].partition("\n\n")[0]
    return f"{context.rpartition(' ')[0]} …" if len(context) == _CONTEXT else context


def document_card(document: Document) -> DocumentCard:
    """A document by its IRI."""
    return DocumentCard(
        ids.document(document.sha256), document.title or document.name, document.date, document.publisher, document.url
    )  # fmt: skip


def source_cards(document: Document) -> Iterator[SourceCard]:
    """The sources that a document cites, by the ids of its marks."""
    for source in document.sources:
        yield SourceCard(source.id, source.publisher, source.title, source.date, source.url)
