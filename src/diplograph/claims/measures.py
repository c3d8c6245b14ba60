"""Steps that one side takes: sanctions, tariffs, expulsions, borders, aid, arms, releases, recognition."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from diplograph.claims import phrases, takers
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.domestic import is_domestic
from diplograph.claims.frames import natural_topics
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import Hit
from diplograph.claims.parse import OBJECT_CONTROL
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.claims.told import Told, told_claim
from diplograph.records import Claim, Status

# Who is told to act by these is under those who tell: what they order is their own step.
_COMMAND = frozenset("order instruct direct task authorize authorise allow permit oblige compel".split())
_DISMISSING = frozenset("deny dismiss reject refute rebut disown rule repudiate".split())
_DEMANDING = frozenset("demand urge insist recommend ask request propose suggest want require call".split())
_ANNOUNCING = frozenset(
    "announce say confirm deny dismiss reject pledge promise state add note tell inform declare reveal decide".split()
)
_ACCUSING = frozenset("accuse suspect".split())
_AWAITING = frozenset("hope expect wish fear believe predict anticipate".split())
# "should lift sanctions" and "must withdraw" are what somebody demands, "can provide aid" what somebody is able to.
_NO_STEP = frozenset({"should", "must", "can", "cannot"})
_GUESSING = frozenset({"could", "may", "might"})
# Steps that states take at home as often as towards another: only with that other beside them are they told.
_OF_BOTH_KINDS = frozenset({"ban", "resumption"})
_NOT_YET = frozenset(
    "readiness willingness desire hope interest ability capacity right need request appeal call".split()
)
_MEDIA = frozenset(
    "media newspaper newspapers daily report reports outlets rumours rumors newsletter bloggers tabloid".split()
)
_INTENT = frozenset("plan plans intention intentions need reason reasons desire wish".split())
# What the noun before an infinitive makes of the step.
_NOUNS: dict[str, Status] = {
    "decision": "done", "agreement": "done", "move": "done", "order": "planned", "plan": "planned", "plans": "planned",
    "intention": "planned", "pledge": "planned", "promise": "planned", "commitment": "planned", "refusal": "denied",
    "offer": "proposed", "proposal": "proposed", "threat": "proposed",
}  # fmt: skip
# "pledged troops" is not to have sent them.
_SHORT_OF: dict[str, Status] = {
    "pledge": "planned", "promise": "planned", "commit": "planned", "prepare": "planned", "offer": "proposed",
    "threaten": "proposed",
}  # fmt: skip
_STATES = frozenset("state country republic nation president government".split())


def measures(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """A step that one side takes."""
    clause = hit.clause
    found = step_status(clause)
    if found is None or not _is_step(scene, hit):
        return
    actors = takers.taker(scene, hit)
    if not actors:
        if clause.verb.passive:
            scene.unsettled.append((hit.frame.name, "who takes the step is not named"))
        return
    if clause.verb.lemma in ("leave", "depart", "exit") and actors.people:
        return  # "Minister X left the court": a person leaves a building
    start = min([clause.verb.start, *(noun.start for noun in hit.object)]) if hit.frame.goal else _from(hit)
    end = max([phrases.extent(clause), *(noun.end for noun in hit.object[-1:])])
    if not _is_outward(scene, hit, found, actors):
        return
    towards = takers.towards(scene, hit, (start, end), actors)
    actors |= _announcing(scene, clause, actors)
    if hit.value in ("aid", "loan"):
        actors |= _through(clause)
    actors |= takers.envoys(scene, hit, (actors, towards))
    subtype = hit.value
    if subtype == "expulsion" and takers.is_own(scene, hit, actors):
        return  # "ordered its ambassador to leave Chile"
    if subtype == "summons" and takers.is_own(scene, hit, actors):
        subtype = "recall"  # "summoned its ambassador home"
    if hit.value == "aid" and clause.verb.passive and not (towards.countries or clause.after("by", "to")):
        return  # "the new money would be spent on food"
    told = Told("measure", subtype, found)
    given = dataclasses.replace(actors, resolutions=(actors | towards).resolutions)
    claim = told_claim(scene, hit, told, given, (start, end), towards.countries)
    yield dataclasses.replace(
        claim, date=claim.date or _relative_date(scene, clause, found), topics=with_natural(subtype, claim.topics)
    )


def _is_step(scene: Scene, hit: Hit) -> bool:
    """Whether a clause tells of a step, not of a request, a rumour, a duty or a guess."""
    clause = hit.clause
    if _is_asked(clause) or clause.verb.modal in _NO_STEP or _is_hearsay(clause):
        return False
    if clause.verb.modal in _GUESSING and not _is_official_view(scene, clause):
        return False  # "could impose tariffs, economists warn"
    if (
        clause.verb.lemma == "supply"
        and clause.verb.tense == "present"
        and not clause.verb.modal
        and not clause.after("to")
    ):
        return False  # "Peru, which supplies most of the rice": trade
    return hit.frame.name != "recognises-state" or _as_state(clause)


def _is_outward(scene: Scene, hit: Hit, found: Status, actors: Actors) -> bool:
    """Whether a step reaches beyond those who take it."""
    if hit.frame.abroad and not takers.reaches_abroad(scene, actors):
        return False
    outward = takers.names_another(scene, actors) or len(actors.countries) > 1  # "lifted their mutual bans"
    if hit.value in _OF_BOTH_KINDS and found != "denied" and not outward:
        return False  # "banned plastic bags", "lifted the ban on squid"
    return hit.value not in ("aid", "loan") or not any(is_domestic(noun) for noun in _given_to(hit))


def _is_official_view(scene: Scene, clause: Clause) -> bool:
    """`the minister warned that it could impose tariffs`: those who may do it say so."""
    if any(person.name == scene.speaker for person in scene.people.values()):
        return True
    above = clause.parent
    return above is not None and clause.link == "that" and bool(scene.actors(above.subject))


def _given_to(hit: Hit) -> Iterator[NounGroup]:
    """`loans to its firms`, `gave its farmers aid`, `supports its farmers with loans`."""
    for noun in hit.object:
        yield noun
        yield from (post for prep, post, _ in noun.posts if prep in ("to", "for"))
    yield from hit.clause.after("to", "for")
    yield from hit.clause.objects()


def with_natural(subtype: str, topics: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a step: the one that it belongs to by its nature, and those that its words name."""
    natural = natural_topics("measure").get(subtype)
    return topics if natural is None or natural in topics else (natural, *topics)


