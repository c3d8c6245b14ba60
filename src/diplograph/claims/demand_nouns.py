"""Demands that only a noun tells of: "Peru's demand that", "a request from Chile for", "its appeal to both sides for"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from diplograph.claims import phrases, takers
from diplograph.claims.actors import Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.domestic import is_domestic
from diplograph.claims.groups import NounGroup
from diplograph.claims.scene import Scene
from diplograph.records import Claim

_DEMANDS = {
    "demand": "demanded", "demands": "demanded", "request": "asked", "requests": "asked", "appeal": "appealed",
    "appeals": "appealed", "plea": "appealed", "call": "called for", "calls": "called for",
}  # fmt: skip
_ANSWERING = frozenset("reject accept grant decline refuse dismiss approve deny heed ignore answer receive".split())
_NONE = frozenset({"no", "any", "such", "another"})
_GAP = 2  # letters between a noun and the "that" or "to" behind it


def named_demands(scene: Scene, parsed: Sequence[Clause], told: set[Clause]) -> Iterator[Claim]:
    """The demands that nouns of a sentence tell; `told` are the clauses whose verb tells a demand already."""
    for clause in parsed:
        if clause in told:
            continue
        for noun in (*clause.subject, *(argument.noun for argument in clause.arguments)):
            if noun.head.last in _DEMANDS and noun.head.mention is None and noun.units[0].lower not in _NONE:
                yield from _demand(scene, clause, noun, parsed)


def _demand(scene: Scene, clause: Clause, noun: NounGroup, parsed: Sequence[Clause]) -> Iterator[Claim]:
    actors, span = _whose(scene, clause, noun), _content(noun, parsed)
    if span is None or not (actors.countries or actors.organizations):
        return
    asked = scene.actors([post for prep, post, _ in noun.posts if prep in ("to", "on", "upon")])
    if not asked and clause.verb.lemma in _ANSWERING and noun in clause.objects():
        asked = scene.actors(clause.subject)
    states = tuple(iso for iso in asked.countries if iso not in actors.countries)
    base = scene.claim("demand-as-noun", "demand", _DEMANDS[noun.head.last], "done", actors)
    yield dataclasses.replace(
        base,
        object=phrases.says(scene, span),
        object_countries=states or phrases.object_states(scene, *span, actors.countries),
        topics=phrases.topics(scene, *span),
    )


def _whose(scene: Scene, clause: Clause, noun: NounGroup) -> Actors:
    """`Peru's demand`, `a request from the president of Peru`."""
    makers = [post for prep, post, _ in noun.posts if prep in ("from", "by")]
    return takers.possessor(scene, noun, clause.subject) or takers.official(scene, makers[:1])


def _content(noun: NounGroup, parsed: Sequence[Clause]) -> tuple[int, int] | None:
    """What is demanded: behind "for", in a clause with "that", or in an infinitive right behind the noun."""
    wanted = next((post for prep, post, _ in noun.posts if prep == "for"), None)
    if wanted is not None:
        bare = noun.head.last.startswith("demand") and wanted.units[0].tag != "D"  # "Chile's demand for copper"
        return (
            None
            if bare or is_domestic(wanted)
            else (wanted.start, max([wanted.end, *(p.end for _, p, _ in wanted.posts)]))
        )
    end = max([noun.end, *(post.end for _, post, _ in noun.posts)])
    for clause in parsed:
        opens = clause.start - len("that ") if clause.link == "that" else clause.verb.start
        if clause.link in ("that", "infinitive") and 0 <= opens - end <= _GAP:
            return clause.start if clause.link == "that" else clause.verb.start, phrases.extent(clause)
    return None
