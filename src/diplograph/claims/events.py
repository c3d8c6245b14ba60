"""Meetings and visits: told by a verb ("met", "flew to") or by a noun ("talks between", "his visit to")."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit, is_a
from diplograph.claims.scene import Scene, states_in
from diplograph.claims.status import status
from diplograph.language.numbers import counted
from diplograph.records import Claim, Mention, Status

_WITH = ("with", "between", "among")
_AHEAD = frozenset("upcoming planned scheduled forthcoming next future proposed".split())
_YEARS = re.compile(r"\bin (?:the last |more than |over |almost |nearly )?(\d{1,3}|[a-z]+) years\b")
_SINCE = re.compile(r"\bsince\b[^.;]{0,60}?\b((?:19|20)\d\d)\b")
_GATHERINGS = frozenset({"summit", "conference", "ministerial meeting", "forum"})
_TALKS = frozenset({"talks", "negotiations", "consultations"})
_ORDINALS = frozenset(
    "next first second third fourth fifth sixth seventh eighth ninth tenth another further regular annual".split()
)
_CANCELLING = frozenset("cancel scrap call boycott".split())


# --- told by a verb -----------------------------------------------------------------------------------------------------


def meetings(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """The meeting that a verb tells of, with both of its sides."""
    clause, frame = hit.clause, hit.frame
    found = _status(scene, hit)
    if found is None:
        return
    noun = next((noun for noun in (*hit.object, *hit.subject) if is_a(noun, "meeting")), None)
    if frame.object != "meeting" and frame.subject != "meeting":
        noun = None
    sides = scene.actors([*hit.subject, *hit.object, *clause.after(*_WITH)])
    if noun is not None:
        sides |= parties(scene, noun)
    elif clause.verb.lemma in ("host", "receive", "call") and not scene.actors(hit.object).people:
        return
    if noun is not None and not _is_meeting(sides, noun) and _recurs(noun):
        sides |= scene.sides(noun.start, noun.end)  # "suggested holding the next session in Lima"
    if not _is_meeting(sides, noun):
        return
    subtype = _means(clause) or (hit.value if frame.value == "subtype" else "")
    for group in _one_by_one(scene, hit, sides, subtype):
        yield _meeting(scene, _Told(frame.name, clause, found, subtype), noun, group)


def _means(clause: Clause) -> str:
    """`spoke by telephone`, `met by video link`."""
    for noun in clause.after("by", "over", "on", "via"):
        if noun.head.lower in ("telephone", "phone"):
            return "phone call"
        if noun.head.lower in ("video", "videoconference") or "video" in (unit.lower for unit in noun.units):
            return "video call"
    return ""


def _one_by_one(scene: Scene, hit: Hit, sides: Actors, subtype: str) -> list[Actors]:
    """Whoever telephones two people has two conversations; others may meet together."""
    called = scene.actors(hit.object)
    if subtype != "phone call" or len(called.people) < 2:
        return [sides]
    callers = scene.actors(hit.subject)
    each = [scene.actors([noun]) for noun in hit.object]
    return [callers | one for one in each if one.people]


def _status(scene: Scene, hit: Hit) -> Status | None:
    found = status(hit.clause)
    if found is None:
        scene.unsettled.append((hit.frame.name, "only a condition"))
    if hit.frame.value == "status" and found == "done":
        return "denied" if hit.value == "denied" else "planned"
    if hit.frame.value == "status":
        return None
    if found == "done" and _to_come(scene, hit.clause):
        return "planned"
    if hit.clause.verb.lemma in ("plan", "schedule", "prepare", "arrange", "agree") and found == "done":
        return "planned"
    return found


def _to_come(scene: Scene, clause: Clause) -> bool:
    """`On Saturday he flies on to Astana`: a present tense with a day that can lie ahead."""
    verb = clause.verb
    mentions = (scene.mention_at(group.start) for group in clause.dates)
    return verb.form == "finite" and verb.tense == "present" and any(m is not None and m.detail for m in mentions)


def _is_meeting(sides: Actors, noun: NounGroup | None) -> bool:
    """Two sides meet; a named gathering is one whoever attends it."""
    if len(sides.countries) + len(sides.organizations) >= 2 or len(sides.people) >= 2:
        return True
    if noun is not None and sides.organizations and noun.head.mention and noun.head.mention.form in _GATHERINGS:
        return True  # "the summit of the Arab League"
    return noun is not None and bool(sides) and _named(noun) is not None


def _recurs(noun: NounGroup) -> bool:
    """`the next session`, `a second round`: a meeting of those who met before."""
    return any(unit.lower in _ORDINALS for unit in noun.units)


def _named(noun: NounGroup) -> Mention | None:
    """The mention of an event with a name of its own."""
    mention = noun.head.mention
    return mention if mention is not None and mention.kind == "event" and mention.name != mention.form else None


def parties(scene: Scene, noun: NounGroup) -> Actors:
    """The sides that an event's own noun group names: `Peru-Chile summit`, `talks between Peru and Chile`."""
    mention = noun.head.mention
    states = mention.states if mention is not None else ()
    bodies = tuple(u.mention.name for u in noun.units if u.mention is not None and u.mention.kind == "body")
    return Actors(tuple(dict.fromkeys((*states, *states_in(noun.units)))), (), bodies) | scene.actors(
        [g for g in noun.of if g.head.tag == "A"]
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Told:
    """What tells an event: the rule, the clause, the status, and the subtype where a verb gives it."""

    rule: str
    clause: Clause
    status: Status
    subtype: str = ""


def _meeting(scene: Scene, told: _Told, noun: NounGroup | None, sides: Actors) -> Claim:
    mention = noun.head.mention if noun is not None else None
    named = _named(noun) if noun is not None else None
    base = scene.claim(told.rule, "meeting", mention.form if mention is not None else told.subtype, told.status, sides)
    return dataclasses.replace(
        base,
        object=phrases.tidy(named.name) if named else "",
        topics=phrases.topics(scene, noun.start, noun.end) if named and noun is not None else (),
        date=phrases.date(scene, told.clause, told.status),
        place=phrases.place(told.clause.arguments, told.clause.subject),
    )


def visits(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """The visit that a verb tells of: who goes, and to whom."""
    clause = hit.clause
    found = _status(scene, hit)
    if found is None:
        return
    if hit.frame.host == "subject":
        visitors, hosts, subtype = scene.actors(hit.object), scene.actors(hit.subject).countries, hit.value
        hosts = hosts or _destination(clause.after("to", "in"))
    elif hit.frame.object == "visit":
        noun = next(noun for noun in hit.object if is_a(noun, "visit"))
        visitors, hosts = scene.actors(hit.subject), _destination(clause.after("to"))
        subtype = noun.head.mention.form if noun.head.mention else "visit"
    else:
        if all(_is_bare_state(noun) for noun in hit.subject):
            return  # "India came to Guyana as a gardener": a state does not travel
        visitors, hosts, subtype = (
            scene.actors(hit.subject),
            _destination([*clause.after("to", "in", "at"), *hit.object]),
            hit.value,
        )
    yield from _visit(scene, _Told(hit.frame.name, clause, found, subtype), visitors, hosts)


def _is_bare_state(noun: NounGroup) -> bool:
    return noun.head.mention is not None and noun.head.mention.kind in ("state", "capital", "seat")


def _destination(nouns: Sequence[NounGroup]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            iso for noun in nouns if is_a(noun, "place") and noun.head.mention for iso in noun.head.mention.states
        )
    )


def _visit(scene: Scene, told: _Told, visitors: Actors, hosts: Sequence[str]) -> Iterator[Claim]:
    hosts = tuple(iso for iso in hosts if iso not in visitors.countries)
    if (
        not visitors.countries
        or not hosts
        or not (visitors.people or visitors.organizations or len(visitors.countries) == 1)
    ):
        return
    base = scene.claim(told.rule, "visit", told.subtype, told.status, visitors)
    yield dataclasses.replace(
        base, object_countries=hosts, date=phrases.date(scene, told.clause, told.status), place=_where(told.clause)
    )


def _where(clause: Clause) -> str:
    """Where a visitor goes: "in X", "to X", or the object of "visited"."""
    towards = [*clause.after("to"), *(noun for noun in clause.objects() if is_a(noun, "place"))]
    return phrases.place(clause.arguments) or next((place for noun in towards if (place := phrases.place_of(noun))), "")


# --- told by a noun -----------------------------------------------------------------------------------------------------


def event_nouns(scene: Scene, clause: Clause) -> Iterator[Claim]:
    """The meetings and visits that noun groups of a clause tell of, where their sides stand beside them."""
    for noun, prep in _nouns(clause):
        if is_a(noun, "visit"):
            yield from _visit_noun(scene, clause, noun)
        elif is_a(noun, "meeting"):
            yield from _meeting_noun(scene, clause, noun, prep)


def _nouns(clause: Clause) -> Iterator[tuple[NounGroup, str]]:
    for noun in clause.subject if clause.link not in ("infinitive", "gerund", "coordinate") else ():
        yield noun, ""
        yield from ((inner, "of") for inner in noun.of)
    for argument in clause.arguments:
        yield argument.noun, argument.prep


def _meeting_noun(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Iterator[Claim]:
    sides = parties(scene, noun)
    if any(unit.lower == "their" for unit in noun.units) or (prep and noun.head.last in _TALKS and not noun.definite):
        sides |= scene.actors(clause.subject)
    if not _is_meeting(sides, noun):
        return
    found = _noun_status(scene, clause, noun, prep)
    if found is not None:
        follower = _follower(clause, noun)
        yield _meeting(scene, _Told("meeting-as-noun", follower or clause, found), noun, sides)


def _noun_status(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Status | None:
    """The status of an event that is only named: planned where something says so, done where its time has come."""
    follower = _follower(clause, noun)
    if follower is not None:
        return "planned" if follower.verb.lemma in ("intend", "plan", "hope", "want", "schedule") else status(follower)
    if any(unit.lower in _AHEAD for unit in noun.units) or _prepared(scene, noun):
        return "planned"
    if noun in clause.subject and clause.verb.lemma in _CANCELLING:
        return None
    above = status(clause)
    if prep in ("during", "at", "after", "following", "since") or noun in clause.subject:
        return "done" if above in ("done", "ongoing") else above
    if prep == "" and above in ("planned", "proposed"):
        return above
    return "done" if prep in ("in", "of", "from") and above == "done" and not _named(noun) else None


def _follower(clause: Clause, noun: NounGroup) -> Clause | None:
    """The clause that goes on about a noun: `the summit to be held next year`, `a forum that Lima will host`."""
    return next(
        (c for c in clause.children if c.verb.start >= noun.end and (noun in c.subject or noun in c.objects())), None
    )


def _prepared(scene: Scene, noun: NounGroup) -> bool:
    before = scene.document.text[max(scene.sentence.start, noun.start - 40) : noun.start].lower()
    cues = (
        "preparation for",
        "preparations for",
        "ahead of",
        "run-up to",
        "in advance of",
        "before",
        "prepare for",
        "preparing for",
    )
    return any(cue in before for cue in cues)


def _visit_noun(scene: Scene, clause: Clause, noun: NounGroup) -> Iterator[Claim]:
    visitors = _visitors(scene, clause, noun)
    hosts = _destination([post for prep, post, _ in noun.posts if prep == "to"])
    hosts = hosts or _destination([a.noun for a in clause.arguments if a.prep == "to" and a.noun.start > noun.start])
    home = scene.focus.home
    if not hosts and home and home not in visitors.countries and (visitors.people or visitors.countries):
        hosts = (home,)  # "a visit by Foreign Minister X"
        why = "a visit whose aim is not named, in news told from there"
        visitors |= Actors(resolutions=scene.given(noun.start, noun.end, hosts, why).resolutions)
    found = status(clause)
    if found is None or not visitors or not hosts:
        return
    mention = noun.head.mention
    assert mention is not None
    ordinal = any(unit.lower == "first" for unit in noun.units) or _called_first(clause, noun)
    earlier = _earlier(scene, noun) if ordinal else ""
    if not visitors.people and ordinal and clause.parent is not None and clause.link == "participle":
        found = "done"  # "marking the first visit by a leader": the visit of the clause above
    if not (ordinal and earlier and not visitors.people):
        yield from _visit(scene, _Told("visit-as-noun", clause, found, mention.form), visitors, hosts)
    if earlier:
        before = _Told("visit-before", clause, "done", "visit")
        for claim in _visit(scene, before, Actors(visitors.countries), hosts):
            yield dataclasses.replace(claim, date=earlier, place="")


def _called_first(clause: Clause, noun: NounGroup) -> bool:
    """`The visit was the first by a president since ...`."""
    return noun in clause.subject and any(unit.lower == "first" for group in clause.objects() for unit in group.units)


def _visitors(scene: Scene, clause: Clause, noun: NounGroup) -> Actors:
    """`X's visit`, `the visit of X`, `a visit by X`, `his visit`."""
    owner = _owner(scene, noun)
    if owner:
        return owner
    named = scene.actors([g for g in noun.of if g.head.tag == "A"]) or scene.actors(
        [a.noun for a in clause.arguments if a.prep == "by" and a.noun.start > noun.start]
    )
    return named or Actors(states_in(noun.units))


def _owner(scene: Scene, noun: NounGroup) -> Actors:
    at = next((i for i, unit in enumerate(noun.units) if unit.tag == "'"), 0)
    mention = noun.units[at - 1].mention if at else None
    if mention is None:
        return NOBODY
    if mention.kind == "person":
        return scene.person(mention)
    return Actors(mention.states) if mention.kind in ("state", "capital") else NOBODY


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
