"""Who takes a step: the subject, the one behind "by", or the one whose thing it is, where a passive names nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit
from diplograph.claims.scene import Scene
from diplograph.claims.units import Unit

_ANNOUNCING = frozenset("announce decide order decree confirm deny disclose reveal declare".split())
_OWN = frozenset("its their his her our".split())
# Those who act in a state's name elsewhere, but take no step of its foreign policy.
_NOT_OFFICIAL = frozenset(
    """company companies firm firms bank banks team teams club clubs people delegation delegates court courts police lawmakers
    judge judges airline airlines federation association league university school union unions party""".split()
)
_MEMBERSHIP = frozenset({"suspends-member"})


def taker(scene: Scene, hit: Hit) -> Actors:
    """Those who take the step of a hit; nobody where the text does not settle it."""
    clause = hit.clause
    if hit.subject:
        return official(scene, hit.subject)
    if hit.frame.name in _MEMBERSHIP:
        bodies = clause.after("from", "of", "in")
        return scene.actors([*bodies, *(group for noun in bodies for group in noun.of)])
    if not clause.verb.passive:
        return NOBODY
    return (_owner(scene, hit) if hit.frame.own else NOBODY) or _place_left(hit, clause) or _announcer(scene, clause)


def official(scene: Scene, nouns: Sequence[NounGroup]) -> Actors:
    """The states and bodies among those whom nouns name; a company, a club or a court takes no step of a state."""
    if any(noun.head.last in _NOT_OFFICIAL and noun.head.tag == "N" for noun in nouns):
        return NOBODY
    found = scene.actors(nouns)
    return found if found.countries or not _private(nouns) else NOBODY


def _private(nouns: Sequence[NounGroup]) -> bool:
    return any(noun.head.mention is not None and noun.head.mention.kind == "organization" for noun in nouns)


def possessor(scene: Scene, noun: NounGroup, subject: Sequence[NounGroup] = ()) -> Actors:
    """Whose thing a noun group is: `Peru's ambassador`, `Peruvian airspace`, `its consent` (the subject's)."""
    if noun.units[0].lower in _OWN:
        return official(scene, [other for other in subject if other is not noun])
    found = NOBODY
    for unit in _before(noun):
        mention = unit.mention
        if mention is None or (mention.kind == "capital" and not _possessive(noun, unit)):
            continue
        if mention.kind in ("state", "demonym", "capital"):
            found |= Actors(mention.states)
        elif mention.kind == "body":
            found |= Actors((), (), (mention.name,))
        elif mention.kind == "person" and _possessive(noun, unit):
            found |= scene.person(mention)
    return found


def _before(noun: NounGroup) -> Iterator[Unit]:
    for unit in noun.units:
        if unit is noun.head:
            return
        yield unit


def _possessive(noun: NounGroup, unit: Unit) -> bool:
    at = next(i for i, other in enumerate(noun.units) if other is unit)
    return at + 1 < len(noun.units) and noun.units[at + 1].tag == "'"


def is_own(scene: Scene, hit: Hit, actors: Actors) -> bool:
    """Whether the object belongs to those who act: `its ambassador`, `the Peruvian ambassador` for Peru."""
    return any(
        noun.units[0].lower in _OWN or bool(set(possessor(scene, noun).countries) & set(actors.countries))
        for noun in hit.object
    )


def _owner(scene: Scene, hit: Hit) -> Actors:
    """`Venezuelan airspace was closed`, `X, her ambassador in Quito, had been recalled`."""
    found = NOBODY
    for noun in hit.object:
        found |= possessor(scene, noun)
        mention = noun.head.mention
        if mention is not None and mention.kind == "person":
            found |= scene.actors([noun])
    if not found.countries:
        found |= scene.actors([group for noun in hit.object for group in noun.of if group.head.tag == "A"])
    return found if len(found.countries) == 1 else NOBODY


def _place_left(hit: Hit, clause: Clause) -> Actors:
    """`were ordered out of Lima`, `were expelled from Peru`: the state that they have to leave made them."""
    if hit.value != "expulsion":
        return NOBODY
    places = [noun.head.mention for noun in clause.after("from", "of")]
    states = [m.states for m in places if m is not None and m.kind in ("state", "capital")]
    return Actors(states[0][:1]) if len(states) == 1 else NOBODY


def _announcer(scene: Scene, clause: Clause) -> Actors:
    """`announced that the quota would be raised`: who announces it does it; `said` so only of what will be."""
    parent = clause.parent
    if parent is None or clause.link != "that" or parent.verb.passive:
        return NOBODY
    willing = parent.verb.lemma in ("say", "pledge", "promise", "tell", "warn") and clause.verb.modal in (
        "will",
        "would",
    )
    none = parent.verb.lemma == "say" and any(noun.units[0].lower == "no" for noun in clause.subject)
    return official(scene, parent.subject) if willing or none or parent.verb.lemma in _ANNOUNCING else NOBODY
