"""Gatherings by what stands around their noun: where and when they were held, and who is their host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import is_a
from diplograph.claims.scene import Scene
from diplograph.claims.sides import GATHERINGS, form_of, name_of, recurs
from diplograph.claims.unit import Unit
from diplograph.records import Mention, Status

_HOLDING = frozenset("held hosted convened organized organised opened".split())
_LINKING = frozenset(
    """which that was were is are be been being had has will to which scheduled planned due set expected slated jointly last
    first earlier recently""".split()
)
_AHEAD = frozenset("to will scheduled planned due set expected slated".split())
_PLACES = frozenset({"capital", "place", "seat", "state"})
_WHEN_AND_WHERE = frozenset({"in", "at", "on"})
_LONGEST = 14  # units behind a noun within which its time and place are told


@dataclass(frozen=True, slots=True)
class Held:
    """When and where a gathering was held, by the words behind its noun; `told` where a word such as "held" says so."""

    status: Status = "done"
    date: Mention | None = None
    place: Mention | None = None
    told: bool = False

    def __bool__(self) -> bool:
        return self.date is not None or self.place is not None

    @property
    def when(self) -> str:
        """The date, as the status has it."""
        return phrases.edtf(self.date, self.status) if self.date is not None else ""

    @property
    def where(self) -> str:
        """The city, where one is named."""
        return self.place.name if self.place is not None and self.place.kind in ("capital", "place") else ""


def held(scene: Scene, noun: NounGroup) -> Held:
    """`the 12th session, held in Lima in May`, `a summit to be held in Lima`, `their meeting in Lima last May`."""
    row = _behind(scene, noun)
    at, ahead = 0, False
    if row and row[0].lower == ",":
        at = 1
    bare = False  # "proposed that a forum be held": no word says that it was
    while at < len(row) and row[at].lower in _LINKING and row[at].tag != "t":
        ahead = ahead or row[at].lower in _AHEAD
        bare = bare or (row[at].lower == "be" and not ahead)
        at += 1
    told = at < len(row) and row[at].lower in _HOLDING
    if bare or (not told and at) or any(unit.tag == "y" for unit in row[at + told : at + told + 1]):
        return Held()  # "to be convened by third countries"
    date, place = _adjuncts(row[at + told :])
    return Held("planned" if ahead else "done", date, place, told)


def _behind(scene: Scene, noun: NounGroup) -> Sequence[Unit]:
    """The units behind a noun group and what "of" and "between" govern there."""
    end = noun.end
    for prep, post, _ in noun.posts:
        if prep not in ("of", "between", "among", "for", "on"):
            break
        end = post.end
    at = next((i for i, unit in enumerate(scene.units) if unit.start >= end), len(scene.units))
    return scene.units[at : at + _LONGEST]


def _adjuncts(row: Sequence[Unit]) -> tuple[Mention | None, Mention | None]:
    """The date and the place of the prepositional groups that open a stretch; the first of each."""
    date: Mention | None = None
    place: Mention | None = None
    begun = False
    for unit in row:
        mention = unit.mention
        if unit.tag == "t":
            date = date or mention
        elif unit.lower in _WHEN_AND_WHERE and unit.tag in "ior":
            begun = True
        elif mention is not None and mention.kind in _PLACES and begun:
            place = place or mention
        elif unit.tag not in "DNro" or not begun:
            break
    return date, place


def host(scene: Scene, clause: Clause, noun: NounGroup) -> Actors:
    """Who hosts a gathering of others: the state that says so, or that where it is held.

    `Ghana will host the next summit`, `the first summit in this format is to be held in Accra`.
    """
    if not _is_gathering(noun):
        return NOBODY
    if clause.verb.lemma in ("host", "organize", "organise", "convene") and not clause.verb.passive:
        found = scene.actors(clause.subject)
        return found if found.countries else NOBODY
    if not (clause.verb.passive or clause.verb.lemma in ("take", "open", "begin", "convene")):
        return NOBODY
    states = hosts(clause)
    return scene.given(noun.start, noun.end, states, "the state where the gathering is held") if states else NOBODY


def hosts(clause: Clause) -> tuple[str, ...]:
    """The state in which a clause says that something is held."""
    places = [noun.head.mention for noun in clause.after("in", "at", "by") if is_a(noun, "place")]
    return tuple(dict.fromkeys(iso for place in places if place is not None for iso in place.states))


def _is_gathering(noun: NounGroup) -> bool:
    """`the next regular summit`, `the 18th session`, `an international conference`: no firm's own conference."""
    opening = {word for unit in noun.units for word in unit.lower.split()}
    wide = bool(opening & {"international", "regional", "ministerial", "intergovernmental", "global", "world"})
    if form_of(noun) == "commission session":
        return recurs(noun)
    leaders = form_of(noun) == "summit"
    return form_of(noun) in GATHERINGS and (leaders or wide or recurs(noun) or name_of(noun) is not None)
