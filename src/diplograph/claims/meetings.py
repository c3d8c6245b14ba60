"""Meetings: told by a verb ("met", "called on") or by a noun ("talks between", "at a summit in")."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from diplograph.claims import events, phrases, series
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.events import Told
from diplograph.claims.frames import triggers
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit, has_particle, is_a
from diplograph.claims.naming import states_in
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.claims.unit import Unit
from diplograph.records import Claim, Mention, Status

_WITH = ("with", "between", "among")
_GATHERINGS = frozenset({"summit", "conference", "ministerial meeting", "forum", "plenary session"})
_TALKS = frozenset({"talks", "negotiations", "consultations"})
_ORDINALS = frozenset(
    """next first second third fourth fifth sixth seventh eighth ninth tenth another further regular annual previous last latest
    new""".split()
)
# Whom one receives, hosts or calls is somebody: a person, or the holders of an office.
_TO_SOMEBODY = frozenset("host receive call welcome join see".split())
_THEIRS = frozenset({"their", "our"})
# Where the other side stands behind "paid a courtesy call" and "received a phone call".
_PARTNERS = {"pays-a-call": ("on", "upon"), "takes-a-call": ("from",)}
_SHARED = frozenset("trilateral bilateral tripartite joint intergovernmental".split())
_OCCASION = ("during", "at", "in", "after", "following", "before")


# --- told by a verb -----------------------------------------------------------------------------------------------------


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
    for group in _one_by_one(scene, hit, sides, subtype):
        yield _meeting(scene, Told(frame.name, _teller(clause, noun), found, subtype), noun, group)


def _noun(hit: Hit) -> NounGroup | None:
    """The noun group that is the meeting, where the frame asks for one."""
    if hit.frame.object != "meeting" and hit.frame.subject != "meeting":
        return None
    return next((noun for noun in (*hit.object, *hit.subject) if is_a(noun, "meeting")), None)


def _is_none(scene: Scene, hit: Hit, noun: NounGroup | None) -> bool:
    """Whether the words only look like a meeting, or another clause tells it."""
    clause, name = hit.clause, hit.frame.name
    if noun is not None:
        return _is_loose(noun) or _told_above(clause, noun)
    if clause.verb.lemma in _TO_SOMEBODY and not _somebody(scene, hit):
        return True
    return (
        (name == "calls-on" and clause.child("infinitive") is not None)
        or (name == "welcomes" and not _for_talks(clause))
        or (clause.verb.lemma in ("speak", "talk") and not _with_each_other(scene, clause))
        or (clause.verb.lemma == "meet" and _meets_a_thing(scene, hit))
    )


def _with_each_other(scene: Scene, clause: Clause) -> bool:
    """`spoke with X`, `spoke by phone`, `are to speak again`: but not `spoke to reporters`, `spoke on trade`."""
    listeners = clause.after("to", "with")
    again = scene.document.text[clause.verb.end : clause.verb.end + 6].strip() == "again"
    return bool(scene.actors(listeners)) if listeners else again or bool(_means(clause))


def _sides(scene: Scene, hit: Hit, noun: NounGroup | None) -> Actors:
    """Those who meet; nobody, where only one side is known."""
    clause = hit.clause
    members = _members(scene, [*hit.subject, *hit.object])
    sides = scene.actors([*hit.subject, *hit.object, *clause.after(*_WITH)]) | members
    if noun is not None:
        sides |= parties(scene, noun) | scene.actors(clause.after(*_PARTNERS.get(hit.frame.name, ())))
        if not _is_meeting(sides, noun) and _is_of_the_sides(noun):
            sides |= scene.sides(noun.start, noun.end)  # "suggested holding the next session in Lima"
    known = _is_meeting(sides, noun) or members.organizations or _is_hosted(clause, noun, sides)
    return sides if known else NOBODY


def _told_above(clause: Clause, noun: NounGroup) -> bool:
    """`took part in the conference held in Lima`: the verb above tells the meeting, with those who came."""
    parent = clause.parent
    if clause.link != "participle" or parent is None or all(a.noun is not noun for a in parent.arguments):
        return False
    found = triggers().get(parent.verb.lemma, ())
    return any(t.frame.kind == "meeting" and t.frame.value == "subtype" and t.frame.object == "meeting" for t in found)


def _teller(clause: Clause, noun: NounGroup | None) -> Clause:
    """The clause that says when and where: the one about the noun, where the verb's own says nothing."""
    after = events.following(clause, noun) if noun is not None and not clause.dates else None
    return after if after is not None and after.dates else clause


