"""The roles of a claim: who acts, on whom, where, when, on what. A claim and the thing that it is about carry the same."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from diplograph import ids
from diplograph.rdf import actors
from diplograph.rdf.captions import state_name
from diplograph.rdf.concepts import known
from diplograph.rdf.things import Fact, Things
from diplograph.rdf.vocabulary import COUNTRY_AUTHORITY, EXACT_MATCH, dg, node, text
from diplograph.records import Claim


def roles(claim: Claim, things: Things) -> Iterator[Fact]:
    """The roles of a claim as facts; whoever has one is described among the things."""
    yield from ((dg("party"), country(things, iso)) for iso in claim.countries)
    yield from ((dg("participant"), person(things, name)) for name in claim.people)
    yield from ((dg("body"), organization(things, name)) for name in claim.organizations)
    yield from ((dg("objectCountry"), country(things, iso)) for iso in claim.object_countries)
    yield from ((dg("topic"), topic) for topic in map(_topic, claim.topics) if topic is not None)
    if claim.place:
        yield dg("place"), place(things, claim.place)
    if claim.date:
        yield dg("date"), text(claim.date)


def country(things: Things, iso3: str) -> ox.NamedNode:
    """Describe a state; raises ValueError for a code that is none."""
    iri = ids.country(iso3)
    if iri not in things:
        state = things.of(iri, "Country")
        state.names.add(state_name(iso3))
        state.add(dg("iso3"), text(iso3))
        state.add(EXACT_MATCH, node(COUNTRY_AUTHORITY + iso3))
    return node(iri)


def person(things: Things, name: str) -> ox.NamedNode:
    iri = actors.person(name)
    things.of(iri, "Person").names.add(name)
    return node(iri)


def organization(things: Things, name: str) -> ox.NamedNode:
    """Describe an organization, and the state that it acts for where its name tells one."""
    found = actors.organization(name)
    thing = things.of(found.iri, "Organization")
    thing.names.update({found.name, name})
    if found.state:
        thing.add(dg("actsFor"), country(things, found.state))
    return node(found.iri)


def place(things: Things, name: str) -> ox.NamedNode:
    iri = actors.place(name)
    things.of(iri, "Place").names.add(name)
    return node(iri)


def _topic(label: str) -> ox.NamedNode | None:
    return known("topics", label)