def _from(hit: Hit) -> int:
    return hit.object[0].start if hit.object else hit.clause.verb.start


def _announcing(scene: Scene, clause: Clause, actors: Actors) -> Actors:
    """`The minister announced that Peru will send aid`: the one who announces or denies it for his state."""
    above = clause.parent
    if above is None or clause.link not in ("that", "infinitive") or above.verb.lemma not in _ANNOUNCING:
        return NOBODY
    voice = scene.actors(above.subject)
    return Actors(people=voice.people) if actors.countries and voice.countries == actors.countries else NOBODY


def _through(clause: Clause) -> Actors:
    """`Peru will provide, through its development agency, 20 million`: the body that gives in a state's name."""
    named = (noun.head.mention for noun in clause.after("through", "via", "from"))
    return Actors(organizations=tuple(m.name for m in named if m is not None and m.kind == "organization"))


def _relative_date(scene: Scene, clause: Clause, found: Status) -> str:
    """A date that no verb has: of a relative clause (`which Peru lifted in May`), or set between subject and verb."""
    dates = (scene.mention_at(group.start) for group in clause.dates)
    own = next((phrases.edtf(mention, found) for mention in dates if mention is not None), "")
    return own or _set_between(scene, clause, found)


def _set_between(scene: Scene, clause: Clause, found: Status) -> str:
    """`Peru, on 11 May 1975, was the first`, `announced that, from Sunday, its airspace would be closed`."""
    at: Clause | None = clause
    while at is not None:
        opens = _opens(scene, at)
        for unit in scene.units:
            if unit.tag == "t" and opens <= unit.start < at.verb.start and unit.mention is not None:
                return phrases.edtf(unit.mention, found)
        at = at.parent if at.link in ("infinitive", "gerund", "that") else None
    return ""


