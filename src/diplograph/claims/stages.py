"""What is told of a document: that it was signed, is being negotiated, took effect, was put off or never came about.

It is read off, in this order: the words that hang on it ("signed in Lima", "in force since"), the noun that governs it
("negotiations on"), and the verb whose object or subject it is. What nothing is told of is mentioned in passing.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from diplograph.claims.clauses import Clause
from diplograph.claims.documents import Run, bundles
from diplograph.claims.frames import Frame, Trigger, triggers
from diplograph.claims.groups import Group, NounGroup
from diplograph.claims.hits import has_particle, is_a, noun_of
from diplograph.claims.instruments import Instrument
from diplograph.claims.parse import OBJECT_CONTROL
from diplograph.claims.placing import BEING, Place, beyond, followers, place_of, state_of, words
from diplograph.claims.scene import Scene
from diplograph.claims.status import looks_ahead, status
from diplograph.records import Status

NAMED = Frame("document-named", "agreement", {})
LISTED = Frame("document-listed", "agreement", {})
STATE = Frame("document-standing", "agreement", {})
INCLUDED = Frame("document-included", "agreement", {})
WISHED = Frame("document-wished", "agreement", {})
PROCESS = Frame("document-signing", "agreement", {})
_ISSUED = Frame("document-issued", "agreement", {})
_MEMBER = Frame("document-member", "agreement", {})
_TOWARDS = re.compile(r"\btowards? (?:the |its |their )?$")  # "progress made towards the entry into force"
_REACH = 16
# Nouns that make a plan of what they govern: "the importance of the early signing of".
_AHEAD = frozenset(
    "importance significance urgency possibility prospect prospects need necessity intention readiness hope idea".split()
)
_SOON = frozenset("early speedy swift prompt rapid quick upcoming planned future forthcoming possible eventual".split())
_MEMBERS = frozenset("party parties signatory signatories member members".split())
_ENDING = frozenset("end conclude finish close break adjourn part leave depart return wrap collapse fail stop".split())
_PROLONGING = frozenset({"prolong", "extend", "renew"})
_RAISING = frozenset("discuss raise mention address consider tackle broach".split())
_GAINING = frozenset("benefit gain like welcome favour favor need want prefer love".split())
_ENDED = frozenset("conclusion completion end finalisation finalization close".split())
_JOINING = frozenset({"join", "accede", "enter"})
_LISTS = frozenset("they these them documents package list results outcomes deliverables ones those agreements".split())
_JOINT_TEXTS = frozenset({"joint statement", "joint declaration", "joint communique", "communique"})
_STAGED: dict[Status, str] = {"planned": "negotiated", "ongoing": "negotiated", "proposed": "proposed", "denied": ""}


@dataclass(slots=True)
class Told:
    """What is told of the documents of a run, and by which clause."""

    frame: Frame
    found: Status
    stage: str
    clause: Clause | None
    dated: Clause | None = None


def told(
    scene: Scene, run: Run, document: Instrument, row: Sequence[Group], parsed: Sequence[Clause], place: Place | None
) -> Told | None:
    opening = document.noun.units[0].lower
    if run.prep == "without" and opening != "the":
        ending = place is not None and place.clause.verb.lemma in _ENDING
        return Told(NAMED, "denied", "", None) if ending else None
    governed = any(noun.head.tag == "N" and not bundles(noun) for noun in run.governors[:1])
    if place is not None and governed and run.prep in ("of", "to", "on", "from"):
        place = dataclasses.replace(place, governed=True)
    follower = _by_follower(scene, document, parsed)
    if follower is not None and follower.found == "planned" and place is not None:
        verb = _by_verb(scene, place)  # "initialled a protocol, which is to be signed in May"
        follower = verb if verb is not None and verb.found == "done" and verb.stage else follower
    return (
        follower
        or _by_state(document, row)
        or _by_governor(scene, run, parsed, place)
        or (_by_verb(scene, place) if place is not None else None)
        or _in_passing(run, document, place)
    )


def _by_follower(scene: Scene, document: Instrument, parsed: Sequence[Clause]) -> Told | None:
    for clause in followers(document, parsed):
        told = _by_verb(
            scene,
            Place(
                clause,
                "argument"
                if clause.objects()
                and not clause.verb.passive
                and any(noun is document.noun for noun in clause.objects())
                else "subject",
            ),
        )
        if told is not None:
            return told
    return None


def _by_state(document: Instrument, row: Sequence[Group]) -> Told | None:
    """`the agreement, in force since 2019`, `a treaty under negotiation`."""
    at = document.last + 1
    while at < len(row) and row[at].kind in ("comma", "open"):
        at += 1
    if at + 1 < len(row) and isinstance(row[at + 1], NounGroup):
        state = words(row[at].lower).get(row[at + 1].lower) if row[at].kind == "prep" else None
        if state is not None:
            since = next((group for group in row[at + 2 : at + 5] if group.kind == "date"), None)
            document.date = since or document.date
            return Told(STATE, *state, None)
    return None


def _by_governor(scene: Scene, run: Run, parsed: Sequence[Clause], place: Place | None) -> Told | None:
    """`negotiations on`, `the signing of`, `the possibility of`: with what the verb makes of it."""
    process = next((noun for noun in run.governors if noun.head.lower in words("governor")), None)
    if process is None:
        return None
    found, stage = words("governor")[process.head.lower]
    outer = run.governors[run.governors.index(process) + 1 :]
    text, at = scene.document.text, process.start
    ahead = any(noun.head.lower in _AHEAD for noun in outer) or _TOWARDS.search(text, max(0, at - _REACH), at)
    if ahead or any(unit.lower in _SOON for unit in process.units):
        found, stage = "planned", "negotiated"
    elif found == "ongoing" and any(noun.head.lower in _ENDED for noun in outer):
        found = "done"
    place = place_of([process, *outer], parsed) or place or beyond(run, parsed)
    clause = place.clause if place is not None else None
    if clause is None:
        return Told(PROCESS, found, stage, None)
    above = status(clause)
    if above is None:
        return None
    turn = next(
        (
            t
            for t in triggers().get(clause.verb.lemma, ())
            if t.frame.name == "document-process" and (not t.particle or has_particle(scene, clause, t.particle))
        ),
        None,
    )
    ends = place is not None and (
        place.role == "subject" or not place.prep or (turn is not None and bool(turn.particle))
    )
    if above != "done":
        if not (above == "ongoing" and found != "proposed"):
            return Told(PROCESS, above, _STAGED.get(above, stage), clause)
        return Told(PROCESS, found, stage, clause)
    if (
        found == "done"
        and stage != "negotiated"
        and looks_ahead(clause.verb.lemma)
        and place is not None
        and place.role == "argument"
    ):
        return Told(PROCESS, "planned", "negotiated", clause)
    if turn is not None and ends:
        turned = cast(Status, turn.value)
        return Told(
            turn.frame, turned, "negotiated" if turned in ("planned", "ongoing") or found == "ongoing" else "", clause
        )
    return Told(PROCESS, found, stage, clause)


def _by_verb(scene: Scene, place: Place) -> Told | None:
    clause = place.clause
    if place.inner:
        return None
    state = state_of(clause)
    if clause.verb.lemma in BEING and place.role == "subject" and state is not None:
        found = status(clause)
        return (
            None
            if found is None
            else Told(STATE, *(state if found in ("done", "ongoing") else (found, _STAGED[found])), clause)
        )
    trigger = _trigger(scene, clause, place)
    if trigger is None:
        return _by_list(scene, clause, place) or _by_wish(clause, place)
    found = _extended(clause) or status(clause)
    if found is None:
        scene.unsettled.append((trigger.frame.name, "only a condition"))
        return None
    if _is_asked(clause):
        return None  # "called on Peru to agree to a ceasefire": a demand
    if trigger.frame.value == "status":
        if found == "denied" and clause.verb.lemma in _RAISING:
            return None  # "a treaty was not discussed": nothing is told of it
        found = cast(Status, trigger.value) if found == "done" else found
        return Told(trigger.frame, found, _STAGED.get(found, ""), clause)
    return Told(trigger.frame, found, trigger.value if found == "done" else _STAGED[found], clause)


def _extended(clause: Clause) -> Status | None:
    """`agreed to prolong the ceasefire`: with that it is prolonged."""
    above = clause.parent
    if above is None or clause.link != "infinitive" or clause.verb.lemma not in _PROLONGING:
        return None
    return status(above) if above.verb.lemma == "agree" else None


def _is_asked(clause: Clause) -> bool:
    above = clause.parent
    agrees = clause.verb.lemma in ("agree", "accept", "respect", "observe", "honour", "honor")
    return agrees and above is not None and clause.link == "infinitive" and above.verb.lemma in OBJECT_CONTROL


def _by_list(scene: Scene, clause: Clause, place: Place) -> Told | None:
    """`They include A and B`, `among them are A and B`, `C was not among them`."""
    opening = scene.text(scene.sentence.start, clause.verb.start).lower()
    member = clause.verb.lemma == "be" and any(noun.head.last in _MEMBERS for noun in clause.objects())
    if (member and place.prep in ("to", "of")) or (clause.verb.lemma == "belong" and place.prep == "to"):
        return Told(_MEMBER, "done", "in force", clause) if status(clause) == "done" else None
    among = any(noun.head.last in _LISTS for noun in clause.after("among")) or (
        opening.startswith("among ") and bool(_LISTS & set(opening.split()))
    )
    headed = any(noun.head.last in _LISTS or is_a(noun, "instrument") for noun in clause.subject)
    includes = clause.verb.lemma in ("include", "comprise") and headed and place.role == "argument" and not place.prep
    if not includes and not (clause.verb.lemma == "be" and among and place.prep != "among"):
        return None
    found = status(clause)
    return None if found is None else Told(INCLUDED, found, "signed" if found == "done" else "", clause)


def _by_wish(clause: Clause, place: Place) -> Told | None:
    """`would benefit from a free trade agreement`, `a treaty would help both`."""
    wished = place.role == "subject" or (clause.verb.lemma in _GAINING and place.prep in ("", "from"))
    if (
        clause.verb.modal in ("would", "could")
        and clause.link not in ("relative", "participle")
        and wished
        and status(clause) in ("proposed", "planned")
    ):
        return Told(WISHED, "proposed", "proposed", clause)
    return None


def _trigger(scene: Scene, clause: Clause, place: Place) -> Trigger | None:
    """The frame of the clause whose document stands where the frame wants it."""
    for trigger in triggers().get(clause.verb.lemma, ()):
        frame = trigger.frame
        if (
            frame.kind != "agreement"
            or frame.name == "document-process"
            or (trigger.particle and not has_particle(scene, clause, trigger.particle))
        ):
            continue
        if frame.noun is not None and noun_of(frame, clause.objects()) is None:
            continue
        if _stands(frame, trigger, place):
            return trigger
    return None


def _stands(frame: Frame, trigger: Trigger, place: Place) -> bool:
    if frame.subject == "instrument":
        return place.role == "subject" and not place.clause.verb.passive
    if frame.to == "instrument":
        return place.role == "argument" and place.prep in ("to", "in", "beside", "under")
    if place.clause.verb.passive:
        return place.role == "subject"
    return not place.governed and place.role == "argument" and place.prep in ("", trigger.particle.rsplit(" ", 1)[-1])


def _in_passing(run: Run, document: Instrument, place: Place | None) -> Told | None:
    if place is not None and place.clause.verb.lemma in _JOINING and status(place.clause) != "done":
        return None  # "asked whether Peru would join the Convention"
    if (
        run.prep in ("in", "to")
        and document.mention.form in _JOINT_TEXTS
        and place is not None
        and document.noun.units[0].lower in ("a", "their")
    ):
        return Told(_ISSUED, "done", "adopted", place.clause)  # "said in a joint statement"
    pending = next((words("before")[unit.lower] for unit in document.noun.units if unit.lower in words("before")), None)
    if pending is not None:
        return Told(NAMED, *pending, None)
    return Told(NAMED, "done", "", None)
