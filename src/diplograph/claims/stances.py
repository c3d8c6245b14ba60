"""What sides say and do: positions, demands, cooperation, measures, relations, levels of partnership."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from diplograph.claims import phrases
from diplograph.claims.actors import Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import TIES, Hit, is_a
from diplograph.claims.scene import Scene
from diplograph.claims.status import stance, status
from diplograph.language.numbers import counted
from diplograph.records import Claim, Kind, Status

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
_HOLDING = frozenset(
    "be remain have enjoy share maintain carry develop strengthen deepen expand cement reaffirm".split()
)
_RELATIONSHIP = TIES | {"level", "status", "rank"}
_PRONOUNS = frozenset({"it", "this", "them", "these", "that", "each other", "one another"})
_YEARS_OF = re.compile(r"\b(?:after|marking|of|for|over) (\d{1,3}|[a-z]+)(?: |-)years? of\b", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class _Told:
    """What a hit tells: its kind, subtype and status."""

    kind: Kind
    subtype: str
    status: Status


def _claim(
    scene: Scene, hit: Hit, told: _Told, actors: Actors, span: tuple[int, int] | None, towards: tuple[str, ...] = ()
) -> Claim:
    """A claim about the words of a span; `towards` are the states on the receiving side."""
    base = scene.claim(hit.frame.name, told.kind, told.subtype, told.status, actors)
    return dataclasses.replace(
        base,
        object=phrases.says(scene, span) if span else "",
        object_countries=towards,
        topics=phrases.topics(scene, *span) if span else (),
        date=phrases.date(scene, hit.clause, told.status),
    )


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
            claim = _claim(scene, hit, _Told("position", hit.value, found), actors, span, meant.states[:1])
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
        told = _Told("cooperation", "hoped" if ready else "committed", "proposed" if ready else found)
        yield _claim(scene, hit, told, actors, span)
        return
    for part in _parts(clause, span):
        states = phrases.object_states(scene, *part, actors.countries)
        yield _claim(scene, hit, _Told("position", hit.value, found), actors, part, states or _owner(scene, part))


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
    claim = _claim(scene, hit, _Told("demand", hit.value, found), actors, span, states)
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
    yield _claim(scene, hit, _Told("cooperation", subtype, found), actors, span)


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


def measures(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """A step that one side takes."""
    clause = hit.clause
    found = status(clause)
    actors = scene.actors(hit.subject)
    if found is None or not actors:
        return
    start = hit.object[0].start if hit.object else clause.verb.start
    end = max([phrases.extent(clause), *(noun.end for noun in hit.object[-1:])])
    noun = next((n for n in hit.object if n.head.lower in (hit.frame.noun or {})), None)
    subtype = hit.value or (hit.frame.noun or {}).get(noun.head.lower if noun else "", "")
    states = phrases.object_states(scene, start, end, actors.countries)
    found = "done" if found == "ongoing" else found
    yield _claim(scene, hit, _Told("measure", subtype, found), actors, (start, end), states)


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
    claim = _claim(scene, hit, _Told("relations", hit.value, found), actors, span, states)
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


def partnerships(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """A level of relations, raised or held."""
    clause = hit.clause
    found = status(clause)
    level = next(
        (noun for noun in (*clause.after("to", "into", "of", "at"), *hit.object, *_inner(hit)) if is_a(noun, "level")),
        None,
    )
    if found is None or level is None:
        return
    actors = level_parties(scene, clause, [*hit.subject, *hit.object], level)
    raised = next((n for n in (*hit.subject, *hit.object) if n.head.last in _RELATIONSHIP and n is not level), None)
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
    yield level_claim(scene, clause, level, actors, (hit.frame.name, found))


def _inner(hit: Hit) -> list[NounGroup]:
    return [group for noun in hit.object for group in noun.of]


def level_parties(scene: Scene, clause: Clause, nouns: list[NounGroup], level: NounGroup) -> Actors:
    """The sides of a partnership: who acts, "between A and B", "with B"."""
    between = [
        *clause.after("between", "with", "among"),
        *level.of,
        *(g for n in nouns if n.head.last in TIES for g in n.of),
    ]
    return scene.actors([*nouns, *[g for g in between if g.head.tag == "A"]])


def level_claim(
    scene: Scene, clause: Clause | None, level: NounGroup, actors: Actors, told: tuple[str, Status]
) -> Claim:
    """The claim that a level holds; `told` is the rule and the status."""
    mention = level.head.mention
    assert mention is not None
    name = mention.form or mention.name
    base = scene.claim(told[0], "partnership", name, told[1], actors)
    return dataclasses.replace(base, organizations=(), object=name, date=phrases.date(scene, clause, told[1]))
