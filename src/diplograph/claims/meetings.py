"""Meetings that a verb tells of: "met", "called on", "held talks"; and the claim of a meeting."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from diplograph.claims import callings, events, gatherings, phrases, takers
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.destinations import destination
from diplograph.claims.events import Told
from diplograph.claims.frames import triggers
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit, is_a
from diplograph.claims.scene import Scene
from diplograph.claims.sides import (
    GATHERINGS,
    GUESTS,
    apart,
    form_of,
    is_loose,
    is_meeting,
    is_of_the_sides,
    leading,
    members,
    name_of,
    parties,
    partners,
    recurs,
)
from diplograph.records import Claim

_WITH = ("with", "between", "among")
_TALKS = frozenset({"talks", "negotiations", "consultations"})
_PROCESSES = _TALKS | {"dialogue", "strategic dialogue"}
_FOUNDING = frozenset("launch open begin start initiate establish institute create commence".split())
_NEW = frozenset("launch initiate establish institute create".split())
_TOGETHER = re.compile(
    r"\b(?:(?:together|along|back to back|in parallel|combined|coupled) with|alongside|as well as) (?:an? |the )?(?:\w+ )?$"
)
_REGULARLY = re.compile(
    r"\b(?:on a (?:regular|permanent|systematic|yearly|annual) basis|regularly|every (?:year|six months))\b"
)
_REACH = 16  # letters behind a clause where its adverb may stand
_MOVING = frozenset("postpone move shift put delay reschedule defer push bring".split())
_RESUMING = frozenset({"resume", "restart", "reconvene"})
# Bodies that are called by the name of their meetings.
_SITTING = frozenset("council assembly congress conference parliament".split())
# Whom one receives, hosts or calls is somebody: a person, or the holders of an office.
_TO_SOMEBODY = frozenset("host receive call welcome join see consult".split())
# Where the other side stands behind "paid a courtesy call" and "received a phone call".
_PARTNERS = {"pays-a-call": ("on", "upon"), "takes-a-call": ("from",)}


def meetings(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """The meeting that a verb tells of, with both of its sides."""
    clause, frame = hit.clause, hit.frame
    noun = _noun(hit)
    if events.is_sport(scene) or _is_none(scene, hit, noun):
        return
    found = events.hit_status(scene, hit)
    sides = _sides(scene, hit, noun)
    if found is None or not sides:
        return
    subtype = _means(clause) or (hit.value if frame.value == "subtype" else "")
    told = Told(frame.name, _teller(clause, noun), found, subtype)
    for group in apart(scene, hit, noun, sides, subtype):
        yield meeting(scene, told, noun, group)
    for other in _besides(scene, hit, noun):
        yield meeting(scene, told, other, sides)


def _besides(scene: Scene, hit: Hit, noun: NounGroup | None) -> Iterator[NounGroup]:
    """`held talks and a business forum`, `will be held in May, together with a forum`: what was held besides."""
    if noun is None or hit.frame.value == "status":
        return
    for argument in hit.clause.arguments:
        other = argument.noun
        if other is noun or argument.fronted or not is_a(other, "meeting") or is_loose(other):
            continue
        before = scene.document.text[max(0, other.start - 24) : other.start].lower()
        if (not argument.prep and argument.joined) or _TOGETHER.search(before):
            yield other


def _noun(hit: Hit) -> NounGroup | None:
    """The noun group that is the meeting, where the frame asks for one."""
    if hit.frame.object != "meeting" and hit.frame.subject != "meeting":
        return None
    return next((noun for noun in (*hit.object, *hit.subject) if is_a(noun, "meeting")), None)


def _is_none(scene: Scene, hit: Hit, noun: NounGroup | None) -> bool:
    """Whether the words only look like a meeting, or another clause tells it."""
    clause, name = hit.clause, hit.frame.name
    if noun is not None:
        if events.is_interrupted(clause):
            return True
        if clause.verb.lemma == "open" and clause.link == "gerund" and clause.prep in ("on", "of", "for"):
            return True  # "the agreement on opening a second workshop"
        told = _told_above(clause, noun) or _is_told_before(clause, noun)
        if told or _is_founded(clause, noun) or _is_habit(scene, clause):
            return True
        return is_loose(noun) and not _means(clause) and not _is_convened(clause, noun)
    if clause.verb.lemma in _TO_SOMEBODY and not _somebody(scene, hit):
        return True
    return (
        (name == "attends-body" and not _sits(hit))
        or (name == "calls-on" and clause.child("infinitive") is not None)
        or (name == "welcomes" and not _for_talks(clause))
        or (clause.verb.lemma == "negotiate" and any(is_a(noun, "instrument") for noun in clause.objects()))
        or (clause.verb.lemma in ("speak", "talk") and not _with_each_other(scene, clause))
        or (clause.verb.lemma == "meet" and _meets_a_thing(scene, hit))
    )


def _is_convened(clause: Clause, noun: NounGroup) -> bool:
    """`held a consular dialogue in Jakarta on 12 May`: a dialogue with a day and a place is a meeting."""
    there = bool(phrases.place(clause.arguments)) and bool(clause.dates)
    return clause.verb.lemma == "hold" and noun.units[0].lower in ("a", "an") and there


def _is_told_before(clause: Clause, noun: NounGroup) -> bool:
    """`The session was attended by A and B`: who came to a meeting that is told elsewhere."""
    told = noun.units[0].lower == "the" and name_of(noun) is None and not noun.posts and not recurs(noun)
    return clause.verb.lemma == "attend" and clause.verb.passive and told


def _is_habit(scene: Scene, clause: Clause) -> bool:
    """`agreed to hold consultations on a regular basis`: how they will deal with each other, and no one meeting."""
    bare = clause.link in ("infinitive", "gerund", "that") and not clause.dates
    return bare and _REGULARLY.search(scene.document.text, clause.verb.start, clause.end + _REACH) is not None


def _is_founded(clause: Clause, noun: NounGroup) -> bool:
    """`agreed to launch a dialogue`, `to open negotiations on a treaty`: what is agreed, and no meeting with a day or a place."""
    to_come = clause.link in ("infinitive", "gerund", "that") or bool(clause.verb.modal)
    open_ended = form_of(noun) in _PROCESSES and name_of(noun) is None
    placed = bool(phrases.place(clause.arguments)) or bool(clause.dates)
    founding = clause.verb.lemma in _FOUNDING and (clause.verb.lemma in _NEW or not recurs(noun))
    return founding and to_come and open_ended and not placed


def _with_each_other(scene: Scene, clause: Clause) -> bool:
    """`spoke with X`, `spoke by phone`, `are to speak again`: but not `spoke to reporters`, `spoke on trade`."""
    listeners = [a.noun for a in clause.arguments if a.prep in ("to", "with") and not a.fronted]
    again = scene.document.text[clause.verb.end : clause.verb.end + 6].strip() == "again"
    return bool(scene.actors(listeners)) if listeners else again or bool(_means(clause))


def _sides(scene: Scene, hit: Hit, noun: NounGroup | None) -> Actors:
    """Those who meet; nobody, where only one side is known."""
    clause = hit.clause
    bodies = members(scene, [*hit.subject, *hit.object, *(noun.of if noun is not None else ())])
    beside = [a.noun for a in clause.arguments if a.prep == "of" and a.joined and is_a(a.noun, "person")]
    decider = takers.decider(scene, clause) or NOBODY  # "A supported B's plan to hold a summit": it is B's
    subject = [] if decider else [*hit.subject, *_leaders(hit)]
    sides = scene.actors([*subject, *hit.object, *clause.after(*_WITH), *beside]) | bodies | decider
    if noun is not None:
        sides |= (
            parties(scene, noun)
            | partners(scene, noun)
            | scene.actors(clause.after(*_PARTNERS.get(hit.frame.name, ())))
        )
        if not is_meeting(sides, noun):
            sides |= _unnamed(scene, clause, noun)
    known = is_meeting(sides, noun) or bodies.organizations or _is_hosted(clause, noun, sides) or _sits_down(hit, noun)
    if not known and (host := _received_at_home(scene, hit, sides)):
        return sides | host
    return (
        sides
        if known or hit.frame.object == "body"
        else gatherings.host(scene, clause, noun)
        if noun is not None
        else NOBODY
    )


def _leaders(hit: Hit) -> Iterator[NounGroup]:
    """`received a delegation led by X`: who leads the guests."""
    for child in leading(hit.clause):
        yield from child.after("by")


def _sits_down(hit: Hit, noun: NounGroup | None) -> bool:
    """`ASEAN will hold an emergency meeting on Myanmar`: a body whose members meet."""
    heads = [subject.head.mention for subject in hit.subject]
    body = any(mention is not None and mention.kind == "body" for mention in heads)
    held = hit.clause.verb.lemma in ("hold", "convene") and noun is not None and form_of(noun) == "meeting"
    return body and held


def _unnamed(scene: Scene, clause: Clause, noun: NounGroup) -> Actors:
    """`suggested holding the next session in Lima`: those of the article, unless somebody else is the host."""
    host = gatherings.host(scene, clause, noun)
    if scene.focus.our_body and noun.units[0].lower == "our":
        return scene.speakers(noun.start, noun.end) | host
    if host and not set(host.countries) <= set(scene.focus.states):
        return NOBODY
    again = is_of_the_sides(noun) or clause.verb.lemma in _RESUMING
    return scene.sides(noun.start, noun.end) if again else NOBODY


def _received_at_home(scene: Scene, hit: Hit, sides: Actors) -> Actors:
    """`the Peruvian delegation was received by Kofi Badu, Minister of Trade`: one of the state where it happens."""
    host = scene.focus.host
    if len(sides.countries) != 1 or sides.organizations or not sides.people or host in ("", *sides.countries):
        return NOBODY
    nouns = [*hit.subject, *hit.object, *hit.clause.after("with")]
    alone = [noun for noun in nouns if (found := scene.actors([noun])).people and not found.countries]
    offices = {tenure.person for tenure in scene.tenures}
    known = [n for n in alone if n.head.mention is not None and n.head.mention.key in offices]
    why = "an official without a state, in news told or made there"
    return scene.given(known[0].start, known[0].end, (host,), why) if known else NOBODY


def _told_above(clause: Clause, noun: NounGroup) -> bool:
    """`took part in the conference held in Lima`: the verb above tells the meeting, with those who came."""
    parent = clause.parent
    if clause.link != "participle" or parent is None or all(a.noun is not noun for a in parent.arguments):
        return False
    found = triggers().get(parent.verb.lemma, ())
    return any(t.frame.kind == "meeting" and t.frame.value == "subtype" and t.frame.object == "meeting" for t in found)


def _teller(clause: Clause, noun: NounGroup | None) -> Clause:
    """The clause that says when and where: the one about the noun, where the verb's own says nothing."""
    if clause.dates:
        return clause
    after = events.following(clause, noun) if noun is not None else next(leading(clause), None)
    return after if after is not None and after.dates else clause


