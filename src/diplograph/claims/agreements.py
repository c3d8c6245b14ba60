"""Documents: one claim for each one that is named, also when a sentence lists five, and one for a bare count.

One that nothing is told of is mentioned in passing; it is a row where it has a name or a subject of its own.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from diplograph.claims import phrases
from diplograph.claims.clauses import Clause
from diplograph.claims.documents import Run, behind, runs, title
from diplograph.claims.frames import concludes
from diplograph.claims.groups import Group
from diplograph.claims.instruments import Instrument
from diplograph.claims.parties import Signing, parties
from diplograph.claims.placing import Place, added, followers, place
from diplograph.claims.scene import Scene
from diplograph.claims.stages import INCLUDED, LISTED, NAMED, PROCESS, STATE, WISHED, Told, told
from diplograph.records import Claim, Mention

# Instruments that belong to everybody ("the UN Charter"), or to one body or state alone: nothing to tell in passing.
_NO_DEALS = frozenset(
    """charter resolution constitution law report letter documents agenda roadmap minutes programme plan mechanism strategy vision
    convention""".split()
) | {"multilateral treaty", "council decision", "chair's summary", "exchange certificate"}
# What is done to plans that are documents, not policies.
_SIGNING = frozenset("sign co-sign countersign initial ink conclude exchange append put affix".split())
_SORTS = frozenset({"kind", "sort", "type"})
# What is agreed to be done, not laid down: "an agreement was reached to hold the next round in Lima".
_CONSENTED = frozenset("hold continue meet convene resume organise organize maintain keep set work consider".split())
_TERM = re.compile(r"\b(?:for|covering|until|through)\s+(?:(?:the\s+)?(?:years?|period|term)\s+(?:of\s+)?)?$")
# Forms that one side can issue alone.
_ONE_SIDED = frozenset({"declaration", "communique", "statement", "roadmap", "resolution", "work plan", "action plan"})


def documents(scene: Scene, row: Sequence[Group], parsed: Sequence[Clause]) -> Iterator[tuple[Clause | None, Claim]]:
    """The documents of a sentence, each with the clause that tells of it."""
    lists = runs(row)
    before: Place | None = None
    for run in lists:
        if _heads_list(scene, run, row, lists):
            continue
        stands = place(run, row, parsed)
        if before is not None and added(run, row):
            stands = before
        before = stands
        if stands is not None and stands.role == "subject" and _is_done_to(stands.clause):
            behind(run, row, stands.clause.verb)
        for document in run.members:
            known = told(scene, run, document, row, parsed, stands)
            if known is None or not _tellable(scene, document, known, run):
                continue
            if known.frame is NAMED and not any(clause.verb.form == "finite" for clause in parsed):
                known = dataclasses.replace(known, frame=LISTED)
            claim = _claim(scene, run, document, known, stands, parsed)
            if claim is None:
                scene.unsettled.append((known.frame.name, "the parties of the document are not named"))
            else:
                yield known.clause, claim


def _is_done_to(clause: Clause) -> bool:
    """`Memoranda were signed on health`: a passive of the verbs of documents, not `is directed against`."""
    return clause.verb.passive and concludes(clause.verb.lemma)


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


def _tellable(scene: Scene, document: Instrument, known: Told, run: Run) -> bool:
    """Whether a document is told of, or mentioned by a name or a subject of its own."""
    noun = document.noun
    bare = not document.abouts and not document.named
    opening = _opening(scene, document)
    sided = any(prep in ("between", "with", "among") for prep, _, _ in noun.posts)
    if known.clause is not None and known.clause.verb.lemma == "publish" and document.mention.form == "documents":
        return False  # "a list of documents published by a news agency"
    if any(noun.head.last in _SORTS for noun in document.noun.of):
        return False  # "a treaty with Peru, the first accord of its kind"
    if (
        (known.frame is NAMED and _is_to_do(scene, document))
        or _is_consent(document, known)
        or _are_vague(document, known)
        or _are_of_workers(document, known)
    ):
        return False
    listless = known.frame.value == "status" and document.mention.detail == "plural"
    if (known.frame.value == "status" or known.frame is WISHED) and bare and (document.generic or listless):
        return False
    if document.mention.kind == "initiative" and run.prep in ("under", "within", "through"):
        return False  # "sent workers under the Permit System": what it is done by
    if document.mention.kind == "initiative" and not (
        known.clause is not None and (known.stage in ("signed", "initialled") or known.clause.verb.lemma in _SIGNING)
    ):
        return False
    if known.clause is not None or known.frame is STATE:
        vague = bare and document.generic and not sided
        idle = known.frame is PROCESS and vague and document.mention.detail != "plural"
        return not idle and not (vague and noun.definite and known.found != "done")
    if known.found == "denied":
        return True
    under = run.prep == "under" and opening in ("a", "an")
    if document.mention.form in _NO_DEALS and not under:
        return False
    surface = scene.text(noun.head.start, noun.head.end)
    if bare and surface.isupper() and document.mention.form != "trade agreement":
        return False  # "the TIPF": an abbreviation of what was named before
    capital = surface[0].isupper()
    if capital and (document.named or not bare or not document.generic):
        return True
    return (opening == "the" and not (document.generic and bare and not sided)) or (under and not bare)


def _is_consent(document: Instrument, known: Told) -> bool:
    """`Agreement was reached on holding the next round`: a consent, not a document."""
    noun, clause = document.noun, known.clause
    reached = clause is not None and clause.verb.lemma in ("reach", "achieve", "arrive", "come")
    bare = noun.units[0] is noun.head and not document.named and noun.head.lower in ("agreement", "understanding")
    bare = bare or [unit.lower for unit in noun.units] == ["an", "understanding"]
    aims = (
        {child.verb.lemma for child in clause.children if child.link == "infinitive"} if clause is not None else set()
    )
    return reached and (bare or (document.generic and bool(aims & _CONSENTED)))


def _is_to_do(scene: Scene, document: Instrument) -> bool:
    """`welcomed the agreement of the members to extend sanctions`: that they agreed, and no document."""
    noun = document.noun
    end = max([noun.end, *(group.end for group in noun.of)])
    following = [unit.tag for unit in scene.units if unit.start >= end][:2]
    return document.generic and not document.named and following == ["I", "B"]


def _are_vague(document: Instrument, known: Told) -> bool:
    """`implementing the agreements reached`, `an interest in long-term arrangements`: no documents that anybody can name."""
    if document.mention.detail != "plural" or document.named:
        return False
    reached = known.clause is not None and known.clause.verb.lemma in ("reach", "achieve", "arrive")
    loose = document.mention.form == "arrangement" and known.stage not in ("signed", "adopted", "initialled")
    return loose or (reached and document.generic and document.noun.definite)


def _are_of_workers(document: Instrument, known: Told) -> bool:
    """`once their contracts expire`: what people have with those who employ them."""
    owned = document.noun.units[0].lower in ("their", "his", "her")
    return owned and document.mention.form == "contract" and known.stage not in ("signed", "initialled")


def _opening(scene: Scene, document: Instrument) -> str:
    """The word that opens the noun group, also before a date: `the 2019 agreement on`."""
    words = scene.text(max(scene.sentence.start, document.noun.start - 10), document.noun.start).lower().split()
    first = document.noun.units[0].lower
    return "the" if len(words) > 1 and words[-2] == "the" and words[-1].isdigit() else first


def _claim(
    scene: Scene, run: Run, document: Instrument, known: Told, stands: Place | None, parsed: Sequence[Clause]
) -> Claim | None:
    clause = known.clause or (stands.clause if stands is not None else None)
    hanging = list(followers(document, parsed))
    joins = known.frame.name == "document-joined"
    taken = known.stage in ("adopted", "ratified", "terminated", "suspended")
    leaves = known.stage == "terminated" and document.named and not (clause is not None and clause.verb.passive)
    alone = joins or leaves or (taken and document.mention.form in _ONE_SIDED)
    acting = None if known.frame in (INCLUDED, WISHED) else clause
    passing = known.clause is None and run.prep != "under"
    actors = parties(scene, document, Signing(acting, hanging, run.agents, alone, passing))
    if not actors and not document.named:
        return None
    if not actors:
        known = Told(NAMED, known.found, "", known.clause)  # a document of that name is known, but not whose it is
    form = "accession" if joins else document.mention.form
    base = scene.claim(known.frame.name, "agreement", form, known.found, actors)
    dated = known.clause if known.clause is not None else next(iter(hanging), None)
    date = _date(scene, run, document, known, dated)
    lasts = known.frame.name == "document-enters-into-force"
    if lasts and base.status == "done" and scene.document.date and date[:10] > scene.document.date:
        base = dataclasses.replace(base, status="planned")  # "the treaty expires in 2030"
    return dataclasses.replace(
        base,
        object=title(scene, document),
        topics=phrases.topics(
            scene,
            document.abouts[0].start if document.later else document.noun.start,
            max(document.end, document.noun.end, 0 if document.abouts else document.reach),
        ),
        date=date,
        place=phrases.place(dated.arguments) if dated is not None else "",
        stage=known.stage,
    )


def _date(scene: Scene, run: Run, document: Instrument, known: Told, clause: Clause | None) -> str:
    """The date of the document's own wording, or of the clause that tells of it, but not of its term."""
    if document.date is not None:
        mention = scene.mention_at(document.date.start)
        return phrases.edtf(mention, known.found) if mention is not None else ""
    before = next(
        (
            u.mention
            for u in scene.units
            if u.mention and u.mention.kind == "date" and 0 <= document.noun.start - u.end <= 1
        ),
        None,
    )
    if before is not None and (known.clause is None or not _event_dates(run, known.clause, before)):
        return before.key
    if clause is not None:
        dates = [d for d in clause.dates if not run.titles(d.start) and not _is_term(scene, d)]
        clause = dataclasses.replace(clause, dates=dates)
    found = phrases.date(scene, clause, known.found)
    own = {u.mention.key for u in scene.units if u.mention and u.mention.kind == "date" and run.titles(u.start)}
    return "" if found in own else found


def _is_term(scene: Scene, date: Group) -> bool:
    """`a plan of consultations was signed for 2026-2027`, `for the years 2026 and 2027`: how long it runs."""
    return bool(_TERM.search(scene.document.text[max(0, date.start - 24) : date.start]))


def _event_dates(run: Run, clause: Clause, before: Mention) -> list[Group]:
    """The dates of a clause that are not those of a document: `on Tuesday ratified the 2021 treaty`."""
    return [d for d in clause.dates if d.start != before.start and not run.titles(d.start)]
