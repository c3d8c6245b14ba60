"""Diplomatic relations: established, marked, broken off; embassies opened and closed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from diplograph.claims import phrases
from diplograph.claims.actors import Actors
from diplograph.claims.hits import Hit
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.claims.told import Told, told_claim
from diplograph.language.numbers import counted
from diplograph.records import Claim

_YEARS_OF = re.compile(r"\b(?:after|marking|of|for|over) (\d{1,3}|[a-z]+)(?: |-)years? of\b", re.IGNORECASE)


def relations(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """Diplomatic relations established, embassies opened."""
    clause = hit.clause
    found = status(clause)
    actors = scene.actors([*hit.subject, *clause.after("with", "between"), *(g for n in hit.object for g in n.of)])
    span = (hit.object[0].start, hit.object[-1].end) if hit.object else None
    if not actors and hit.frame.needs_word and span:
        actors = scene.sides(*span)  # "diplomatic relations had been established in 1992"
    if found is None or not actors:
        return
    if hit.frame.needs_word and len(actors.countries) < 2:
        return
    states = phrases.object_states(scene, clause.verb.end, phrases.extent(clause), actors.countries)
    claim = told_claim(scene, hit, Told("relations", hit.value, found), actors, span, states)
    yield dataclasses.replace(claim, place=phrases.place(clause.arguments))


def years_of_relations(scene: Scene) -> Iterator[Claim]:
    """`after 32 years of diplomatic relations between A and B` tells the year in which they were established."""
    text, sentence = scene.document.text, scene.sentence
    match = _YEARS_OF.search(text, sentence.start, sentence.end)
    year = scene.document.date[:4]
    years = counted(match[1]) if match else 0
    if not match or not year or not years or "diplomatic" not in text[match.end() : match.end() + 30]:
        return
    sides = Actors(phrases.object_states(scene, match.end(), sentence.end, ())[:2]) or scene.sides(*match.span())
    if len(sides.countries) == 2:
        claim = scene.claim("years-of-relations", "relations", "diplomatic relations", "done", sides)
        yield dataclasses.replace(claim, object="diplomatic relations", date=str(int(year) - years))
