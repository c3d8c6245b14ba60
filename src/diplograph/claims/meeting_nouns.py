"""Meetings that only a noun tells of: "talks between", "at a summit in", "since their meeting last May"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diplograph.claims import events, gatherings, series
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.events import Told
from diplograph.claims.frames import triggers
from diplograph.claims.groups import Group, NounGroup
from diplograph.claims.hits import has_particle, is_a
from diplograph.claims.meetings import meeting
from diplograph.claims.scene import Scene
from diplograph.claims.sides import (
    form_of,
    is_loose,
    is_meeting,
    is_of_the_sides,
    is_several,
    members,
    name_of,
    parties,
    partners,
    split,
)
from diplograph.claims.status import status
from diplograph.records import Claim, Status

_WITH = ("with", "between", "among")
_TALKS = frozenset({"talks", "negotiations", "consultations"})
# "a plan of consultations", "a mechanism for talks": what is on paper is no meeting.
_ON_PAPER = frozenset(
    """plan plans programme program schedule calendar mechanism format system practice agenda channel framework memorandum
    protocol agreement""".split()
)
_WORK = frozenset({"work", "activities", "activity", "role"})
_THOSE = frozenset({"those", "these"})
_THEIRS = frozenset({"their", "our"})
_HIS = frozenset({"his", "her", "their"})
_HAVING = frozenset("hold have conduct lead".split())
_OCCASION = ("during", "at", "in", "after", "following", "before")


def named(scene: Scene, clause: Clause, parsed: Sequence[Clause]) -> Iterator[Claim]:
    """The meetings that noun groups of a clause tell of, where their sides stand beside them."""
    for noun, prep in events.nouns(clause):
        if noun in clause.subject and clause.link == "infinitive" and clause.objects() and not clause.verb.passive:
            continue  # "the meeting ended with a plan to move supplies"
        if is_a(noun, "meeting") and not events.is_sport(scene):
            yield from _meeting_noun(scene, clause, noun, prep, parsed)


def _meeting_noun(
    scene: Scene, clause: Clause, noun: NounGroup, prep: str, parsed: Sequence[Clause]
) -> Iterator[Claim]:
    if noun.units[0].lower in _THOSE or (noun.units[0].lower == "our" and events.is_beside(scene, noun)):
        return  # "following those talks": told before
    if (
        events.is_interrupted(clause)
        or is_loose(noun)
        or _is_on_paper(clause, noun, prep)
        or (clause.verb.lemma == "have" and not clause.arguments)
    ):
        return
    held, bare = gatherings.held(scene, noun), _bare_relative(noun, parsed)
    of_body = bool(members(scene, noun.of))  # "the meeting of ASEAN foreign ministers": of them alone
    sides = parties(scene, noun) | (NOBODY if of_body else _attending(scene, clause, noun, prep))
    if held.told or noun.units[0].lower in _HIS:
        sides |= partners(scene, noun)
    if bare is not None:
        sides |= _of_relative(scene, clause, bare)
    if clause.link == "relative" and noun in clause.subject:
        sides |= _whose(scene, clause, noun, parsed)
    if clause.link == "if" and not is_meeting(sides, noun):
        partner = sides | partners(scene, noun)
        sides |= partner | _leading(scene, clause, parsed) if partner else NOBODY
    if not sides.countries and any(map(series.is_joint, noun.of)):
        sides |= _holders(scene, clause, noun)
    if held.told and not of_body and not is_meeting(sides, noun):
        sides |= _holders(scene, clause, noun)
    if not (of_body or is_meeting(sides, noun)) or _is_at_home(sides, noun):
        return
    found = held.status if held.told else status(bare) if bare is not None else _status(scene, clause, noun, prep)
    if found is None:
        return
    teller = bare or events.following(clause, noun) or clause
    others = [a for a in clause.arguments if a.prep == "with" and a.noun.start > noun.end]
    for group in split(scene, others, clause.subject, sides, is_several(noun)):
        claim = meeting(scene, Told("meeting-as-noun", teller, found), noun, group)
        yield _placed(claim, held) if held.told else claim


def apart_from_clauses(scene: Scene, row: Sequence[Group], parsed: Sequence[Clause]) -> Iterator[Claim]:
    """Meetings in groups that no clause holds: `noted that since their meeting in Lima last May, trade had grown`."""
    held_by = {id(noun) for clause in parsed for noun, _ in events.nouns(clause)}
    for before, noun in pairwise(row):
        if not isinstance(noun, NounGroup) or id(noun) in held_by or not is_a(noun, "meeting") or is_loose(noun):
            continue
        if before.kind == "prep" and noun.units[0].lower in _HIS:
            yield from _theirs(scene, noun, parsed)


def _theirs(scene: Scene, noun: NounGroup, parsed: Sequence[Clause]) -> Iterator[Claim]:
    held, partner = gatherings.held(scene, noun), parties(scene, noun) | partners(scene, noun)
    speakers = NOBODY
    for clause in parsed:
        speakers |= scene.actors(clause.subject) if clause.verb.form == "finite" else NOBODY
    if noun.units[0].lower == "their" and not partner:
        sides = speakers if len(speakers.people) == 2 else scene.talkers(noun.start, noun.end)
    else:
        sides = partner | speakers if partner and len(speakers.people) == 1 else NOBODY
    if not (held or partner) or not is_meeting(sides, noun) or len(sides.countries) < 2:
        return
    base = scene.claim("meeting-apart", "meeting", form_of(noun), held.status, sides)
    yield dataclasses.replace(base, date=held.when, place=held.where)


def _placed(claim: Claim, held: gatherings.Held) -> Claim:
    """A meeting with the time and place that stand behind its noun."""
    return dataclasses.replace(claim, date=held.when or claim.date, place=held.where or claim.place)


def _is_on_paper(clause: Clause, noun: NounGroup, prep: str) -> bool:
    """`a plan of consultations`, `a memorandum on political consultations`."""
    if prep not in ("of", "on", "for"):
        return False
    here = [a for a in clause.arguments if a.noun.end <= noun.start]
    before = [a.noun for a in here if not a.fronted or noun.start - a.noun.end <= len(" of the ")]
    above = (
        before[-1]
        if before
        else clause.subject[-1]
        if clause.subject and clause.subject[-1].end <= noun.start
        else None
    )
    if above is not None and above.head.last in _WORK:
        return True  # "touched upon the work of the Forum"
    if name_of(noun) is not None:
        return False
    if above is None or above.head.last in ("plan", "plans"):
        return above is not None and prep == "of"  # but "no plans for a meeting"
    return above.head.last in _ON_PAPER or (prep != "of" and is_a(above, "instrument"))


def _is_at_home(sides: Actors, noun: NounGroup) -> bool:
    """Two people of one state make no meeting of states, where only a noun speaks of it."""
    return len(sides.countries) == 1 and not sides.organizations and name_of(noun) is None


def _bare_relative(noun: NounGroup, parsed: Sequence[Clause]) -> Clause | None:
    """`the talks he had held in Lima with`: the clause that goes on about a noun without a relative pronoun."""
    for clause in parsed:
        if clause.verb.lemma in _HAVING and clause.link == "main" and clause.subject and not clause.objects():
            if 0 < clause.subject[0].start - noun.end <= 2 and not clause.verb.passive:
                return clause
    return None


def _of_relative(scene: Scene, clause: Clause, bare: Clause) -> Actors:
    """Those of `the talks he had held with X`; where the pronoun is open, the one whom the sentence is about."""
    own = scene.actors(bare.subject)
    if not own:
        above = scene.actors(clause.subject)
        own = above if len(above.people) == 1 else NOBODY
    return own | scene.actors(bare.after(*_WITH)) if own else NOBODY


def _leading(scene: Scene, clause: Clause, parsed: Sequence[Clause]) -> Actors:
    """`X will leave for Lima, where talks with Y are planned`: the one who goes there."""
    here = {id(a.noun) for a in clause.arguments if a.fronted}
    for above in parsed:
        if above is not clause and any(id(a.noun) in here for a in above.arguments):
            found = scene.actors(above.subject)
            return found if len(found.people) == 1 else NOBODY
    return NOBODY


def _whose(scene: Scene, clause: Clause, noun: NounGroup, parsed: Sequence[Clause]) -> Actors:
    """`A and B, whose talks ran into the night, agreed`."""
    if not scene.document.text[scene.sentence.start : noun.start].rstrip().endswith("whose"):
        return NOBODY
    owners = clause.objects()
    above = next((c for c in parsed if c is not clause and any(n in c.subject for n in owners)), None)
    return scene.actors(above.subject if above is not None else owners)


def _holders(scene: Scene, clause: Clause, noun: NounGroup) -> Actors:
    """`the sides reviewed the results of the 12th session, held in Lima`: the session of those who speak of it."""
    found = scene.actors(clause.subject) if noun not in clause.subject else NOBODY
    if len(found.countries) < 2 and is_of_the_sides(noun):
        found = scene.sides(noun.start, noun.end)
    return Actors(found.countries, (), resolutions=found.resolutions) if len(found.countries) > 1 else NOBODY


def _attending(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Actors:
    """Those of the clause who meet at what it names: `at their talks the ministers`, `EU leaders agreed at a summit`."""
    partner = scene.actors([post for preposition, post, _ in noun.posts if preposition == "with"])
    if partner and (prep in (*_OCCASION, "for") or events.in_course(scene, noun) or noun.units[0].lower in _HIS):
        return partner | scene.actors(clause.subject)
    if any(unit.lower in _THEIRS for unit in noun.units) or (prep and noun.head.last in _TALKS and not noun.definite):
        return scene.actors(clause.subject) | (scene.actors(clause.after("with")) if prep == "for" else NOBODY)
    if noun in clause.subject and (clause.verb.lemma == "be" or clause.verb.passive):
        return scene.actors(clause.after(*_WITH))  # "talks are under way between A and B"
    if events.is_beside(scene, noun):
        return NOBODY  # "met on the sidelines of a summit"
    if prep in _OCCASION or events.in_course(scene, noun):
        found = scene.actors(clause.subject)
        several = len(found.countries) >= 2 or len(found.people) >= 2
        return members(scene, clause.subject) or (found if several and not name_of(noun) else NOBODY)
    return NOBODY


def _status(scene: Scene, clause: Clause, noun: NounGroup, prep: str) -> Status | None:
    clause = _demanding(clause) if prep == "during" else clause
    found = events.noun_status(scene, clause, noun, prep, "meeting")
    above = status(clause)
    if found is None and prep in ("in", "of", "from") and above == "done" and not name_of(noun):
        return "done"
    if found is None and events.in_course(scene, noun):
        return above
    if found is None and prep == "for" and _goes(scene, clause):
        return above  # "flew to Lima for talks with"
    if found is None and noun.units[0].lower in _HIS and above == "done":
        return "done"  # "spoke of his talks with"
    return found


def _demanding(clause: Clause) -> Clause:
    """`called on Peru to lift the ban during talks with X`: it was during the talks that he called."""
    above = clause
    while above.parent is not None and above.link == "infinitive":
        above = above.parent
    demands = any(trigger.frame.kind == "demand" for trigger in triggers().get(above.verb.lemma, ()))
    return above if demands else clause


def _goes(scene: Scene, clause: Clause) -> bool:
    found = (trigger for trigger in triggers().get(clause.verb.lemma, ()) if trigger.frame.kind == "visit")
    return any(not trigger.particle or has_particle(scene, clause, trigger.particle) for trigger in found)
