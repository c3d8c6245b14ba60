"""Levels of partnership: raised, established, held."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from diplograph.claims import phrases, takers
from diplograph.claims.actors import Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import TIES, Hit, is_a
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.records import Claim, Status

_HOLDING = frozenset(
    """be remain have enjoy share maintain carry develop strengthen deepen expand cement reaffirm describe regard
    view see characterise characterize define consider call term deem count recognise recognize""".split()
)
_PAIRS = frozenset("them neighbours neighbors countries nations states peoples sides".split())
_RELATIONSHIP = TIES | {"level", "status", "rank"}


def partnerships(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """A level of relations, raised or held."""
    clause = hit.clause
    found = status(clause)
    level = next(
        (
            noun
            for noun in (
                *clause.after("to", "into", "of", "at", "as", "by", "through"),
                *(clause.after("in") if hit.frame.name == "level-within" else ()),
                *hit.object,
                *_inner(hit),
                *clause.objects(),
            )
            if is_a(noun, "level")
        ),
        None,
    )
    if found is None or level is None:
        return
    actors = level_parties(scene, clause, [noun for noun in (*hit.subject, *hit.object) if noun is not level], level)
    if hit.frame.name == "status-granted":
        actors |= scene.actors([*clause.objects(), *clause.after("in", "at", "of", "to", "by", "with")])
    raised = next((n for n in (*hit.subject, *hit.object) if _is_ties(n) and n is not level), None)
    if not actors and raised is not None:
        actors = scene.sides(raised.start, raised.end)  # "relations were raised to"
    if len(actors.countries) + len(actors.organizations) < 2:
        scene.unsettled.append((hit.frame.name, "the sides of the partnership are not named"))
        return
    if (
        clause.parent is not None
        and clause.parent.verb.lemma in ("agree", "decide")
        and found == "planned"
        and not clause.parent.verb.modal
    ):
        found = "done"  # to agree on a level is to have it
    if found == "done" and clause.verb.lemma in _HOLDING:
        found = "ongoing"
    if hit.frame.name == "level-linked" and found == "done":
        found = "ongoing"
    yield level_claim(scene, clause, level, actors, (hit.frame.name, found))


def _is_ties(noun: NounGroup) -> bool:
    """`relations`, `them`, and the two states whose relations, "which were raised", stand before them."""
    return noun.head.last in _RELATIONSHIP or noun.lower in _PAIRS or noun.head.last in _PAIRS


def _inner(hit: Hit) -> list[NounGroup]:
    return [group for noun in hit.object for group in noun.of]


def level_parties(scene: Scene, clause: Clause, nouns: list[NounGroup], level: NounGroup) -> Actors:
    """The sides of a partnership: who acts, "between A and B", "with B"."""
    between = [
        *clause.after("between", "with", "among"),
        *level.of,
        *(g for n in nouns if n.head.last in TIES for g in n.of),
    ]
    return scene.actors([*nouns, *[g for g in between if g.head.tag == "A"]]) | takers.possessor(scene, level)


def level_claim(
    scene: Scene, clause: Clause | None, level: NounGroup, actors: Actors, told: tuple[str, Status]
) -> Claim:
    """The claim that a level holds; `told` is the rule and the status."""
    mention = level.head.mention
    assert mention is not None
    name = mention.form or mention.name
    base = scene.claim(told[0], "partnership", name, told[1], actors)
    bodies = actors.organizations if len(actors.countries) < 2 else ()
    return dataclasses.replace(base, organizations=bodies, object=name, date=phrases.date(scene, clause, told[1]))
