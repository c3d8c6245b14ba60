"""What sides agree, plan, discuss or hope to do together: one claim a sentence with its list of fields."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.authors import authors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import TALKS, Hit, is_a
from diplograph.claims.scene import Scene
from diplograph.claims.status import stance, status
from diplograph.claims.told import Told, told_claim
from diplograph.records import Claim, Status

_COOPERATIVE = re.compile(
    r"\b(?:co-?operat\w*|collaborat\w*|work(?:ing)? (?:closely|together|jointly|with)|prepar\w*|in (?:close )?touch|joint(?:ly)?"
    r"|working group|channels? open|hotline"
    r"|partner\w*|relations?|relationship|ties|links|trade|invest\w*"
    r"|exchanges?|bilateral\w*|mutual\w*|coordinat\w*|co-ordinat\w*|contacts?|dialogue|strengthen\w*|deepen\w*|expand\w*|promot\w*"
    r"|boost\w*|enhanc\w*|develop\w*|facilitat\w*|continue|support\w*|project\w*|issues?|measures?|matters?|situation|prospects)\b",
    re.IGNORECASE,
)
# Joint work for certain: what two sides are committed to, call important or say should be done.
_TOGETHER = re.compile(
    r"\b(?:co-?operat\w*|collaborat\w*|work(?:ing)? (?:closely|together|jointly)|joint(?:ly)?|together|bilateral\w*|mutual\w*"
    r"|trade|ties|relations|partnership|exchanges|coordinat\w*|connectivity|interaction)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:joint|jointly|bilateral|mutual|two-way|closer|prospects for|between the two|the two countries|both countries)\b",
    re.IGNORECASE,
)
# What one side offers to do with or for another, as far as it is work and no contest.
_HELPING = re.compile(
    r"\b(?:help|assist|shar(?:e|ing)|join|train|build|construct|suppl(?:y|ies)|provid(?:e|ing)|resum(?:e|ing)|open|launch|host|buy"
    r"|import|export|sell|invest\w*|flights?|visas?|scholarships?|firms|companies)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:jointly|together|joint|among themselves|between themselves|with each other|common)\b", re.IGNORECASE
)
_NOTHING = frozenset({"it", "this", "that", "them", "anything", "nothing", "everything", "something", "one", "it all"})
_NEED = re.compile(r"(?:the )?(?:\w+ )?(?:need|importance|necessity|urgency|significance|value)\b", re.IGNORECASE)
_SPORT = re.compile(
    r"\b(?:match|trophy|goals?|teams?|championship|tournament|medals?|world cup|film|coach|league|football|cricket)\b",
    re.IGNORECASE,
)
_WISHED: frozenset[str] = frozenset({"hoped", "proposed", "sought", "readiness"})
_ISSUES = frozenset(
    "issue issues question questions matter matters topic topics problem problems possibility prospects".split()
)
# What is done in talks, and elsewhere too: "a stop in Lima has been considered".
_ELSEWHERE = frozenset("raise consider negotiate study".split())
_UNDER_WAY: frozenset[Status | None] = frozenset({"done", "ongoing", "denied"})
_OBLIGING = frozenset({"should", "would", "will", "must", "need"})
_LATTER = frozenset({"latter", "former", "whom"})
_CONFIRMING = frozenset("confirm reaffirm affirm reiterate".split())
_GATHERING = frozenset("meet hold sit gather convene speak talk phone telephone call see receive confer".split())
_DETERMINER = 8  # letters that may stand before a noun group begins: "their "
# What will be is no plan of anybody: "agreed that the treaty would be a milestone".
_BEING = frozenset("be remain have need mean show prove bring help serve depend become".split())


def cooperations(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """What sides agree, plan, discuss or hope to do together."""
    if _is_told_above(hit):
        return
    span = _content(hit)
    if span is None or (hit.frame.name == "joint-work" and not _is_shared(scene, hit)):
        return
    actors = _parties(scene, hit, span)
    if not actors or (hit.value == "discussed" and len(actors.countries) + len(actors.organizations) < 2):
        return  # to discuss takes two
    found, subtype = _outcome(hit)
    if found is None or not _between_sides(scene, actors, span) or _is_inverted(scene):
        return
    if found == "denied" and any(named.noun.head.last in ("decision", "decisions") for named in hit.named):
        return  # "no decision was taken": nobody refused anything
    if hit.value == "discussed" and found not in _UNDER_WAY:
        return  # "further credits could be considered"
    if hit.frame.addressing and found == "denied" and len(scene.actors(hit.subject).countries) < 2:
        return  # what one side did not propose is no joint work
    if not _is_work(scene, hit, actors, span):
        scene.unsettled.append((hit.frame.name, "what was agreed or discussed names no field and no joint work"))
        return
    if len(actors.countries) == 1:
        actors |= Actors(phrases.object_states(scene, *span, actors.countries))
    claim = told_claim(scene, hit, Told("cooperation", subtype, found), actors, span)
    if not claim.topics:  # "agreed that its next plan, to be adopted in 2026, should put energy first"
        claim = dataclasses.replace(claim, topics=phrases.topics(scene, hit.clause.verb.end, hit.clause.end))
    yield claim


def _is_inverted(scene: Scene) -> bool:
    """`Should the sides fail to agree`: a condition without "if"."""
    first = next((unit.lower for unit in scene.units), "")
    return first in ("should", "were", "had")


def _is_told_above(hit: Hit) -> bool:
    """`agreed to strengthen ties`, `agreed to exchange data`: the clause above says it."""
    clause = hit.clause
    if clause.link in ("participle", "relative") and hit.frame.addressing:
        return True  # "an initiative put forward by Beijing", "speaking about his own region"
    if hit.frame.name == "hopes-to" and clause.verb.passive and [noun.lower for noun in clause.subject] != ["it"]:
        return True  # "the visit that had been planned"
    if clause.parent is None or clause.link not in ("infinitive", "gerund", "that"):
        return False
    if hit.frame.name == "cooperates-in":  # but "confirmed that they would work together"
        return clause.link != "that" or clause.parent.verb.lemma in ("agree", "concur", "decide")
    if hit.frame.object == "ties":
        return not _is_confirmed(clause)
    if hit.value == "discussed" and clause.link == "infinitive" and _is_gathering(clause.parent):
        return False  # "met her counterpart to discuss energy"
    return clause.link != "that" and (hit.frame.name == "joint-work" or hit.value == "discussed")


def _is_confirmed(clause: Clause) -> bool:
    """`The two confirmed that they would deepen cooperation`: as good as agreed."""
    above = clause.parent
    if above is None or clause.link != "that" or above.verb.lemma not in _CONFIRMING:
        return False
    return clause.verb.modal in ("would", "will") and [noun.lower for noun in clause.subject] in (["they"], ["we"])


def _is_gathering(clause: Clause) -> bool:
    """Whether a clause brings sides together: what follows says what for."""
    asks = clause.verb.lemma == "call" and bool(clause.after("on", "upon", "for"))
    return clause.verb.lemma in _GATHERING and clause.verb.form == "finite" and not clause.verb.modal and not asks


def is_joint_plan(scene: Scene, value: str, span: tuple[int, int]) -> bool:
    """Whether a commitment, or what is called important, is work of two sides together."""
    if value == "importance":
        return bool(_TOGETHER.search(scene.document.text, *span))
    return value == "readiness" or (value == "commitment" and bool(_COOPERATIVE.search(scene.document.text, *span)))


def committed(
    scene: Scene, hit: Hit, actors: Actors, span: tuple[int, int], told: tuple[str, Status]
) -> Iterator[Claim]:
    """What one side is ready to do it is ready to do for the other; what two are committed to, they do together.

    A commitment of one side alone is its position.
    """
    value, found = told
    level = next((a.noun for a in hit.clause.arguments if a.noun.start >= span[0]), None)
    if value == "commitment" and level is not None and is_a(level, "level") and level.start - span[0] < _DETERMINER:
        return  # "their commitment to the strategic partnership": told as the level
    if value == "readiness" and set(actors.countries) < set(scene.focus.states):
        actors |= scene.sides(hit.clause.verb.start, hit.clause.verb.end)
    if value == "readiness" and len(actors.countries) == 1:
        actors |= Actors(phrases.object_states(scene, *span, actors.countries))
    if len(actors.countries) + len(actors.organizations) < 2:
        subtype = "support" if value == "importance" else value
        states = phrases.object_states(scene, *span, actors.countries)
        yield told_claim(scene, hit, Told("position", subtype, found), actors, span, states)
    elif value == "readiness" and found == "done":  # to be ready is not yet to do
        yield told_claim(scene, hit, Told("cooperation", "readiness", "proposed"), actors, span)
    else:
        subtype = "discussed" if value == "importance" else "committed"
        yield told_claim(scene, hit, Told("cooperation", subtype, found), actors, span)


def shared_plan(scene: Scene, clause: Clause, span: tuple[int, int]) -> str | None:
    """`agreed that trade should be expanded` is a plan, `agreed that the war must end` a view: the subtype, or None."""
    child = clause.child("that")
    if clause.verb.lemma not in ("agree", "concur") or child is None or child.verb.modal not in _OBLIGING:
        return None
    if child.verb.modal in ("would", "will") and child.verb.lemma not in _BEING and not child.verb.negated:
        return "agreed"
    plan = _TOGETHER.search(scene.document.text, *span) or "plan" in scene.text(*span).lower().split()
    return "agreed" if plan else None


def _content(hit: Hit) -> tuple[int, int] | None:
    clause = hit.clause
    if hit.named and hit.frame.content:
        return phrases.content_of(clause, hit.named[0].noun, hit.frame.content)
    if not hit.frame.content:
        return clause.verb.start, phrases.extent(clause)
    span = phrases.content(clause, hit.frame.content)
    if span is not None and hit.value == "discussed" and clause.verb.passive:
        return span[0], max(span[0] + 1, clause.verb.start - 1)
    return span


def _parties(scene: Scene, hit: Hit, span: tuple[int, int]) -> Actors:
    """Who does it together: those named, those between whom the talks were, or the one named and whom it talked to."""
    clause = hit.clause
    if hit.frame.subject == "talks":
        talk = next(noun for noun in clause.subject if TALKS.intersection(noun.head.lower.split()))
        named = scene.actors([*talk.of, *(post for prep, post, _ in talk.posts if prep == "with")])
        return named if len(named.countries) > 1 else scene.talkers(talk.start, talk.end, span)
    actors = scene.actors([*hit.subject, *clause.after("with", "between", "among")]) or authors(scene, hit.subject)
    if len(actors.countries) == 1 and set(actors.countries) < set(scene.talking.countries) and _with_latter(clause):
        actors |= scene.talking  # "with the latter he discussed": not with himself
    if clause.link == "infinitive" and clause.parent is not None and _is_gathering(clause.parent):
        above = clause.parent
        actors |= scene.actors([*above.subject, *above.objects(), *above.after("with", "by"), *_beside(above)])
    if len(actors.countries) == 1 and clause.model is not None and _is_gathering(clause.model):
        above = clause.model  # "held talks with X and agreed"
        actors |= scene.actors([*above.objects(), *above.after("with", "by"), *_beside(above)])
    if not actors:
        nobody = (clause.verb.passive and not hit.subject) or "subject" in hit.frame.content
        return scene.talkers(clause.verb.start, clause.verb.end, span) if nobody and _is_subject(scene, hit) else NOBODY
    if len(actors.countries) > 1:
        return actors
    joint = _JOINT.search(scene.document.text, *span)
    if joint and set(actors.countries) <= set(scene.focus.states):
        return actors | scene.sides(*joint.span())
    return actors | _addressed(scene, hit, actors, span)


def _with_latter(clause: Clause) -> bool:
    return any(a.fronted and a.prep == "with" and a.noun.lower.split()[-1] in _LATTER for a in clause.arguments)


def _beside(clause: Clause) -> list[NounGroup]:
    """`met his Kenyan counterpart, Asha Juma`: the name beside the one met."""
    return [argument.noun for argument in clause.arguments if argument.joined == "comma" and not argument.prep]


def _is_subject(scene: Scene, hit: Hit) -> bool:
    """Whether a passive without an agent speaks of talks: issues are raised there, and so are taxes and relations elsewhere."""
    in_talks = any(noun.head.last in TALKS for noun in hit.clause.after("during", "at", "in", "of"))
    if not scene.talking and not in_talks:
        return False
    elsewhere = hit.clause.verb.lemma in _ELSEWHERE
    return in_talks or not elsewhere or any(noun.head.last in _ISSUES for noun in hit.clause.subject)


def _addressed(scene: Scene, hit: Hit, actors: Actors, span: tuple[int, int]) -> Actors:
    """The other side of the talks in which one side proposes or raises something."""
    if not hit.frame.addressing or not actors.countries or not set(actors.countries) < set(scene.talking.countries):
        return NOBODY
    if phrases.object_states(scene, *span, scene.talking.countries):
        return NOBODY
    return scene.talkers(hit.clause.verb.start, hit.clause.verb.end, span)


def _between_sides(scene: Scene, actors: Actors, span: tuple[int, int]) -> bool:
    """Joint work needs two sides, or one that speaks of work with another."""
    if len(actors.countries) + len(actors.organizations) >= 2:
        return True
    return bool(phrases.object_states(scene, *span, actors.countries))


def _is_work(scene: Scene, hit: Hit, actors: Actors, span: tuple[int, int]) -> bool:
    text = scene.document.text
    if hit.frame.name == "instructs":
        return bool(_TOGETHER.search(text, *span)) and "negotiations" not in text[slice(*span)]
    if hit.frame.name == "agrees-to" and _NEED.match(text, span[0]) and not _TOGETHER.search(text, *span):
        return False  # "agreed on the need for reform": a view
    if scene.text(*span).lower() in _NOTHING or _SPORT.search(text, *span) or _is_nobody_s(scene, hit, span):
        return False
    topics = phrases.topics(scene, *span)
    wider = phrases.topics(scene, span[0], hit.clause.end)
    if not wider and hit.value in ("discussed", "planned") and _names(scene, span, "level"):
        return False  # "took stock of their strategic partnership": told as the level of their relations
    if topics or _COOPERATIVE.search(text, *span):
        return True
    if hit.value == "discussed" and hit.clause.child("if") is not None and len(actors.countries) > 1:
        return True  # "discussed how its results could be put into practice"
    if " " not in phrases.says(scene, span) or hit.frame.name == "talks-take-place":
        return False
    if len(actors.countries) > 1 and (hit.value not in _WISHED or hit.frame.name == "proposes"):
        return not _names_document(scene, span)
    return bool(_HELPING.search(text, *span))


def _is_nobody_s(scene: Scene, hit: Hit, span: tuple[int, int]) -> bool:
    """`no such plan was considered`, `an exchange of views with the minister`: the words behind name no matter."""
    if {"such", "anything"} & set(scene.text(*span).lower().split()[:2]):
        return True
    noun = next((a.noun for a in hit.clause.arguments if a.noun.start == span[0]), None)
    noun = noun or next((group for group in hit.clause.subject if group.start == span[0]), None)
    head = noun.head if noun is not None else None
    return head is not None and (head.tag == "A" or (head.mention is not None and head.mention.kind == "office"))


def _names_document(scene: Scene, span: tuple[int, int]) -> bool:
    """`decided to draw up a roadmap`, `went over the follow-up to the visit`: told as a document or an event."""
    return _names(scene, span, "instrument", "event")


def _names(scene: Scene, span: tuple[int, int], *kinds: str) -> bool:
    return any(u.mention is not None and u.mention.kind in kinds and span[0] <= u.start < span[1] for u in scene.units)


def _is_shared(scene: Scene, hit: Hit) -> bool:
    """Two sides that do something `jointly`, or one `together with` another; a joint statement is no joint work."""
    clause = hit.clause
    if not _SHARED.search(scene.document.text, clause.verb.start, phrases.extent(clause)):
        return False
    kinds = {noun.head.mention.kind for noun in clause.objects() if noun.head.mention is not None}
    return not kinds & {"instrument", "event", "level"}


def _outcome(hit: Hit) -> tuple[Status | None, str]:
    if _is_confirmed(hit.clause):
        return "done", "agreed"
    found = stance(hit.clause)
    subtype = hit.value
    above = hit.clause.parent
    if subtype == "discussed" and hit.clause.link == "infinitive" and above is not None and _is_gathering(above):
        met = status(above)
        return ("done" if met == "ongoing" else met), subtype
    if found in (None, "denied"):
        return found, subtype
    if subtype in _WISHED:
        return "proposed", subtype
    if subtype == "planned":
        return "planned", subtype
    own = status(hit.clause)
    if subtype == "ongoing":
        lasting = "done" if hit.clause.verb.tense == "past" and hit.frame.name == "joint-work" else "ongoing"
        told: Status | None = lasting if own == "done" else own  # type: ignore[assignment]
        return told, {"planned": "planned", "proposed": "hoped"}.get(own or "", "ongoing")
    return ("done" if own in ("ongoing", "done") else own), subtype
