"""Where a document stands in its sentence: the clause that it hangs on, and the clauses that hang on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from diplograph import resources
from diplograph.claims.clauses import Clause
from diplograph.claims.documents import Run, bundles
from diplograph.claims.frames import concludes
from diplograph.claims.groups import Group, NounGroup, VerbGroup
from diplograph.claims.hits import is_a
from diplograph.claims.instruments import Instrument
from diplograph.records import Status

# Links with a subject from elsewhere.
_BORROWING = frozenset({"participle", "relative", "infinitive", "gerund", "coordinate"})
BEING = frozenset("be remain stay continue".split())


@dataclass(slots=True)
class Place:
    """Where a run stands: the clause that it hangs on, as its subject or behind a preposition."""

    clause: Clause
    role: str  # subject or argument
    prep: str = ""
    inner: bool = False  # reached through a noun that governs the run
    governed: bool = False  # "the States party to the treaty"


def place(run: Run, row: Sequence[Group], parsed: Sequence[Clause]) -> Place | None:
    """The clause that the documents are the subject or an argument of; else the passive right behind them."""
    bundled = [noun for noun in run.governors[:1] if bundles(noun)]
    for depth, nouns in enumerate((bundled, run.nouns, *([noun] for noun in run.governors[len(bundled) :]))):
        found = place_of(nouns, parsed, inner=depth > 1)
        if found is not None:
            return found
    return _place_beside(run, row, parsed) or _place_beyond(run, row, parsed)


def added(run: Run, row: Sequence[Group]) -> bool:
    """`A treaty was signed, as well as a protocol on customs`: what is told of the document before holds for it."""
    words = [group.lower for group in row[max(0, run.first - 4) : run.first] if group.kind != "comma"]
    if words[-1:] in (["including"], ["namely"], ["notably"]):
        return True  # "ten documents were signed, including a plan of consultations"
    return "".join(words[-2:]) in ("asas", "wellas", "alongwith", "togetherwith")  # adverbs are in no group


def place_of(nouns: Sequence[NounGroup], parsed: Sequence[Clause], *, inner: bool = False) -> Place | None:
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


def _place_beyond(run: Run, row: Sequence[Group], parsed: Sequence[Clause]) -> Place | None:
    """`A memorandum on customs, billed as the main prize, was not signed`: the verb past a parenthesis."""
    if run.last + 1 >= len(row) or row[run.last + 1].kind not in ("comma", "rel", "that"):
        return None
    end = row[run.last].end
    for clause in parsed:
        if clause.verb.start > end and clause.verb.form == "finite" and clause.link in ("main", "coordinate"):
            if any(is_a(noun, "instrument") or noun.head.tag == "A" for noun in clause.subject):
                return None
            if clause.verb.lemma in BEING and state_of(clause) is not None:
                return Place(clause, "subject")
            if (concludes(clause.verb.lemma) and clause.verb.passive) or (
                clause.verb.lemma == "be" and clause.after("among")
            ):
                return Place(clause, "subject")
    return None


def beyond(run: Run, parsed: Sequence[Clause]) -> Place | None:
    """`The signing of the agreement, envisaged earlier, did not take place`."""
    end = run.members[-1].end
    later = (c for c in parsed if c.verb.start > end and c.verb.form == "finite" and c.link in ("main", "coordinate"))
    clause = next(later, None)
    while clause is not None and not clause.verb.negated and not concludes(clause.verb.lemma):
        clause = next(later, None)
    return Place(clause, "subject") if clause is not None and not clause.subject else None


def followers(document: Instrument, parsed: Sequence[Clause]) -> Iterator[Clause]:
    """Clauses that hang on a document: `signed in Lima`, `which took effect in May`, `to be signed`."""
    for clause in parsed:
        if clause.verb.start < document.noun.start:
            continue
        if clause.link in ("participle", "relative") or (clause.link == "infinitive" and clause.verb.passive):
            if any(
                document.noun.start <= noun.start < max(document.end, document.reach)
                for noun in (*clause.subject, *clause.objects())
            ):
                yield clause


@cache
def words(where: str) -> dict[str, tuple[Status, str]]:
    """What a word makes of the document beside it: as its governor, before it, or behind a preposition (`under negotiation`)."""
    table = resources.rows("data", "language", "document_words.csv")
    return {row["word"]: (cast(Status, row["status"]), row["stage"]) for row in table if row["where"] == where}


def state_of(clause: Clause) -> tuple[Status, str] | None:
    """The state that a clause says a document is in: `is in force`, `remains under negotiation`."""
    found = (words(argument.prep).get(argument.noun.head.lower) for argument in clause.arguments if argument.prep)
    return next((state for state in found if state is not None), None)
