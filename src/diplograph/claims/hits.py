"""Clauses x frames -> hits: a frame whose trigger and roles a clause meets, with its logical subject and object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplograph.claims.clauses import Clause
from diplograph.claims.frames import Frame, Trigger, triggers
from diplograph.claims.groups import NounGroup
from diplograph.claims.scene import Scene

TIES = frozenset(
    """ties tie relations relation relationship cooperation co-operation partnership links link exchanges exchange contacts
    collaboration coordination bonds friendship engagement dialogue trade interaction""".split()
)


@dataclass(slots=True)
class Hit:
    """A frame that a clause meets. `subject` and `object` are logical: in a passive they have changed places."""

    frame: Frame
    clause: Clause
    value: str
    subject: list[NounGroup]
    object: list[NounGroup]


def hits(scene: Scene, clause: Clause) -> Iterator[Hit]:
    """The frames that a clause meets, those with a particle first."""
    found = [
        t for t in triggers().get(clause.verb.lemma, ()) if t.frame.kind != "agreement"
    ]  # these read the documents
    phrasal = any(trigger.particle and _follows(scene, clause, trigger.particle) for trigger in found)
    for trigger in found:
        if (trigger.particle and not has_particle(scene, clause, trigger.particle)) or (
            phrasal and not trigger.particle
        ):
            continue
        hit = _roles(clause, trigger)
        if _fits(scene, hit):
            yield hit


def _follows(scene: Scene, clause: Clause, particle: str) -> bool:
    """Whether the particle stands right behind the verb: `call for` is not `call`."""
    wanted = particle.split()
    return scene.document.text[clause.verb.end : clause.verb.end + len(particle) + 2].split()[: len(wanted)] == wanted


def has_particle(scene: Scene, clause: Clause, particle: str) -> bool:
    """Whether a verb has its particle: right behind it, or before one of its arguments."""
    return _follows(scene, clause, particle) or (
        " " not in particle and bool(clause.after(particle)) and (not clause.objects() or particle == "with")
    )


def _roles(clause: Clause, trigger: Trigger) -> Hit:
    particle = trigger.particle.split()[-1] if trigger.particle else ""
    if clause.verb.passive:
        return Hit(trigger.frame, clause, trigger.value, clause.after("by"), list(clause.subject))
    direct = clause.after(particle) if particle and clause.after(particle) else clause.objects()
    return Hit(trigger.frame, clause, trigger.value, list(clause.subject), direct)


def _fits(scene: Scene, hit: Hit) -> bool:
    frame, clause = hit.frame, hit.clause
    if frame.subject and not _is(scene, frame.subject, hit.subject):
        if not (clause.verb.passive and frame.subject == "actor" and not hit.subject):
            return False
    if frame.object and not _is(scene, frame.object, hit.object):
        return False
    if frame.noun is not None and not _noun(hit):
        return False
    more = hit.object if frame.to == "place" else clause.after("of")  # "visited Lima"; "to the level of a partnership"
    goals = [*clause.after("to", "in", "at", "into"), *more]
    if frame.to and not _is(scene, frame.to, goals):
        return False
    words = {word for noun in hit.object for unit in noun.units for word in unit.lower.split()}
    return not frame.needs_word or bool(words & set(frame.needs_word.split("|")))


def _noun(hit: Hit) -> bool:
    value = noun_of(hit.frame, hit.object)
    hit.value = value or hit.value
    return value is not None


def noun_of(frame: Frame, objects: Sequence[NounGroup]) -> str | None:
    """The value of the noun that a frame wants for its object; None where none of them is there."""
    nouns = frame.noun or {}
    for noun in objects:
        for head in (noun.head.lower, noun.head.last, *(group.head.last for group in noun.of)):
            if head in nouns:
                return nouns[head]
    return "" if "" in nouns and not objects else None


def _is(scene: Scene, role: str, nouns: Sequence[NounGroup]) -> bool:
    if role == "actor":
        return bool(scene.actors(nouns))
    if role == "ties":
        return any(noun.head.last in TIES for noun in nouns)
    if role == "common":
        return any(noun.head.tag == "N" for noun in nouns)
    if role == "person":
        return any(
            unit.mention is not None and unit.mention.kind == "person" for noun in nouns for unit in noun.units
        ) or bool(scene.actors(nouns).people)
    return any(is_a(noun, role) for noun in nouns)


def is_a(noun: NounGroup, role: str) -> bool:
    """Whether the head of a noun group is an instrument, a meeting, a visit, a level, or a place."""
    mention = noun.head.mention
    if mention is None:
        return False
    if role in ("meeting", "visit"):
        return mention.kind == "event" and mention.detail == role
    if role == "place":
        return mention.kind in ("state", "capital", "place")
    return mention.kind == role
