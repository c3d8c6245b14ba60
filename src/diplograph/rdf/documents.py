"""A document as the graph knows it: its text, where it was published, what it cites, and the run that read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pyoxigraph as ox

from diplograph import __version__, ids
from diplograph.rdf.dates import edtf
from diplograph.rdf.evidence import Triple
from diplograph.rdf.vocabulary import (
    AGENT,
    DATE,
    DESCRIPTION,
    IDENTIFIER,
    LABEL,
    PROV_ACTIVITY,
    PROV_ENTITY,
    PUBLISHER,
    SOFTWARE_AGENT,
    TITLE,
    URL,
    USED,
    WAS_ASSOCIATED_WITH,
    A,
    dg,
    node,
    text,
)
from diplograph.records import Document, Source

_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
# What an IRI may not hold, and the signs that turn the direction of writing, which would hide where an address leads.
_NOT_IRI = re.compile(
    '%(?![0-9A-Fa-f]{2})|[\\x00-\\x20\\x7f-\\x9f<>"{}|\\\\^`\\[\\]\u200e\u200f\u202a-\u202e\u2066-\u2069]'
)


def source_iri(source: Source) -> str:
    """The IRI of a source. Its id counts within one document only, so that what it names is part of the IRI."""
    described = (source.url,) if source.url else (source.publisher, source.title, source.date)
    return ids.thing("source", ids.slug(source.id), ids.digest(*described)[:8])


def run_iri(document: Document, model: str = "") -> str:
    """The IRI of the reading of one document by this version of the reader, or by a language model."""
    return ids.thing("run", ids.digest(__version__, document.sha256, *filter(None, [model])))


def document_triples(document: Document, models: Iterable[str] = ()) -> Iterator[Triple]:
    """The document, what it cites, and its runs: that of the rules, and one for each language model that has read it."""
    subject = node(ids.document(document.sha256))
    yield subject, A, dg("Document")
    yield subject, A, PROV_ENTITY
    yield from _published(subject, document.title, document.publisher, document.date, document.url)
    yield subject, dg("text"), text(document.text)
    yield subject, dg("sha256"), text(document.sha256)
    for source in document.sources:
        yield subject, dg("cites"), node(source_iri(source))
    yield from _run(node(run_iri(document)), subject, __version__, AGENT, "diplograph rule reader")
    for model in models:
        agent = node(ids.thing("agent", ids.slug(model)))
        yield from _run(node(run_iri(document, model)), subject, __version__, agent, model)


def source_triples(document: Document) -> Iterator[Triple]:
    """What the document says of its sources; other documents cite the same, so that it stands among the things, once."""
    for source in document.sources:
        subject = node(source_iri(source))
        yield subject, A, dg("Source")
        yield subject, IDENTIFIER, text(source.id)
        yield from _published(subject, source.title, source.publisher, source.date, source.url)


def _published(subject: ox.NamedNode, title: str, publisher: str, date: str, url: str) -> Iterator[Triple]:
    if title:
        yield subject, TITLE, text(title)
    if publisher:
        yield subject, PUBLISHER, text(publisher)
    if edtf(date):
        yield subject, DATE, text(edtf(date))
    if date and edtf(date) != date:
        yield subject, DESCRIPTION, text(date)
    address = web_address(url)
    if address is not None:
        yield subject, URL, address


def web_address(url: str) -> ox.NamedNode | None:
    """The address as an IRI, with what no IRI may hold percent-encoded; none where it is not one of the web."""
    if not _WEB.match(url):
        return None
    try:
        return ox.NamedNode(_NOT_IRI.sub(lambda match: quote(match.group(), safe=""), url.strip()))
    except ValueError:
        return None


def _run(run: ox.NamedNode, subject: ox.NamedNode, version: str, agent: ox.NamedNode, name: str) -> Iterator[Triple]:
    yield run, A, dg("Run")
    yield run, A, PROV_ACTIVITY
    yield run, dg("version"), text(version)
    yield run, USED, subject
    yield run, WAS_ASSOCIATED_WITH, agent
    yield agent, A, SOFTWARE_AGENT
    yield agent, LABEL, text(name)