def _is_hosted(clause: Clause, noun: NounGroup | None, sides: Actors) -> bool:
    """`hosted a summit of East African leaders`: a gathering whose guests are no list of states."""
    form = noun.head.mention.form if noun is not None and noun.head.mention is not None else ""
    guests = noun is not None and bool(noun.of or clause.after("with"))
    return form in _GATHERINGS and guests and bool(sides) and clause.verb.lemma in ("host", "convene", "chair")


def _meets_a_thing(scene: Scene, hit: Hit) -> bool:
    """`meet the conditions of the fund`."""
    objects = hit.clause.objects()
    return bool(objects) and not scene.actors(objects) and objects[0].head.tag == "N" and objects[0].definite


def _for_talks(clause: Clause) -> bool:
    """`welcomed X at the palace`, `welcomed X for talks`: more than words of welcome."""
    return bool(clause.after("at")) or any(is_a(noun, "meeting") for noun in clause.after("for"))


def _somebody(scene: Scene, hit: Hit) -> bool:
    offices = (noun.head.mention for noun in hit.object)
    return bool(scene.actors(hit.object).people) or any(m is not None and m.kind == "office" for m in offices)


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


def _is_meeting(sides: Actors, noun: NounGroup | None) -> bool:
    """Two sides meet; a named gathering is one whoever attends it."""
    if len(sides.countries) + len(sides.organizations) >= 2 or len(sides.people) >= 2:
        return True
    if noun is not None and sides.organizations and noun.head.mention and noun.head.mention.form in _GATHERINGS:
        return True  # "the summit of the Arab League"
    return noun is not None and bool(sides) and _named(noun) is not None


def _is_loose(noun: NounGroup) -> bool:
    """`the dialogue between A and B`, `mediation`: how sides deal with each other, and no meeting."""
    mention = noun.head.mention
    return (
        mention is not None and mention.form in ("dialogue", "mediation") and _named(noun) is None and not _recurs(noun)
    )


def _recurs(noun: NounGroup) -> bool:
    """`the next session`, `a second round`: a meeting of those who met before."""
    return any(unit.lower in _ORDINALS for unit in noun.units)


def _is_of_the_sides(noun: NounGroup) -> bool:
    """`the next session`, `a trilateral forum`, `the session of the joint commission`: a meeting of those of the article."""
    shared = any(unit.lower in _SHARED for unit in noun.units)
    return shared or _recurs(noun) or any(map(series.is_joint, noun.of))


def _named(noun: NounGroup) -> Mention | None:
    """The mention of an event with a name of its own."""
    mention = noun.head.mention
    return mention if mention is not None and mention.kind == "event" and mention.name != mention.form else None


def _members(scene: Scene, nouns: list[NounGroup]) -> Actors:
    """`EU leaders`: the body whose members meet among themselves."""
    found = NOBODY
    for noun in nouns:
        found |= scene.members(noun)
    return found


def parties(scene: Scene, noun: NounGroup) -> Actors:
    """The sides that an event's own noun group names: `Peru-Chile summit`, `talks between Peru and Chile`."""
    mention = noun.head.mention
    states = mention.states if mention is not None else ()
    bodies = tuple(u.mention.name for u in noun.units if u.mention is not None and u.mention.kind == "body")
    found = tuple(dict.fromkeys((*states, *states_in(noun.units), *states_in(_between(noun)))))
    return Actors(found, (), bodies) | scene.actors([g for g in noun.of if g.head.tag == "A" or _is_office(g)])


def _between(noun: NounGroup) -> list[Unit]:
    """`talks between Peruvian and Chilean experts`, but not `talks on the treaty between`."""
    found: list[Unit] = []
    for prep, group, _ in noun.posts:
        if prep not in ("between", "among"):
            break
        found += group.units
    return found


def _is_office(noun: NounGroup) -> bool:
    return noun.head.mention is not None and noun.head.mention.kind == "office"


