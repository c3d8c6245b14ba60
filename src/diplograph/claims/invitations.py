"""Invitations: a visit that is proposed, or planned once the invitation is accepted."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from diplograph.claims import events, phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.destinations import Destination, destination
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import is_a
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.records import Claim, Status

_GOING = frozenset("visit come travel pay make undertake go fly tour return".split())
_ATTENDING = frozenset("attend participate take join see open inaugurate watch".split())
_GIVING = frozenset(
    """extend convey hand deliver pass issue send renew reiterate repeat offer present give make transmit forward bring carry
    relay confirm""".split()
)
_TAKING = frozenset("accept receive get decline reject have".split())
_INVITING = _GIVING | _TAKING | {"invite"}
_EVENTS = frozenset(
    """forum summit conference exhibition celebrations celebration parade ceremony opening anniversary festival meeting session
    congress inauguration expo fair events event games harvest""".split()
)
_COLLEAGUES = frozenset({"counterpart", "colleague", "homologue", "guest", "visitor"})
_ACCEPTED = re.compile(
    r"\b[Aa]ccept(?:ing|ed) (?:the|this|his|her|that) invitation|\bfor (?:the|his|her) invitation and (?:said|promised|added)\b|"
    r"\baccepted (?:the|this|his|her|that|it\b|with|gladly|gratefully)|\bgladly accepted|"
    r"\binvitation (?:was|has been)(?: \w+)? accepted|"
    r"\b(?:he|she|who|which \w+|latter|leader|president|minister|guest) (?:\w+ly )?accepted\b"
)
_REACH = 260  # characters behind the invitation within which its acceptance is told


def governs(clause: Clause) -> bool:
    """Whether a verb says only what somebody is invited to do."""
    parent = clause.parent
    if parent is None or clause.link != "infinitive":
        return False
    return parent.verb.lemma == "invite" or _paper(parent) is not None


def _paper(clause: Clause) -> NounGroup | None:
    """The noun group "invitation" that a clause hands over or accepts."""
    handed = [*clause.objects(), *(clause.subject if clause.verb.passive else [])]
    return next((noun for noun in handed if noun.head.last in ("invitation", "invitations")), None)


def invitations(scene: Scene, clause: Clause) -> Iterator[Claim]:
    """The visit to which a clause tells of an invitation."""
    if clause.verb.lemma not in _INVITING or status(clause) in (None, "denied"):
        return
    if clause.verb.lemma == "invite":
        yield from _invited(scene, clause)
        return
    paper = _paper(clause)
    if paper is None:
        return
    if clause.verb.lemma in _TAKING and not clause.verb.passive:
        hosts = [post for prep, post, _ in paper.posts if prep in ("of", "from")]
        yield from _visit(
            scene,
            clause,
            scene.actors(clause.subject),
            [*hosts, *clause.after("from", "by")],
            clause.verb.lemma == "accept",
        )
    elif clause.verb.lemma == "accept":
        giver = events.owner(scene, paper)
        yield from _visit(scene, clause, scene.actors(clause.after("by")), [], True, giver)
    elif clause.verb.lemma in _GIVING:
        goal = clause.child("infinitive")
        receivers = [a.noun for a in clause.arguments if a.prep in ("", "to", "on", "for") and a.noun is not paper]
        receivers = [noun for noun in receivers if goal is None or noun.end <= goal.verb.start]
        givers = clause.after("from", "of") or ([] if clause.verb.passive else clause.subject) or clause.after("by")
        yield from _visit(scene, clause, scene.actors(receivers), givers)


def _invited(scene: Scene, clause: Clause) -> Iterator[Claim]:
    if clause.verb.passive:
        yield from _visit(scene, clause, scene.actors(clause.subject), clause.after("by"))
    else:
        guests = scene.actors(clause.objects())
        guests = guests if guests.people else _counterpart(scene, clause)
        yield from _visit(scene, clause, guests, clause.subject)


def _counterpart(scene: Scene, clause: Clause) -> Actors:
    """`invited his colleague to visit`: the one person of the other state who holds the same office."""
    if not any(noun.head.last in _COLLEAGUES for noun in clause.objects()):
        return NOBODY
    host = scene.actors(clause.subject)
    offices = {t.office for t in scene.tenures if scene.people[t.person].name in host.people}
    others = [
        person
        for person in scene.people.values()
        if person.states and set(person.states) <= set(scene.focus.states) - set(host.countries)
    ]
    held = [p for p in others if any(t.person == p.key and t.office in offices for t in scene.tenures)]
    return Actors(held[0].states, (held[0].name,)) if len(held) == 1 else NOBODY


def _visit(
    scene: Scene,
    clause: Clause,
    guests: Actors,
    hosts: list[NounGroup],
    accepted: bool = False,
    host: Actors = NOBODY,
) -> Iterator[Claim]:
    """The claim, where the guest is a person and the goal is named or is the country of the host."""
    goal = clause.child("infinitive")
    if not guests.people or (goal is not None and not _is_going(goal)):
        return
    subtype, where = _told(scene, clause, goal, guests)
    if goal is None and not where:
        return
    hosting = Actors(tuple(iso for iso in (scene.actors(hosts) | host).countries if iso not in guests.countries))
    where = where if where and not set(where.states) <= set(guests.countries) else Destination(hosting.countries)
    states = tuple(iso for iso in where.states if iso not in guests.countries)
    if len(states) != 1:
        return
    told: Status = "planned" if accepted or _is_accepted(scene) else "proposed"
    base = scene.claim("invited", "visit", subtype, told, guests | Actors(resolutions=where.resolutions))
    yield dataclasses.replace(
        base, object_countries=states, date=phrases.date(scene, goal or clause, told), place=where.place
    )


def _is_going(goal: Clause) -> bool:
    """`to visit`, `to pay a visit`, `to attend the celebrations in`: but not `to invest in`, `to join the coalition`."""
    objects = [*goal.objects(), *goal.after("in", "at")]
    if goal.verb.lemma in ("pay", "make", "undertake"):
        return any(is_a(noun, "visit") for noun in goal.objects())
    if goal.verb.lemma in _ATTENDING:
        named = any(is_a(noun, "meeting") or noun.head.last in _EVENTS for noun in objects)
        return named or (goal.verb.lemma in ("attend", "see") and bool(goal.objects()))
    return goal.verb.lemma in _GOING


def _told(scene: Scene, clause: Clause, goal: Clause | None, guests: Actors) -> tuple[str, Destination]:
    """What kind of visit the invitation is to, and where to."""
    if goal is None:
        nouns = [noun for noun in clause.after("to") if noun.start > clause.verb.start]
        return "visit", destination(scene, nouns, guests.countries)
    form = next((n.head.mention.form for n in goal.objects() if is_a(n, "visit") and n.head.mention), "visit")
    inner = [post for noun in goal.objects() for prep, post, _ in noun.posts if prep in ("to", "in")]
    nouns = [*goal.after("to", "in", "at"), *goal.objects(), *inner]
    return form, destination(scene, nouns, guests.countries)


def _is_accepted(scene: Scene) -> bool:
    start = scene.sentence.start
    return _ACCEPTED.search(scene.document.text, start, scene.sentence.end + _REACH) is not None
