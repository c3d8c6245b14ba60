"""What a hit tells, and the claim that it makes: shared by the kinds that are about words of the text."""

from __future__ import annotations

import dataclasses
import re

from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.hits import Hit
from diplograph.claims.scene import Scene
from diplograph.records import Claim, Kind, Status

_HEARSAY = re.compile(
    r"\b(?:report|rumou?r|claim|allegation|suggestion|speculation|assertion)s?\b[^.;:]{0,60}\bthat\b", re.IGNORECASE
)
_REFUTED = re.compile(
    r"\b(?:without foundation|unfounded|groundless|baseless|fictions?|fabricat\w+|untrue|false|fake|inventions?|den(?:y|ies|ied)"
    r"|dismiss\w*|refut\w+|reject\w*|brush\w* aside)\b",
    re.IGNORECASE,
)
_STANCES: frozenset[Kind] = frozenset({"position", "demand", "cooperation"})
_DENYING = frozenset({"deny", "refute"})


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What a hit tells: its kind, subtype and status."""

    kind: Kind
    subtype: str
    status: Status


def is_refuted(scene: Scene, clause: Clause) -> bool:
    """`denied having asked`, `dismissed a claim that it had asked`: somebody says that it is not so."""
    above = clause.parent
    if (
        above is not None
        and above.verb.lemma in _DENYING
        and clause.link in ("gerund", "that")
        and not above.verb.negated
    ):
        return True
    text, sentence = scene.document.text, scene.sentence
    told = _HEARSAY.search(text, sentence.start, clause.verb.start)
    return told is not None and _REFUTED.search(text, sentence.start, sentence.end) is not None


def speaking(scene: Scene, clause: Clause, actors: Actors) -> Actors:
    """The people who act for states: `Badu said his country backed it`, `the two sides agreed` in the talks of two ministers."""
    if actors.people or not actors.countries:
        return NOBODY
    above = clause.parent
    if above is not None and clause.link == "that":
        voice = scene.actors(above.subject)
        if voice.people and voice.countries == actors.countries:
            return voice
    if set(actors.countries) == set(scene.talking.countries):
        return Actors(people=scene.talking.people)
    return NOBODY


def told_claim(
    scene: Scene, hit: Hit, told: Told, actors: Actors, span: tuple[int, int] | None, towards: tuple[str, ...] = ()
) -> Claim:
    """A claim about the words of a span; `towards` are the states on the receiving side."""
    if told.kind in _STANCES:
        actors |= speaking(scene, hit.clause, actors)
        if is_refuted(scene, hit.clause):
            told = dataclasses.replace(told, status="denied")
    base = scene.claim(hit.frame.name, told.kind, told.subtype, told.status, actors)
    return dataclasses.replace(
        base,
        object=phrases.says(scene, span) if span else "",
        object_countries=towards,
        topics=phrases.topics(scene, *span) if span else (),
        date=phrases.date(scene, hit.clause, told.status),
    )