def _is_hosted(clause: Clause, noun: NounGroup | None, sides: Actors) -> bool:
    """`hosted a summit of East African leaders`: a gathering whose guests are no list of states."""
    form = noun.head.mention.form if noun is not None and noun.head.mention is not None else ""
    guests = noun is not None and bool(noun.of or clause.after("with"))
    return form in GATHERINGS and guests and bool(sides) and clause.verb.lemma in ("host", "convene", "chair")


def _meets_a_thing(scene: Scene, hit: Hit) -> bool:
    """`meet the conditions of the fund`."""
    objects = hit.clause.objects()
    return bool(objects) and not scene.actors(objects) and objects[0].head.tag == "N" and objects[0].definite


def _sits(hit: Hit) -> bool:
    """`attend the General Assembly`: but not `take part in the Union's mission`."""
    heads = [noun.head.mention for noun in hit.object if noun.head.mention is not None and is_a(noun, "body")]
    return any(_SITTING & set(mention.name.lower().split()) for mention in heads) and not hit.clause.verb.passive


def _for_talks(clause: Clause) -> bool:
    """`welcomed X at the palace`, `welcomed X for talks`: more than words of welcome."""
    return bool(clause.after("at")) or any(is_a(noun, "meeting") for noun in clause.after("for"))


def _somebody(scene: Scene, hit: Hit) -> bool:
    heads = [noun.head for noun in hit.object]
    offices = any(head.mention is not None and head.mention.kind == "office" for head in heads)
    return offices or bool(scene.actors(hit.object).people) or any(head.last in GUESTS for head in heads)


