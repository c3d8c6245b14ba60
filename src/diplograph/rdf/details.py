"""Details in the graph: the thing that documents can tell differently, and what each of them says of it.

id/figure/kaz-kor/trade/2022                  the trade of two states in a year; a dg:Figure
id/figure/kor-uzb/loan/2024/trains            what one state lends the other for something; a dg:Figure
id/work/kiyanly-plant                         a plant, a railway; a dg:Work
id/claim/...                                  that one document says so; a dg:FigureClaim, dg:Milestone or dg:Invitation
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from diplograph import ids
from diplograph.ids import slug
from diplograph.rdf import actors
from diplograph.rdf.captions import joined, state_name
from diplograph.rdf.claim import rests_on
from diplograph.rdf.concepts import concept
from diplograph.rdf.evidence import Triple
from diplograph.rdf.identity import day
from diplograph.rdf.roles import country
from diplograph.rdf.things import Things
from diplograph.rdf.vocabulary import DECIMAL, A, dg, node, text
from diplograph.records import Detail, Document, Figure, Invitation, Milestone
from diplograph.same.details import property_of, value


def thing_iri(detail: Figure | Milestone) -> str:
    """The IRI of what a detail is about: whose trade and when, which loan, which work."""
    if isinstance(detail, Milestone):
        return ids.thing("work", slug(detail.work))
    if detail.measure == "loan":  # from the first to the second, so not sorted
        sides, what = "-".join(detail.countries).lower(), slug(detail.purpose.split()[-1])
        return ids.thing("figure", sides, detail.measure, day(detail.period), what)
    return ids.thing("figure", ids.parties(detail.countries), detail.measure, day(detail.period))


def detail_claim_iri(sha256: str, detail: Detail) -> str:
    """The IRI of what a document says: a hash over its SHA-256, the sentence, what the detail is of, and its value."""
    what = detail.visit.object if isinstance(detail, Invitation) else thing_iri(detail)
    parts = (sha256, str(detail.start), str(detail.end), what, property_of(detail), value(detail))
    return ids.thing("claim", ids.digest(*parts))


def detail_triples(document: Document, detail: Detail, thing: str, things: Things) -> Iterator[Triple]:
    """What the document says of the thing with the IRI `thing`, with its evidence."""
    subject = node(detail_claim_iri(document.sha256, detail))
    yield subject, dg("about"), node(thing)
    if isinstance(detail, Figure):
        _describe_figure(thing, detail, things)
        yield from _figure(subject, detail)
    elif isinstance(detail, Milestone):
        work = things.of(thing, "Work")
        work.captions.add(detail.work)
        work.add(dg("objectCountry"), *(country(things, iso) for iso in detail.countries))
        yield subject, A, dg("Milestone")
        yield subject, dg("event"), text(detail.event)
        yield subject, dg("date"), text(detail.date)
    else:
        yield subject, A, dg("Invitation")
        yield subject, dg("invitedBy"), _person(detail, things)
    if detail.speaker:
        yield subject, dg("speakerName"), text(detail.speaker)
    yield from rests_on(document, subject, detail.start, detail.end)


def _describe_figure(iri: str, figure: Figure, things: Things) -> None:
    thing = things.of(iri, "Figure")
    thing.add(dg("party"), *(country(things, iso) for iso in figure.countries))
    thing.add(dg("measure"), text(figure.measure))
    thing.add(dg("date"), text(figure.period))
    names = [state_name(iso) for iso in figure.countries]
    if figure.measure == "loan":
        thing.add(dg("lender"), country(things, figure.countries[0]))
        thing.captions.add(f"loan from {names[0]} to {names[1]} for {figure.purpose}, {figure.period}")
    else:
        thing.captions.add(f"{figure.measure} of {joined(names)}, {figure.period}")


def _figure(subject: ox.NamedNode, figure: Figure) -> Iterator[Triple]:
    yield subject, A, dg("FigureClaim")
    yield subject, dg("status"), concept("statuses", figure.status)
    yield subject, dg("amount"), ox.Literal(f"{figure.amount.value.normalize():f}", datatype=DECIMAL)
    yield subject, dg("currency"), text(figure.amount.currency)
    if figure.amount.bound:
        yield subject, dg("bound"), text(figure.amount.bound)


def _person(invitation: Invitation, things: Things) -> ox.NamedNode:
    iri = actors.person(invitation.host)
    things.of(iri, "Person").names.add(invitation.host)
    return node(iri)
