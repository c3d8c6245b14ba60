"""Does a view model hold together? Asked once, before a page is made of it."""

from __future__ import annotations

from collections.abc import Container, Iterable

from diplograph.view.errors import ViewError
from diplograph.view.model import ViewModel
from diplograph.view.palette import CLAIM_KINDS, KINDS, STATUSES


def check(model: ViewModel) -> None:
    """Raise `ViewError`, naming the culprit, unless every id is unique and every reference leads somewhere."""
    nodes = _unique("node", (node.id for node in model.nodes))
    claims = _unique("claim", (claim.id for claim in model.claims))
    documents = _unique("document", (document.id for document in model.documents))
    sources = _unique("source", (source.id for source in model.sources))
    for node in model.nodes:
        _known("kind", [node.kind], KINDS, f"node {node.id}")
        _known("claim", node.claims, claims, f"node {node.id}")
    for edge in model.edges:
        where = f"edge {edge.source} -> {edge.target} ({edge.label})"
        _known("node", [edge.source, edge.target], nodes, where)
        _known("status", [edge.status], STATUSES, where)
        _known("claim", edge.claims, claims, where)
    for claim in model.claims:
        where = f"claim {claim.id}"
        _known("kind", [claim.kind], CLAIM_KINDS, where)
        _known("status", [claim.status], STATUSES, where)
        _known("document", [claim.document], documents, where)
        _known("source", claim.sources, sources, where)
    for disagreement in model.disagreements:
        where = f"the disagreement over the {disagreement.property} of {disagreement.label}"
        _known("node", [disagreement.node] if disagreement.node else [], nodes, where)
        for reading in disagreement.readings:
            _known("document", [reading.document] if reading.document else [], documents, where)
            _known("source", reading.sources, sources, where)


def _unique(what: str, ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ViewError(f"The view model has two {what}s with the id {one}; ids must be unique.")
        seen.add(one)
    return seen


def _known(what: str, names: Iterable[str], known: Container[str], where: str) -> None:
    for name in names:
        if name not in known:
            raise ViewError(f"The view model has no {what} {name!r}, which {where} names.")
