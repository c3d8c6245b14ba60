"""Who visits, and where: the people, offices and delegations that can travel, and the goal of a visit as a noun names it."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.claims import events
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.destinations import Destination, destination
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import is_a
from diplograph.claims.naming import states_in
from diplograph.claims.scene import Scene

# Who travels in these words is no guest of a state.
_NO_GUESTS = frozenset(
    """team teams companies people nation nations army military troops forces neighbour neighbours neighbor neighbors cabinet
    country countries state states capital""".split()
)
_OF_VISIT = ("to", "in", "of", "across", "through")
MISSIONS = frozenset("mission missions delegation team experts".split())


def guests_of(scene: Scene, subject: Sequence[NounGroup]) -> Actors:
    """Those who can travel: `India came to Guyana as a gardener` and `troops arrived in` tell of no visit."""
    fit = [noun for noun in subject if not _is_bare_state(noun) and noun.head.last not in _NO_GUESTS]
    return scene.actors(fit)


def _is_bare_state(noun: NounGroup) -> bool:
    return noun.head.mention is not None and noun.head.mention.kind in ("state", "capital", "seat")


def visitors_of(scene: Scene, clause: Clause, noun: NounGroup) -> Actors:
    """`X's visit`, `the visit of X`, `a visit by X`, `his visit`."""
    owner = events.owner(scene, noun)
    if owner:
        return owner
    owners = (g for prep, g, _ in noun.posts if prep == "of" and _can_travel(g))
    of = scene.actors([owner for owner in (next(owners, None),) if owner is not None])
    by = scene.actors([a.noun for a in clause.arguments if a.prep == "by" and a.noun.start > noun.start])
    return of or by or _agent(scene, noun) or Actors(states_in(noun.units))


def _can_travel(noun: NounGroup) -> bool:
    """A person, an office or a delegation: but no state, which is where somebody goes."""
    office = noun.head.mention is not None and noun.head.mention.kind == "office"
    return office or noun.head.last in MISSIONS or (noun.head.tag == "A" and not _is_bare_state(noun))


def _agent(scene: Scene, noun: NounGroup) -> Actors:
    """The one behind "by" in `A visit to Lima by President X is in preparation`."""
    text, sentence = scene.document.text, scene.sentence
    last = max([noun.end, *(post.end for _, post, _ in noun.posts)])
    if not text[last : sentence.end].lstrip().startswith("by "):
        return NOBODY
    start = text.index("by ", last) + 3
    for unit in scene.units:
        if unit.start < start:
            continue
        if unit.tag == "A" and unit.mention is not None and unit.mention.kind == "person":
            return scene.person(unit.mention)
        if unit.tag not in "ND":
            break
    return NOBODY


def goal_of(scene: Scene, clause: Clause, noun: NounGroup) -> Destination:
    """Where a visit goes: what stands behind it, or in it (`her Kenya trip`), or behind the verb."""
    places: list[NounGroup] = []
    owned = False
    for prep, post, _ in noun.posts:
        if prep == "of" and (owned or not is_a(post, "place")):
            owned = True  # "the visit of the President of Peru to Lima"
            continue
        if prep not in _OF_VISIT or not (is_a(post, "place") or post.head.tag == "N"):
            break  # "a stopover in Lima on her way to Quito"
        places.append(post)
    goal = destination(scene, places)
    return goal or destination(
        scene, [a.noun for a in clause.arguments if a.prep == "to" and a.noun.start > noun.start]
    )
