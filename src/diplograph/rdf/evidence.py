"""The passage of a document that a claim rests on, in terms of the Web Annotation vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from diplograph import ids
from diplograph.rdf.vocabulary import (
    END,
    EXACT,
    HAS_SELECTOR,
    HAS_SOURCE,
    POSITION_SELECTOR,
    PREFIX,
    QUOTE_SELECTOR,
    SPECIFIC_RESOURCE,
    START,
    SUFFIX,
    A,
    dg,
    node,
    text,
)
from diplograph.records import Document

_CONTEXT = 32
Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def evidence_iri(document: Document, start: int, end: int) -> str:
    return ids.thing("evidence", document.sha256[:16], f"{start}-{end}")


def evidence(document: Document, start: int, end: int) -> Iterator[Triple]:
    """The passage, found again by its words (with what stands before and after) and by its place."""
    iri = evidence_iri(document, start, end)
    passage, quote, position = node(iri), node(f"{iri}/quote"), node(f"{iri}/position")
    yield passage, A, SPECIFIC_RESOURCE
    yield passage, A, dg("Evidence")
    yield passage, HAS_SOURCE, node(ids.document(document.sha256))
    yield passage, HAS_SELECTOR, quote
    yield passage, HAS_SELECTOR, position
    yield quote, A, QUOTE_SELECTOR
    yield quote, EXACT, text(document.text[start:end])
    yield quote, PREFIX, text(document.text[max(0, start - _CONTEXT) : start])
    yield quote, SUFFIX, text(document.text[end : end + _CONTEXT])
    yield position, A, POSITION_SELECTOR
    yield position, START, ox.Literal(start)
    yield position, END, ox.Literal(end)
