"""Diplomatic relations: established, marked, broken off; embassies opened and closed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from diplograph.claims import phrases, takers
from diplograph.claims.actors import Actors
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.claims.told import Told, told_claim
from diplograph.claims.unit import Unit
from diplograph.language.numbers import of_years
from diplograph.language.words import may_hold
from diplograph.records import Claim, Status

_COMING = frozenset("will shall preparing prepare upcoming forthcoming plan planning".split())
_MUTUAL = frozenset({"relations-established", "relations-normalised"})
_NEAR = 60  # how far behind "relations" their sides may be named
_TIES = r"(?:diplomatic|formal|official|bilateral) (?:relations|ties)|(?:relations|ties) between|established (?:relations|ties)"
_TIED = ("relations", "ties")  # without one of them no such words
_NAMED = re.compile(rf"\b(?:{_TIES})\b", re.IGNORECASE)
_YEARS_OF = re.compile(
    r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)(?:st|nd|rd|th)?(?: |-)(?:years?|anniversary)(?: of| since| have passed since)\b",
    re.IGNORECASE,
)
_JUBILEE = re.compile(
    r"\b(?:anniversary|celebrat\w*|(?:bi|sesqui)?centen(?:ary|nial)|mark(?:s|ed|ing)?|commemorat\w*|complet\w*|observ\w*|jubilee)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(r"\b(?:(?:bi|sesqui)?centen(?:ary|nial)|(?:silver|golden|diamond) jubilee)\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:dat(?:e|es|ed|ing) (?:back )?(?:from|to)|(?:have|has) (?:had|maintained|kept|enjoyed)\b.{0,60}?\bsince"
    r"|establish(?:ment|ed|ing)\b.{0,90}?\b(?:in|on)|(?:relations|ties)\b.{0,60}?\bsince)\s",
    re.IGNORECASE,
)


def relations(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """Diplomatic relations established, embassies opened."""
    clause = hit.clause
    found = status(clause)
    actors = scene.actors([*hit.subject, *clause.after("with", "between"), *(g for n in hit.object for g in n.of)])
    if hit.frame.name == "embassy-opened":
        for noun in (*hit.object, *(group for other in hit.object for group in other.of)):
            actors |= takers.possessor(scene, noun)  # "Peru's embassy in Accra was reopened"
    span = (hit.object[0].start, hit.object[-1].end) if hit.object else None
    if not actors and hit.frame.needs_word and span:
        actors = scene.sides(*span)  # "diplomatic relations had been established in 1992"
    if found is None or not actors or (clause.link == "gerund" and clause.prep == "in"):
        return  # "progress in normalising relations" is on its way
    if hit.frame.name == "embassy-held" and (
        found == "denied" or "since" not in scene.text(clause.verb.end, clause.end)
    ):
        return  # an embassy that is there without a date tells of no opening
    if hit.frame.name == "credentials":
        yield from _credentials(scene, hit, found)
        return
    if hit.frame.name in _MUTUAL and len(actors.countries) == 1 and set(actors.countries) < set(scene.focus.states):
        actors |= scene.sides(clause.verb.start, clause.verb.end)
    if hit.frame.name in _MUTUAL and len(actors.countries) < 2:
        return
    start = hit.object[0].start if clause.verb.passive and hit.object else clause.verb.end
    acting = scene.actors(hit.subject).countries if hit.value == "severance" else actors.countries
    states = phrases.object_states(scene, start, phrases.extent(clause), acting or actors.countries)
    claim = told_claim(scene, hit, Told("relations", hit.value, found), actors, span, states)
    yield dataclasses.replace(claim, place=phrases.place(clause.arguments))


def _credentials(scene: Scene, hit: Hit, found: Status) -> Iterator[Claim]:
    """`presented his credentials to the president of Peru`: an envoy of one state, received by the other."""
    clause = hit.clause
    sender = scene.actors([*hit.subject, *clause.after("of"), *(group for noun in hit.object for group in noun.of)])
    receiver = scene.actors(clause.after("to"))
    posted = (t.to for t in scene.tenures if t.to and any(scene.people[t.person].name == n for n in sender.people))
    if not receiver.countries:
        receiver = Actors(next(posted, ()))  # "the ambassador of Peru to Chile presented her credentials"
    both = sender | receiver | Actors(phrases.object_states(scene, clause.start, clause.end, sender.countries))
    if len(both.countries) != 2:
        return
    span = (hit.object[0].start, phrases.extent(clause)) if hit.object else None
    yield told_claim(scene, hit, Told("relations", hit.value, found), both, span)


def dated_relations(scene: Scene) -> Iterator[Claim]:
    """Relations that a sentence dates without a verb of their own: by their age, their anniversary, "since" or "date from"."""
    text, sentence = scene.document.text, scene.sentence
    if not may_hold(text[sentence.start : sentence.end], _TIED):
        return
    named = _NAMED.search(text, sentence.start, sentence.end)
    if not named:
        return
    sides = _sides(scene, named.span())
    if len(sides.countries) != 2:
        return
    claim = scene.claim("years-of-relations", "relations", "diplomatic relations", "done", sides)
    claim = dataclasses.replace(claim, object="diplomatic relations")
    years = _YEARS_OF.search(text, sentence.start, sentence.end)
    count = of_years(years[1]) if years else 0
    if years and count and years.end() <= named.end() + 40:
        yield from _aged(scene, claim, count)
        return
    if _ROUND.search(text, sentence.start, sentence.end):
        yield from _aged(scene, claim, 0)
        return
    since = _SINCE.search(text, sentence.start, sentence.end)
    if since and (date := _date_at(scene, since.end())):
        yield dataclasses.replace(claim, date=date)


def _aged(scene: Scene, claim: Claim, years: int) -> Iterator[Claim]:
    """`marks 40 years of relations` tells of an anniversary, `after 32 years of relations` when they were established."""
    sentence, published = scene.sentence, scene.document.date[:4]
    if not published:
        return
    if not _JUBILEE.search(scene.document.text, sentence.start, sentence.end):
        yield dataclasses.replace(claim, date=str(int(published) - years))
        return
    words = [unit.lower for unit in scene.units]
    dates = [unit.mention.key for unit in scene.units if unit.mention is not None and unit.tag == "t"]
    year = next((key[:4] for key in dates if key[:4] >= published), published)
    coming = year > published or bool(_COMING.intersection(words))
    yield dataclasses.replace(
        claim,
        subtype="anniversary",
        object="anniversary of diplomatic relations",
        date=year,
        status="planned" if coming else "done",
    )


def _date_at(scene: Scene, start: int) -> str:
    mention = next((unit.mention for unit in scene.units if unit.start >= start), None)
    return mention.key if mention is not None and mention.kind == "date" else ""


def _is_pair(unit: Unit) -> bool:
    """`the two countries`, `both states`."""
    return unit.mention is not None and unit.mention.kind == "reference" and unit.mention.detail.startswith("states")


def _sides(scene: Scene, span: tuple[int, int]) -> Actors:
    """The two states that the sentence names; where it names none or one, the pair that the article is about."""
    pair = next((unit for unit in scene.units if _is_pair(unit)), None)
    if pair is not None:
        return scene.actors([NounGroup("noun", 0, 1, pair.start, pair.end, pair.lower, (pair,), pair)])
    named = phrases.object_states(scene, scene.sentence.start, scene.sentence.end, ())
    if len(named) == 2:
        return Actors(named)
    if len(named) > 2:
        behind = phrases.object_states(scene, span[1], span[1] + _NEAR, ())
        return Actors(behind) if len(behind) == 2 else Actors()
    return scene.sides(*span)
