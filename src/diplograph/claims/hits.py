"""Clauses x frames -> hits: a frame whose trigger and roles a clause meets, with its logical subject and object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diplograph.claims.authors import authors
from diplograph.claims.clauses import Clause, whoever
from diplograph.claims.frames import Frame, Trigger, event_triggers
from diplograph.claims.groups import NounGroup
from diplograph.claims.scene import Scene
from diplograph.language.verbs import is_adverb

TIES = frozenset(
    """ties tie relations relation relationship cooperation co-operation partnership links link exchanges exchange contacts
    collaboration coordination bonds friendship engagement dialogue trade interaction""".split()
)
_MOVABLE = frozenset("out back home in over up off".split())
_GOAL_PREPS = ("to", "on", "in", "into", "onto", "from", "with", "under", "of", "at", "against", "off")
_ABOUT = ("around", "about", "over", "above", "under", "near")
_NO_AGENTS = frozenset("account accounts estimate estimates mistake accident surprise way means".split())
_CURRENCY = frozenset("$€£¥₩")


# The nouns of which talks are: what "centred on trade" tells what sides talked about.
TALKS = frozenset(
    """talks talk discussions discussion conversation conversations negotiations consultations dialogue meeting meetings call
    exchange exchanges agenda session deliberations summit parley""".split()
)

_STANCES = frozenset({"position", "demand", "cooperation"})
_NO_TRIGGERS: tuple[tuple[Trigger, ...], frozenset[str]] = (), frozenset()
_ADVERB = 20  # letters that an adverb between a verb and its particle may have


@dataclass(frozen=True, slots=True)
class Named:
    """A noun of the frame that a clause has, and its value: `its support for A and its opposition to B` has two."""

    noun: NounGroup
    value: str


@dataclass(slots=True)
class Hit:
    """A frame that a clause meets. `subject` and `object` are logical: in a passive they have changed places."""

    frame: Frame
    clause: Clause
    value: str
    subject: list[NounGroup]
    object: list[NounGroup]
    named: list[Named] = field(default_factory=list)


def hits(scene: Scene, clause: Clause) -> Iterator[Hit]:
    """The frames that a clause meets, those with a particle first."""
    found, particles = event_triggers().get(clause.verb.lemma, _NO_TRIGGERS)
    # One particle serves many frames: `call for`.
    follow = {particle: _follows(scene, clause, particle) for particle in particles}
    phrasal = any(follow.values())
    for trigger in found:
        particle = trigger.particle
        if phrasal if not particle else not (follow[particle] or _reaches(scene, clause, particle)):
            continue
        hit = _roles(clause, trigger)
        if _fits(scene, hit):
            yield hit


def _follows(scene: Scene, clause: Clause, particle: str) -> bool:
    """Whether the particle stands right behind the verb, or behind an adverb: `call for` is not `call`."""
    wanted = particle.split()
    if scene.document.text.find(wanted[0], clause.verb.end, clause.verb.end + len(particle) + _ADVERB) < 0:
        return False
    child = clause.child("infinitive") if wanted[-1] == "to" else None
    if child is not None and child.verb.start <= clause.verb.end + len(particle):
        return False  # "continued to support" is not "continued to Lima"
    behind = scene.document.text[clause.verb.end : clause.verb.end + len(particle) + _ADVERB].split()
    at = 1 if behind and is_adverb(behind[0]) and behind[0] != wanted[0] else 0
    return [word.rstrip(".,;:") for word in behind[at : at + len(wanted)]] == wanted


def has_particle(scene: Scene, clause: Clause, particle: str) -> bool:
    """Whether a verb has its particle: right behind it, or as the preposition of something behind it."""
    return _follows(scene, clause, particle) or _reaches(scene, clause, particle)


def _reaches(scene: Scene, clause: Clause, particle: str) -> bool:
    """Whether the particle stands behind the object, or is the preposition of something behind the verb."""
    return _behind_object(scene, clause, particle) or (
        " " not in particle and bool(clause.after(particle)) and (not clause.objects() or particle == "with")
    )


def _behind_object(scene: Scene, clause: Clause, particle: str) -> bool:
    """`pulled its troops out`, `called its envoy back`."""
    if particle not in _MOVABLE or clause.verb.passive:
        return False
    first = next(iter(clause.objects()), None)
    if first is None or clause.after(particle):
        return False  # "took place in Lima": there it is a preposition
    return any(unit.lower == particle and 0 <= unit.start - first.end <= 1 for unit in scene.units)


def _roles(clause: Clause, trigger: Trigger) -> Hit:
    particle = trigger.particle.split()[-1] if trigger.particle else ""
    if trigger.frame.agent:  # "received aid from Peru", "aid arrived from Peru"
        what = clause.objects() or list(clause.subject)
        return Hit(trigger.frame, clause, trigger.value, clause.after(*trigger.frame.agent), what)
    if clause.verb.passive and trigger.frame.stative:
        return Hit(trigger.frame, clause, trigger.value, list(clause.subject), [])
    if clause.verb.passive:
        by = [noun for noun in clause.after("by") if noun.head.last not in _NO_AGENTS]
        return Hit(trigger.frame, clause, trigger.value, by, list(clause.subject))
    direct = clause.after(particle) if particle and clause.after(particle) else clause.objects() or _counted(clause)
    return Hit(trigger.frame, clause, trigger.value, list(whoever(clause)), direct)


def _counted(clause: Clause) -> list[NounGroup]:
    """`expelled as many Kenyans`, `provide around 20 million dollars`: what "as many" or "around" counts is an object."""
    about = [noun for noun in clause.after(*_ABOUT) if noun.units[0].lower[:1].isdigit() or _is_money(noun)]
    return about or [noun for noun in clause.after("as") if noun.units[0].lower in ("many", "much")]


def _is_money(noun: NounGroup) -> bool:
    return any(unit.lower[0] in _CURRENCY for unit in noun.units)


def _fits(scene: Scene, hit: Hit) -> bool:
    frame, clause = hit.frame, hit.clause
    if (frame.stative and not clause.verb.passive) or (frame.modal and clause.verb.modal != frame.modal):
        return False
    if frame.subject and not _is(scene, frame.subject, hit.subject):
        if frame.subject != "actor" or not (
            _agentless(hit) or _is_tellers(hit) or clause.governor is not None or _is_text(scene, hit)
        ):
            return False
    if frame.object and not _is(scene, frame.object, [*hit.object, *_bestowed(hit, frame.object)]):
        return False
    if frame.noun is not None and not _noun(scene, hit):
        return False
    if frame.manner and not _manner(hit):
        return False
    if frame.inner and not _inner(hit):
        return False
    if frame.below and not any(
        child.verb.lemma in frame.below for child in clause.children if child.link == "infinitive"
    ):
        return False
    if frame.unless and any(head in frame.unless for noun in hit.object for head in _heads(noun)):
        return False
    if frame.goal is not None and not _goal(hit):
        return False
    if frame.to and not _is(scene, frame.to, _goals(hit)):
        return False
    return not frame.needs_word or _has_word(hit)


def _has_word(hit: Hit) -> bool:
    """Whether what the verb speaks of has one of the words that the frame needs."""
    clause = hit.clause
    behind = ("as", "for") if hit.frame.kind == "visit" else ("as",)  # "chose Peru for her first trip"
    described = (*hit.object, *(clause.after(*behind) if hit.object else ()), *clause.after("of"), *clause.objects())
    words = {word for noun in described for unit in noun.units for word in unit.lower.split()}
    return not words.isdisjoint(hit.frame.needs_word.split("|"))


def _bestowed(hit: Hit, role: str) -> list[NounGroup]:
    """`was granted observer status`, `has been named an ally`: a level behind a passive verb."""
    return hit.clause.objects() if role == "level" and hit.clause.verb.passive else []


def _goals(hit: Hit) -> list[NounGroup]:
    """Where the content of a frame's `to` may stand: `visited Lima`, `to the level of a partnership`, `as a partner`."""
    frame, clause = hit.frame, hit.clause
    more = hit.object if frame.to == "place" else clause.after("of")
    as_level = ("as", "by", "through") if frame.to == "level" else ()
    return [*clause.after("to", "in", "at", "into", *as_level), *more, *_bestowed(hit, frame.to)]


