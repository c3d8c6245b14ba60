"""What stands beside a word that can be noun or verb, as far as it settles which of them it is."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.claims.unit import Unit
from diplograph.language import verbs as language

_MANDATIVE = frozenset("demand insist urge propose suggest recommend request ask require stipulate agree".split())
_PREPOSITIONAL = frozenset("stand call look appeal object protest".split())
_SUBJUNCTIVE_REACH = 8
_WITH = frozenset({"on", "with", "together", "towards", "toward", "closely", "jointly"})


def governs(subject: Unit, before: Unit, unit: Unit, after: Unit) -> bool:
    """`we call on`, `it calls for`, `A and B stand by`: behind a pronoun, or before its preposition, it is no noun."""
    if before is not subject or after.tag not in "iy":
        return False
    pronoun = subject.lower in ("we", "they", "it", "he", "she", "i")
    return pronoun or unit.lemma in _PREPOSITIONAL


def mandated(row: Sequence[Unit], index: int) -> bool:
    """`demanded that Washington lift the ban`: a base form behind a verb of demand and "that"."""
    for at in range(index - 1, max(0, index - _SUBJUNCTIVE_REACH), -1):
        if row[at].lower == "that" and row[at - 1].lemma in _MANDATIVE:
            return True
        if row[at].tag in "VZBMX":
            return False
    return False


def restore(row: Sequence[Unit], index: int) -> None:
    """`will back the bid`, `are working on`: a word that is a verb only behind its auxiliary."""
    unit, before = row[index], skip_adverbs(row, index)
    after = row[index + 1] if index + 1 < len(row) else None
    if before is None or after is None:
        return
    if unit.lower == "back" and (before.tag == "M" or before.lower == "to") and after.tag in "AD":
        unit.tag = "B"
    elif (
        unit.tag == "N"
        and unit.mention is None
        and before.lower in language.BE
        and (after.tag in "DA" or after.lower in _WITH)
    ):
        verb = language.nominal_gerunds().get(unit.lower)
        if verb is not None:
            unit.tag, unit.verb = "G", verb


def is_postposed(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    """`called on the states concerned to`: an adjective behind its noun."""
    if unit.lower not in ("concerned", "involved") or before is None or after is None:
        return False
    return before.tag in "NA" and after.lower in ("to", ".", ",", "and")


def skip_adverbs(row: Sequence[Unit], index: int) -> Unit | None:
    index -= 1
    while index >= 0 and row[index].tag in "rn":
        index -= 1
    return row[index] if index >= 0 else None
