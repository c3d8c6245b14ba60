"""What the viewer is given: a frozen picture of the graph.

    ViewModel
    ├── nodes      things of the graph: states, people, meetings, agreements ...
    ├── edges      what ties two things, with the status of what is said
    ├── claims     what a document states, with its sentence (nodes and edges name claims by id)
    ├── disagreements  one property of one thing that documents give differently
    ├── documents  where the claims stand (claims name their document by id)
    └── sources    what a document rests on (claims name their sources by id)

Whoever fills a model does so from a query; nothing here knows about RDF. All
texts are plain text: no field is ever read as HTML. Dates are EDTF strings
("2024-12-03", "2025-01", "2024-12-02/2024-12-04") or empty.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A thing. `kind` is a key of `palette.KINDS`; `facts` are (name, value) rows."""

    id: str
    label: str
    kind: str
    facts: tuple[tuple[str, str], ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two things, read as "source label target". `status` is a key of `palette.STATUSES`."""

    source: str
    target: str
    label: str
    status: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a reference was understood: "the two leaders" are these things, because ..."""

    surface: str
    refers_to: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCard:
    """One claim with everything that a reader needs to judge it.

    `before` and `after` are the text around `sentence` in its document.
    `document` and `sources` are ids of cards in the same model.
    """

    id: str
    kind: str
    status: str
    sentence: str
    document: str
    subtype: str = ""
    stage: str = ""
    date: str = ""
    place: str = ""
    object: str = ""
    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    speaker: str = ""
    rule: str = ""
    before: str = ""
    after: str = ""
    sources: tuple[str, ...] = ()
    resolutions: tuple[Resolution, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document that was read."""

    id: str
    title: str
    date: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source that a document cites."""

    id: str
    publisher: str
    title: str
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """One of the values that documents give.

    `document` is the id of a card in the same model, or empty for what the reference data have; `sources` are ids of
    cards, too.
    """

    value: str
    document: str = ""
    sentence: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DisagreementCard:
    """A property of a thing (its `label`, and its id where it is a node) with the values that differ."""

    label: str
    property: str
    readings: tuple[ReadingCard, ...]
    node: str = ""


@dataclass(frozen=True, slots=True)
class ViewModel:
    """Everything that one page shows. Ids are unique within each list."""

    title: str
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    claims: tuple[ClaimCard, ...] = ()
    documents: tuple[DocumentCard, ...] = ()
    sources: tuple[SourceCard, ...] = ()
    disagreements: tuple[DisagreementCard, ...] = ()
