"""Visits: told by a verb ("flew to", "is in Lima for") or by a noun ("his visit to", "a trip by")."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from diplograph.claims import events, invitations, phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.destinations import Destination, destination
from diplograph.claims.events import Told
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit, is_a
from diplograph.claims.naming import states_in
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.language.numbers import counted
from diplograph.records import Claim, Status

_YEARS = re.compile(r"\bin (?:the last |more than |over |almost |nearly )?(\d{1,3}|[a-z]+) years\b")
_SINCE = re.compile(r"\bsince\b[^.;]{0,60}?\b((?:19|20)\d\d)\b")
_PUT_OFF = re.compile(r"\b(?:put off|postponed|delayed|pushed back|rescheduled|moved)\b")
# Who travels in these words is no guest of a state.
_NO_GUESTS = frozenset(
    """team teams companies people nation nations army military troops forces neighbour neighbours neighbor neighbors cabinet
    country countries state states capital""".split()
)
_TOWARDS = ("to", "in", "at", "into", "for", "towards", "toward")
_OF_VISIT = ("to", "in", "of", "across", "through")
# What a visitor is about when a visit is named behind these: "arrived on a state visit", "remarks during a visit".
_ABOUT_IT = frozenset("on during for in amid after following before at".split())
_THEIRS = frozenset({"his", "her", "their", "its"})


# --- told by a verb -----------------------------------------------------------------------------------------------------


def visits(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """The visit that a verb tells of: who goes, and to whom."""
    clause = hit.clause
    if invitations.governs(clause) or events.is_sport(scene):
        return
    found = events.hit_status(scene, hit)
    if found is None:
        return
    told = Told(hit.frame.name, clause, found, hit.value if hit.frame.value == "subtype" else "visit")
    if hit.frame.host == "subject":
        hosts = scene.actors(hit.subject).countries
        goal = Destination(hosts) if hosts else destination(scene, clause.after("to", "in"))
        yield from visit(scene, told, scene.actors(hit.object), goal)
    elif hit.frame.object == "visit":
        yield from _undertaken(scene, hit, told)
    elif hit.frame.name == "expected-in":
        yield from visit(scene, told, _guests(scene, hit.object), destination(scene, clause.after("in", "at")))
    elif not clause.verb.passive:
        yield from _travels(scene, hit, told)


def _undertaken(scene: Scene, hit: Hit, told: Told) -> Iterator[Claim]:
    """`began an official visit to Chile`, `cancelled her trip`."""
    noun = next(noun for noun in hit.object if is_a(noun, "visit"))
    visitors = _guests(scene, hit.subject) if hit.subject else _visitors(scene, hit.clause, noun)
    subtype = noun.head.mention.form if noun.head.mention else "visit"
    yield from visit(scene, dataclasses.replace(told, subtype=subtype), visitors, _goal(scene, hit.clause, noun))


def _travels(scene: Scene, hit: Hit, told: Told) -> Iterator[Claim]:
    clause = hit.clause
    guests = _guests(scene, hit.subject)
    goal = destination(scene, [*clause.after(*_TOWARDS), *_objects(hit)], guests.countries)
    if clause.verb.lemma == "be":
        due = any(noun.head.last == "due" for noun in clause.objects())
        if (clause.objects() and not due) or not guests.people:
            return
        told = dataclasses.replace(told, status="planned" if due else told.status)
        goal = destination(scene, clause.after("in"), guests.countries, named=True)
    if not goal and guests.people:
        goal = _here(scene, clause, guests)
    yield from visit(scene, dataclasses.replace(told, subtype=_named_as(clause) or told.subtype), guests, goal)


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


def _guests(scene: Scene, subject: Sequence[NounGroup]) -> Actors:
    """Those who can travel: `India came to Guyana as a gardener` and `troops arrived in` tell of no visit."""
    fit = [noun for noun in subject if not _is_bare_state(noun) and noun.head.last not in _NO_GUESTS]
    return scene.actors(fit)


def _is_bare_state(noun: NounGroup) -> bool:
    return noun.head.mention is not None and noun.head.mention.kind in ("state", "capital", "seat")


def _named_as(clause: Clause) -> str:
    """`arrived for a three-day state visit`: what the visit is called that the verb tells of."""
    for noun in clause.after("on", "for", "during"):
        mention = noun.head.mention
        if is_a(noun, "visit") and mention is not None:
            return mention.form
    return ""


def visit(scene: Scene, told: Told, visitors: Actors, goal: Destination) -> Iterator[Claim]:
    """The claim of a visit, where both who goes and where to are known."""
    hosts = tuple(iso for iso in goal.states if iso not in visitors.countries)
    if not hosts or not (visitors.people or visitors.organizations or len(visitors.countries) == 1):
        return
    visitors |= Actors(resolutions=goal.resolutions)
    base = scene.claim(told.rule, "visit", told.subtype, told.status, visitors)
    yield dataclasses.replace(
        base,
        object_countries=hosts,
        date=phrases.date(scene, told.clause, told.status),
        place=_where(told.clause) or goal.place,
    )


def _where(clause: Clause) -> str:
    """Where a visitor goes: "in X", "to X", or the object of "visited"."""
    towards = [*clause.after("to", "into", "for"), *(noun for noun in clause.objects() if is_a(noun, "place"))]
    if clause.verb.lemma == "leave":
        towards = clause.after("for")
    return phrases.place(clause.arguments) or next((place for noun in towards if (place := phrases.place_of(noun))), "")


# --- told by a noun -----------------------------------------------------------------------------------------------------


def named(scene: Scene, clause: Clause) -> Iterator[Claim]:
    """The visits that noun groups of a clause tell of."""
    for noun, prep in events.nouns(clause):
        if is_a(noun, "visit") and not events.is_sport(scene):
            yield from _visit_noun(scene, clause, noun, prep)


def _goal(scene: Scene, clause: Clause, noun: NounGroup) -> Destination:
    """Where a visit goes: what stands behind it, or in it (`her Kenya trip`), or behind the verb."""
    places: list[NounGroup] = []
    for prep, post, _ in noun.posts:
        if prep == "of" and not is_a(post, "place"):
            continue  # "the visit of President X to Lima"
        if prep not in _OF_VISIT or not (is_a(post, "place") or post.head.tag == "N"):
            break  # "a stopover in Lima on her way to Quito"
        places.append(post)
    goal = destination(scene, places)
    return goal or destination(
        scene, [a.noun for a in clause.arguments if a.prep == "to" and a.noun.start > noun.start]
    )


def _visit_noun(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Iterator[Claim]:
    visitors = _visitors(scene, clause, noun) or (
        _about(scene, clause, noun) if prep in _ABOUT_IT or events.in_course(scene, noun) else NOBODY
    )
    goal = _goal(scene, clause, noun)
    home = scene.focus.home
    if not goal and home and home not in visitors.countries and (visitors.people or visitors.countries):
        why = "a visit whose aim is not named, in news told from there"  # "a visit by Foreign Minister X"
        goal = Destination((home,), resolutions=scene.given(noun.start, noun.end, (home,), why).resolutions)
    found = _status(scene, clause, noun, prep)
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
    """`made the remarks during a visit to Kenya`, `her visit`: the one whom the sentence is about is the visitor."""
    if noun.definite and noun.units[0].lower not in _THEIRS:
        return NOBODY
    found = _guests(scene, clause.subject)
    return found if len(found.people) == 1 or not found.people else NOBODY


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


def _visitors(scene: Scene, clause: Clause, noun: NounGroup) -> Actors:
    """`X's visit`, `the visit of X`, `a visit by X`, `his visit`."""
    owner = events.owner(scene, noun)
    if owner:
        return owner
    of = scene.actors([g for prep, g, _ in noun.posts if prep == "of" and g.head.tag == "A" and not _is_bare_state(g)])
    by = scene.actors([a.noun for a in clause.arguments if a.prep == "by" and a.noun.start > noun.start])
    return of or by or _agent(scene, noun) or Actors(states_in(noun.units))


def _agent(scene: Scene, noun: NounGroup) -> Actors:
    """The one behind "by" in `A visit to Lima by President X is in preparation`."""
    text, sentence = scene.document.text, scene.sentence
    last = max([noun.end, *(post.end for _, post, _ in noun.posts)])
    if not text[last : sentence.end].lstrip().startswith("by "):
        return NOBODY
    start = text.index("by ", last) + 3
    for unit in scene.units:
        if unit.start < start:
            continue
        if unit.tag == "A" and unit.mention is not None and unit.mention.kind == "person":
            return scene.person(unit.mention)
        if unit.tag not in "ND":
            break
    return NOBODY


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
