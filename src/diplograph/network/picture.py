"""Readings -> the picture: things as nodes, roles as ties, each with the claims behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from diplograph import ids, reference
from diplograph.network.cards import claim_card, document_card, source_cards
from diplograph.network.disputes import Dispute, disagreement_card
from diplograph.rdf import actors, identity
from diplograph.rdf.captions import caption, state_name
from diplograph.records import Claim, Reading, Status
from diplograph.view import ClaimCard, DocumentCard, Edge, Node, SourceCard, ViewModel
from diplograph.view.dates import in_words

_NODE_KINDS = {"office": "tenure", "quote": "statement"}
# How a tie reads, from a side to the thing; `takes part in` where nothing better fits.
_ROLE = {
    "meeting": "meets in", "visit": "makes", "agreement": "is party to", "partnership": "is partner in", "initiative": "owns",
    "position": "holds", "demand": "makes", "measure": "takes", "cooperation": "takes part in", "relations": "has",
    "quote": "says", "office": "holds",
}  # fmt: skip
_TOWARDS = {
    "visit": "leads to", "demand": "is addressed to", "measure": "is aimed at", "position": "concerns",
    "cooperation": "concerns", "agreement": "concerns",
}  # fmt: skip


def _firmness(facts: Mapping[str, str]) -> int:
    statuses = ("denied", "proposed", "planned", "ongoing", "done")
    return statuses.index(facts["status"]) if facts.get("status") in statuses else -1


class _Picture:
    """Collects nodes and edges; the same thing or tie told twice is there once, with both claims."""

    def __init__(self) -> None:
        self.labels: dict[str, tuple[str, str]] = {}
        self.facts: dict[str, dict[str, str]] = {}
        self.node_claims: dict[str, list[str]] = {}
        self.edge_claims: dict[tuple[str, str, str, Status], list[str]] = {}

    def node(self, iri: str, label: str, kind: str, claim: str, facts: Iterable[tuple[str, str]] = ()) -> str:
        self.labels.setdefault(iri, (label, kind))
        told = {name: value for name, value in facts if value}
        known = self.facts.setdefault(iri, {})
        # What has happened says more of a thing than what was planned for it.
        firmer = _firmness(told) >= _firmness(known)
        self.facts[iri] = {**known, **told} if firmer else {**told, **known}
        claims = self.node_claims.setdefault(iri, [])
        if claim not in claims:
            claims.append(claim)
        return iri

    def edge(self, source: str, target: str, label: str, status: Status, claim: str) -> None:
        claims = self.edge_claims.setdefault((source, target, label, status), [])
        if claim not in claims:
            claims.append(claim)

    def model(
        self, title: str, cards: Sequence[ClaimCard], documents: Sequence[DocumentCard], sources: Sequence[SourceCard]
    ) -> ViewModel:
        nodes = (
            Node(iri, label, kind, tuple(self.facts[iri].items()), tuple(self.node_claims[iri]))
            for iri, (label, kind) in sorted(self.labels.items())
        )
        edges = (Edge(*key, tuple(claims)) for key, claims in sorted(self.edge_claims.items()))
        return ViewModel(title, tuple(nodes), tuple(edges), tuple(cards), tuple(documents), tuple(sources))


def picture(
    readings: Iterable[Reading],
    title: str,
    kept: Mapping[str, str] | None = None,
    disputes: Sequence[Dispute] = (),
) -> ViewModel:
    """The picture of what documents claim; deterministic, whatever the order of the readings.

    `kept` maps the IRIs of things that were merged to those of the things that they are; `disputes` are what documents
    tell differently.
    """
    same = kept or {}
    drawn = _Picture()
    cards: list[ClaimCard] = []
    sources: dict[str, SourceCard] = {}
    # What else a reading holds goes at once: mentions and resolutions take most of the room.
    told = sorted(((r.document, r.claims) for r in readings), key=lambda one: one[0].sha256)
    later: list[tuple[Claim, str, str]] = []  # what was merged is called as the thing that is kept
    for document, claims in told:
        for card in source_cards(document):
            sources.setdefault(card.id, card)
        for claim, thing in zip(claims, identity.things(document, claims), strict=True):
            iri = identity.claim_iri(document, claim)
            cards.append(claim_card(document, claim, iri))
            if thing in same:
                later.append((claim, same[thing], iri))
            else:
                _draw(drawn, claim, thing, iri)
    for claim, thing, iri in later:
        _draw(drawn, claim, thing, iri)
    documents = [document_card(document) for document, _ in told]
    texts = {document.sha256: document for document, _ in told}
    return replace(
        drawn.model(
            title,
            sorted(cards, key=lambda card: card.id),
            documents,
            sorted(sources.values(), key=lambda card: card.id),
        ),
        disagreements=tuple(disagreement_card(one, texts, drawn.labels.keys(), sources.keys()) for one in disputes),
    )


def _draw(drawn: _Picture, claim: Claim, thing: str, iri: str) -> None:
    kind = _NODE_KINDS.get(claim.kind, claim.kind)
    drawn.node(thing, caption(claim).replace("memorandum of understanding", "MOU"), kind, iri, _facts(claim))
    for side in (
        *_states(drawn, claim.countries, iri),
        *_organizations(drawn, claim.organizations, iri),
        *_people(drawn, claim, iri),
    ):
        drawn.edge(side, thing, _ROLE[claim.kind], claim.status, iri)
    for receiver in _states(drawn, claim.object_countries, iri):
        drawn.edge(thing, receiver, _TOWARDS.get(claim.kind, "concerns"), claim.status, iri)
    if claim.place and claim.kind in ("meeting", "visit"):
        drawn.edge(
            thing, drawn.node(actors.place(claim.place), claim.place, "place", iri), "takes place in", claim.status, iri
        )


def _states(drawn: _Picture, codes: Iterable[str], claim: str) -> Iterator[str]:
    for code in codes:
        state = reference.states()[code]
        yield drawn.node(
            ids.country(code), state_name(code), "country", claim, (("ISO code", code), ("capital", state.capital))
        )


def _people(drawn: _Picture, claim: Claim, iri: str) -> Iterator[str]:
    for name in claim.people:
        office = claim.object if claim.kind == "office" else ""
        yield drawn.node(actors.person(name), name, "person", iri, (("office", office),))


def _organizations(drawn: _Picture, names: Iterable[str], claim: str) -> Iterator[str]:
    for name in names:
        organization = actors.organization(name)
        kind = "body" if actors.is_body(name) else "organization"
        yield drawn.node(organization.iri, organization.name, kind, claim)


def _facts(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "form", claim.subtype
    yield "status", claim.status
    yield "stage", claim.stage
    yield "date", in_words(claim.date)
    yield "place", claim.place
    yield "topics", ", ".join(claim.topics)
