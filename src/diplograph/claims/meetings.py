"""Meetings: told by a verb ("met", "called on") or by a noun ("talks between", "at a summit in")."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diplograph.claims import events, gatherings, phrases, series
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.destinations import destination
from diplograph.claims.events import Told
from diplograph.claims.frames import triggers
from diplograph.claims.groups import Group, NounGroup
from diplograph.claims.hits import Hit, has_particle, is_a
from diplograph.claims.scene import Scene
from diplograph.claims.sides import (
    GATHERINGS,
    GUESTS,
    apart,
    form_of,
    is_loose,
    is_meeting,
    is_of_the_sides,
    is_several,
    members,
    name_of,
    parties,
    partners,
    recurs,
    split,
)
from diplograph.claims.status import status
from diplograph.records import Claim, Status

_WITH = ("with", "between", "among")
_TALKS = frozenset({"talks", "negotiations", "consultations"})
_PROCESSES = _TALKS | {"dialogue", "strategic dialogue"}
_FOUNDING = frozenset("launch open begin start initiate establish institute create commence".split())
_NEW = frozenset("launch initiate establish institute create".split())
# "a plan of consultations", "a mechanism for talks": what is on paper is no meeting.
_ON_PAPER = frozenset(
    """plan plans programme program schedule calendar mechanism format system practice agenda channel framework memorandum
    protocol agreement""".split()
)
_TOGETHER = re.compile(
    r"\b(?:(?:together|along|back to back|in parallel|combined|coupled) with|alongside|as well as) (?:an? |the )?(?:\w+ )?$"
)
_CALLED = {"European Council": "summit"}
_COMING = frozenset("attend take participate address chair".split())
# Bodies that are called by the name of their meetings.
_SITTING = frozenset("council assembly congress conference parliament".split())
# Whom one receives, hosts or calls is somebody: a person, or the holders of an office.
_TO_SOMEBODY = frozenset("host receive call welcome join see".split())
_THEIRS = frozenset({"their", "our"})
_HIS = frozenset({"his", "her", "their"})
_HAVING = frozenset("hold have conduct lead".split())
# Where the other side stands behind "paid a courtesy call" and "received a phone call".
_PARTNERS = {"pays-a-call": ("on", "upon"), "takes-a-call": ("from",)}
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
    told = Told(frame.name, _teller(clause, noun), found, subtype)
    for group in apart(scene, hit, noun, sides, subtype):
        yield _meeting(scene, told, noun, group)
    for other in _besides(scene, hit, noun):
        yield _meeting(scene, told, other, sides)


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
        if _told_above(clause, noun) or _is_founded(clause, noun) or _is_told_before(clause, noun):
            return True
        return is_loose(noun) and not _means(clause)
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


def _is_told_before(clause: Clause, noun: NounGroup) -> bool:
    """`The session was attended by A and B`: who came to a meeting that is told elsewhere."""
    told = noun.units[0].lower == "the" and name_of(noun) is None and not noun.posts and not recurs(noun)
    return clause.verb.lemma == "attend" and clause.verb.passive and told


def _is_founded(clause: Clause, noun: NounGroup) -> bool:
    """`agreed to launch a dialogue`, `to open negotiations on a treaty`: what is agreed, and no meeting with a day or a place."""
    to_come = clause.link in ("infinitive", "gerund", "that") or bool(clause.verb.modal)
    open_ended = form_of(noun) in _PROCESSES and name_of(noun) is None
    placed = bool(phrases.place(clause.arguments)) or bool(clause.dates)
    founding = clause.verb.lemma in _FOUNDING and (clause.verb.lemma in _NEW or not recurs(noun))
    return founding and to_come and open_ended and not placed


def _with_each_other(scene: Scene, clause: Clause) -> bool:
    """`spoke with X`, `spoke by phone`, `are to speak again`: but not `spoke to reporters`, `spoke on trade`."""
    listeners = clause.after("to", "with")
    again = scene.document.text[clause.verb.end : clause.verb.end + 6].strip() == "again"
    return bool(scene.actors(listeners)) if listeners else again or bool(_means(clause))


def _sides(scene: Scene, hit: Hit, noun: NounGroup | None) -> Actors:
    """Those who meet; nobody, where only one side is known."""
    clause = hit.clause
    bodies = members(scene, [*hit.subject, *hit.object])
    beside = [a.noun for a in clause.arguments if a.prep == "of" and a.joined and is_a(a.noun, "person")]
    sides = scene.actors([*hit.subject, *hit.object, *clause.after(*_WITH), *beside]) | bodies
    if noun is not None:
        sides |= (
            parties(scene, noun)
            | partners(scene, noun)
            | scene.actors(clause.after(*_PARTNERS.get(hit.frame.name, ())))
        )
        if not is_meeting(sides, noun):
            sides |= _unnamed(scene, clause, noun)
    known = is_meeting(sides, noun) or bodies.organizations or _is_hosted(clause, noun, sides)
    if not known and (host := _received_at_home(scene, hit, sides)):
        return sides | host
    return (
        sides
        if known or hit.frame.object == "body"
        else gatherings.host(scene, clause, noun)
        if noun is not None
        else NOBODY
    )


def _unnamed(scene: Scene, clause: Clause, noun: NounGroup) -> Actors:
    """`suggested holding the next session in Lima`: those of the article, unless somebody else is the host."""
    host = gatherings.host(scene, clause, noun)
    if scene.focus.our_body and noun.units[0].lower == "our":
        return Actors((), (), (scene.focus.our_body,)) | host
    if host and not set(host.countries) <= set(scene.focus.states):
        return NOBODY
    return scene.sides(noun.start, noun.end) if is_of_the_sides(noun) else NOBODY


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
    after = events.following(clause, noun) if noun is not None and not clause.dates else None
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


def _meeting(scene: Scene, told: Told, noun: NounGroup | None, sides: Actors) -> Claim:
    mention = noun.head.mention if noun is not None and not (told.subtype and is_loose(noun)) else None
    named = name_of(noun) if noun is not None else None
    if noun is not None and form_of(noun) in GATHERINGS | {"session"}:
        sides |= _at_home(scene, told, sides)
    base = scene.claim(told.rule, "meeting", mention.form if mention is not None else told.subtype, told.status, sides)
    attended = _attended(told.clause, noun)
    return dataclasses.replace(
        base,
        subtype=_CALLED.get(attended, base.subtype),
        object=phrases.tidy(named.name) if named else _of_body(scene, noun) or _attended(told.clause, noun),
        topics=phrases.topics(scene, noun.start, noun.end) if named and noun is not None else (),
        date=phrases.date(scene, told.clause, told.status),
        place=phrases.place(told.clause.arguments, told.clause.subject)
        or _where(scene, told.clause)
        or _land(told.clause),
        object_countries=_hosting(told, sides),
    )


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


def _attended(clause: Clause, noun: NounGroup | None) -> str:
    """`will attend the European Council`: a meeting called by the body that meets."""
    bodies = [n.head.mention for n in clause.objects() if is_a(n, "body")] if noun is None else []
    return bodies[0].name if bodies and bodies[0] is not None and clause.verb.lemma in _COMING else ""


def _where(scene: Scene, clause: Clause) -> str:
    """`to Tashkent, where he is to meet`: the place behind which "where" opens the clause."""
    before = [unit for unit in scene.units if unit.start < clause.start]
    if not before or before[-1].lower != "where":
        return ""
    place = next((unit.mention for unit in reversed(before[-4:]) if unit.mention is not None), None)
    return place.name if place is not None and place.kind in ("capital", "place") else ""


# --- told by a noun -----------------------------------------------------------------------------------------------------


def named(scene: Scene, clause: Clause, parsed: Sequence[Clause]) -> Iterator[Claim]:
    """The meetings that noun groups of a clause tell of, where their sides stand beside them."""
    for noun, prep in events.nouns(clause):
        if is_a(noun, "meeting") and not events.is_sport(scene):
            yield from _meeting_noun(scene, clause, noun, prep, parsed)


def _meeting_noun(
    scene: Scene, clause: Clause, noun: NounGroup, prep: str, parsed: Sequence[Clause]
) -> Iterator[Claim]:
    if is_loose(noun) or _is_on_paper(clause, noun, prep) or (clause.verb.lemma == "have" and not clause.arguments):
        return
    held, bare = gatherings.held(scene, noun), _bare_relative(noun, parsed)
    sides = parties(scene, noun) | _attending(scene, clause, noun, prep)
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
    if held.told and not is_meeting(sides, noun):
        sides |= _holders(scene, clause, noun)
    if not is_meeting(sides, noun) or _is_at_home(sides, noun):
        return
    found = held.status if held.told else status(bare) if bare is not None else _status(scene, clause, noun, prep)
    if found is None:
        return
    teller = bare or events.following(clause, noun) or clause
    others = [a for a in clause.arguments if a.prep == "with" and a.noun.start > noun.end]
    for group in split(scene, others, clause.subject, sides, is_several(noun)):
        claim = _meeting(scene, Told("meeting-as-noun", teller, found), noun, group)
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
    if name_of(noun) is not None or prep not in ("of", "on", "for"):
        return False
    before = [a.noun for a in clause.arguments if not a.fronted and a.noun.end <= noun.start]
    above = (
        before[-1]
        if before
        else clause.subject[-1]
        if clause.subject and clause.subject[-1].end <= noun.start
        else None
    )
    return above is not None and (above.head.last in _ON_PAPER or (prep != "of" and is_a(above, "instrument")))


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


def _goes(scene: Scene, clause: Clause) -> bool:
    found = (trigger for trigger in triggers().get(clause.verb.lemma, ()) if trigger.frame.kind == "visit")
    return any(not trigger.particle or has_particle(scene, clause, trigger.particle) for trigger in found)
