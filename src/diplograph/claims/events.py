"""What meetings and visits share: the status of an event that a verb or only a noun tells, and the words that settle it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.frames import triggers
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit, has_particle
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.records import Kind, Status

_AHEAD = frozenset("upcoming planned scheduled forthcoming next future proposed envisaged coming expected".split())
_BY_PLAN = frozenset("plan schedule prepare arrange agree".split())
# Verbs whose negation says that the event itself did not come about.
_HAPPEN = frozenset("take hold happen occur materialize materialise go convene open start begin come".split())
# "is in preparation", "is under discussion": what the noun behind "be in" or "be under" makes of the event.
_STAGES: dict[str, Status] = {
    "preparation": "planned", "planning": "planned", "works": "planned", "pipeline": "planned", "offing": "planned",
    "cards": "planned", "schedule": "planned", "agenda": "planned", "discussion": "proposed", "consideration": "proposed",
    "doubt": "planned", "question": "planned", "way": "ongoing", "progress": "ongoing", "session": "ongoing",
}  # fmt: skip
# What an event is behind the nouns of which "on holding" and "of convening" hang.
_UNDERTAKINGS: dict[str, Status] = {
    "agreement": "planned", "understanding": "planned", "consensus": "planned", "decision": "planned", "date": "planned",
    "arrangement": "planned", "readiness": "proposed", "proposal": "proposed", "idea": "proposed", "initiative": "proposed",
    "possibility": "proposed", "question": "proposed", "issue": "proposed", "prospect": "proposed", "prospects": "proposed",
    "importance": "proposed", "need": "proposed", "interest": "proposed", "expediency": "proposed", "option": "proposed",
}  # fmt: skip
# "The visit was announced": it is yet to come; and what is only spoken of may be past, planned or none at all.
_ANNOUNCING = frozenset("announce propose schedule".split())
_SPOKEN_OF = frozenset(
    "present describe call name mention discuss support welcome back compare create consider regard".split()
)
_OCCASION = frozenset("during at after following since in on amid throughout".split())
_CUES = (
    "preparation for", "preparations for", "preparation of", "ahead of", "run-up to", "in advance of",
    "prepare for", "prepares for", "prepared for", "preparing for", "preparing", "preparations are under way for",
    "preparations are underway for", "looks forward to", "looked forward to", "looking forward to", "look forward to",
    "in view of", "prior to",
)  # fmt: skip
_CUE_REACH = 50
_COURSE = (
    "course of ", "course of the ", "opening of the ", "closing of the ", "sidelines of the ", "margins of the ",
    "sidelines of ", "margins of ", "framework of the ", "opening of ", "conclusion of the ", "fringes of the ",
)  # fmt: skip
_SPORT = frozenset(
    """qualifier qualifiers semifinal semifinals semi-final semi-finals quarterfinal quarter-final final finals match matches cup
    tournament championship championships league olympics medal goal goals stadium playoff playoffs friendly kick-off
    fixture derby squad striker coach test""".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """What tells an event: the rule, the clause, the status, and the subtype where a verb gives it."""

    rule: str
    clause: Clause
    status: Status
    subtype: str = ""


def is_sport(scene: Scene) -> bool:
    """Whether the sentence is about a game: `Peru will meet Chile in the final`."""
    return any(unit.lower in _SPORT for unit in scene.units)


def hit_status(scene: Scene, hit: Hit) -> Status | None:
    """The status of the event that a verb tells."""
    found = status(hit.clause)
    if found is None:
        scene.unsettled.append((hit.frame.name, "only a condition"))
        return None
    if hit.frame.value == "status":
        return "proposed" if found == "denied" and _is_yet_to(scene, hit.clause) else fated(hit.value, found)
    if found == "done" and (agreed := _agreed_on(hit.clause)):
        return agreed
    if found == "done" and (_to_come(scene, hit.clause) or _sets_out(hit.clause) or hit.clause.verb.lemma in _BY_PLAN):
        return "planned"
    return found


def is_interrupted(clause: Clause) -> bool:
    """`talks, broken off in August, are to resume`: that they stopped for a time denies nothing."""
    return clause.verb.lemma == "break" and clause.link in ("participle", "relative")


def _is_yet_to(scene: Scene, clause: Clause) -> bool:
    """`has yet to be scheduled`: nothing is decided, and nothing is denied."""
    return " yet to " in f" {scene.text(clause.verb.start, clause.verb.end).lower()} "


def _agreed_on(clause: Clause) -> Status | None:
    """`agreement was reached on holding the next session`, `voiced the idea of convening a summit`."""
    above = clause.parent
    if above is None or clause.link != "gerund" or clause.prep not in ("on", "of", "about", "for", "to"):
        return None
    nouns = [*above.subject, *above.objects()]
    return next((_UNDERTAKINGS[noun.head.last] for noun in nouns if noun.head.last in _UNDERTAKINGS), None)


def fated(value: str, found: Status) -> Status | None:
    """What a verb of planning or calling off makes of its event; nothing, where it has not come to that."""
    if value == "planned" and found in ("planned", "ongoing", "done"):
        return "planned"
    if found == "denied":
        return "denied" if value in ("planned", "proposed") else None
    if found not in ("done", "ongoing"):
        return "proposed" if value in ("planned", "proposed") else None
    return "denied" if value == "denied" else "proposed" if value == "proposed" else "planned"


def _to_come(scene: Scene, clause: Clause) -> bool:
    """`On Saturday he flies on to Astana`, `the ministers gather on Feb. 23`: a present tense with a day that can lie ahead."""
    verb, published = clause.verb, scene.document.date
    if verb.form != "finite" or verb.tense != "present":
        return False
    mentions = [mention for group in clause.dates if (mention := scene.mention_at(group.start)) is not None]
    return any(
        mention.detail or (len(published) == len(mention.key) and mention.key > published) for mention in mentions
    )


_SETTING_OUT = frozenset("go fly travel head leave depart proceed continue move return".split())


def _sets_out(clause: Clause) -> bool:
    """`From Lima he goes on to Quito`: the present of a verb of setting out tells what comes next."""
    verb = clause.verb
    plain = verb.form == "finite" and verb.tense == "present" and not verb.modal and not verb.progressive
    return plain and not verb.passive and verb.lemma in _SETTING_OUT


def in_course(scene: Scene, noun: NounGroup) -> bool:
    """`in the course of her visit`, `at the opening of the forum`."""
    return scene.document.text[max(scene.sentence.start, noun.start - 16) : noun.start].lower().endswith(_COURSE)


def is_beside(scene: Scene, noun: NounGroup) -> bool:
    """`on the sidelines of the summit`: what goes on there is another event."""
    before = scene.document.text[max(scene.sentence.start, noun.start - 24) : noun.start].lower()
    return re.search(r"\b(?:sidelines|margins?|fringes) of (?:an? |the |our )?$", before) is not None


def fate(scene: Scene, clause: Clause, kind: Kind) -> str:
    """What a verb of planning, postponing or calling off says of the event that it speaks of; empty for other verbs."""
    for trigger in triggers().get(clause.verb.lemma, ()):
        if trigger.frame.kind == kind and trigger.frame.value == "status":
            if not trigger.particle or has_particle(scene, clause, trigger.particle):
                return trigger.value
    return ""


def nouns(clause: Clause) -> Iterator[tuple[NounGroup, str]]:
    """The noun groups of a clause with the preposition that each stands under."""
    for noun in clause.subject if clause.link not in ("infinitive", "gerund", "coordinate") else ():
        yield noun, ""
        yield from ((inner, "of") for inner in noun.of)
    for argument in clause.arguments:
        yield argument.noun, argument.prep


def noun_status(scene: Scene, clause: Clause, noun: NounGroup, prep: str, kind: Kind) -> Status | None:
    """The status of an event that is only named: planned where something says so, done where its time has come."""
    if noun in clause.subject and (found := _as_subject(scene, clause, kind)):
        return found
    follower = following(clause, noun)
    if follower is not None and (found := _by_follower(scene, follower, kind)):
        return found
    if is_ahead(noun) or _prepared(scene, noun):
        return "planned"
    above = status(clause)
    if above == "denied" and (found := _not_to_be(clause, noun)):
        return found
    if above == "denied" and any(subject.head.last in ("date", "dates", "venue") for subject in clause.subject):
        return "planned"  # "no date has been set for a meeting"
    if clause.verb.lemma in _ANNOUNCING and above == "done" and prep in ("", "with"):
        return "planned"
    if noun in clause.subject:
        return _of_subject(scene, clause, above)
    if prep == "on" and kind == "meeting":
        return None  # "agreed on a summit"
    if prep in _OCCASION or in_course(scene, noun):
        return "done" if above in ("done", "ongoing") else above
    if prep == "" and above in ("planned", "proposed"):
        return above
    return None


def _of_subject(scene: Scene, clause: Clause, above: Status | None) -> Status | None:
    """The status of an event of which a verb says something that settles nothing else."""
    if clause.verb.passive and clause.verb.lemma in _SPOKEN_OF:
        return None  # "the summit was presented as part of a plan"
    if above == "done" and (_sets_out(clause) or _to_come(scene, clause)):
        return "planned"  # "the summit opens on Saturday"
    return "done" if above in ("done", "ongoing", "denied") else above


def _as_subject(scene: Scene, clause: Clause, kind: Kind) -> Status | None:
    """`The visit was postponed`, `... did not take place`, `... is in preparation`."""
    above = status(clause)
    value = fate(scene, clause, kind) if clause.verb.passive else ""
    if value and above is not None:
        return fated(value, above)
    if above == "denied" and clause.verb.lemma in _HAPPEN:
        return "denied"
    if clause.verb.lemma == "be":
        if any(noun.head.last == "underway" for noun in clause.objects()):
            return "ongoing"
        return next(
            (_STAGES[noun.head.last] for noun in clause.after("in", "under", "on") if noun.head.last in _STAGES), None
        )
    return None


def _not_to_be(clause: Clause, noun: NounGroup) -> Status | None:
    """`There will be no meeting`, `there are no plans for a meeting`."""
    objects = clause.objects()
    planned = any(other.head.last in ("plans", "plan", "question", "talk", "need") for other in objects)
    return "denied" if clause.verb.lemma in ("be", "have") and (noun in objects or planned) else None


def _by_follower(scene: Scene, follower: Clause, kind: Kind) -> Status | None:
    value = fate(scene, follower, kind)
    above = status(follower)
    if value and above is not None:
        return fated(value, above)
    return "planned" if follower.verb.lemma in ("intend", "plan", "hope", "want", "schedule") else above


def is_ahead(noun: NounGroup) -> bool:
    """`the upcoming talks`, `the next session`."""
    return any(unit.lower in _AHEAD for unit in noun.units)


def following(clause: Clause, noun: NounGroup) -> Clause | None:
    """The clause that goes on about a noun: `the summit to be held next year`, `a forum that Lima will host`.

    In `talks between A and B, which were to open`, the pronoun stands behind B and means the talks.
    """
    inner = [noun, *noun.of] if noun in clause.subject or noun.of else [noun]
    for child in clause.children:
        if child.verb.start < noun.end:
            continue
        if noun in child.subject or noun in child.objects():
            return child
        if child.link == "relative" and child.verb.lemma in _HAPPEN and any(n in child.subject for n in inner):
            return child
    return None


def _prepared(scene: Scene, noun: NounGroup) -> bool:
    before = scene.document.text[max(scene.sentence.start, noun.start - _CUE_REACH) : noun.start].lower()
    return any(cue in before for cue in _CUES)


def owner(scene: Scene, noun: NounGroup) -> Actors:
    """The one whose visit or invitation it is: `X's visit`."""
    at = next((i for i, unit in enumerate(noun.units) if unit.tag == "'"), 0)
    mention = noun.units[at - 1].mention if at else None
    if mention is None:
        return NOBODY
    if mention.kind == "person":
        return scene.person(mention)
    if mention.kind == "reference":
        return scene.referents(mention.start)
    return Actors(mention.states) if mention.kind in ("state", "capital") else NOBODY