def _agentless(hit: Hit) -> bool:
    return (hit.clause.verb.passive or bool(hit.frame.agent and not hit.clause.objects())) and not hit.subject


def _is_tellers(hit: Hit) -> bool:
    """`Qatar announced that it would send`: the pronoun of a clause that hangs on a verb of speech."""
    return hit.clause.link == "that" and [noun.lower for noun in hit.subject] in (["it"], ["they"])


def _noun(scene: Scene, hit: Hit) -> bool:
    nouns = hit.frame.noun or {}
    given = hit.clause.objects() if hit.clause.verb.passive else ()  # "was granted a loan"
    also = [
        a.noun for a in hit.clause.arguments if a.joined and a.prep and not a.fronted
    ]  # "support for A and thanks for B"
    for noun in (*hit.object, *given, *also):
        if noun in also and not hit.named:
            break
        for group in (noun, *noun.of):
            heads = (*_heads(group), *_offices(scene, group)) if group is noun else (group.head.last,)
            word = next((head for head in heads if head in nouns), None)
            if word is None and "percent" in nouns and any(n.head.lower == "cent" for n in hit.clause.after("per")):
                word = "percent"
            if word is not None:
                hit.named.append(Named(group, nouns[word] or hit.value))
                break
    if hit.named:
        hit.value = hit.named[0].value
    return bool(hit.named) or ("" in nouns and not hit.object)


