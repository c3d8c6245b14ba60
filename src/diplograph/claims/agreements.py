"""Documents: one claim for each one that is named, also when a sentence lists five, and one for a bare count.

What is told of a document is read off, in this order: the words that hang on it ("in force since", "signed in Lima"), the
noun that governs it ("negotiations on"), and the verb whose object or subject it is. One that nothing is told of is mentioned in
passing; it is a row where it has a name or a subject of its own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from diplograph.claims import phrases
from diplograph.claims.clauses import Clause
from diplograph.claims.documents import Instrument, Run, bundles, runs, title
from diplograph.claims.frames import Frame, Trigger, concludes, triggers
from diplograph.claims.groups import Group, NounGroup, VerbGroup
from diplograph.claims.hits import has_particle, is_a, noun_of
from diplograph.claims.parties import parties
from diplograph.claims.scene import Scene
from diplograph.claims.status import looks_ahead, status
from diplograph.records import Claim, Status

_NAMED = Frame("document-named", "agreement", {})
_STATE = Frame("document-standing", "agreement", {})
_INCLUDED = Frame("document-included", "agreement", {})
_ISSUED = Frame("document-issued", "agreement", {})
_MEMBER = Frame("document-member", "agreement", {})
_WISHED = Frame("document-wished", "agreement", {})
_PROCESS = Frame("document-signing", "agreement", {})
# What a noun makes of the document that "of" or "on" leads to from it.
_PROCESSES: dict[str, tuple[Status, str]] = {
    **dict.fromkeys(("negotiation", "negotiations", "talks", "consultations", "discussions", "work", "drafting", "elaboration",
                     "preparation",   "coordination"), ("ongoing", "negotiated")),
    **dict.fromkeys(("signing", "signature", "conclusion", "exchange"), ("done", "signed")),
    **dict.fromkeys(("renewal", "extension", "prolongation"), ("done", "signed")),
    "signing ceremony": ("done", "signed"), "finalization": ("done", "negotiated"), "finalisation": ("done", "negotiated"),
    "adoption": ("done", "adopted"), "approval": ("done", "adopted"), "endorsement": ("done", "adopted"),
    "ratification": ("done", "ratified"), "initialling": ("done", "initialled"), "entry": ("done", "in force"),
    "suspension": ("done", "suspended"), "freezing": ("done", "suspended"),
    "termination": ("done", "terminated"), "denunciation": ("done", "terminated"), "withdrawal": ("done", "terminated"),
    "expiry": ("done", "terminated"), "abrogation": ("done", "terminated"),
    **dict.fromkeys(("possibility", "prospect", "prospects", "idea", "proposal", "feasibility", "expediency", "need", "necessity",
                     "readiness", "willingness", "interest", "hope", "desire", "wish", "call", "calls"), ("proposed", "proposed")),
    **dict.fromkeys(("intention", "plan", "plans", "instructions"), ("planned", "negotiated")),
}  # fmt: skip
# Nouns that make a plan of what they govern: "the importance of the early signing of".
_AHEAD = frozenset(
    "importance significance urgency possibility prospect prospects need necessity intention readiness hope idea".split()
)
# "under negotiation", "in force": what the document is in.
_STATES: dict[tuple[str, str], tuple[Status, str]] = {
    **dict.fromkeys((("under", noun) for noun in ("negotiation", "negotiations", "discussion", "consideration", "preparation",
                                                  "coordination", "elaboration")), ("ongoing", "negotiated")),
    ("in", "force"): ("done", "in force"), ("in", "effect"): ("done", "in force"),
    ("in", "preparation"): ("ongoing", "negotiated"), ("for", "signature"): ("planned", "negotiated"),
    ("for", "signing"): ("planned", "negotiated"), ("for", "conclusion"): ("planned", "negotiated"),
}  # fmt: skip
_BORROWING = frozenset(
    {"participle", "relative", "infinitive", "gerund", "coordinate"}
)  # links with a subject from elsewhere
_SOON = frozenset("early speedy swift prompt rapid quick upcoming planned future forthcoming possible eventual".split())
_BEING = frozenset("be remain stay continue".split())
# Instruments that belong to everybody ("the UN Charter"), or to one body or state alone: nothing to tell in passing.
_NO_DEALS = frozenset(
    """charter resolution constitution law report letter documents agenda roadmap minutes programme plan mechanism strategy vision
    convention""".split()
) | {"multilateral treaty", "council decision", "chair's summary", "exchange certificate"}
# Forms that one side can issue alone.
_ONE_SIDED = frozenset({"declaration", "communique", "statement", "roadmap", "resolution", "work plan", "action plan"})
_PENDING: dict[str, tuple[Status, str]] = {
    "draft": ("ongoing", "negotiated"), "future": ("proposed", "proposed"), "proposed": ("proposed", "proposed"),
    "planned": ("planned", "negotiated"), "possible": ("proposed", "proposed"), "potential": ("proposed", "proposed"),
}  # fmt: skip
_MEMBERS = frozenset("party parties signatory signatories member members".split())
_ENDING = frozenset("end conclude finish close break adjourn part leave depart return wrap collapse fail stop".split())
_GAINING = frozenset("benefit gain like welcome favour favor need want prefer love".split())
_BEGUN = frozenset("start launch beginning opening resumption commencement continuation".split())
_ENDED = frozenset("conclusion completion end finalisation finalization close".split())
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


@dataclass(slots=True)
class Place:
    """Where a run stands: the clause that it hangs on, as its subject or behind a preposition."""

    clause: Clause
    role: str  # subject or argument
    prep: str = ""
    inner: bool = False  # reached through a noun that governs the run
    governed: bool = False  # "the States party to the treaty"


def documents(scene: Scene, row: Sequence[Group], parsed: Sequence[Clause]) -> Iterator[tuple[Clause | None, Claim]]:
    """The documents of a sentence, each with the clause that tells of it."""
    found = runs(row)
    for run in found:
        if _heads_list(scene, run, row, found):
            continue
        place = _place(run, row, parsed)
        for document in run.members:
            told = _told(scene, run, document, row, parsed, place)
            if told is None or not _tellable(scene, document, told, run):
                continue
            claim = _claim(scene, run, document, told, place, parsed)
            if claim is None:
                scene.unsettled.append((told.frame.name, "the parties of the document are not named"))
            else:
                yield told.clause, claim


def _heads_list(scene: Scene, run: Run, row: Sequence[Group], found: Sequence[Run]) -> bool:
    """`the following documents were signed: A, B and C`: the heading is none of them."""
    if (
        len(run.members) > 1
        or run.members[0].mention.form not in ("documents", "instrument", "agreement")
        or run.members[0].abouts
    ):
        return False
    colon = next((at for at in range(run.last + 1, len(row)) if row[at].lower == ":"), -1)
    ends = scene.text(scene.sentence.start, scene.sentence.end).endswith(":")
    return ends or (colon >= 0 and any(other.first > colon for other in found))


# --- where a document stands --------------------------------------------------------------------------------------------


def _place(run: Run, row: Sequence[Group], parsed: Sequence[Clause]) -> Place | None:
    """The clause that the documents are the subject or an argument of; else the passive right behind them."""
    bundled = [noun for noun in run.governors[:1] if bundles(noun)]
    for depth, nouns in enumerate((bundled, run.nouns, *([noun] for noun in run.governors[len(bundled) :]))):
        place = _place_of(nouns, parsed, inner=depth > 1)
        if place is not None:
            return place
    return _place_beside(run, row, parsed) or _place_beyond(run, row, parsed)


def _place_beyond(run: Run, row: Sequence[Group], parsed: Sequence[Clause]) -> Place | None:
    """`A memorandum on customs, billed as the main prize, was not signed`: the verb past a parenthesis."""
    if run.last + 1 >= len(row) or row[run.last + 1].kind not in ("comma", "rel", "that"):
        return None
    end = row[run.last].end
    for clause in parsed:
        if clause.verb.start > end and clause.verb.form == "finite" and clause.link in ("main", "coordinate"):
            if any(is_a(noun, "instrument") or noun.head.tag == "A" for noun in clause.subject):
                return None
            if clause.verb.lemma in _BEING and _state(clause) is not None:
                return Place(clause, "subject")
            if concludes(clause.verb.lemma) and clause.verb.passive or (clause.verb.lemma == "be" and clause.after("among")):
                return Place(clause, "subject")
    return None


def _place_of(nouns: Sequence[NounGroup], parsed: Sequence[Clause], *, inner: bool = False) -> Place | None:
    for clause in parsed:
        for argument in clause.arguments:
            if any(argument.noun is noun for noun in nouns) and (
                argument.fronted or clause.verb.start < argument.noun.start
            ):
                # "there were signed a treaty and a protocol"
                existential = clause.verb.passive and not argument.prep and not argument.fronted
                return Place(clause, "subject" if existential else "argument", argument.prep, inner)
        if clause.link not in _BORROWING and any(subject is noun for noun in nouns for subject in clause.subject):
            return Place(clause, "subject", "", inner)
    return None


def _place_beside(run: Run, row: Sequence[Group], parsed: Sequence[Clause]) -> Place | None:
    """`"Agreement on X" and "Agreement on Y" were signed`, `the following were signed: (a) ...`."""
    after = next((group for group in row[run.last + 1 :] if group.kind not in ("quote", "comma", "close")), None)
    clause = next((clause for clause in parsed if clause.verb is after), None)
    if clause is not None and clause.verb.passive and clause.verb.form == "finite":
        return Place(clause, "subject")
    if any(group.lower in (":", "-", "•", "–") for group in row[max(0, run.first - 6) : run.first]):
        before = next((group for group in reversed(row[: run.first]) if isinstance(group, VerbGroup)), None)
        clause = next((clause for clause in parsed if clause.verb is before), None)
        if clause is not None:
            return Place(clause, "subject" if clause.verb.passive else "argument")
    return None


def _followers(document: Instrument, parsed: Sequence[Clause]) -> Iterator[Clause]:
    """Clauses that hang on a document: `signed in Lima`, `which took effect in May`, `to be signed`."""
    for clause in parsed:
        if clause.verb.start < document.noun.start:
            continue
        if clause.link in ("participle", "relative") or (clause.link == "infinitive" and clause.verb.passive):
            if any(document.noun.start <= noun.start < max(document.end, document.reach) for noun in (*clause.subject, *clause.objects())):
                yield clause


# --- what is told of it ---------------------------------------------------------------------------------------------------


def _told(
    scene: Scene, run: Run, document: Instrument, row: Sequence[Group], parsed: Sequence[Clause], place: Place | None
) -> Told | None:
    opening = document.noun.units[0].lower
    if run.prep == "without" and opening != "the":
        ending = place is not None and place.clause.verb.lemma in _ENDING
        return Told(_NAMED, "denied", "", None) if ending else None
    governed = any(noun.head.tag == "N" and not bundles(noun) for noun in run.governors[:1])
    if place is not None and governed and run.prep in ("of", "to", "on", "from"):
        place = dataclasses.replace(place, governed=True)
    return (
        _by_follower(scene, document, parsed)
        or _by_state(document, row)
        or _by_governor(scene, run, parsed, place)
        or (_by_verb(scene, document, place) if place is not None else None)
        or _in_passing(run, document, place)
    )


def _by_follower(scene: Scene, document: Instrument, parsed: Sequence[Clause]) -> Told | None:
    for clause in _followers(document, parsed):
        told = _by_verb(
            scene,
            document,
            Place(
                clause,
                "argument"
                if clause.objects() and not clause.verb.passive and any(noun is document.noun for noun in clause.objects())
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
        state = _STATES.get((row[at].lower, row[at + 1].lower))
        if state is not None:
            since = next((group for group in row[at + 2 : at + 5] if group.kind == "date"), None)
            document.date = since or document.date
            return Told(_STATE, *state, None)
    return None


def _by_governor(scene: Scene, run: Run, parsed: Sequence[Clause], place: Place | None) -> Told | None:
    """`negotiations on`, `the signing of`, `the possibility of`: with what the verb makes of it."""
    process = next((noun for noun in run.governors if noun.head.lower in _PROCESSES), None)
    if process is None:
        return None
    found, stage = _PROCESSES[process.head.lower]
    outer = run.governors[run.governors.index(process) + 1 :]
    if any(noun.head.lower in _AHEAD for noun in outer) or any(unit.lower in _SOON for unit in process.units):
        found, stage = "planned", "negotiated"
    elif found == "ongoing" and any(noun.head.lower in _ENDED for noun in outer):
        found = "done"
    place = _place_of([process, *outer], parsed) or place or _failing(run, parsed)
    clause = place.clause if place is not None else None
    if clause is None:
        return Told(_PROCESS, found, stage, None)
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
            return Told(_PROCESS, above, _STAGED.get(above, stage), clause)
        return Told(_PROCESS, found, stage, clause)
    if found == "done" and stage != "negotiated" and looks_ahead(clause.verb.lemma) and place is not None and place.role == "argument":
        return Told(_PROCESS, "planned", "negotiated", clause)
    if turn is not None and ends:
        turned = cast(Status, turn.value)
        return Told(
            turn.frame, turned, "negotiated" if turned in ("planned", "ongoing") or found == "ongoing" else "", clause
        )
    return Told(_PROCESS, found, stage, clause)


def _state(clause: Clause) -> tuple[Status, str] | None:
    return next((_STATES[key] for a in clause.arguments if (key := (a.prep, a.noun.head.lower)) in _STATES), None)


def _failing(run: Run, parsed: Sequence[Clause]) -> Place | None:
    """`The signing of the agreement, envisaged earlier, did not take place`."""
    end = run.members[-1].end
    later = (c for c in parsed if c.verb.start > end and c.verb.form == "finite" and c.link in ("main", "coordinate"))
    clause = next(later, None)
    while clause is not None and not clause.verb.negated and not concludes(clause.verb.lemma):
        clause = next(later, None)
    return Place(clause, "subject") if clause is not None and not clause.subject else None


def _by_verb(scene: Scene, document: Instrument, place: Place) -> Told | None:
    clause = place.clause
    if place.inner:
        return None
    state = _state(clause)
    if clause.verb.lemma in _BEING and place.role == "subject" and state is not None:
        found = status(clause)
        return (
            None
            if found is None
            else Told(_STATE, *(state if found in ("done", "ongoing") else (found, _STAGED[found])), clause)
        )
    trigger = _trigger(scene, clause, place)
    if trigger is None:
        return _by_list(scene, clause, place) or _by_wish(clause, place)
    found = status(clause)
    if found is None:
        scene.unsettled.append((trigger.frame.name, "only a condition"))
        return None
    if trigger.frame.value == "status":
        found = cast(Status, trigger.value) if found == "done" else found
        return Told(trigger.frame, found, _STAGED.get(found, ""), clause)
    return Told(trigger.frame, found, trigger.value if found == "done" else _STAGED[found], clause)


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
    return None if found is None else Told(_INCLUDED, found, "signed" if found == "done" else "", clause)


def _by_wish(clause: Clause, place: Place) -> Told | None:
    """`would benefit from a free trade agreement`, `a treaty would help both`."""
    wished = place.role == "subject" or (clause.verb.lemma in _GAINING and place.prep in ("", "from"))
    if clause.verb.modal in ("would", "could") and clause.link not in ("relative", "participle") and wished and status(clause) in ("proposed", "planned"):
        return Told(_WISHED, "proposed", "proposed", clause)
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
    if run.prep in ("in", "to") and document.mention.form in _JOINT_TEXTS and place is not None and document.noun.units[0].lower in ("a", "their"):
        return Told(_ISSUED, "done", "adopted", place.clause)  # "said in a joint statement"
    pending = next((_PENDING[unit.lower] for unit in document.noun.units if unit.lower in _PENDING), None)
    if pending is not None:
        return Told(_NAMED, *pending, None)
    return Told(_NAMED, "done", "", None)


def _tellable(scene: Scene, document: Instrument, told: Told, run: Run) -> bool:
    """Whether a document is told of, or mentioned by a name or a subject of its own."""
    noun = document.noun
    bare = not document.abouts and not document.named
    opening = _opening(scene, document)
    listless = told.frame.value == "status" and document.mention.detail == "plural"
    if (told.frame.value == "status" or told.frame is _WISHED) and bare and (document.generic or listless):
        return False
    if document.mention.kind == "initiative" and not (
        told.clause is not None and told.stage in ("signed", "initialled")
    ):
        return False
    if told.clause is not None or told.frame is _STATE:
        idle = told.frame is _PROCESS and bare and document.generic
        return not idle and not (bare and document.generic and noun.definite and told.found != "done")
    if told.found == "denied":
        return True
    under = run.prep == "under" and opening in ("a", "an")
    if document.mention.form in _NO_DEALS and not under:
        return False
    capital = scene.document.text[noun.head.start].isupper()
    if capital and (document.named or not bare or not document.generic):
        return True
    sided = any(prep in ("between", "with", "among") for prep, _, _ in noun.posts)
    return (opening == "the" and not (document.generic and bare and not sided)) or (under and not bare)


def _opening(scene: Scene, document: Instrument) -> str:
    """The word that opens the noun group, also before a date: `the 2019 agreement on`."""
    words = scene.text(max(scene.sentence.start, document.noun.start - 10), document.noun.start).lower().split()
    first = document.noun.units[0].lower
    return "the" if len(words) > 1 and words[-2] == "the" and words[-1].isdigit() else first


# --- the claim ------------------------------------------------------------------------------------------------------------


def _claim(
    scene: Scene, run: Run, document: Instrument, told: Told, place: Place | None, parsed: Sequence[Clause]
) -> Claim | None:
    clause = told.clause or (place.clause if place is not None else None)
    followers = list(_followers(document, parsed))
    alone = told.stage in ("adopted", "ratified", "terminated", "suspended") and document.mention.form in _ONE_SIDED
    acting = None if told.frame in (_INCLUDED, _WISHED) else clause
    passing = told.clause is None and run.prep != "under"
    actors = parties(scene, document, acting, followers, run, alone=alone, passing=passing)
    if not actors and not document.named:
        return None
    if not actors:
        told = Told(_NAMED, told.found, "", told.clause)  # a document of that name is known, but not whose it is
    base = scene.claim(told.frame.name, "agreement", document.mention.form, told.found, actors)
    dated = told.clause if told.clause is not None else next(iter(followers), None)
    return dataclasses.replace(
        base,
        object=title(scene, document),
        topics=phrases.topics(
            scene,
            document.abouts[0].start if document.later else document.noun.start,
            max(document.end, document.noun.end),
        ),
        date=_date(scene, run, document, told, dated),
        place=phrases.place(dated.arguments) if dated is not None else "",
        stage=told.stage,
    )


def _date(scene: Scene, run: Run, document: Instrument, told: Told, clause: Clause | None) -> str:
    """The date of the document's own wording, or of the clause that tells of it, but not of its term."""
    if document.date is not None:
        mention = scene.mention_at(document.date.start)
        return phrases.edtf(mention, told.found) if mention is not None else ""
    before = next(
        (
            u.mention
            for u in scene.units
            if u.mention and u.mention.kind == "date" and 0 <= document.noun.start - u.end <= 1
        ),
        None,
    )
    if before is not None:
        return before.key
    if clause is not None:
        clause = dataclasses.replace(clause, dates=[d for d in clause.dates if not run.titles(d.start)])
    found = phrases.date(scene, clause, told.found)
    own = {u.mention.key for u in scene.units if u.mention and u.mention.kind == "date" and run.titles(u.start)}
    return "" if found in own else found
