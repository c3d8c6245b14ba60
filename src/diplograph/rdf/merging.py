"""What identity found, written into the graph: each thing once under the IRI that is kept, and why it was merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from diplograph import ids
from diplograph.rdf.things import Thing, Things
from diplograph.rdf.vocabulary import GRAPH_OF_THINGS, SOURCE, A, dg, node, text
from diplograph.records import Claim, Detail
from diplograph.same.clusters import Merge
from diplograph.same.readings import Disagreement


def renamed(quads: Iterable[ox.Quad], kept: Mapping[str, str]) -> Iterator[ox.Quad]:
    """The quads with the things that were merged under the IRIs that are kept."""
    for quad in quads:
        value = quad.object
        if isinstance(value, ox.NamedNode) and value.value in kept:
            yield ox.Quad(quad.subject, quad.predicate, node(kept[value.value]), quad.graph_name)
        else:
            yield quad


def merged(things: Things, kept: Mapping[str, str]) -> Things:
    """The things with what is said of one thing in one place."""
    found = Things()
    for iri, thing in things.items():
        told = _pointing(thing, kept)
        if iri in kept:  # what has no name is called as the thing that is kept
            told = Thing(told.facts, told.names, told.titles, set(), told.standings, told.dates, told.terms)
        found.setdefault(kept.get(iri, iri), Thing()).merge(told)
    for iri, thing in found.items():  # nothing is part of itself
        thing.facts = {fact for fact in thing.facts if fact[1] != node(iri)}
    return found


def _pointing(thing: Thing, kept: Mapping[str, str]) -> Thing:
    facts = {
        (predicate, node(kept[value.value]) if isinstance(value, ox.NamedNode) and value.value in kept else value)
        for predicate, value in thing.facts
    }
    return Thing(facts, thing.names, thing.titles, thing.captions, thing.standings, thing.dates, thing.terms)


def identifications(merges: Iterable[Merge]) -> Iterator[ox.Quad]:
    """For each merge a node that says which thing is kept, which IRI led to it, and why."""
    for merge in merges:
        subject = node(ids.thing("identification", ids.digest(merge.kept, merge.other)))
        facts: tuple[tuple[ox.NamedNode, ox.NamedNode | ox.Literal], ...] = (
            (A, dg("Identification")), (dg("keeps"), node(merge.kept)), (dg("merges"), node(merge.other)),
            (dg("reason"), text(merge.because)),
        )  # fmt: skip
        yield from (ox.Quad(subject, predicate, value, GRAPH_OF_THINGS) for predicate, value in facts)


def disputes(found: Iterable[Disagreement], claim_of: Callable[[str, Claim | Detail], str]) -> Iterator[ox.Quad]:
    """For each disagreement a node with the thing, the property and the claims; `claim_of` gives a claim's IRI."""
    for one in found:
        subject = node(ids.thing("disagreement", ids.digest(one.thing, one.property)))
        facts: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
            (A, dg("Disagreement")), (dg("over"), node(one.thing)), (dg("property"), text(one.property)),
        ]  # fmt: skip
        facts += [(dg("reading"), node(claim_of(r.document, r.claim))) for r in one.readings]
        if one.known is not None:
            facts.append((dg("knownValue"), text(one.known.value)))
            facts += [(SOURCE, text(source)) for source in one.known.sources]
        yield from (ox.Quad(subject, predicate, value, GRAPH_OF_THINGS) for predicate, value in dict.fromkeys(facts))