def _manner(hit: Hit) -> bool:
    """`noted with satisfaction`: the feeling is what "with" governs."""
    value = next((v for noun in hit.clause.after("with") if (v := hit.frame.manner.get(noun.head.last))), "")
    hit.value = value or hit.value
    return bool(value)


def _inner(hit: Hit) -> bool:
    """`said that X must`: the clause below has one of the modals that the frame asks for."""
    child = hit.clause.child("that")
    return child is not None and child.verb.modal in hit.frame.inner


def noun_of(frame: Frame, objects: Sequence[NounGroup]) -> str | None:
    """The value of the noun that a frame wants for its object; None where none of them is there."""
    nouns = frame.noun or {}
    for noun in objects:
        for head in (noun.head.lower, noun.head.last, *(group.head.last for group in noun.of)):
            if head in nouns:
                return nouns[head]
    return "" if "" in nouns and not objects else None


def _heads(noun: NounGroup) -> Iterator[str]:
    """What a noun group can be called: its head, the noun before it too, the title before a name, `money`, `<body>`."""
    yield from noun.heads
    if noun.head.mention is not None and noun.head.mention.kind == "person":
        yield from (unit.last for unit in noun.units if unit.tag == "N")
    if noun.head.mention is not None and noun.head.mention.kind == "body":
        yield "<body>"
    if noun.head.mention is not None and noun.head.mention.kind == "demonym" and noun.head.lower.endswith("s"):
        yield "<people>"
    if _is_money(noun):
        yield "money"


def _offices(scene: Scene, noun: NounGroup) -> Iterator[str]:
    """The offices of the person that a noun names: `Ana Rojas, Peru's ambassador, was called in`."""
    mention = noun.head.mention
    if mention is not None and mention.kind == "person":
        yield from (tenure.office for tenure in scene.tenures if tenure.person == mention.key and tenure.standing == "")


def _goal(hit: Hit) -> bool:
    """Whether a preposition governs one of the nouns of the frame's goal; `<body>` is any body that has a name."""
    goals = hit.frame.goal or {}
    for noun in hit.clause.after(*_GOAL_PREPS):
        found = next((head for head in (*_heads(noun), *(g.head.last for g in noun.of)) if head in goals), "")
        if found:
            hit.value = goals[found] or hit.value
            return True
    return any(  # "barred from entering"
        child.link == "gerund" and child.prep in _GOAL_PREPS and child.verb.lower in goals
        for child in hit.clause.children
    )


def _is_text(scene: Scene, hit: Hit) -> bool:
    """`the declaration condemns`: a document or an event takes positions and makes demands for those whose it is."""
    return hit.frame.kind in ("position", "demand") and bool(authors(scene, hit.subject))


def _is(scene: Scene, role: str, nouns: Sequence[NounGroup]) -> bool:
    if role == "actor":
        return bool(scene.actors(nouns))
    if role == "ties":
        return any(noun.head.last in TIES for noun in nouns)
    if role == "talks":
        return any(TALKS.intersection(noun.head.lower.split()) for noun in nouns)
    if role == "body":
        return any(noun.head.mention is not None and noun.head.mention.kind == "body" for noun in nouns)
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
