"""Meetings of a series, and of bodies: "the first took place in Lima", "the next round", "the joint commission met"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from diplograph.claims import events, phrases
from diplograph.claims.actors import Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.events import Told
from diplograph.claims.groups import NounGroup
from diplograph.claims.naming import states_in
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.records import Claim, Mention, Status

_ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth next last previous latest inaugural earlier
    subsequent following final""".split()
)
_ROUNDS = frozenset({"round", "rounds", "session", "edition", "meeting", "one", "gathering"})
_HOLDING = frozenset("hold host convene organize organise stage schedule".split())
_TAKING_PLACE = frozenset("hold host convene take be follow open begin start end conclude".split())
_MEETING = frozenset("meet convene sit gather assemble reconvene".split())
_OF_THE_PRESS = frozenset({"press conference", "press briefing"})  # they are held on talks, and have no rounds
_BODIES = frozenset("commission committee council group panel board authority mechanism".split())
# What says that a body is that of two or more states, and not one state's own.
_JOINT = frozenset(
    """joint intergovernmental inter-governmental interstate binational bilateral mixed trilateral tripartite quadripartite
    supreme high-level coordination co-ordination cooperation co-operation steering permanent border boundary strategic
    technical their our consultative advisory water fisheries economic""".split()
)
_BETWEEN = frozenset({"joint", "intergovernmental", "inter-governmental", "binational", "bilateral", "mixed", "their"})


def told(scene: Scene, clause: Clause) -> Iterator[Claim]:
    """The meetings of series and of bodies that a clause tells of."""
    for noun in _events_of(clause):
        if _is_elided(noun) and _met_before(scene, noun):
            yield from _recurring(scene, clause, noun)
        elif noun.lower == "it":
            yield from _the_same(scene, clause)
    if clause.verb.lemma in _MEETING and (clause.verb.lemma == "convene" or not clause.verb.passive):
        for noun in clause.subject:
            yield from _body(scene, clause, noun)


def _events_of(clause: Clause) -> list[NounGroup]:
    """The noun groups that a verb says to take place: its subject, or what somebody holds."""
    if clause.verb.lemma in _HOLDING and not clause.verb.passive:
        return clause.objects()
    return clause.subject if clause.link != "gerund" else []


def _is_elided(noun: NounGroup) -> bool:
    """`the first`, `a third`, `the next round`: words that only count meetings."""
    if noun.head.mention is not None or not any(unit.lower in _ORDINALS for unit in noun.units):
        return False
    return all(unit.tag == "D" or unit.lower in _ORDINALS or unit.lower in _ROUNDS for unit in noun.units)


def _met_before(scene: Scene, noun: NounGroup) -> Mention | None:
    """The meeting that the article named last before a noun."""
    here = [unit.mention for unit in scene.units if unit.mention is not None and unit.start < noun.start]
    inside = [mention for mention in here if mention.kind == "event" and mention.detail == "meeting"]
    named = [mention for mention in inside or scene.meetings if mention.form not in _OF_THE_PRESS]
    return named[-1] if named else None


def _recurring(scene: Scene, clause: Clause, noun: NounGroup) -> Iterator[Claim]:
    found = _status(scene, clause)
    before = _met_before(scene, noun)
    if found is None or before is None:
        return
    sides = scene.actors([*clause.after("with", "between"), *noun.of])
    if len(sides.countries) + len(sides.organizations) < 2:
        sides |= Actors(before.states) if len(before.states) > 1 else scene.sides(noun.start, noun.end)
    if len(sides.countries) + len(sides.organizations) < 2:
        return
    ordinal = phrases.tidy(scene.text(noun.start, noun.end))
    yield _claim(scene, Told("series", clause, found, before.form), f"{ordinal} of {before.name}", sides)


def _the_same(scene: Scene, clause: Clause) -> Iterator[Claim]:
    """`They agreed on a dialogue. It is to be held in January`: the one meeting of the sentence before."""
    just = {mention.key: mention for mention in scene.meetings if mention.start >= scene.since}
    found = _status(scene, clause)
    if found is None or len(just) != 1 or not (clause.dates or phrases.place(clause.arguments)):
        return
    meant = next(iter(just.values()))
    sides = Actors(meant.states) if len(meant.states) > 1 else scene.talking
    if len(sides.countries) > 1:
        name = "" if meant.name == meant.form else meant.name
        claim = _claim(scene, Told("meeting-again", clause, found, meant.form), name, sides)
        yield dataclasses.replace(claim, date=phrases.event_date(scene, clause, found))


def _status(scene: Scene, clause: Clause) -> Status | None:
    """Whether the verb says that it took place or will; nothing, where the verb says something else of it."""
    above = status(clause)
    value = events.fate(scene, clause, "meeting") if clause.verb.passive else ""
    if value and above is not None:
        return events.fated(value, above)
    if clause.verb.lemma == "be":
        due = any(noun.head.last == "due" for noun in clause.objects())
        held = bool(clause.after("in", "at")) and not clause.objects()
        return "planned" if due else above if held and clause.dates else None
    if clause.verb.lemma == "take" and not any(noun.head.last == "place" for noun in clause.objects()):
        return None
    return above if clause.verb.lemma in _TAKING_PLACE | _HOLDING else None


def _body(scene: Scene, clause: Clause, noun: NounGroup) -> Iterator[Claim]:
    """`The joint commission met`, `the Security Council is to convene`."""
    found, words = status(clause), {word for unit in noun.units for word in unit.lower.split()}
    mention = noun.head.mention
    if found is None or noun.head.last not in _BODIES or events.is_sport(scene):
        return
    if mention is not None and mention.kind == "body":
        sides = Actors((), (), (mention.name,))
    else:
        sides = Actors(states_in(noun.units)) | scene.actors([n for n in noun.of if n.head.tag == "A"])
        if len(sides.countries) < 2 and words & _JOINT:
            sides |= scene.sides(noun.start, noun.end)
        if len(sides.countries) < 2:
            return
    name = phrases.tidy(scene.text(noun.start, noun.end))
    yield _claim(scene, Told("body-meets", clause, found, f"{noun.head.last} meeting"), name, sides)


def is_body(noun: NounGroup) -> bool:
    """Whether a noun group is a commission, a council or the like."""
    return noun.head.last in _BODIES or any(word in _BODIES for unit in noun.units for word in unit.lower.split())


def is_joint(noun: NounGroup) -> bool:
    """Whether a body is one of two states: `the intergovernmental commission`."""
    words = {word for unit in noun.units for word in unit.lower.split()}
    return is_body(noun) and bool(words & _BETWEEN)


def _claim(scene: Scene, told: Told, name: str, sides: Actors) -> Claim:
    base = scene.claim(told.rule, "meeting", told.subtype, told.status, sides)
    return dataclasses.replace(
        base,
        object=name,
        date=phrases.date(scene, told.clause, told.status),
        place=phrases.place(told.clause.arguments, told.clause.subject),
    )
