"""Who meets whom: the sides of a meeting, whether they are enough for one, and whether they met together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from diplograph.claims import series
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Argument, Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit
from diplograph.claims.naming import bloc, states_in
from diplograph.claims.phrases import tidy
from diplograph.claims.scene import Scene
from diplograph.claims.unit import Unit
from diplograph.language.numbers import ordinal
from diplograph.records import Mention

GATHERINGS = frozenset({"summit", "conference", "ministerial meeting", "forum", "plenary session"})
GUESTS = frozenset("delegation delegations guest guests visitor visitors envoy envoys".split())
_COUNTING = frozenset("next another further regular annual previous last latest new".split())
# What sets one partner of a list off from the one before: "with A and, separately, with B", "A and then B".
_APART = re.compile(r"\b(?:separately|then|later|afterwards|subsequently|in turn|after that|with)\b")
_EACH = re.compile(r"\b(?:separately|separate|in turn|one by one|one after (?:the other|another)|individually)\b")
_PLURAL = frozenset("meetings calls conversations encounters sessions".split())
_SHARED = frozenset("trilateral bilateral tripartite joint intergovernmental".split())


def is_meeting(sides: Actors, noun: NounGroup | None) -> bool:
    """Two sides meet; a named gathering is one whoever attends it."""
    if len(sides.countries) + len(sides.organizations) >= 2 or len(sides.people) >= 2:
        return True
    if noun is not None and sides.organizations and noun.head.mention and noun.head.mention.form in GATHERINGS:
        return True  # "the summit of the Arab League"
    return noun is not None and bool(sides) and name_of(noun) is not None


def is_loose(noun: NounGroup) -> bool:
    """`the dialogue between A and B`, `mediation`: how sides deal with each other, and no meeting."""
    mention = noun.head.mention
    if mention is None or name_of(noun) is not None or recurs(noun):
        return False
    bare = mention.form == "ceremony" and noun.definite and not noun.posts  # "in talks before the ceremony"
    return mention.form in ("dialogue", "mediation") or bare


def recurs(noun: NounGroup) -> bool:
    """`the next session`, `a second round`: a meeting of those who met before."""
    return any(word in _COUNTING or ordinal(word) for unit in noun.units for word in unit.lower.split())


def is_of_the_sides(noun: NounGroup) -> bool:
    """`the next session`, `a trilateral forum`, `the session of the joint commission`: a meeting of those of the article."""
    shared = any(unit.lower in _SHARED for unit in noun.units)
    return shared or recurs(noun) or any(map(series.is_joint, noun.of))


def name_of(noun: NounGroup) -> Mention | None:
    """The mention of an event with a name of its own."""
    mention = noun.head.mention
    return mention if mention is not None and mention.kind == "event" and mention.name != mention.form else None


def numbered(noun: NounGroup, name: str) -> str:
    """The name of an event with its number in a series: `17th Peru-Chile Forum`, `first Pacific summit`."""
    before = [unit for unit in noun.units if unit.start < noun.head.start]
    number = next((unit.lower for unit in before if ordinal(unit.lower)), "")
    return f"{number} {tidy(name)}" if number and not name.lower().startswith(number) else tidy(name)


def form_of(noun: NounGroup) -> str:
    """What kind of meeting a noun group is: summit, talks."""
    return noun.head.mention.form if noun.head.mention is not None else ""


def members(scene: Scene, nouns: Iterable[NounGroup]) -> Actors:
    """`EU leaders`: the body whose members meet among themselves."""
    found = NOBODY
    for noun in nouns:
        found |= scene.members(noun)
    return found


def parties(scene: Scene, noun: NounGroup) -> Actors:
    """The sides that an event's own noun group names: `Peru-Chile summit`, `talks between Peru and Chile`."""
    mention = noun.head.mention
    states = mention.states if mention is not None else ()
    bodies = tuple(u.mention.name for u in noun.units if u.mention is not None and u.mention.kind == "body")
    found = tuple(dict.fromkeys((*states, *states_in(noun.units), *states_in(_between(noun)))))
    return Actors(found, (), bodies) | scene.actors([g for g in noun.of if _can_meet(g)])


def partners(scene: Scene, noun: NounGroup) -> Actors:
    """Those with whom the talks are that a noun group names: `negotiations with the Peruvian guest`."""
    return scene.actors([post for prep, post, _ in noun.posts if prep == "with" and _can_meet(post)])


def _between(noun: NounGroup) -> list[Unit]:
    """`talks between Peruvian and Chilean experts`, but not `talks on the treaty between`."""
    found: list[Unit] = []
    for prep, group, _ in noun.posts:
        if prep not in ("between", "among"):
            break
        found += group.units
    return found


def _can_meet(noun: NounGroup) -> bool:
    """A name, an office, or the guest: but not the `topic` of talks."""
    office = noun.head.mention is not None and noun.head.mention.kind == "office"
    return noun.head.tag == "A" or office or noun.head.last in GUESTS or bool(bloc(noun))


def leading(clause: Clause) -> Iterator[Clause]:
    """The participles that say who leads the guests of a clause."""
    for child in clause.children:
        guests = any(noun.head.last in GUESTS for noun in child.subject)
        if child.link == "participle" and child.verb.lemma in ("lead", "head") and guests:
            yield child


# --- together, or one after the other -------------------------------------------------------------------------------------


def apart(scene: Scene, hit: Hit, noun: NounGroup | None, sides: Actors, subtype: str) -> list[Actors]:
    """Those of each meeting: `met with A and, separately, with B`, `held bilateral meetings with A and B`."""
    clause = hit.clause
    others = [a for a in clause.arguments if not a.fronted and a.prep in ("", "with") and _is_partner(scene, a.noun)]
    each = (subtype == "phone call" and not clause.after("with")) or _is_each(scene, clause, noun)
    return split(scene, others, hit.subject, sides, each) if not clause.verb.passive else [sides]


def split(
    scene: Scene, others: Sequence[Argument], meeting: Sequence[NounGroup], sides: Actors, each: bool
) -> list[Actors]:
    """The sides of one meeting, or of several with one partner after the other."""
    if len(others) < 2:
        return [sides]
    text = scene.document.text
    found = [scene.actors([others[0].noun])]
    for before, after in pairwise(others):
        between = text[before.noun.end : after.noun.start].lower()
        other = scene.actors([after.noun])
        if set(other.people) <= set(found[-1].people):
            continue  # an apposition
        if each or (after.joined and _APART.search(between)):
            found.append(other)
        else:
            found[-1] |= other
    callers = scene.actors(meeting)
    return [callers | one for one in found] if len(found) > 1 and callers else [sides]


def _is_partner(scene: Scene, noun: NounGroup) -> bool:
    return bool(scene.actors([noun]).people) and noun.head.tag == "A"


def _is_each(scene: Scene, clause: Clause, noun: NounGroup | None) -> bool:
    """`met separately with A and B`, `held separate talks with A and B`, `spoke to A and B in separate calls`."""
    if any(is_several(other) for other in ([noun] if noun is not None else clause.after("in", "at", "during"))):
        return True
    first = min([a.noun.start for a in clause.arguments if a.noun.start > clause.verb.end], default=clause.verb.end)
    return _EACH.search(scene.document.text[clause.verb.start - 16 : first].lower()) is not None


def is_several(noun: NounGroup) -> bool:
    """`separate talks`, `bilateral meetings`: one with each partner."""
    words = {word for unit in noun.units for word in unit.lower.split()}
    return "separate" in words or bool(words & _PLURAL)
