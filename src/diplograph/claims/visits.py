"""Visits: told by a verb ("flew to", "is in Lima for") or by a noun ("his visit to", "a trip by")."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diplograph.claims import events, invitations, phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.destinations import Destination, destination
from diplograph.claims.events import Told
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit, is_a
from diplograph.claims.naming import bodies_in, states_in
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.claims.told import is_refuted
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
_SHIPS = frozenset(
    """ship ships warship warships frigate frigates destroyer destroyers corvette corvettes vessel vessels submarine submarines
    carrier cruiser cutter minesweeper flotilla squadron""".split()
)
_MISSIONS = frozenset("mission missions delegation team experts".split())
_URGING = frozenset("urge press ask call advise encourage want tell recommend implore order instruct".split())
# What a host does who looks ahead to a guest.
_AWAITING = frozenset("look await expect anticipate prepare".split())
_TELLING = frozenset(
    "recall remember mention describe note call praise conclude end complete finish discuss report".split()
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
    if found is None or (hit.frame.name == "is-in-place" and clause.verb.form == "infinitive"):
        return  # "was glad to be back in Lima"
    if is_refuted(scene, clause):
        found = "denied"  # "dismissed as invention a report that he had flown to Lima"
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
    if clause.verb.lemma == "go" and _GONE_OVER.match(scene.document.text, clause.verb.end):
        return  # "went over the follow-up to the visit"
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
        if not bare or main.verb.lemma != "be" or main.verb.negated or not _RANKED.search(scene.text(scene.sentence.start, clause.start)):
            continue
        guests = scene.actors(main.objects())
        goal = destination(scene, [*clause.objects(), *clause.after("to")], guests.countries)
        if guests.people:
            yield from visit(scene, Told("visit-ranked", main, "done", "visit"), guests, goal)


def _sent_out(scene: Scene, hit: Hit, told: Told) -> Iterator[Claim]:
    """`A frigate of the Finnish Navy will call at Callao`, `an IMF mission is expected in Lima`."""
    clause = hit.clause
    for noun in hit.object if hit.frame.object == "common" else clause.subject:
        ship = any(unit.last in _SHIPS for unit in noun.units)
        if not ship and noun.head.last not in _MISSIONS:
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
    visitors = _from_abroad(scene, visitors, goal)
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


# --- told by a noun -----------------------------------------------------------------------------------------------------


def named(scene: Scene, clause: Clause) -> Iterator[Claim]:
    """The visits that noun groups of a clause tell of."""
    for noun, prep in events.nouns(clause):
        if is_a(noun, "visit") and not events.is_sport(scene):
            yield from _visit_noun(scene, clause, noun, prep)


def _goal(scene: Scene, clause: Clause, noun: NounGroup) -> Destination:
    """Where a visit goes: what stands behind it, or in it (`her Kenya trip`), or behind the verb."""
    places: list[NounGroup] = []
    owned = False
    for prep, post, _ in noun.posts:
        if prep == "of" and (owned or not is_a(post, "place")):
            owned = True  # "the visit of the President of Peru to Lima"
            continue
        if prep not in _OF_VISIT or not (is_a(post, "place") or post.head.tag == "N"):
            break  # "a stopover in Lima on her way to Quito"
        places.append(post)
    goal = destination(scene, places)
    return goal or destination(
        scene, [a.noun for a in clause.arguments if a.prep == "to" and a.noun.start > noun.start]
    )


def _visit_noun(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Iterator[Claim]:
    about = prep in _ABOUT_IT or events.in_course(scene, noun) or (not prep and clause.verb.lemma in _TELLING)
    visitors = _visitors(scene, clause, noun) or (_about(scene, clause, noun) if about else NOBODY)
    goal, awaited = _goal(scene, clause, noun), NOBODY
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
        found = _guests(scene, above.subject)
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


def _visitors(scene: Scene, clause: Clause, noun: NounGroup) -> Actors:
    """`X's visit`, `the visit of X`, `a visit by X`, `his visit`."""
    owner = events.owner(scene, noun)
    if owner:
        return owner
    owners = (g for prep, g, _ in noun.posts if prep == "of" and _can_travel(g))
    of = scene.actors([owner for owner in (next(owners, None),) if owner is not None])
    by = scene.actors([a.noun for a in clause.arguments if a.prep == "by" and a.noun.start > noun.start])
    return of or by or _agent(scene, noun) or Actors(states_in(noun.units))


def _can_travel(noun: NounGroup) -> bool:
    """A person, an office or a delegation: but no state, which is where somebody goes."""
    office = noun.head.mention is not None and noun.head.mention.kind == "office"
    return office or noun.head.last in _MISSIONS or (noun.head.tag == "A" and not _is_bare_state(noun))


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
