"""Whether a row that a language model proposes is true to its document: each check, and what it finds.

The checks know nothing of models. They hold a row against the words of the document and against what the rule reader has
found there (who is named, who is meant, which days), and against the schemes of the ontology. A row that fails one is not
kept. None of them can tell that a row says all that its sentence says; they tell that it says nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from diplograph import reference
from diplograph.model.days import counted_from, is_date, says
from diplograph.model.ground import Ground, Passage
from diplograph.model.tense import is_told
from diplograph.model.wording import content, folded, numbers, proper
from diplograph.rdf import schemes
from diplograph.records import AFFIRMED

if TYPE_CHECKING:
    from diplograph.model.rows import Proposed

_LEAST_SHARED = 0.5  # of the words of an object that must be the document's
_ENOUGH = 3  # states in a sentence
_MANY = 3  # states that act together may be meant by what they are called together: `the five countries`
_TAKES_SOMEBODY = frozenset({"signed", "adopted"})
Check = Callable[["Proposed", Passage, Ground], str]


def wrong(row: Proposed, passage: Passage, ground: Ground) -> str:
    """The first thing that speaks against a row which rests on a passage; empty where nothing does."""
    return next((found for check in _CHECKS if (found := check(row, passage, ground))), "")


def _shape(row: Proposed, _: Passage, __: Ground) -> str:
    """What the shapes of the graph ask of a claim."""
    if row.kind == "office" and not (len(row.people) == 1 and row.object):
        return "an office needs one person and its title"
    if row.kind == "quote" and not row.object:
        return "a quote needs its words"
    if row.kind == "visit" and set(row.countries) & set(row.object_countries):
        return "the visitor is its own host"
    if row.stage in _TAKES_SOMEBODY and not (row.countries or row.organizations):
        return f"nobody has {row.stage} it"
    if row.stage and row.kind != "agreement":
        return f"only an agreement has a stage, not a {row.kind}"
    return ""


def _countries(row: Proposed, passage: Passage, ground: Ground) -> str:
    known = reference.states()
    here = ground.states(passage.start, passage.end)
    if len(here) < _ENOUGH:  # where a sentence has its sides, nobody else is meant
        here |= ground.states(passage.near_start, passage.near_end) | ground.about
    if len(row.countries) >= _MANY:
        here |= ground.states(0, len(ground.document.text))
    for iso in (*row.countries, *row.object_countries):
        if iso not in known:
            return f"{iso} is the code of no state"
        if iso not in here:
            return f"{known[iso].name} is neither named near its sentence nor what the article is about"
    return ""


def _people(row: Proposed, _: Passage, ground: Ground) -> str:
    for name in row.people:
        if not ground.knows_person(name):
            return f"{name} is not named in the document"
    return ""


def _organizations(row: Proposed, _: Passage, ground: Ground) -> str:
    for name in row.organizations:
        if not ground.knows_body(name):
            return f"{name} is not named in the document"
    return ""


def _object(row: Proposed, passage: Passage, ground: Ground) -> str:
    if row.kind == "quote":
        return "" if ground.quotes(row.object, passage) else "its words are not those of the document"
    for number in numbers(folded(row.object)):
        if number not in ground.numbers:
            return f"the number {number} in its object is not in the document"
    for name in proper(row.object):
        if not ground.has_word(name):
            return f"{name} in its object is not in the document"
    if row.kind != "office" and not ground.tells(row.object, passage):
        return "its object is not what its sentence speaks of"
    if ground.share(row.object) < _LEAST_SHARED:
        return "its object is not in the words of the document"
    return ""


def _place(row: Proposed, _: Passage, ground: Ground) -> str:
    missing = [word for word in content(folded(row.place)) if not ground.has_word(word)]
    return f"the place {row.place} is not named in the document" if missing else ""


def _speaker(row: Proposed, _: Passage, ground: Ground) -> str:
    names = content(folded(row.speaker))
    if row.speaker in row.people or not names or all(ground.has_word(word) for word in names):
        return ""
    state = next((s for s in reference.states().values() if s.name == row.speaker), None)
    if state is not None and state.iso3 in ground.states(0, len(ground.document.text)):
        return ""
    return f"the speaker {row.speaker} is not named in the document"


def _topics(row: Proposed, _: Passage, __: Ground) -> str:
    unknown = [topic for topic in row.topics if topic not in schemes.scheme("topics")]
    return f"the scheme of topics has no {unknown[0]}" if unknown else ""


def _date(row: Proposed, passage: Passage, ground: Ground) -> str:
    if not row.date:
        return ""
    if not is_date(row.date):
        return f"{row.date} is no date of the form 2024-12-03, 2024-12, 2024 or 2024-12-02/2024-12-04"
    published = ground.document.date[:10]
    given = {*ground.dates(), published} - {""}
    near = {*ground.dates(passage.near_start, passage.near_end), published} - {""}
    counted = counted_from(near, folded(ground.text(passage)))
    for end in row.date.split("/"):
        if end not in counted and not any(says(one, end) for one in given):
            return f"the date {end} is not in the document, nor its day of publication"
    return ""


def _status(row: Proposed, passage: Passage, ground: Ground) -> str:
    if row.status in AFFIRMED and not is_told(row, passage, ground):
        return f"its sentence does not tell it as {row.status}"
    return ""


_CHECKS: tuple[Check, ...] = (
    _shape, _countries, _people, _organizations, _object, _place, _speaker, _topics, _date, _status,
)  # fmt: skip
