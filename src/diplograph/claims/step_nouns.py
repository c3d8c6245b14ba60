"""What a noun tells of a step: `the expulsion of two diplomats by Peru`, `Peru's sanctions on Chile`, `a loan from Japan`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from itertools import dropwhile

from diplograph.claims import phrases, takers
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.domestic import is_domestic
from diplograph.claims.frames import NounFrame, natural_topics, noun_frames
from diplograph.claims.groups import NounGroup
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.records import Claim, Kind

# What a step does when it begins or ends.
_BEGINNING = frozenset("take enter come begin start expire end follow".split())
# Verbs whose object is not a step that has been taken.
_UNREAL = frozenset(
    """demand urge seek call propose discuss threaten consider request oppose suggest want need face avoid prevent prepare plan
    await expect negotiate include""".split()
)


def named_steps(scene: Scene, clauses: Iterable[Clause], told: set[Clause], kind: Kind) -> Iterator[Claim]:
    """The steps of a kind that the nouns of a sentence tell; `told` are the clauses whose verb tells a step already."""
    seen: set[int] = set()
    table = noun_frames(kind)
    for clause in clauses:
        if clause in told:
            continue
        for noun in _nouns(clause):
            if table.keys().isdisjoint(noun.heads) or noun.start in seen or not _is_real(clause):
                continue
            seen.add(noun.start)
            yield from _step(scene, clause, noun, kind)


def _nouns(clause: Clause) -> list[NounGroup]:
    return [*clause.subject, *[argument.noun for argument in clause.arguments]]


def _is_real(clause: Clause) -> bool:
    """Whether what a clause speaks of has taken place: no wish, no condition, no denial."""
    if clause.verb.lemma in _UNREAL or clause.verb.modal in ("would", "could", "should", "might", "may", "must"):
        return False
    return status(clause) in ("done", "ongoing", "planned")


def _step(scene: Scene, clause: Clause, noun: NounGroup, kind: Kind) -> Iterator[Claim]:
    table = noun_frames(kind)
    for frame in next((table[head] for head in noun.heads if head in table), ()):
        matched = _governed(scene, frame, noun)
        if matched is None:
            continue
        actors = _whose(scene, clause, noun, frame, matched)
        if is_domestic(matched) or (frame.name == "step-on" and not takers.names_another(scene, actors)):
            continue
        if not actors:
            scene.unsettled.append((frame.name, "whose step it is is not named"))
            continue
        end = max(noun.end, matched.end, *(post.end for _, post, _ in noun.posts))
        states = phrases.object_states(scene, noun.start, end, actors.countries)
        value = next(frame.nouns[head] for head in noun.heads if head in frame.nouns)
        base = scene.claim(frame.name, kind, value, "done", actors)
        yield dataclasses.replace(
            base,
            object=phrases.says(scene, (noun.start, end)),
            object_countries=states,
            topics=_topics(kind, value, phrases.topics(scene, noun.start, end)),
            date=_date(scene, end) or _in_force(scene, clause, noun),
        )
        return


def _topics(kind: Kind, value: str, named: tuple[str, ...]) -> tuple[str, ...]:
    natural = natural_topics(kind).get(value)
    return named if natural is None or natural in named else (natural, *named)


def _governed(scene: Scene, frame: NounFrame, noun: NounGroup) -> NounGroup | None:
    """What a preposition of the frame governs behind the noun, where its head is one that the frame asks for."""
    for prep, post, joined in noun.posts:
        if joined or prep not in frame.of:
            continue
        wanted = frame.of[prep]
        if not wanted or not wanted.isdisjoint(post.heads):
            return post
        if "<body>" in wanted and post.head.mention is not None and post.head.mention.kind == "body":
            return post
        if "<actor>" in wanted and takers.official(scene, [post]):
            return post
    return None


def _whose(scene: Scene, clause: Clause, noun: NounGroup, frame: NounFrame, matched: NounGroup) -> Actors:
    """Who takes the step: the owner of the noun, the one behind "by", or where it comes from."""
    if "from" in frame.of and "<actor>" in frame.of["from"]:
        giver = next((post for prep, post, _ in noun.posts if prep == "from"), None)
        return takers.official(scene, [giver]) if giver is not None else NOBODY
    owner = takers.possessor(scene, noun, clause.subject) or _relative_owner(scene, noun)
    return owner or _behind_by(scene, noun) or _member(scene, frame, (clause, noun), matched)


def _relative_owner(scene: Scene, noun: NounGroup) -> Actors:
    """`the Union, whose sanctions on Chile began in May`: the one named before "whose"."""
    at = next((i for i, unit in enumerate(scene.units) if unit.start == noun.start), 0)
    if at < 2 or scene.units[at - 1].lower != "whose":
        return NOBODY
    named = next((unit.mention for unit in reversed(scene.units[: at - 1]) if unit.tag not in ",D"), None)
    if named is None:
        return NOBODY
    if named.kind == "body":
        return Actors((), (), (named.name,))
    return Actors(named.states) if named.kind in ("state", "capital") else NOBODY


def _behind_by(scene: Scene, noun: NounGroup) -> Actors:
    """`the expulsion of two diplomats by Peru`."""
    end = max([noun.end, *(post.end for _, post, _ in noun.posts)])
    following = [unit for unit in scene.units if unit.start >= end]
    if not following or following[0].tag != "y":
        return NOBODY
    found = NOBODY
    for unit in following[1:]:
        if unit.mention is not None and unit.mention.kind == "body":
            found |= Actors((), (), (unit.mention.name,))
        elif unit.mention is not None and unit.mention.kind in ("state", "capital", "demonym"):
            found |= Actors(unit.mention.states)
        elif unit.tag not in "Dc,":
            break
        if unit.mention is not None and unit.mention.kind == "demonym":
            break  # "by the Peruvian government"
    return found


def _member(scene: Scene, frame: NounFrame, told: tuple[Clause, NounGroup], matched: NounGroup) -> Actors:
    """`the withdrawal of Ghana from the convention`, `for Ghana the withdrawal`, `the opening of the embassy of Peru`."""
    clause, noun = told
    if frame.kind == "relations" or frame.name == "embassy-closure-of":
        owner = takers.possessor(scene, matched)
        return owner or takers.official(scene, [g for p, g, _ in matched.posts if p == "of" and g.head.tag == "A"])
    if frame.name != "withdrawal-from":
        return NOBODY
    members = [post for prep, post, _ in noun.posts if prep in ("of", "by") and post.head.tag == "A"]
    return takers.official(scene, members or [a.noun for a in clause.arguments if a.fronted and a.prep == "for"])


def _date(scene: Scene, end: int) -> str:
    """The date right behind the noun and what it governs: `sanctions on the commanders in March`, `by A and B last May`."""
    following = [unit for unit in scene.units if unit.start >= end]
    if following and following[0].tag == "y":
        following = list(dropwhile(lambda unit: unit.tag in "yDAN,c'", following))
    mention = next((unit.mention for unit in following[:2] if unit.tag == "t"), None)
    return mention.key if mention is not None and following[0].tag in "it" else ""


def _in_force(scene: Scene, clause: Clause, noun: NounGroup) -> str:
    """`the withdrawal takes effect on 27 December`: the date of the clause whose subject the step is."""
    if noun not in clause.subject or clause.verb.lemma not in _BEGINNING:
        return ""
    return phrases.date(scene, clause, status(clause) or "done")
