"""Whether a passage can tell of something as done or as going on: what is planned, wished for or denied is not.

Read off the verbs by the rule reader's own parse. Only one direction is looked at: what is told as planned and was done
loses an edge of the graph, what is told as done and was planned would make one that is false.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from diplograph.claims.clauses import Clause
from diplograph.claims.groups import groups
from diplograph.claims.parse import clauses
from diplograph.claims.status import status
from diplograph.claims.units import units
from diplograph.language.verbs import saying, speaking
from diplograph.model.ground import Ground, Passage
from diplograph.model.wording import content, folded, stem
from diplograph.records import AFFIRMED, Claim, Kind, Status

if TYPE_CHECKING:
    from diplograph.model.rows import Proposed


def _folded(words: str) -> frozenset[str]:
    return frozenset(folded(words))


# What a verb tells of; an office, an initiative or words that were said are not.
_BY_VERB: frozenset[Kind] = frozenset(
    {"meeting", "visit", "agreement", "partnership", "measure", "relations", "cooperation"}
)

# Where the rules have read nothing, a word of these is enough to keep a row from being told as done.
_DENYING = _folded(
    """not no never nor neither denied deny denies denying dismissed refused refuse declined rejected failed cancelled canceled
    postponed rumours rumors fiction untrue false regretted without abandoned shelved averted"""
)
_OPEN = _folded(
    """will would could may might should plan plans planned planning expected scheduled due propose proposed proposal proposes
    hope hoped hopes invited invitation intend intends intention ready readiness consider considering considered negotiation
    negotiations draft upcoming forthcoming next future call called urged"""
)


def is_told(row: Proposed, passage: Passage, ground: Ground) -> bool:
    """Whether what a row claims may be done or going on, as the passage tells it."""
    if row.kind not in _BY_VERB:
        return True
    told = _by_rules(row, passage, ground)
    if told:
        return bool(told & AFFIRMED) or ("denied" not in told and _is_past(row.date, ground))
    words = frozenset(folded(ground.text(passage)))
    if words & _DENYING:
        return False
    told = _by_verbs(row, passage, ground)
    doubtful = bool(told) and not told & AFFIRMED
    if row.status == "done" and not _is_said(row, words):
        doubtful = doubtful or bool(words & _OPEN)
    return not doubtful or ("denied" not in told and _is_past(row.date, ground))


def _is_said(row: Proposed, words: frozenset[str]) -> bool:
    """Whether it is what the sides say of the future: `agreed to meet`, `discussed a plan` have happened."""
    return row.kind == "cooperation" and row.subtype not in ("planned", "proposed") and row.subtype in words


def _is_past(date: str, ground: Ground) -> bool:
    """Whether a date lies before the day of publication: what does is neither planned nor proposed any more."""
    return bool(date) and f"{date.split('/')[-1]}-99" < ground.document.date[:10]


def _by_rules(row: Proposed, passage: Passage, ground: Ground) -> set[Status]:
    """The status of the claim that the rule reader has read there of the same thing, or of all of this kind."""
    found = [c for c in ground.claims if c.kind == row.kind and passage.start <= c.start < passage.end]
    wanted = _stems(row.object, row.subtype)
    ranked = [(_likeness(claim, row, wanted), claim.status) for claim in found]
    best = max((likeness for likeness, _ in ranked), default=0)
    return {status for likeness, status in ranked if likeness == best}


def _likeness(claim: Claim, row: Proposed, wanted: set[str]) -> int:
    return 2 * len(wanted & _stems(claim.object, claim.subtype)) + (bool(row.date) and claim.date == row.date)


def _by_verbs(row: Proposed, passage: Passage, ground: Ground) -> set[Status]:
    """What the clauses tell that hold the words of the row, or all of the passage where none does."""
    wanted = _stems(row.object, row.subtype)
    found = [(len(wanted & held), told) for held, told in _clauses(passage, ground)]
    best = max((count for count, _ in found), default=0)
    return {told for count, told in found if count == best}


def _clauses(passage: Passage, ground: Ground) -> Iterator[tuple[set[str], Status]]:
    """The words and the status of each clause of a passage, but for those that only say who says it."""
    text, reporting = ground.document.text, saying() | speaking()
    for sentence in ground.sentences(passage):
        mentions = [m for m in ground.names if sentence.start <= m.start < sentence.end]
        for clause in clauses(groups(units(text, sentence, mentions))):
            told = status(clause)
            if clause.verb.lemma not in reporting and told is not None:
                yield _stems(*_said(text, clause)), told


def _said(text: str, clause: Clause) -> Iterable[str]:
    yield text[clause.verb.start : clause.verb.end]
    for noun in (*clause.subject, *(argument.noun for argument in clause.arguments)):
        yield text[noun.start : noun.end]


def _stems(*texts: str) -> set[str]:
    return {stem(word) for text in texts for word in content(folded(text))}
