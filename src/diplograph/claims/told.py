"""What a hit tells, and the claim that it makes: shared by the kinds that are about words of the text."""

from __future__ import annotations

import dataclasses
import re

from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import Group
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
_MEANT_BEFORE = re.compile(
    r"(?:the|this|that) (?:idea|proposal|initiative|plan|offer|step|decision|move|investment|expulsions?|measures?|accord"
    r"|agreement|deal|signing|truce|ceasefire|release|handover|announcement|accusations?|charges?|allegations?|project|suggestion|loan)$",
    re.IGNORECASE,
)
_DAYS = [[day] for day in "monday tuesday wednesday thursday friday saturday sunday today yesterday".split()]
_DAY = len("2024-05-01")
_NEAR = 8  # letters between a date and the clause that it dates: ", when "
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
    above, subject = clause.parent, scene.actors(clause.subject)
    if above is not None and clause.link == "that":
        voice = scene.actors(above.subject)
        if voice.people and voice.countries in (actors.countries, subject.countries):
            return voice
    teller = next((person for person in scene.people.values() if person.name == scene.speaker), None)
    if teller is not None and teller.states == actors.countries:
        return Actors(people=(teller.name,))  # "Togo backs the plan, the minister said"
    both = set(scene.talking.countries)
    if set(actors.countries) == both and not actors.organizations and set(subject.countries) in (set(), both):
        return Actors(people=scene.talking.people)
    return NOBODY


def concerned(scene: Scene, clause: Clause, span: tuple[int, int], actors: Actors, owed: bool) -> tuple[str, ...]:
    """Whose thing `the step`, `the accord` is: of the other of the two sides, or of both where a third speaks.

    What one side `owed` another it says to it: gratitude, condolences.
    """
    states = set(scene.talking.countries if len(scene.talking.countries) == 2 else scene.focus.states)
    acting = set(actors.countries)
    if owed and (named := phrases.object_states(scene, span[0], clause.end, actors.countries)):
        return named
    if not owed and not _MEANT_BEFORE.match(scene.text(*span)):
        return ()
    if any(u.mention is not None and u.mention.kind == "body" and span[0] <= u.start < span[1] for u in scene.units):
        return ()
    if not acting & states:
        return tuple(sorted(states)) if acting or actors.organizations else ()
    return tuple(states - acting) if len(states) == 2 and len(acting) == 1 else ()


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
        date=_date(scene, hit.clause, told, span),
    )


def _date(scene: Scene, clause: Clause, told: Told, span: tuple[int, int] | None) -> str:
    """When a side says so: a date among the words that it speaks of is theirs, unless it is the day of a report."""
    if span is not None and told.kind in _STANCES:
        own = [date for date in clause.dates if not span[0] < date.start < span[1] or _is_day(scene, date, told.kind)]
        clause = dataclasses.replace(clause, dates=own)
    verb = clause.verb
    said = told.kind in _STANCES and verb.form == "finite" and verb.tense == "past" and not verb.modal
    found = phrases.date(scene, clause, "done" if said else told.status)  # "proposed on Wednesday": the last one
    return found or _dated_by_when(scene, clause, told)


def _is_day(scene: Scene, date: Group, kind: Kind) -> bool:
    """`condemned the attack on Monday`, and what sides discussed on 5 May; not `the attack on 5 May 2019`."""
    mention = scene.mention_at(date.start)
    weekday = scene.text(date.start, date.end).lower().split()[-1:] in _DAYS
    return weekday or (kind == "cooperation" and mention is not None and len(mention.key) >= _DAY)


def _dated_by_when(scene: Scene, clause: Clause, told: Told) -> str:
    """`in July, when the two agreed to it`: the date before the clause."""
    if clause.link != "if":
        return ""
    start = clause.subject[0].start if clause.subject else clause.verb.start
    near = [u for u in scene.units if u.start < start and start - u.end <= _NEAR]
    mention = next((u.mention for u in near if u.mention is not None and u.mention.kind == "date"), None)
    when = any(unit.lower == "when" for unit in near)
    return phrases.edtf(mention, told.status) if mention is not None and when else ""
