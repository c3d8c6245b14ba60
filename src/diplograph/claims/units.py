"""A sentence as a row of units: mentions and words, each with one tag that says what it does there.

    A name that can act   N other noun or adjective   D determiner, number   ' possessive
    V past or participle   Z third person   B base form   G gerund   M modal   X be, have, do   I infinitive "to"
    o of   y by   i any other preposition   c and, or   , comma   w who, which   h that   s if, when, because
    t date   r adverb   n not   q quotation mark   ( ) brackets   - hyphen   . anything else

A word that can be noun or verb is settled here once, from what stands beside it, for all frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from diplograph.claims.beside import restore
from diplograph.claims.closed import settle_closed
from diplograph.claims.tagging import settle
from diplograph.claims.unit import Unit
from diplograph.language import verbs as language
from diplograph.language.numbers import NUMBERS
from diplograph.language.verbs import Verb
from diplograph.records import Mention, MentionKind, Sentence, Word

_ACTING: frozenset[MentionKind] = frozenset(
    {"state", "capital", "seat", "body", "organization", "person", "reference", "region"}
)
_QUOTES = frozenset('"“”«»„‘')


def units(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[Unit]:
    """The units of a sentence; `mentions` are those that lie in it, in order."""
    table = language.verbs()
    row = list(_raw(text, sentence.words, mentions, table))
    for index, unit in enumerate(row):
        if unit.tag == "?":
            unit.tag = settle(row, index)
            if unit.tag in "VZBG" and unit.mention is not None:
                unit.mention = None
        elif unit.lower == "back" or (unit.tag == "N" and unit.lower.endswith("ing")):
            restore(row, index)
    settle_closed(row, table)
    return row


def _raw(text: str, words: Sequence[Word], mentions: Sequence[Mention], table: dict[str, Verb]) -> list[Unit]:
    row: list[Unit] = []
    index, position = 0, 0
    starts = [*(mention.start for mention in mentions), words[-1].end if words else 0]
    while index < len(words):
        word = words[index]
        while starts[position] < word.start:
            position += 1
        if starts[position] != word.start:
            inside = len(word.text) > 1 and word.text[0].isupper() and index > 0
            row.append(_word(word, inside and words[index - 1].text[0].isalnum()))  # "on Simplified Procedures"
            index += 1
            continue
        mention, first = mentions[position], index
        while index < len(words) and words[index].end <= mention.end:
            index += 1
        index = max(index, first + 1)
        lower = text[mention.start : mention.end].lower()
        row.append(_mentioned(mention, lower, table.get(lower)))
    return row


def _mentioned(mention: Mention, lower: str, verb: Verb | None) -> Unit:
    if mention.kind == "date":
        tag = "t"
    elif mention.kind in _ACTING:
        tag = "A"
    else:
        tag = "?" if verb else "N"
    last = lower.rsplit(" ", 1)[-1]
    return Unit(mention.start, mention.end, lower, last, tag, mention, verb, mention.name[:1].isupper())


def _word(word: Word, named: bool) -> Unit:
    tag, verb, capital = _read(word.text, word.lower, named)
    return Unit(word.start, word.end, word.lower, word.lower, tag, None, verb, capital)


@lru_cache(maxsize=1 << 15)  # the words of a language come again and again
def _read(text: str, lower: str, named: bool) -> tuple[str, Verb | None, bool]:
    """The tag of a word, what it can be as a verb, and whether it has a capital; one that is `named` is no verb."""
    verb = None if named else language.verbs().get(lower)
    return _tag(text, lower, verb), verb, text[0].isupper()


def _tag(text: str, lower: str, verb: Verb | None) -> str:
    closed = _CLOSED.get(lower)
    if closed:
        return closed
    first = text[0]
    if first.isdigit() or first in "$€£¥₩" or text[-1] == "$":
        return "D"
    if not first.isalpha():
        return "q" if first in _QUOTES else "."
    if verb:
        return "?"
    return "r" if language.is_adverb(lower) and first.islower() else "N"


_CLOSED: dict[str, str] = {
    **dict.fromkeys(language.ADVERBS, "r"),
    **dict.fromkeys(language.PREPOSITIONS, "i"),
    **dict.fromkeys(language.SUBORDINATORS, "s"),
    **dict.fromkeys(language.PRONOUNS, "A"),
    **dict.fromkeys(language.REFLEXIVES, "r"),
    **dict.fromkeys(language.DETERMINERS, "D"),
    **dict.fromkeys((*NUMBERS, "first", "second", "third", "dozen"), "D"),
    **dict.fromkeys(language.COORDINATORS, "c"),
    **dict.fromkeys(language.RELATIVES, "w"),
    **dict.fromkeys(language.MODALS, "M"),
    **dict.fromkeys(language.BE | language.HAVE | language.DO, "X"),
    **dict.fromkeys(language.NEGATIONS, "n"),
    "of": "o", "by": "y", "to": "i", "'s": "'", ",": ",", "(": "(", ")": ")", "-": "-", "–": "-", "—": "-", "[": "(", "]": ")",
    "as": "i", "about": "i", "following": "i", "'": "q", "’": "q",
}  # fmt: skip
