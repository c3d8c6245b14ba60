"""Units -> noun groups and verb groups: a sentence in the pieces that clauses are made of.

A verb group carries its voice, tense, polarity and modality, worked out once for all frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from diplograph.claims.unit import Unit
from diplograph.language import verbs as language

Kind = Literal["noun", "verb", "prep", "date", "and", "comma", "rel", "that", "if", "quote", "open", "close", "mark"]
_MARKS: dict[str, Kind] = {
    "c": "and", ",": "comma", "w": "rel", "h": "that", "s": "if", "q": "quote", "(": "open", ")": "close",
    "o": "prep", "y": "prep", "i": "prep", "t": "date",
}  # fmt: skip
# Adjectives that make a modal of "be": "is ready to", "was able to"; and those that make a plan of it.
_SEMI_MODALS = {
    "able": "can", "set": "will", "due": "will", "expected": "will", "scheduled": "will", "slated": "will", "likely": "may",
    "going": "will", "about": "will", "poised": "will", "supposed": "will", "planned": "will",
    "ready": "ready", "willing": "ready", "prepared": "ready", "unable": "cannot", "unwilling": "cannot",
}  # fmt: skip


@dataclass(slots=True)
class Group:
    """A noun group, verb group or single mark over the units `first` to `last - 1`."""

    kind: Kind
    first: int
    last: int
    start: int
    end: int
    lower: str = ""


@dataclass(slots=True)
class NounGroup(Group):
    """`head` is the unit that says what the group is; `definite` where "the", "this", "its" or a possessive opens it.

    `heads` is what it can be called: its head with the noun before it, its head, and its last word.
    """

    units: Sequence[Unit] = ()
    head: Unit = field(default=None)  # type: ignore[assignment]
    definite: bool = False
    heads: tuple[str, ...] = ()
    of: list[NounGroup] = field(default_factory=list)  # what "of" (or "between", "from") after it governs
    posts: list[tuple[str, NounGroup, Literal["", "and", "comma"]]] = field(default_factory=list)  # all prepositions


@dataclass(slots=True)
class VerbGroup(Group):
    """`form` is finite, infinitive, gerund or participle; `modal` the modal or semi-modal in its plainest wording.

    `tense` is past, present or perfect; a `be` before an infinitive ("is to visit") counts as the modal `will`.
    """

    lemma: str = ""
    form: Literal["finite", "infinitive", "gerund", "participle"] = "finite"
    tense: Literal["past", "present", "perfect"] = "past"
    passive: bool = False
    progressive: bool = False
    negated: bool = False
    modal: str = ""


def groups(row: Sequence[Unit]) -> list[Group]:
    """The groups of a sentence, in order, covering every unit but adverbs."""
    found: list[Group] = []
    index = 0
    while index < len(row):
        tag = row[index].tag
        if tag in "VZBGMXI" or (tag == "n" and index + 1 < len(row) and row[index + 1].tag in "IGV"):
            last = _verb_end(row, index)
            found.append(_verb_group(row, index, last))
        elif tag in "AND'":
            last = _noun_end(row, index)
            found.append(_noun_group(row, index, last))
        elif tag in "rn":
            last = index + 1
        else:
            last = index + 1
            unit = row[index]
            found.append(Group(_MARKS.get(tag, "mark"), index, last, unit.start, unit.end, unit.lower))
        index = last
    _link(found)
    return found


def _link(found: Sequence[Group]) -> None:
    """Hang on each noun group what the prepositions behind it govern, with its coordinates."""
    for index, group in enumerate(found):
        if isinstance(group, NounGroup):
            group.posts = list(_posts(found, index))
            group.of = list(_owners(group))


def _owners(group: NounGroup) -> Iterator[NounGroup]:
    """What "of", "between" or "from" governs, up to a noun that has sides of its own."""
    for prep, noun, _ in group.posts:
        if prep in ("of", "between", "among") or (prep in ("from", "for") and noun.head.tag == "A"):
            yield noun
        if noun.head.mention is not None and noun.head.mention.kind in ("instrument", "event", "level"):
            return


def _posts(found: Sequence[Group], index: int) -> Iterator[tuple[str, NounGroup, Literal["", "and", "comma"]]]:
    prep, joined, at = "", "", index + 1
    tag, ended = "", False  # behind "and" a comma goes on to something else: "between A and B, C said"
    while at < len(found):
        group = found[at]
        if group.kind == "prep" and group.lower not in ("by", "during", "after", "before"):
            prep, joined, tag, ended = group.lower, "", "", False
        elif isinstance(group, NounGroup) and prep and (not joined or group.head.tag == tag or _is_bloc(group)):
            yield prep, group, joined  # type: ignore[misc]
            ended = ended or joined == "and"
            joined, tag = "", group.head.tag
        elif prep and (group.kind == "and" or (group.kind == "comma" and not ended)):
            joined = group.kind
        else:
            return
        at += 1


def _is_bloc(group: NounGroup) -> bool:
    """`Peru and the five Central Asian states`: states beside a state, whatever the noun."""
    return any(unit.mention is not None and unit.mention.kind == "region" for unit in group.units)


def _noun_end(row: Sequence[Unit], index: int) -> int:
    """Where a noun group ends: at another determiner, at a name after a common noun, or at anything not nominal."""
    last = index + 1
    while last < len(row):
        unit, before = row[last], row[last - 1]
        if unit.tag == "-" and last + 1 < len(row) and row[last + 1].tag in "AND" and before.end == unit.start:
            last += 2
            continue
        if unit.tag == "r" and before.tag == "D" and last + 1 < len(row) and row[last + 1].tag in "NV":
            last += 1
            continue
        if unit.tag == "t" and last + 1 < len(row) and row[last + 1].tag == "'":
            last += 2
            continue
        if unit.tag not in "AND'" or _begins_anew(unit, before):
            break
        last += 1
    return last


_TIMES = frozenset(
    """afternoon morning evening night nightfall dawn dusk noon midday midnight day days week weeks weekend month months year
    years hours fortnight decade sidelines meantime turn""".split()
)
# "In this context we", "On that basis the two sides", "To this end they".
_LEADING_IN = frozenset("context regard connection basis spirit respect end occasion light vein".split())
_DEFINITE = frozenset("the this these that their its his her both".split())
_COURTESY = frozenset("mr. mrs. ms. dr. prof. gen. h.e.".split())


def _begins_anew(unit: Unit, before: Unit) -> bool:
    if unit.tag == "D":
        return before.tag in "AN" and not unit.lower[0].isdigit() and unit.lower not in ("first", "second", "third")
    if unit.tag in "AN" and before.lower in _TIMES and (unit.tag == "A" or unit.lower in _COURTESY):
        return True
    if unit.tag == "A":
        if before.tag == "A":
            return _complete(before) or (
                _complete(unit) and unit.mention is not None and unit.mention.kind == "reference"
            )
        return before.tag == "N" and (_common(before) or before.lower in _LEADING_IN)
    return unit.tag == "N" and before.tag == "A" and before.mention is None  # "he friendly"


def _complete(unit: Unit) -> bool:
    """Whether a name stands for itself and is no modifier of what follows: a person, a pronoun, a reference."""
    return unit.mention is None or unit.mention.kind in ("person", "reference")


def _common(unit: Unit) -> bool:
    """A common noun that cannot stand before a name, as a title or an adjective can."""
    return unit.mention is not None and unit.mention.kind in ("event", "instrument", "level", "topic", "initiative")


def _noun_group(row: Sequence[Unit], first: int, last: int) -> NounGroup:
    inside = row[first:last]
    if last - first == 1:
        return _of_one(inside, first)
    nouns = [unit for unit in inside if unit.tag in "AN"]
    head = nouns[-1] if nouns else inside[-1]
    opens = inside[0].lower
    definite = opens in _DEFINITE or any(unit.tag == "'" for unit in inside)
    heads = (f"{nouns[-2].last} {head.lower}", head.lower, head.last) if len(nouns) > 1 else (head.lower, head.last)
    return NounGroup(
        "noun", first, last, row[first].start, row[last - 1].end, head.lower, inside, head, definite, heads
    )  # fmt: skip


def _of_one(inside: Sequence[Unit], first: int) -> NounGroup:
    """A noun group of one unit, as most are."""
    unit = inside[0]
    definite = unit.tag == "'" or unit.lower in _DEFINITE
    heads = unit.lower, unit.last
    return NounGroup("noun", first, first + 1, unit.start, unit.end, unit.lower, inside, unit, definite, heads)


def _verb_end(row: Sequence[Unit], index: int) -> int:
    """Where a verb group ends: after its main verb, with the adverbs and negations inside it."""
    last, seen_main = index, False
    while last < len(row):
        unit = row[last]
        if unit.tag in "XMIrn":
            if unit.tag == "I" and last > index and seen_main:
                break
            denies = unit.tag == "n" and last > index and row[last - 1].tag == "X"  # "was not on the agenda"
            if unit.tag in "rn" and not denies and not _verb_follows(row, last):
                break
            last += 1
        elif unit.tag in "VZBG" and not seen_main:
            last += 1
            seen_main = unit.lower not in _SEMI_MODALS or not _infinitive_follows(row, last)
            if seen_main:
                break
        elif unit.lower in _SEMI_MODALS and last > index and _infinitive_follows(row, last + 1):
            last += 1
        else:
            break
    return max(last, index + 1)


def _verb_follows(row: Sequence[Unit], index: int) -> bool:
    while index < len(row) and row[index].tag in "rn":
        index += 1
    return index < len(row) and (row[index].tag in "VZBGXM" or row[index].tag == "I")


def _infinitive_follows(row: Sequence[Unit], index: int) -> bool:
    return index < len(row) and row[index].tag == "I"


def _verb_group(row: Sequence[Unit], first: int, last: int) -> VerbGroup:
    inside = row[first:last]
    main = next((unit for unit in reversed(inside) if unit.tag in "VZBG"), None)
    auxiliaries = [unit.lower for unit in inside if unit is not main and unit.tag == "X"]
    lemma = main.lemma if main else _auxiliary_lemma(auxiliaries)
    tag = main.tag if main else ""
    being = bool(auxiliaries) and auxiliaries[-1] in language.BE  # "is to have visited" is no passive
    group = VerbGroup("verb", first, last, row[first].start, row[last - 1].end, inside[-1].lower, lemma)
    group.passive = being and tag == "V"
    group.progressive = being and (tag == "G" or (group.passive and "being" in auxiliaries[1:]))
    yet = any(unit.lower == "yet" for unit in inside) and any(unit.tag == "I" for unit in inside)  # "has yet to sign"
    group.negated = yet or any(unit.tag == "n" or unit.lower in ("cannot", "unable", "unwilling") for unit in inside)
    group.modal = _modal(inside, auxiliaries, main)
    group.form = _form(inside)
    group.tense = _tense(tag, auxiliaries)
    return group


def _auxiliary_lemma(auxiliaries: Sequence[str]) -> str:
    last = auxiliaries[-1] if auxiliaries else ""
    for lemma, forms in (("be", language.BE), ("have", language.HAVE), ("do", language.DO)):
        if last in forms:
            return lemma
    return ""


def _modal(inside: Sequence[Unit], auxiliaries: Sequence[str], main: Unit | None) -> str:
    semi = next((unit for unit in inside if unit.lower in _SEMI_MODALS and unit is not main), None)
    if semi is not None:
        return _SEMI_MODALS[semi.lower]
    for unit in inside:
        if unit.tag == "M":
            return {"shall": "will", "'ll": "will", "cannot": "can", "'d": "would"}.get(unit.lower, unit.lower)
    opens = inside[0].tag == "X" and any(unit.tag == "I" for unit in inside)
    if opens and auxiliaries and auxiliaries[0] in language.BE:
        return "will"
    return ""


def _form(inside: Sequence[Unit]) -> Literal["finite", "infinitive", "gerund"]:
    opens = next((unit for unit in inside if unit.tag not in "rn"), inside[0])
    if opens.tag == "I":
        return "infinitive"
    if opens.tag == "G" or opens.lower in ("having", "being"):
        return "gerund"
    return "finite"


def _tense(tag: str, auxiliaries: Sequence[str]) -> Literal["past", "present", "perfect"]:
    first = auxiliaries[0] if auxiliaries else ""
    if first in ("have", "has", "had", "having"):
        return "perfect"
    if first in ("was", "were", "did"):
        return "past"
    if first in ("is", "are", "am", "be", "do", "does", "been", "being"):
        return "present"
    return "past" if tag == "V" else "present"
