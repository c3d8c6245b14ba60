"""What sides say: positions, demands, cooperation."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from diplograph.claims import phrases
from diplograph.claims.actors import Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.hits import Hit, is_a
from diplograph.claims.scene import Scene
from diplograph.claims.status import stance, status
from diplograph.claims.told import Told, told_claim
from diplograph.records import Claim, Status

_COOPERATIVE = re.compile(
    r"\b(?:co-?operat\w*|collaborat\w*|work(?:ing)? (?:closely|together|jointly|with)|prepar\w*|in (?:close )?touch|jointly?"
    r"|working group"
    r"|partner\w*|relations?|relationship|ties|links|trade|invest\w*"
    r"|exchanges?|bilateral\w*|mutual\w*|coordinat\w*|co-ordinat\w*|contacts?|dialogue|strengthen\w*|deepen\w*|expand\w*|promot\w*"
    r"|boost\w*|enhanc\w*|develop\w*|facilitat\w*|continue|support\w*|project\w*|issues?|measures?|matters?|situation|prospects)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:joint|jointly|bilateral|mutual|two-way|closer|prospects for|between the two|the two countries|both countries)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"it", "this", "them", "these", "that", "each other", "one another"})


def positions(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """What a side supports, welcomes, opposes, condemns."""
    clause = hit.clause
    found = stance(clause)
    span = phrases.content(clause, hit.frame.content)
    actors = scene.actors(hit.subject)
    if found is None or span is None or not actors or found == "planned":
        return
    if clause.parent is not None and clause.link == "infinitive" and found == "done" and status(clause) != "done":
        return  # "agreed to support": told by the clause above
    if _is_guest(scene, hit):
        return
    if scene.text(*span).lower() in _PRONOUNS:
        meant = next((m for a in clause.arguments if a.noun.start == span[0] and (m := scene.antecedent(a.noun))), None)
        if meant is not None:
            noun = next(a.noun for a in clause.arguments if a.noun.start == span[0])
            actors |= Actors(resolutions=(scene.meant(noun, meant),))
            claim = told_claim(scene, hit, Told("position", hit.value, found), actors, span, meant.states[:1])
            yield dataclasses.replace(claim, object=meant.name)
            return
        scene.unsettled.append((hit.frame.name, "what it speaks of is named in another sentence"))
        return
    if hit.value == "readiness" and set(actors.countries) < set(scene.focus.states):
        # What one side is ready to do, it is ready to do for the other.
        actors |= scene.sides(clause.verb.start, clause.verb.end)
    if (
        hit.value in ("readiness", "commitment")
        and _COOPERATIVE.search(scene.document.text, *span)
        and len(actors.countries) > 1
    ):
        ready = hit.value == "readiness" and found == "done"  # to be ready is not yet to do
        told = Told("cooperation", "hoped" if ready else "committed", "proposed" if ready else found)
        yield told_claim(scene, hit, told, actors, span)
        return
    for part in _parts(clause, span):
        states = phrases.object_states(scene, *part, actors.countries)
        yield told_claim(scene, hit, Told("position", hit.value, found), actors, part, states or _owner(scene, part))


def _parts(clause: Clause, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """`support for the roadmap and the doctrine`: a named initiative or document of a list is a thing of its own."""
    start = before = span[0]
    for argument in clause.arguments:
        noun, mention = argument.noun, argument.noun.head.mention
        own = mention is not None and mention.kind in ("initiative", "instrument") and mention.name != mention.form
        if own and argument.joined == "and" and noun.start > start:
            yield start, before
            start = noun.start
        before = noun.end
    yield start, span[1]


def _is_guest(scene: Scene, hit: Hit) -> bool:
    """`welcomed President X to Y` receives a guest, it takes no position."""
    if hit.clause.verb.lemma not in ("welcome", "greet", "receive"):
        return False
    counted = any(noun.units[0].lower[0].isdigit() for noun in hit.object)
    return counted or bool(scene.actors(hit.object).people)


def _owner(scene: Scene, span: tuple[int, int]) -> tuple[str, ...]:
    """Where the thing supported belongs to one of those who support it ("both backed Peru's plan")."""
    first = next(
        (u for u in scene.units if u.start >= span[0] and u.end <= span[1] and u.mention and u.mention.states), None
    )
    following = next((u for u in scene.units if first is not None and u.start >= first.end), None)
    if first is not None and first.mention is not None and following is not None and following.tag in "'N":
        return first.mention.states if first.mention.kind in ("state", "demonym") else ()
    return ()


def demands(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """What one side wants another to do."""
    clause = hit.clause
    found = stance(clause)
    actors = scene.actors(hit.subject)
    addressed = scene.actors(hit.object) if hit.frame.object == "actor" else Actors()
    span = phrases.content(clause, hit.frame.content)
    if found is None or not actors or span is None or found == "planned":
        return
    if hit.frame.object == "actor" and set(addressed.countries) & set(actors.countries):
        return
    states = tuple(addressed.countries) or phrases.object_states(scene, *span, actors.countries)
    claim = told_claim(scene, hit, Told("demand", hit.value, found), actors, span, states)
    yield claim


def cooperations(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """What sides agree, plan, discuss or hope to do together: one claim a sentence with its list of fields."""
    clause = hit.clause
    if hit.frame.object == "ties" and clause.parent is not None and clause.link in ("infinitive", "gerund", "that"):
        return  # told by the clause above: "agreed to strengthen ties"
    actors = scene.actors([*hit.subject, *clause.after("with", "between")]) or _attending(scene, clause)
    span = (
        phrases.content(clause, hit.frame.content) if hit.frame.content else (clause.verb.start, phrases.extent(clause))
    )
    joint = _JOINT.search(scene.document.text, *span) if span is not None else None
    if len(actors.countries) == 1 and joint and set(actors.countries) <= set(scene.focus.states):
        actors |= scene.sides(*joint.span())
    if hit.value == "discussed" and len(actors.countries) + len(actors.organizations) < 2:
        return  # to discuss takes two
    if not actors or span is None or not _between_sides(scene, actors, span):
        return
    found, subtype = _outcome(hit)
    if found is None:
        return
    if not _COOPERATIVE.search(scene.document.text, *span) and not phrases.topics(scene, *span):
        scene.unsettled.append((hit.frame.name, "what was agreed or discussed names no field and no joint work"))
        return
    if len(actors.countries) == 1:
        actors |= Actors(phrases.object_states(scene, *span, actors.countries))
    if hit.value == "discussed" and clause.verb.passive:
        span = (span[0], max(span[1], clause.verb.start - 1))
    yield told_claim(scene, hit, Told("cooperation", subtype, found), actors, span)


def _attending(scene: Scene, clause: Clause) -> Actors:
    """`Measures were discussed during the summit`: those between whom the news happens."""
    gathered = (a.noun for a in clause.arguments if a.prep in ("during", "at", "in") and is_a(a.noun, "meeting"))
    meeting = next(gathered, None) if clause.verb.passive else None
    return scene.sides(meeting.start, meeting.end) if meeting is not None else Actors()


def _between_sides(scene: Scene, actors: Actors, span: tuple[int, int]) -> bool:
    """Joint work needs two sides, or one that speaks of work with another."""
    if len(actors.countries) + len(actors.organizations) >= 2:
        return True
    return bool(phrases.object_states(scene, *span, actors.countries)) or bool(scene.speaker)


def _outcome(hit: Hit) -> tuple[Status | None, str]:
    found = stance(hit.clause)
    subtype = hit.value
    if found in (None, "denied"):
        return found, subtype
    if subtype in ("hoped", "proposed", "sought"):
        return "proposed", subtype
    if subtype == "planned":
        return "planned", subtype
    if subtype == "ongoing":
        own = status(hit.clause)
        return ("ongoing" if own == "done" else own), {"planned": "planned", "proposed": "hoped"}.get(
            own or "", "ongoing"
        )
    own = status(hit.clause)
    return ("done" if own in ("ongoing", "done") else own), subtype
