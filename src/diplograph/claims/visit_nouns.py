"""Visits that only a noun tells of: "his visit to", "a trip by", "X, on a visit to", "the visiting president"."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from diplograph.claims import events
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.destinations import Destination
from diplograph.claims.events import Told
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import is_a
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.claims.visitors import goal_of, guests_of, visitors_of
from diplograph.claims.visits import visit
from diplograph.language.numbers import counted
from diplograph.records import Claim, Status

_YEARS = re.compile(r"\bin (?:the last |more than |over |almost |nearly )?(\d{1,3}|[a-z]+) years\b")
_SINCE = re.compile(r"\bsince\b[^.;]{0,60}?\b((?:19|20)\d\d)\b")
# What a host does who looks ahead to a guest.
_AWAITING = frozenset("look await expect anticipate prepare".split())
_TELLING = frozenset(
    "recall remember mention describe note call praise conclude end complete finish discuss report".split()
)
# What a visitor is about when a visit is named behind these: "arrived on a state visit", "remarks during a visit".
_ABOUT_IT = frozenset("on during for in amid after following before at".split())
_THEIRS = frozenset({"his", "her", "their", "its"})


def named(scene: Scene, clause: Clause) -> Iterator[Claim]:
    """The visits that noun groups of a clause tell of."""
    for noun, prep in events.nouns(clause):
        if is_a(noun, "visit") and not events.is_sport(scene):
            yield from _visit_noun(scene, clause, noun, prep)


def _visit_noun(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Iterator[Claim]:
    about = prep in _ABOUT_IT or events.in_course(scene, noun) or (not prep and clause.verb.lemma in _TELLING)
    visitors = visitors_of(scene, clause, noun) or (_about(scene, clause, noun) if about else NOBODY)
    goal, awaited = goal_of(scene, clause, noun), NOBODY
    if not goal and visitors.people and clause.verb.lemma in _AWAITING and noun not in clause.subject:
        awaited = scene.actors(clause.subject)  # "Lima looks forward to X's visit"
        goal = Destination(tuple(iso for iso in awaited.countries if iso not in visitors.countries))
    home = scene.focus.home
    if not goal and home and home not in visitors.countries and (visitors.people or visitors.countries):
        why = "a visit whose aim is not named, in news told from there"  # "a visit by Foreign Minister X"
        goal = Destination((home,), resolutions=scene.given(noun.start, noun.end, (home,), why).resolutions)
    found = "planned" if awaited and status(clause) != "denied" else _status(scene, clause, noun, prep)
    if found is None or not visitors or not goal:
        return
    mention = noun.head.mention
    assert mention is not None
    ordinal = any(unit.lower == "first" for unit in noun.units) or _called_first(clause, noun)
    earlier = _earlier(scene, noun) if ordinal else ""
    if not visitors.people and ordinal and clause.parent is not None and clause.link == "participle":
        found = "done"  # "marking the first visit by a leader": the visit of the clause above
    if not (ordinal and earlier and not visitors.people):
        teller = events.following(clause, noun) or clause
        yield from visit(scene, Told("visit-as-noun", teller, found, mention.form), visitors, goal)
    if earlier:
        before = Told("visit-before", clause, "done", "visit")
        for claim in visit(scene, before, Actors(visitors.countries), goal):
            yield dataclasses.replace(claim, date=earlier, place="")


def _status(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Status | None:
    if clause.verb.lemma == "be" and prep == "on" and status(clause) == "done":
        return "ongoing" if clause.verb.tense == "present" else "done"
    return events.noun_status(scene, clause, noun, prep, "visit") or status(clause)


def _about(scene: Scene, clause: Clause, noun: NounGroup) -> Actors:
    """`made the remarks during a visit to Kenya`, `recalled his June visit`: the visitor is whom the sentence is about."""
    theirs = noun.units[0].lower in _THEIRS or _is_theirs(scene, noun)
    if noun.definite and not theirs:
        return NOBODY
    above: Clause | None = clause
    while above is not None:
        found = guests_of(scene, above.subject)
        if found or not theirs:
            return found if len(found.people) == 1 or not found.people else NOBODY
        above = above.parent
    return NOBODY


def _is_theirs(scene: Scene, noun: NounGroup) -> bool:
    """`his June tour`: the date stands between the pronoun and the noun."""
    before = scene.document.text[max(scene.sentence.start, noun.start - 24) : noun.start].lower().split()
    return len(before) > 1 and any(word in _THEIRS for word in before[-3:-1]) and _is_date(scene, noun)


def _is_date(scene: Scene, noun: NounGroup) -> bool:
    before = [unit for unit in scene.units if unit.end <= noun.start]
    return bool(before) and before[-1].tag == "t"


def described(scene: Scene) -> Iterator[Claim]:
    """Visits told beside a name: `X, on a visit to Lima, said`, `the visiting president, X`."""
    row = scene.units
    for index, unit in enumerate(row):
        if unit.lower == "visiting" and unit.tag == "N":
            yield from _visiting(scene, index)
        elif unit.mention is not None and unit.mention.detail == "visit" and unit.mention.kind == "event":
            yield from _on_visit(scene, index)


def _visiting(scene: Scene, index: int) -> Iterator[Claim]:
    """The visitor is the person whose titles follow; the host is the other state of the article."""
    for unit in scene.units[index + 1 : index + 8]:
        if unit.mention is not None and unit.mention.kind == "person":
            visitor = scene.person(unit.mention)
            others = [iso for iso in scene.focus.states if iso not in visitor.countries]
            hosts = tuple(others) if len(others) == 1 and len(scene.focus.states) == 2 else ()
            why = "the other of the two states that the article is about"
            goal = Destination(hosts, resolutions=scene.given(unit.start, unit.end, hosts, why).resolutions)
            if hosts and visitor.countries:
                base = scene.claim("visiting", "visit", "visit", "done", visitor | Actors(resolutions=goal.resolutions))
                yield dataclasses.replace(base, object_countries=hosts)
            return
        if unit.tag not in "ND,":
            return


def _on_visit(scene: Scene, index: int) -> Iterator[Claim]:
    """`X, currently on a two-day visit to Lima, said`."""
    row, at = scene.units, index - 1
    while at >= 0 and row[at].tag in "NDA" and row[at].mention is None:
        at -= 1
    if at < 1 or row[at].lower != "on":
        return
    at -= 1
    while at > 0 and row[at].tag == "r":
        at -= 1
    person = row[at - 1].mention if at and row[at].tag == "," else None
    following = row[index + 1 : index + 3]
    place = following[1].mention if len(following) == 2 and following[0].lower in ("to", "in") else None
    if person is None or person.kind != "person" or place is None or place.kind not in ("state", "capital", "place"):
        return
    visitor = scene.person(person)
    hosts = tuple(iso for iso in place.states if iso not in visitor.countries)
    mention = row[index].mention
    if hosts and visitor.countries and mention is not None:
        base = scene.claim("on-a-visit", "visit", mention.form, "ongoing", visitor)
        city = place.name if place.kind != "state" else ""
        yield dataclasses.replace(base, object_countries=hosts, place=city)


def _called_first(clause: Clause, noun: NounGroup) -> bool:
    """`The visit was the first by a president since ...`."""
    return noun in clause.subject and any(unit.lower == "first" for group in clause.objects() for unit in group.units)


def _earlier(scene: Scene, noun: NounGroup) -> str:
    """The year of the visit before: "the first visit in 11 years", "the first since X's in 2013"."""
    year = scene.document.date[:4]
    since = _SINCE.search(scene.document.text, noun.end, scene.sentence.end)
    if since is not None:
        return since[1]
    match = _YEARS.search(scene.document.text, noun.end, scene.sentence.end)
    if match is None or not year:
        return ""
    count = counted(match[1])
    return str(int(year) - count) if count else ""
