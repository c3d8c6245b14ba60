"""What sides support, welcome, oppose, condemn, and which views they share."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from itertools import dropwhile

from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.authors import authors
from diplograph.claims.clauses import Clause
from diplograph.claims.cooperation import committed, is_joint_plan, shared_plan
from diplograph.claims.domestic import is_domestic
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import TALKS, Hit, Named, is_a
from diplograph.claims.scene import Scene
from diplograph.claims.status import stance, status
from diplograph.claims.told import Told, concerned, told_claim
from diplograph.claims.unit import Unit
from diplograph.claims.unreal import CARRIERS
from diplograph.records import Claim, Status

_PRONOUNS = frozenset({"it", "this", "them", "these", "that", "him", "her", "each other", "one another"})
# Verbs with which people receive a guest as well as a proposal, and those that carry a load or feed a family.
_RECEIVING = frozenset({"welcome", "greet", "receive"})
_CARRYING = frozenset({"support", "back"})
# What a side holds for itself: whose it is may be said by a possessive ("repeated France's support for").
_HELD = frozenset(
    {"support", "oppose", "commitment", "concern", "condemn", "shared view", "readiness", "solidarity", "reject"}
)
# What an impersonal passive of a report on talks says of both sides: "satisfaction was expressed with".
_SHARED = frozenset({"importance", "satisfaction", "confidence", "praise"})
# To say that one will back a thing is to back it.
_HOLDING = frozenset({"support", "solidarity", "oppose", "commitment", "recognition"})
_OBLIGING = frozenset({"must", "should", "need", "ought"})
_HOLDING_EVENTS = frozenset(
    "hold convene take meet organise organize open start begin resume schedule continue".split()
)
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
# What one side owes another to whom it speaks, also where it does not name it.
_OWED = frozenset(
    {"thanks", "gratitude", "condolences", "congratulation", "solidarity", "accuse", "diplomatic protest"}
)
# What is said: rejecting that of a newspaper is denying it.
_SAID = frozenset("claim claims report reports allegation allegations rumour rumours rumor rumors story".split())
_HOUSES = frozenset("parliament lawmakers legislature senate deputies assembly voters".split())
_COURTESIES = frozenset({"thanks", "gratitude", "appreciation", "congratulation"})
_HEARSAY = frozenset("report reports rumour rumours rumor rumors speculation".split())
_HOSPITALITY = re.compile(
    r"\b(?:hospitality|warm (?:welcome|reception)|cordial reception"
    r"|(?:national|rugby|football|soccer|futsal|cricket|hockey|basketball|handball|volleyball) (?:\w+ )?"
    r"(?:match|game|team|side|squad|players))\b"
)
_SPECULATIVE = frozenset({"may", "might", "could"})


def positions(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """What a side supports, welcomes, opposes, condemns: one claim a noun of feeling and thing."""
    found = _held(scene, hit)
    if found is None or _is_no_stance(scene, hit) or any(is_domestic(noun) for noun in hit.object[:1]):
        return
    for named, span in _spans(hit):
        if span is not None:
            yield from _about(scene, hit, named, span, found)


def _held(scene: Scene, hit: Hit) -> Status | None:
    """The status of the position; None where it is a condition, a guess, or told by the clause above."""
    clause = hit.clause
    found = stance(clause)
    if hit.value == "accuse" and clause.link in ("participle", "relative"):
        return None  # "prisoners whom it had accused": says who they are
    if found is None or clause.verb.modal in _SPECULATIVE:
        return None
    if clause.verb.modal in _OBLIGING and clause.link != "infinitive":
        return None  # "Togo must respect the ruling, he said": a demand
    if clause.verb.modal == "would" and clause.link in ("main", "coordinate"):
        return None if scene.is_conditional() else "proposed"
    if found == "planned":
        return "done" if hit.value in _HOLDING else None
    if clause.parent is not None and clause.link == "infinitive" and found == "done" and status(clause) != "done":
        return None  # "agreed to support": told by the clause above
    return found


def _spans(hit: Hit) -> Iterator[tuple[Named | None, tuple[int, int] | None]]:
    """Each noun of feeling (`its support for A and its opposition to B`) with the span of what it is about."""
    if not hit.named or "object" in hit.frame.content:  # "accepted the plan": the noun is what it is about
        yield None, phrases.content(hit.clause, hit.frame.content)
        return
    for index, named in enumerate(hit.named):
        following = hit.named[index + 1].noun.start if index + 1 < len(hit.named) else None
        yield named, phrases.content_of(hit.clause, named.noun, hit.frame.content, following)


def _about(scene: Scene, hit: Hit, named: Named | None, span: tuple[int, int], found: Status) -> Iterator[Claim]:
    value = named.value if named else hit.value
    actors = _holders(scene, hit, named, value)
    if not actors:
        return
    if _is_courtesy(scene, value, span):
        return
    if scene.text(*span).lower() in _PRONOUNS:
        yield from _of_another_sentence(scene, hit, actors, span, Told("position", value, found))
        return
    if hit.frame.name == "agrees-on-need" and is_joint_plan(scene, "importance", span):
        return  # told as cooperation
    if value == "shared view" and _is_to_be_held(hit.clause):
        return  # "agreed that the next session would be held in Quito": a meeting
    if hit.frame.name == "stresses-together" and not _is_joint_view(hit.clause, actors):
        return
    if is_joint_plan(scene, value, span):
        yield from committed(scene, hit, actors, span, (value, found))
        return
    if (
        value == "shared view"
        and (plan := shared_plan(scene, hit.clause, span)) is not None
        and len(actors.countries) > 1
    ):
        yield told_claim(scene, hit, Told("cooperation", plan, found), actors, span)
        return
    for part in _parts(hit.clause, span):
        states = (
            _principal(scene, part, actors)
            or _recipients(scene, hit, named, actors)
            or phrases.object_states(scene, *part, actors.countries)
            or _owner(scene, part)
            or _makers(scene, hit, part)
            or concerned(scene, hit.clause, part, actors, owed=value in _OWED)
            or _of_event(scene, part, actors)
        )
        yield told_claim(scene, hit, Told("position", value, found), actors, part, states)


def _holders(scene: Scene, hit: Hit, named: Named | None, value: str) -> Actors:
    """Those who hold the position: the subject, and those whose support it is said to be."""
    actors = scene.actors(hit.subject) or authors(scene, hit.subject)
    owners = NOBODY
    if named is not None and value in _HELD:
        owners = scene.owners(named.noun)
    if owners and not set(owners.countries) <= set(actors.countries):
        # "On the eve of B's summit the President repeated A's support": the possessive names the state, not the words before.
        return owners if actors.countries else actors | owners
    if (
        not actors
        and hit.clause.verb.passive
        and not hit.subject
        and ((named is not None and value in _HELD | _SHARED) or _is_impersonal(hit.clause))
    ):
        noun = named.noun if named is not None else hit.clause.verb
        return scene.sides(noun.start, noun.end)
    return actors


def _is_joint_view(clause: Clause, actors: Actors) -> bool:
    """`A and B stressed that disputes must be settled`: what two hold of how things are or should be, not of what was."""
    child = clause.child("that")
    if child is None or len(actors.countries) < 2:
        return False
    return child.verb.modal in _OBLIGING if child.verb.modal else child.verb.tense == "present"


def _is_to_be_held(clause: Clause) -> bool:
    """Whether sides agree that an event will be: it is told as an event."""
    child = clause.child("that")
    if clause.verb.lemma not in ("agree", "concur") or child is None or not child.subject:
        return False
    events = any(noun.head.mention is not None and noun.head.mention.kind == "event" for noun in child.subject)
    return (events or any(noun.head.last in TALKS for noun in child.subject)) and child.verb.lemma in _HOLDING_EVENTS


def _is_impersonal(clause: Clause) -> bool:
    """`It was agreed that`: by those who talked."""
    return clause.verb.lemma in ("agree", "concur") and [noun.lower for noun in clause.subject] == ["it"]


def _of_another_sentence(scene: Scene, hit: Hit, actors: Actors, span: tuple[int, int], told: Told) -> Iterator[Claim]:
    """`They support it`: the one document or initiative named shortly before."""
    noun = next((a.noun for a in hit.clause.arguments if a.noun.start == span[0]), None)
    meant = scene.antecedent(noun) if noun is not None else None
    if noun is None or meant is None:
        scene.unsettled.append((hit.frame.name, "what it speaks of is named in another sentence"))
        return
    actors |= Actors(resolutions=(scene.meant(noun, meant),))
    claim = told_claim(scene, hit, told, actors, span, meant.states[:1])
    yield dataclasses.replace(claim, object=meant.name)


def _parts(clause: Clause, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """`support for the roadmap and the doctrine`: a named initiative or document of a list is a thing of its own."""
    start = before = span[0]
    for argument in clause.arguments:
        noun, mention = argument.noun, argument.noun.head.mention
        own = mention is not None and mention.kind in ("initiative", "instrument") and mention.name != mention.form
        if own and argument.joined == "and" and start < noun.start < span[1]:
            yield start, before
            start = noun.start
        before = noun.end
    yield start, span[1]


def _is_no_stance(scene: Scene, hit: Hit) -> bool:
    """No position: `welcomed X to Y` receives a guest, `supports 300 families` feeds them, a treaty is denounced to end it."""
    lemma = hit.clause.verb.lemma
    if lemma == "denounce" and any(is_a(noun, "instrument") for noun in hit.object):
        return True
    if any(noun.head.last in _SAID and _is_of_carrier(noun) for noun in hit.object[:1]):
        return True
    if any(noun.head.last in _HEARSAY for noun in hit.object[:1]) and hit.clause.child("that") is not None:
        return True  # "rejected reports that Peru was in talks": it denies what they say
    if lemma == "vote" and any(noun.head.last in _HOUSES for noun in hit.subject):
        return True  # "parliament voted for the budget"
    if lemma not in _RECEIVING and lemma not in _CARRYING:
        return False
    if any(noun.units[0].lower[0].isdigit() for noun in hit.object[:1]):
        return True
    return lemma in _RECEIVING and bool(scene.actors(hit.object).people)


def _is_courtesy(scene: Scene, value: str, span: tuple[int, int]) -> bool:
    """`thanked the hosts for their hospitality`: good manners, and no stance."""
    return value in _COURTESIES and bool(_HOSPITALITY.search(scene.document.text, *span))


def _is_of_carrier(noun: NounGroup) -> bool:
    """`a newspaper's claim`, `media reports`, `the claim of a tabloid`: to reject it is to deny what it says."""
    words = {word for unit in noun.units for word in unit.lower.split()} - {noun.head.last}
    return bool(CARRIERS & words) or "media" in words or any(post.head.last in CARRIERS for _, post, _ in noun.posts)


def _principal(scene: Scene, span: tuple[int, int], actors: Actors) -> tuple[str, ...]:
    """Who is praised or blamed, not all whom the sentence names.

    `Norway for its role in the Colombian process`, `Russia's attempts to meddle in Moldova`, `its decision`.
    """
    inside = [unit for unit in scene.units if span[0] <= unit.start < span[1]]
    inside = list(dropwhile(_is_title, inside))
    if len(inside) < 2:
        return ()
    first, following = inside[:2]
    if first.lower in _POSSESSIVES:
        return _possessor(scene, first.start, actors)
    if first.mention is None or first.mention.kind not in ("state", "person", "capital"):
        return ()
    if following.tag == "'" or (first.mention.kind == "state" and following.lower in ("for", "on", "over")):
        return tuple(iso for iso in first.mention.states if iso not in actors.countries)
    return ()


def _is_title(unit: Unit) -> bool:
    return unit.tag == "D" or (unit.mention is not None and unit.mention.kind == "office")


def _possessor(scene: Scene, before: int, actors: Actors) -> tuple[str, ...]:
    """Whose `its` is: the one other side that the sentence has named."""
    named = [unit.mention for unit in scene.units if unit.start < before and unit.mention is not None]
    people = [m for m in named if m.kind in ("state", "capital", "person")]
    others = {iso for mention in people for iso in mention.states} - set(actors.countries)
    return tuple(others) if len(others) == 1 else ()


def _recipients(scene: Scene, hit: Hit, named: Named | None, actors: Actors) -> tuple[str, ...]:
    """`gratitude to Peru for its help`: to whom a side says so."""
    if named is None or hit.clause.verb.passive:
        return ()
    told = [a.noun for a in hit.clause.arguments if a.prep == "to" and not a.joined and not a.fronted]
    return tuple(iso for iso in scene.actors(told[:1]).countries if iso not in actors.countries)


def _makers(scene: Scene, hit: Hit, span: tuple[int, int]) -> tuple[str, ...]:
    """`the initiative put forward by China`: those whose work the thing is."""
    made = (c for c in hit.clause.children if c.link == "participle" and c.verb.passive and c.start >= span[1] - 1)
    return next((scene.actors(child.after("by")).countries for child in made), ())


def _of_event(scene: Scene, span: tuple[int, int], actors: Actors) -> tuple[str, ...]:
    """`support for the Peru-Pacific summit`: the state whose event it is by its name."""
    mentions = (u.mention for u in scene.units if span[0] <= u.start < span[1] and u.mention is not None)
    named = next((mention for mention in mentions if mention.kind in ("event", "initiative")), None)
    return tuple(iso for iso in named.states if iso not in actors.countries) if named is not None else ()


def _owner(scene: Scene, span: tuple[int, int]) -> tuple[str, ...]:
    """Where the thing supported belongs to one of those who support it ("both backed Peru's plan")."""
    first = next(
        (u for u in scene.units if u.start >= span[0] and u.end <= span[1] and u.mention and u.mention.states), None
    )
    following = next((u for u in scene.units if first is not None and u.start >= first.end), None)
    if first is not None and first.mention is not None and following is not None and following.tag in "'N":
        return first.mention.states if first.mention.kind in ("state", "demonym") else ()
    return ()
