"""What a claim says of the thing that it is about."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from diplograph.rdf import schemes
from diplograph.rdf.captions import caption
from diplograph.rdf.concepts import form, known
from diplograph.rdf.roles import roles
from diplograph.rdf.things import Fact, Thing, Things
from diplograph.rdf.vocabulary import CLASSES, dg, text
from diplograph.records import AFFIRMED, Claim


def describe(things: Things, iri: str, claim: Claim, speaker: ox.NamedNode | None) -> Thing:
    """Add what the claim says to the description of the thing with that IRI."""
    thing = things.of(iri, CLASSES[claim.kind])
    facts = list(roles(claim, things))
    for predicate, value in facts:
        if predicate != dg("date"):
            thing.add(predicate, value)
        elif not _is_old_news(claim):
            thing.dates.add((claim.status, value.value))
    for predicate, value in _of_its_kind(claim, facts, speaker):
        thing.add(predicate, value)
    thing.captions.add(caption(claim))
    thing.standings.add((claim.status, claim.stage))
    if claim.object and claim.kind != "quote":
        thing.titles.add(claim.object.removeprefix("former "))  # who held an office held that office
    if claim.kind == "office":
        _mark_leaders(things, claim, facts)
    return thing


def _is_old_news(claim: Claim) -> bool:
    """Whether the date is that of the telling: a partnership that is said to go on began on some other day."""
    return claim.kind == "partnership" and claim.status == "ongoing"


def _of_its_kind(claim: Claim, facts: list[Fact], speaker: ox.NamedNode | None) -> Iterator[Fact]:
    narrow = form(claim.kind, claim.subtype)
    if narrow is not None:
        yield dg("form"), narrow
    if claim.kind == "agreement" and claim.stage == "signed" and claim.status in AFFIRMED:
        yield from _renamed(facts, ("participant", "body"), "signatory")
    elif claim.kind == "initiative":
        yield from _renamed(facts, ("party",), "owner")
    elif claim.kind == "quote":
        yield from _spoken(claim, facts, speaker)
    elif claim.kind == "office":
        yield from _renamed(facts, ("participant",), "holder")
    if claim.kind in ("partnership", "office"):
        name, scheme = ("level", "levels") if claim.kind == "partnership" else ("office", "offices")
        concept = known(scheme, claim.subtype)
        if concept is not None:
            yield dg(name), concept


def _renamed(facts: list[Fact], names: tuple[str, ...], name: str) -> Iterator[Fact]:
    wanted = [dg(one) for one in names]
    return ((dg(name), value) for predicate, value in facts if predicate in wanted)


def _spoken(claim: Claim, facts: list[Fact], speaker: ox.NamedNode | None) -> Iterator[Fact]:
    """The words, and who said them: the speaker that the text names, else the person, body or state of the claim."""
    if claim.object:
        yield dg("words"), text(claim.object)
    if speaker is not None:
        yield dg("speaker"), speaker
        return
    for name in ("participant", "body", "party"):
        found = list(_renamed(facts, (name,), "speaker"))
        if found:
            yield from found
            return


def _mark_leaders(things: Things, claim: Claim, facts: list[Fact]) -> None:
    office = schemes.scheme("offices").get(claim.subtype)
    if office is None or not office.leader or claim.status not in AFFIRMED:
        return
    for _, holder in _renamed(facts, ("participant",), "holder"):
        things.of(holder.value, "Leader")