def _means(clause: Clause) -> str:
    """`spoke by telephone`, `met by video link`."""
    for noun in clause.after("by", "over", "on", "via"):
        if noun.head.lower in ("telephone", "phone"):
            return "phone call"
        if noun.head.lower in ("video", "videoconference") or "video" in (unit.lower for unit in noun.units):
            return "video call"
    return ""


def meeting(scene: Scene, told: Told, noun: NounGroup | None, sides: Actors) -> Claim:
    mention = noun.head.mention if noun is not None and not (told.subtype and is_loose(noun)) else None
    if noun is not None and form_of(noun) in GATHERINGS | {"commission session"}:
        sides |= _at_home(scene, told, sides)
    since = (
        phrases.since(scene, told.clause) if told.status == "done" and not (noun is not None and recurs(noun)) else ""
    )
    if since:  # "the forum, held since 2007": a series that goes on
        told = dataclasses.replace(told, status="ongoing")
    base = scene.claim(told.rule, "meeting", mention.form if mention is not None else told.subtype, told.status, sides)
    attended = callings.attended(told.clause, noun)
    return dataclasses.replace(
        base,
        subtype=callings.FORMS.get(attended, base.subtype),
        object=callings.called(scene, told, noun),
        topics=phrases.topics(scene, noun.start, callings.reach(noun)) if noun is not None else (),
        date=_moved_to(told, phrases.event_date(scene, told.clause, told.status)) or since,
        place=phrases.place(told.clause.arguments, told.clause.subject)
        or _where(scene, told.clause)
        or _land(told.clause),
        object_countries=_hosting(told, sides),
    )


