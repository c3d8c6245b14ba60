"""Visits that a verb tells of: "flew to", "is in Lima for", "took him to"; and the claim of a visit."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diplograph.claims import events, invitations, phrases
from diplograph.claims.actors import Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.destinations import Destination, destination
from diplograph.claims.events import Told
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit, is_a
from diplograph.claims.naming import bodies_in, states_in
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.claims.told import is_refuted
from diplograph.claims.visitors import MISSIONS, goal_of, guests_of, visitors_of
from diplograph.records import Claim

_SHIPS = frozenset(
    """ship ships warship warships frigate frigates destroyer destroyers corvette corvettes vessel vessels submarine submarines
    carrier cruiser cutter minesweeper flotilla squadron""".split()
)
_URGING = frozenset("urge press ask call advise encourage want tell recommend implore order instruct".split())
_TOWARDS = ("to", "in", "at", "into", "for", "towards", "toward")


def visits(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """The visit that a verb tells of: who goes, and to whom."""
    clause = hit.clause
    if invitations.governs(clause) or events.is_sport(scene):
        return
    found = events.hit_status(scene, hit)
    if found is None or (hit.frame.name == "is-in-place" and clause.verb.form == "infinitive"):
        return  # "was glad to be back in Lima"
    if is_refuted(scene, clause):
        found = "denied"  # "dismissed as invention a report that he had flown to Lima"
    if _is_to_follow(clause):
        found = "planned" if found == "done" else found
    told = Told(hit.frame.name, clause, found, hit.value if hit.frame.value == "subtype" else "visit")
    if hit.frame.host == "subject":
        hosts = scene.actors(hit.subject).countries
        goal = Destination(hosts) if hosts else destination(scene, clause.after("to", "in"))
        yield from visit(scene, told, scene.actors(hit.object), goal)
    elif hit.frame.object == "visit":
        yield from _undertaken(scene, hit, told)
    elif hit.frame.name == "trip-takes":
        yield from _taken(scene, hit, told)
    elif hit.frame.name in ("sent-out", "sent-out-expected"):
        yield from _sent_out(scene, hit, told)
    elif hit.frame.name == "expected-in":
        yield from visit(scene, told, guests_of(scene, hit.object), destination(scene, clause.after("in", "at")))
    elif not clause.verb.passive:
        yield from _travels(scene, hit, told)


def _is_to_follow(clause: Clause) -> bool:
    """`is to meet X before leaving for Lima`: what comes after something that is yet to come."""
    above = clause.parent
    return above is not None and clause.link == "gerund" and clause.prep == "before" and status(above) == "planned"


def _undertaken(scene: Scene, hit: Hit, told: Told) -> Iterator[Claim]:
    """`began an official visit to Chile`, `cancelled her trip`."""
    noun = next(noun for noun in hit.object if is_a(noun, "visit"))
    visitors = guests_of(scene, hit.subject) if hit.subject else visitors_of(scene, hit.clause, noun)
    subtype = noun.head.mention.form if noun.head.mention else "visit"
    yield from visit(scene, dataclasses.replace(told, subtype=subtype), visitors, goal_of(scene, hit.clause, noun))


def _travels(scene: Scene, hit: Hit, told: Told) -> Iterator[Claim]:
    clause = hit.clause
    if clause.verb.lemma == "go" and _GONE_OVER.match(scene.document.text, clause.verb.end):
        return  # "went over the follow-up to the visit"
    guests = guests_of(scene, hit.subject)
    goal = destination(scene, [*clause.after(*_TOWARDS), *_objects(hit)], guests.countries)
    if clause.verb.lemma == "be":
        due = any(noun.head.last == "due" for noun in clause.objects())
        if (clause.objects() and not due) or not guests.people:
            return
        told = dataclasses.replace(told, status="planned" if due else told.status)
        goal = destination(scene, clause.after("in"), guests.countries, named=True)
    if not goal and guests.people:
        goal = _here(scene, clause, guests)
    if not _is_urged(scene, clause, goal):
        yield from visit(scene, dataclasses.replace(told, subtype=_named_as(clause) or told.subtype), guests, goal)


def _is_urged(scene: Scene, clause: Clause, goal: Destination) -> bool:
    """`urged X to travel to Lima`: what others ask for, unless they are those who would receive him."""
    above = clause.parent
    if above is None or clause.link != "infinitive" or above.verb.lemma not in _URGING:
        return False
    return not set(scene.actors(above.subject).countries) & set(goal.states)


def _taken(scene: Scene, hit: Hit, told: Told) -> Iterator[Claim]:
    """`The tour took X to Lima on Monday and to Quito on Tuesday`: one visit for each place that has a day of its own."""
    clause, guests = hit.clause, scene.actors(hit.object)
    noun = next((noun for noun in hit.subject if noun.head.mention is not None), None)
    form = noun.head.mention.form if noun is not None and noun.head.mention is not None else told.subtype
    told = dataclasses.replace(told, subtype=form)
    goals = [argument.noun for argument in clause.arguments if argument.prep in ("to", "through", "across")]
    if len(clause.dates) < 2 or len(clause.dates) != len(goals):
        yield from visit(scene, told, guests, destination(scene, goals))
        return
    for goal, day in zip(goals, clause.dates, strict=True):
        when = scene.mention_at(day.start)
        for claim in visit(scene, told, guests, destination(scene, [goal])):
            place = phrases.place_of(goal)
            yield dataclasses.replace(claim, date=phrases.edtf(when, told.status) if when else "", place=place)


def ranked(scene: Scene, parsed: Sequence[Clause]) -> Iterator[Claim]:
    """`The last prime minister of Peru to visit Togo was X, in 2019`: the infinitive says where, the verb who and when."""
    for clause, main in pairwise(parsed):
        bare = clause.link == "infinitive" and not clause.subject and clause.verb.lemma in ("visit", "come", "travel")
        if not bare or main.verb.lemma != "be" or main.verb.negated:
            continue
        if not _RANKED.search(scene.text(scene.sentence.start, clause.start)):
            continue
        guests = scene.actors(main.objects())
        if not guests.countries:
            guests |= Actors(states_in([unit for unit in scene.units if unit.end <= clause.start]))
        goal = destination(scene, [*clause.objects(), *clause.after("to")], guests.countries)
        if guests.people:
            yield from visit(scene, Told("visit-ranked", main, "done", "visit"), guests, goal)


def _sent_out(scene: Scene, hit: Hit, told: Told) -> Iterator[Claim]:
    """`A frigate of the Finnish Navy will call at Callao`, `an IMF mission is expected in Lima`."""
    clause = hit.clause
    for noun in hit.object if hit.frame.object == "common" else clause.subject:
        ship = any(unit.last in _SHIPS for unit in noun.units)
        if not ship and noun.head.last not in MISSIONS:
            continue
        bodies = tuple(n for n in bodies_in(noun) if n)
        offices = [
            g.head.mention for g in noun.of if g.head.mention is not None and g.head.mention.kind == "organization"
        ]
        states = states_in([*noun.units, *(unit for group in noun.of for unit in group.units)])
        guests = Actors(states, (), (*bodies, *(m.name for m in offices)))
        if len(states) == 1 or (bodies and not ship):
            goal = destination(scene, [*clause.after(*_TOWARDS), *clause.objects()], states)
            form = _named_as(clause) or ("port call" if ship else "visit")
            yield from visit(scene, dataclasses.replace(told, subtype=form), guests, goal)


_RANKED = re.compile(r"\b(?:last|first|latest|only)\b", re.IGNORECASE)
_GONE_OVER = re.compile(r"\s+(?:over|through|beyond|into detail|further)\b")
_HERE = re.compile(r"\s+(?:back )?(?:here\b|in (?:on|early|late|the (?:night|day|evening)|from)\b)")


def _here(scene: Scene, clause: Clause, guests: Actors) -> Destination:
    """`arrived here on Monday`, `flew in on Monday`: to the place from which the news is told."""
    home = scene.focus.home
    if not home or home in guests.countries or not _HERE.match(scene.document.text, clause.verb.end):
        return Destination()
    why = "the place from which the news is told"
    return Destination((home,), resolutions=scene.given(clause.verb.start, clause.verb.end, (home,), why).resolutions)


def _objects(hit: Hit) -> list[NounGroup]:
    """The objects that can be where somebody goes: in `left Helsinki for Lima` it is where they come from."""
    return [] if hit.frame.name in ("leaves-for", "leads-delegation", "is-in-place") else hit.object


def _named_as(clause: Clause) -> str:
    """`arrived for a three-day state visit`: what the visit is called that the verb tells of."""
    for noun in clause.after("on", "for", "during"):
        mention = noun.head.mention
        if is_a(noun, "visit") and mention is not None:
            return mention.form
    return ""


def visit(scene: Scene, told: Told, visitors: Actors, goal: Destination) -> Iterator[Claim]:
    """The claim of a visit, where both who goes and where to are known."""
    visitors = _from_abroad(scene, visitors, goal)
    hosts = tuple(iso for iso in goal.states if iso not in visitors.countries)
    if not hosts or not (visitors.people or visitors.organizations or len(visitors.countries) == 1):
        return
    visitors |= Actors(resolutions=goal.resolutions)
    base = scene.claim(told.rule, "visit", told.subtype, told.status, visitors)
    yield dataclasses.replace(
        base,
        object_countries=hosts,
        date="" if _is_to_follow(told.clause) else phrases.event_date(scene, told.clause, told.status),
        place=_where(told.clause) or goal.place,
    )


def _from_abroad(scene: Scene, visitors: Actors, goal: Destination) -> Actors:
    """Of those whom the words before the verb name, the ones who are not at home where they go."""
    countries = tuple(iso for iso in visitors.countries if iso not in goal.states)
    if len(countries) == len(visitors.countries) or not countries:
        return visitors
    hosts = {person.name for person in scene.people.values() if set(person.states) & set(goal.states)}
    people = tuple(name for name in visitors.people if name not in hosts)
    return dataclasses.replace(visitors, countries=countries, people=people)


def _where(clause: Clause) -> str:
    """Where a visitor goes: "in X", "to X", or the object of "visited"."""
    towards = [*clause.after("to", "into", "for"), *(noun for noun in clause.objects() if is_a(noun, "place"))]
    if clause.verb.lemma == "leave":
        towards = clause.after("for")
    return phrases.place(clause.arguments) or next((place for noun in towards if (place := phrases.place_of(noun))), "")
