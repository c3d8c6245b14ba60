"""A view model as plain data for the page: lists that name each other by position, dates in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from diplograph.view.dates import in_words
from diplograph.view.model import (
    ClaimCard,
    DisagreementCard,
    DocumentCard,
    Edge,
    Node,
    Resolution,
    SourceCard,
    ViewModel,
)
from diplograph.view.overview import Overview
from diplograph.view.palette import CLAIM_KINDS, KINDS, STATUSES, Kind, Status
from diplograph.view.ties import Tie

Json = dict[str, object]


def first_data(model: ViewModel, first: Overview) -> Json:
    """What the page needs before it has unpacked the model: the states and bodies, their pairs, how things look."""
    numbers = _places(node.id for node in model.nodes)
    return {
        "kinds": {name: _kind(kind) for name, kind in KINDS.items()},
        "statuses": {name: _status(status) for name, status in STATUSES.items()},
        "claimKinds": CLAIM_KINDS,
        "counts": {
            "things": len(model.nodes),
            "claims": len(model.claims),
            "documents": len(model.documents),
        },
        "actors": {str(numbers[node.id]): {"label": node.label or node.id, "kind": node.kind} for node in first.actors},
        "pairs": [
            {"from": numbers[pair.source], "to": numbers[pair.target], "statuses": pair.statuses}
            for pair in first.pairs
        ],
    }


def page_data(model: ViewModel, ties: Sequence[Tie]) -> Json:
    """Everything else that the scripts of the page know."""
    nodes = _places(node.id for node in model.nodes)
    claims = _places(claim.id for claim in model.claims)
    documents = _places(document.id for document in model.documents)
    sources = _places(source.id for source in model.sources)
    return {
        "things": [_thing(node, claims) for node in model.nodes],
        "ties": [_tie(tie, nodes, claims) for tie in ties],
        "claims": [_claim(claim, documents, sources) for claim in model.claims],
        "documents": [_document(document) for document in model.documents],
        "sources": [_source(source) for source in model.sources],
        "disagreements": [_disagreement(one, nodes, documents, sources) for one in model.disagreements],
    }


def _places(ids: Iterable[str]) -> dict[str, int]:
    return {one: index for index, one in enumerate(ids)}


def _kind(kind: Kind) -> Json:
    return {
        "one": kind.one,
        "many": kind.many,
        "shape": kind.shape,
        "hollow": kind.hollow,
        "size": kind.size,
        "light": kind.hue.light,
        "dark": kind.hue.dark,
    }


def _status(status: Status) -> Json:
    return {
        "word": status.word,
        "meaning": status.meaning,
        "dash": status.dash,
        "struck": status.struck,
    }


def _thing(node: Node, claims: dict[str, int]) -> Json:
    return {
        "id": node.id,
        "label": node.label or node.id,
        "kind": node.kind,
        "facts": node.facts,
        "claims": [claims[claim] for claim in node.claims],
    }


def _tie(tie: Tie, nodes: dict[str, int], claims: dict[str, int]) -> Json:
    return {
        "from": nodes[tie.source],
        "to": nodes[tie.target],
        "status": tie.status,
        "edges": [_edge(edge, nodes) for edge in tie.edges],
        "claims": [claims[claim] for claim in tie.claims],
    }


def _edge(edge: Edge, nodes: dict[str, int]) -> Json:
    return {"from": nodes[edge.source], "to": nodes[edge.target], "label": edge.label}


def _claim(claim: ClaimCard, documents: dict[str, int], sources: dict[str, int]) -> Json:
    return {
        "id": claim.id,
        "kind": claim.kind,
        "subtype": claim.subtype,
        "status": claim.status,
        "stage": claim.stage,
        "day": claim.date,
        "date": in_words(claim.date),
        "place": claim.place,
        "object": claim.object,
        "countries": claim.countries,
        "people": claim.people,
        "organizations": claim.organizations,
        "topics": claim.topics,
        "speaker": claim.speaker,
        "rule": claim.rule,
        "sentence": claim.sentence,
        "before": claim.before,
        "after": claim.after,
        "document": documents[claim.document],
        "sources": [sources[source] for source in claim.sources],
        "resolutions": [_resolution(resolution) for resolution in claim.resolutions],
    }


def _resolution(resolution: Resolution) -> Json:
    return {
        "surface": resolution.surface,
        "refersTo": resolution.refers_to,
        "because": resolution.because,
    }


def _disagreement(
    one: DisagreementCard, nodes: dict[str, int], documents: dict[str, int], sources: dict[str, int]
) -> Json:
    readings = [
        {
            "value": in_words(reading.value),
            "document": documents.get(reading.document),
            "sentence": reading.sentence,
            "sources": [sources[source] for source in reading.sources],
        }
        for reading in one.readings
    ]
    return {"label": one.label, "property": one.property, "thing": nodes.get(one.node), "readings": readings}


def _document(document: DocumentCard) -> Json:
    return {
        "id": document.id,
        "title": document.title or document.id,
        "day": document.date,
        "date": in_words(document.date),
        "publisher": document.publisher,
        "url": _web_address(document.url),
    }


def _source(source: SourceCard) -> Json:
    return {
        "publisher": source.publisher,
        "title": source.title or source.id,
        "date": in_words(source.date),
        "url": _web_address(source.url),
    }


def _web_address(url: str) -> str:
    """The address, if a reader may be sent there; a script or a file of theirs is not an address."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