def _moved_to(told: Told, date: str) -> str:
    """`postponed from 2025 to 2026`: the later of the two."""
    moved = told.rule == "meeting-called-off" and told.status == "planned" and told.clause.verb.lemma in _MOVING
    return date.rpartition("/")[2] if moved else date


def _hosting(told: Told, sides: Actors) -> tuple[str, ...]:
    """The host of a meeting that is yet to come, or did not come about."""
    found = gatherings.hosts(told.clause) if told.status not in ("done", "ongoing") else ()
    return found if found != sides.countries else ()


def _land(clause: Clause) -> str:
    """`will take place in Portugal`, `which Seoul is to host`: the state where no city is named."""
    hosting = clause.subject if clause.verb.lemma == "host" and not clause.verb.passive else []
    for noun in (*clause.after("in"), *hosting):
        if is_a(noun, "place") and noun.head.mention is not None:
            return noun.head.mention.name
    return ""


def _at_home(scene: Scene, told: Told, sides: Actors) -> Actors:
    """`OIC leaders wrapped up a summit`, in news told from there: a gathering of a body has the host among its sides."""
    host = scene.focus.host or scene.focus.home
    if (
        told.rule == "meeting-as-noun"
        or sides.countries
        or not sides.organizations
        or told.status not in ("done", "ongoing")
        or not host
    ):
        return NOBODY
    clause = told.clause
    where = destination(scene, clause.after("in", "at"), (), named=True)
    if (where and host not in where.states) or not clause.dates:
        return NOBODY
    return scene.given(clause.verb.start, clause.verb.end, (host,), "the state where the gathering is held")


def _where(scene: Scene, clause: Clause) -> str:
    """`to Tashkent, where he is to meet`: the place behind which "where" opens the clause."""
    before = [unit for unit in scene.units if unit.start < clause.start]
    if not before or before[-1].lower != "where":
        return ""
    place = next((unit.mention for unit in reversed(before[-4:]) if unit.mention is not None), None)
    return place.name if place is not None and place.kind in ("capital", "place") else ""
