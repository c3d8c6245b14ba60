"""How references were resolved: what the words stand for, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from diplograph import ids
from diplograph.rdf.evidence import Triple
from diplograph.rdf.links import Told, named
from diplograph.rdf.roles import country, organization, person, place
from diplograph.rdf.things import Things
from diplograph.rdf.vocabulary import A, dg, node, text
from diplograph.records import Document, Kind, Mention, MentionKind, Resolution

# What acts for its state: one state, or nothing that can be named.
_STATES: frozenset[MentionKind] = frozenset({"state", "demonym", "capital", "seat"})
_TITLED: dict[MentionKind, tuple[Kind, ...]] = {
    "initiative": ("initiative",), "instrument": ("agreement",), "event": ("meeting", "visit"),
}  # fmt: skip


def resolution_iri(document: Document, resolution: Resolution) -> str:
    return ids.thing("resolution", document.sha256[:16], f"{resolution.start}-{resolution.end}")


def resolution_triples(
    document: Document, resolution: Resolution, told: Sequence[Told], things: Things
) -> Iterator[Triple]:
    """A resolution that leads to things; one that stayed open is no fact and yields nothing."""
    referents = [thing for mention in resolution.referents for thing in _referents(mention, told, things)]
    if not referents:
        return
    subject = node(resolution_iri(document, resolution))
    yield subject, A, dg("Resolution")
    yield subject, dg("surface"), text(resolution.surface)
    yield subject, dg("because"), text(resolution.because)
    yield subject, dg("position"), ox.Literal(resolution.start)
    for referent in referents:
        yield subject, dg("refersTo"), referent


def _referents(mention: Mention, told: Sequence[Told], things: Things) -> Iterator[ox.NamedNode]:
    if mention.kind in _STATES and len(mention.states) == 1:
        yield country(things, mention.states[0])
    elif mention.kind == "person":
        yield person(things, mention.name)
    elif mention.kind in ("body", "organization"):
        yield organization(things, mention.name)
    elif mention.kind == "place":
        yield place(things, mention.name)
    elif mention.kind in _TITLED:
        yield from map(node, named(told, mention.name, _TITLED[mention.kind]))