def _opens(scene: Scene, clause: Clause) -> int:
    """Where a clause opens: behind its "that"; in `said on Sunday it would` the day is that of the saying."""
    above = clause.parent.verb.end if clause.parent is not None and clause.link == "that" else clause.start
    that = (unit.end for unit in scene.units if unit.tag == "h" and above <= unit.start < clause.start)
    return next(that, clause.start)


def step_status(clause: Clause) -> Status | None:
    """The status of a step; a denial anywhere above denies it."""
    found = _by_noun(clause) or status(clause)
    if found is None:
        return None
    above: Clause | None = clause.parent
    below = clause
    while above is not None:
        if below.link in ("that", "infinitive", "gerund", "relative") and _dismisses(above, below):
            return "denied"
        below, above = above, above.parent
    if found in ("done", "ongoing"):
        return _SHORT_OF.get(clause.verb.lemma, "done")
    return found


def _by_noun(clause: Clause) -> Status | None:
    """`its decision to expel` has been taken, `readiness to send` is not yet a step, `was the first to recognise`."""
    noun, parent = clause.governor, clause.parent
    if noun is None:
        return None
    if (
        parent is not None
        and parent.verb.lemma == "be"
        and {"first", "last", "only"} & {unit.lower for unit in noun.units}
    ):
        return status(parent)
    return _NOUNS.get(noun.head.last)


def _dismisses(above: Clause, below: Clause) -> bool:
    """`denied that`, `dismissed reports that`, `has no plans to`."""
    if above.verb.lemma in _DISMISSING and (below.link != "relative" or "report" not in above.verb.lower):
        return True
    if below.link == "infinitive" and above.verb.lemma in ("have", "see", "be"):
        nouns = [*above.objects(), *above.subject]
        return any(noun.head.last in _INTENT and noun.units[0].lower == "no" for noun in nouns)
    return False


def _is_asked(clause: Clause) -> bool:
    """`asked Chile to send warships`: a demand, and no step of Chile's."""
    parent = clause.parent
    if clause.governor is not None and clause.governor.head.last in _NOT_YET:
        return True
    if parent is not None and clause.link == "that" and parent.verb.lemma in _DEMANDING and not clause.verb.modal:
        return True  # "demands that Chile lift the ban"
    if parent is not None and clause.link == "that" and parent.verb.lemma in _AWAITING and _is_others(clause, parent):
        return True  # "hopes that Chile will lift the ban"
    if parent is None or clause.link != "infinitive" or parent.verb.lemma not in OBJECT_CONTROL - _COMMAND:
        return False
    return parent.verb.passive or clause.subject != parent.subject


def _is_others(clause: Clause, parent: Clause) -> bool:
    told = [noun.lower for noun in clause.subject]
    return told not in (["it"], ["they"], ["we"], ["he"], ["she"]) and clause.subject != parent.subject


def _is_hearsay(clause: Clause) -> bool:
    """`a daily had claimed that the order was drafted`, `accused Chile of closing it`: nobody says so of himself."""
    below, above = clause, clause.parent
    if above is not None and clause.link == "gerund" and clause.prep == "of" and above.verb.lemma in _ACCUSING:
        return True
    while above is not None and below.link in ("that", "infinitive", "gerund"):
        if below.link == "that" and any(noun.head.last in _MEDIA for noun in above.subject):
            return True
        below, above = above, above.parent
    return False


def _as_state(clause: Clause) -> bool:
    roles = clause.after("as")
    return not roles or any(noun.head.last in _STATES for noun in roles)
