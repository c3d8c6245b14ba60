"""What one side wants another to do."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.authors import authors
from diplograph.claims.clauses import Clause
from diplograph.claims.domestic import is_domestic
from diplograph.claims.frames import Frame, triggers
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit, noun_of
from diplograph.claims.naming import states_in
from diplograph.claims.scene import Scene
from diplograph.claims.status import stance
from diplograph.claims.told import Told, concerned, told_claim
from diplograph.records import Claim, Status

_OBLIGING = frozenset({"must", "should", "ought"})
_SPECULATIVE = frozenset({"may", "might", "could", "can"})
# What one of two sides says so, it says to the other.
_OF_THE_OTHER = frozenset({"asked", "demanded"})
_PRO_FORMS = frozenset(("do", "do so", "do likewise", "do the same", "this", "that", "it"))  # told by other words
_GROUPS = frozenset("parties sides camps neighbours neighbors countries states governments".split())
# Prepositions under which a subject stands first: `With regard to Sudan, ...`.
_TOPICAL = ("on", "to", "regarding", "concerning", "about", "in")


def demands(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """What one side wants another to do."""
    found = _made(scene, hit)
    actors = scene.actors(hit.subject) or authors(scene, hit.subject)
    if found is None or not actors or _is_part(hit.clause) or _is_no_demand(hit):
        return
    if any(is_domestic(noun) for noun in hit.object[:1]):
        return
    addressed, span = _addressed(scene, hit), _content(hit)
    if set(addressed.countries) & set(actors.countries):
        if not _is_group(hit):
            return
        addressed = NOBODY  # "both called on all parties": not on themselves
    if span is None or phrases.says(scene, span).lower() in _PRO_FORMS:
        return
    if hit.frame.inner and not addressed:
        return  # "said that more must be done" asks nobody
    if hit.frame.name == "asks-for-help" and not addressed.countries and not addressed.organizations:
        return
    states = (
        addressed.countries
        or _both(scene, hit, actors)
        or _within(scene, hit, actors)
        or phrases.object_states(scene, *span, actors.countries)
        or _fronted(hit, actors)
        or concerned(scene, hit.clause, span, actors, owed=hit.value in _OF_THE_OTHER)
    )
    yield told_claim(scene, hit, Told("demand", hit.value, found), actors, span, states)


def _is_no_demand(hit: Hit) -> bool:
    """`ordered a diplomat out of the country`, `told two envoys to leave`, `requested consultations`: steps of another kind."""
    clause = hit.clause
    if any(_is_told_as_step(trigger.frame, hit) for trigger in triggers().get(clause.verb.lemma, ())):
        return True
    if clause.verb.lemma == "order":
        return clause.child("infinitive") is None and clause.child("that") is None
    mention = hit.object[0].head.mention if hit.object else None
    return clause.verb.lemma == "request" and mention is not None and mention.kind == "event"


def _is_told_as_step(frame: Frame, hit: Hit) -> bool:
    """Whether a frame of steps takes in the whole of what is demanded: the object, and the verb below."""
    below = hit.clause.child("infinitive")
    if frame.kind != "measure" or not frame.below or below is None or below.verb.lemma not in frame.below:
        return False
    return noun_of(frame, hit.object) is not None


def _is_part(clause: Clause) -> bool:
    """`asked her to use her channels to press for a truce`: part of what is demanded above."""
    above = clause.parent if clause.link == "infinitive" else None
    while above is not None:
        if any(trigger.frame.kind == "demand" for trigger in triggers().get(above.verb.lemma, ())):
            return True
        above = above.parent if above.link == "infinitive" else None
    return False


def _made(scene: Scene, hit: Hit) -> Status | None:
    """The status of the demand; None where it is a condition or a guess."""
    verb = hit.clause.verb
    if verb.modal in _SPECULATIVE or (verb.modal == "would" and scene.is_conditional()):
        return None
    return stance(hit.clause)


def _addressed(scene: Scene, hit: Hit) -> Actors:
    """Whom the demand is made of."""
    if hit.frame.inner:
        child = hit.clause.child("that")
        asked = scene.actors(child.subject) if child is not None else NOBODY
        return asked or scene.actors(hit.object)  # "told X that it must"
    if hit.frame.name == "asks-for-help":
        noun = hit.named[0].noun
        return scene.owners(noun) or scene.actors([post for prep, post, _ in noun.posts if prep == "from"])
    if hit.frame.name == "call-as-noun":
        posts = [post for prep, post, _ in hit.named[0].noun.posts if prep in ("on", "upon", "to")]
        return scene.actors([*posts, *hit.clause.after("on", "upon", "to")]) or Actors(_located(posts))
    return scene.actors(hit.object) if hit.frame.object == "actor" else Actors(_located(hit.object))


def _is_group(hit: Hit) -> bool:
    """Whether those addressed are `all parties`, `both sides`, which need not be the sides of the article."""
    nouns = [*hit.object, *hit.clause.after("on", "upon", "to")]
    return any(
        n.head.mention is not None and n.head.mention.kind == "reference" and n.head.last in _GROUPS for n in nouns
    )


def obliged(scene: Scene, clause: Clause, teller: Actors) -> Iterator[Claim]:
    """`Togo must return the ship, Badu said`: what the one who tells the sentence wants another to do."""
    if clause.verb.modal not in _OBLIGING or clause.link not in ("main", "coordinate") or clause.verb.passive:
        return
    asked = scene.actors(clause.subject)
    others = tuple(iso for iso in asked.countries if iso not in teller.countries)
    if not others or len(others) < len(asked.countries) or not (teller.countries or teller.organizations):
        return
    found = stance(clause)
    if found is None:
        return
    base = scene.claim("obliged", "demand", "urged", "done", teller)
    span = clause.verb.start, phrases.extent(clause)
    yield dataclasses.replace(
        base,
        object=phrases.says(scene, span).removeprefix(clause.verb.modal + " "),
        object_countries=others,
        topics=phrases.topics(scene, *span),
    )


def _within(scene: Scene, hit: Hit, actors: Actors) -> tuple[str, ...]:
    """`the parties to the conflict in Libya`: the states named with those addressed."""
    below = hit.clause.child("infinitive")
    nouns = [*hit.object, *hit.clause.after("on", "upon", "to")]
    if below is None or not nouns or below.verb.start < nouns[0].start:
        return ()
    return phrases.object_states(scene, nouns[0].start, below.verb.start, actors.countries)


def _both(scene: Scene, hit: Hit, actors: Actors) -> tuple[str, ...]:
    """`counselled both neighbours`: the two states of the article, where a third speaks to them."""
    two = any(noun.units[0].lower in ("both", "the two") and noun.head.last in _GROUPS for noun in hit.object[:1])
    return scene.focus.states if two and not set(scene.focus.states) & set(actors.countries) else ()


def _located(nouns: Sequence[NounGroup]) -> tuple[str, ...]:
    """The states of `the authorities in Minsk`, `the warring parties in Sudan`, `Congolese rebels`."""
    found: list[str] = []
    for noun in nouns:
        found += states_in(noun.units)
        for prep, post, _ in noun.posts:
            if prep in ("in", "of", "from"):
                found += states_in(post.units)
    return tuple(dict.fromkeys(found))


def _content(hit: Hit) -> tuple[int, int] | None:
    if hit.frame.name == "asks-for-help":
        return hit.named[0].noun.start, phrases.extent(hit.clause)
    if hit.frame.name == "call-as-noun":
        return phrases.content_of(hit.clause, hit.named[0].noun, hit.frame.content)
    return phrases.content(hit.clause, hit.frame.content)


def _fronted(hit: Hit, actors: Actors) -> tuple[str, ...]:
    """`With regard to Sudan, they called on the warring parties`: the state that the sentence opens with."""
    opening = [a.noun for a in hit.clause.arguments if a.fronted and a.prep in _TOPICAL]
    found = states_in([unit for noun in opening for unit in noun.units])
    return tuple(iso for iso in found if iso not in actors.countries)
