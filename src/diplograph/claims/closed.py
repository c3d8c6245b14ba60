"""Words of the closed classes that can be something else: `will`, `should`, `last`, `to`, `that`, `like`."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.claims.beside import skip_adverbs
from diplograph.claims.unit import Unit
from diplograph.language.verbs import Verb

# Nouns whose "that" opens what they hold: `the view that ...`; after other nouns it is a relative pronoun.
_WITH_CONTENT = frozenset(
    """view views opinion belief conviction hope hopes fact idea claim claims concern concerns statement understanding position
    assurance assurances assessment conviction notion perception premise principle understandings unanimous convinced confident
    clear certain aware news report reports allegation allegations condition ground grounds confidence expectation fear fears
    sense recognition need warning warnings suggestion suggestions proposal proposals consensus conclusion agreement
    announcement evidence sign signs rumour rumours rumor rumors accusation accusations assertion promise pledge commitment
    speculation""".split()
)
_TOLD = frozenset("tell inform assure remind warn notify promise convince".split())
_TIMES = frozenset({"late", "early", "last", "next", "first"})


def settle_closed(row: Sequence[Unit], index: int, table: dict[str, Verb]) -> None:
    """Settle the word at `index`, where it is one of these; `table` holds the forms of the verbs."""
    unit = row[index]
    if unit.lower == "will" and index and row[index - 1].tag in "D'":
        unit.tag = "N"  # "against his will"
    elif unit.tag == "M" and unit.lower == "should" and index + 1 < len(row) and row[index + 1].tag in "DA":
        unit.tag = "s"  # "should the Government submit a request"
    elif unit.lower in _TIMES and _is_adverb(row, index):
        unit.tag = "r"
    elif unit.lower == "longer" and index and row[index - 1].lower == "no":
        row[index - 1].tag, unit.tag = "n", "r"
    elif unit.lower == "given" and _auxiliary_before(row, index):
        unit.tag, unit.verb = "V", table["gave"]
    elif unit.lower == "to" and unit.tag == "i" and index + 1 < len(row):
        unit.tag = _to(row, index)
    elif unit.lower == "free" and [u.lower for u in row[index + 1 : index + 3]] == ["of", "charge"]:
        for part in row[index : index + 3]:
            part.tag = "r"
    elif unit.lower == "following" and index and row[index - 1].lower == "the":
        unit.tag = "N"  # "the following documents", "the following were signed"
    elif unit.lower == "that" and unit.tag == "D":
        unit.tag = _that(row, index)
    elif _is_like(row, index):
        unit.tag, unit.verb = "B", Verb("like", frozenset("b"))


def _is_like(row: Sequence[Unit], index: int) -> bool:
    """`would like`, where it is a verb."""
    if row[index].lower != "like" or not index or row[index - 1].tag not in "Mr":
        return False
    return any(unit.tag == "M" for unit in row[max(0, index - 3) : index])


def _is_adverb(row: Sequence[Unit], index: int) -> bool:
    """`landed in Lima late on Monday`, `the commission last met`, `when they next meet`."""
    before = row[index - 1] if index else None
    after = row[index + 1] if index + 1 < len(row) else None
    if before is None or after is None:
        return False
    if row[index].lower in ("last", "next", "first") and _between_verbs(row, index):
        return True
    if row[index].lower in ("last", "next"):
        return before.tag in "NA," and after.tag in "VB" and after.lower not in ("year", "week")
    return before.tag in "NAV" and after.lower in ("on", "in")


def _between_verbs(row: Sequence[Unit], index: int) -> bool:
    """`had last been in the country`."""
    return 0 < index < len(row) - 1 and row[index - 1].tag == "X" and row[index + 1].tag in "VXG"


def _auxiliary_before(row: Sequence[Unit], index: int) -> bool:
    before = skip_adverbs(row, index)
    return before is not None and before.tag == "X"


def _to(row: Sequence[Unit], index: int) -> str:
    following = index + 1
    while following < len(row) - 1 and row[following].tag == "r":
        following += 1
    return "I" if row[following].tag == "B" or row[following].lower in ("be", "have", "do") else "i"


def _that(row: Sequence[Unit], index: int) -> str:
    """`that` before a noun may be a determiner; after a verb or noun it opens a clause."""
    before = row[index - 1] if index else None
    after = row[index + 1] if index + 1 < len(row) else None
    if before is None or before.tag in "io" or after is None:
        return "D"
    if after.tag in "VZBMXr" and before.tag in "NA,)":
        return "w"
    if before.mention is not None and before.mention.kind == "place":
        return "h"  # "said in Piura that no tariffs were planned"
    if before.tag == "N" and before.lower not in _WITH_CONTENT and not _told(row, index - 1):
        return "w"
    return "h"


def _told(row: Sequence[Unit], index: int) -> bool:
    """Whether the noun before `that` is somebody who is told: `informed the ministry that`."""
    while index >= 0 and row[index].tag in "NAD'":
        index -= 1
    return index >= 0 and row[index].lemma in _TOLD