def _meeting(scene: Scene, told: Told, noun: NounGroup | None, sides: Actors) -> Claim:
    mention = noun.head.mention if noun is not None else None
    named = _named(noun) if noun is not None else None
    base = scene.claim(told.rule, "meeting", mention.form if mention is not None else told.subtype, told.status, sides)
    return dataclasses.replace(
        base,
        object=phrases.tidy(named.name) if named else _of_body(scene, noun),
        topics=phrases.topics(scene, noun.start, noun.end) if named and noun is not None else (),
        date=phrases.date(scene, told.clause, told.status),
        place=phrases.place(told.clause.arguments, told.clause.subject) or _where(scene, told.clause),
    )


def _of_body(scene: Scene, noun: NounGroup | None) -> str:
    """`the second meeting of the Coordination Council`: a meeting named by the body that meets."""
    if noun is None:
        return ""
    if series.is_body(noun):  # one label: "meeting of the joint commission"
        return phrases.tidy(scene.text(noun.start, noun.end))
    if noun.head.last not in ("meeting", "session", "round"):
        return ""
    prep, body, _ = noun.posts[0] if noun.posts else ("", None, "")
    if prep != "of" or body is None or not series.is_body(body):
        return ""
    return phrases.tidy(scene.text(noun.start, body.end))


def _where(scene: Scene, clause: Clause) -> str:
    """`to Tashkent, where he is to meet`: the place behind which "where" opens the clause."""
    before = [unit for unit in scene.units if unit.start < clause.start]
    if not before or before[-1].lower != "where":
        return ""
    place = next((unit.mention for unit in reversed(before[-4:]) if unit.mention is not None), None)
    return place.name if place is not None and place.kind in ("capital", "place") else ""


# --- told by a noun -----------------------------------------------------------------------------------------------------


def named(scene: Scene, clause: Clause) -> Iterator[Claim]:
    """The meetings that noun groups of a clause tell of, where their sides stand beside them."""
    for noun, prep in events.nouns(clause):
        if is_a(noun, "meeting") and not events.is_sport(scene):
            yield from _meeting_noun(scene, clause, noun, prep)


def _meeting_noun(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Iterator[Claim]:
    if _is_loose(noun):
        return
    sides = parties(scene, noun) | _attending(scene, clause, noun, prep)
    if not _is_meeting(sides, noun):
        return
    found = _status(scene, clause, noun, prep)
    if found is not None:
        teller = events.following(clause, noun) or clause
        yield _meeting(scene, Told("meeting-as-noun", teller, found), noun, sides)


def _attending(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Actors:
    """Those of the clause who meet at what it names: `at their talks the ministers`, `EU leaders agreed at a summit`."""
    partner = scene.actors([post for preposition, post, _ in noun.posts if preposition == "with"])
    if partner and (prep in (*_OCCASION, "for") or events.in_course(scene, noun)):
        return partner | scene.actors(clause.subject)
    if any(unit.lower in _THEIRS for unit in noun.units) or (prep and noun.head.last in _TALKS and not noun.definite):
        return scene.actors(clause.subject) | (scene.actors(clause.after("with")) if prep == "for" else NOBODY)
    if noun in clause.subject and (clause.verb.lemma == "be" or clause.verb.passive):
        return scene.actors(clause.after(*_WITH))  # "talks are under way between A and B"
    if prep in _OCCASION or events.in_course(scene, noun):
        found = scene.actors(clause.subject)
        several = len(found.countries) >= 2 or len(found.people) >= 2
        return _members(scene, clause.subject) or (found if several and not _named(noun) else NOBODY)
    return NOBODY


def _status(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Status | None:
    found = events.noun_status(scene, clause, noun, prep, "meeting")
    above = status(clause)
    if found is None and prep in ("in", "of", "from") and above == "done" and not _named(noun):
        return "done"
    if found is None and events.in_course(scene, noun):
        return above
    if found is None and prep == "for" and _goes(scene, clause):
        return above  # "flew to Lima for talks with"
    return found


def _goes(scene: Scene, clause: Clause) -> bool:
    found = (trigger for trigger in triggers().get(clause.verb.lemma, ()) if trigger.frame.kind == "visit")
    return any(not trigger.particle or has_particle(scene, clause, trigger.particle) for trigger in found)
