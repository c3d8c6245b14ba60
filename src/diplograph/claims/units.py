"""A sentence as a row of units: mentions and words, each with one tag that says what it does there.

    A name that can act   N other noun or adjective   D determiner, number   ' possessive
    V past or participle   Z third person   B base form   G gerund   M modal   X be, have, do   I infinitive "to"
    o of   y by   i any other preposition   c and, or   , comma   w who, which   h that   s if, when, because
    t date   r adverb   n not   q quotation mark   ( ) brackets   - hyphen   . anything else

A word that can be noun or verb is settled here once, from what stands beside it, for all frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.language import verbs as language
from diplograph.language.numbers import NUMBERS
from diplograph.language.verbs import Verb
from diplograph.records import Mention, MentionKind, Sentence, Word

_ACTING: frozenset[MentionKind] = frozenset(
    {"state", "capital", "seat", "body", "organization", "person", "reference", "region"}
)
_QUOTES = frozenset('"“”«»„‘')
# Nouns whose "that" opens what they hold: `the view that ...`; after other nouns it is a relative pronoun.
_WITH_CONTENT = frozenset(
    """view views opinion belief conviction hope hopes fact idea claim claims concern concerns statement understanding position
    assurance assurances news report reports allegation allegations condition ground grounds confidence expectation fear fears
    sense recognition need warning warnings suggestion suggestions proposal proposals consensus conclusion agreement
    announcement evidence sign signs rumour rumours rumor rumors accusation accusations assertion promise pledge commitment
    speculation""".split()
)


@dataclass(slots=True)
class Unit:
    """One unit; `verb` is what its word can be as a verb, whether or not it is one here."""

    start: int
    end: int
    lower: str
    tag: str
    mention: Mention | None = None
    verb: Verb | None = None
    capital: bool = False

    @property
    def last(self) -> str:
        """Its last word: the noun of `trade relations`."""
        return self.lower.rsplit(" ", 1)[-1]

    @property
    def lemma(self) -> str:
        return self.verb.lemma if self.verb else self.lower


def units(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[Unit]:
    """The units of a sentence; `mentions` are those that lie in it, in order."""
    table = language.verbs()
    row = list(_raw(text, sentence.words, mentions, table))
    for index, unit in enumerate(row):
        if unit.tag == "?":
            unit.tag = _settle(row, index)
            if unit.tag in "VZBG" and unit.mention is not None:
                unit.mention = None
    for index, unit in enumerate(row):
        if unit.lower == "will" and index and row[index - 1].tag in "D'":
            unit.tag = "N"  # "against his will"
        elif unit.tag == "M" and unit.lower == "should" and index + 1 < len(row) and row[index + 1].tag in "DA":
            unit.tag = "s"  # "should the Government submit a request"
        elif unit.lower in ("last", "first", "next") and _between_verbs(row, index):
            unit.tag = "r"
        elif unit.lower == "longer" and index and row[index - 1].lower == "no":
            row[index - 1].tag, unit.tag = "n", "r"
        elif unit.lower == "given" and _auxiliary_before(row, index):
            unit.tag, unit.verb = "V", table["gave"]
        elif unit.lower == "to" and unit.tag == "i" and index + 1 < len(row):
            unit.tag = _to(row, index)
        elif (
            unit.lower == "like"
            and index
            and row[index - 1].tag in "Mr"
            and any(u.tag == "M" for u in row[max(0, index - 3) : index])
        ):
            unit.tag, unit.verb = "B", Verb("like", frozenset("b"))
        elif unit.lower == "that" and unit.tag == "D":
            unit.tag = _that(row, index)
    return row


def _raw(text: str, words: Sequence[Word], mentions: Sequence[Mention], table: dict[str, Verb]) -> list[Unit]:
    row: list[Unit] = []
    index, position = 0, 0
    while index < len(words):
        word = words[index]
        while position < len(mentions) and mentions[position].start < word.start:
            position += 1
        mention = mentions[position] if position < len(mentions) and mentions[position].start == word.start else None
        if mention is None:
            row.append(_word(word, table))
            index += 1
            continue
        first = index
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
    return Unit(mention.start, mention.end, lower, tag, mention, verb, mention.name[:1].isupper())


def _word(word: Word, table: dict[str, Verb]) -> Unit:
    lower = word.lower
    verb = table.get(lower)
    return Unit(word.start, word.end, lower, _tag(word, lower, verb), None, verb, word.text[0].isupper())


def _tag(word: Word, lower: str, verb: Verb | None) -> str:
    closed = _CLOSED.get(lower)
    if closed:
        return closed
    first = word.text[0]
    if first.isdigit() or first in "$€£¥₩" or word.text[-1] == "$":
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


def _settle(row: Sequence[Unit], index: int) -> str:
    """The tag of a word that can be a verb."""
    unit = row[index]
    verb = unit.verb
    assert verb is not None
    before = row[index - 1] if index else None
    after = row[index + 1] if index + 1 < len(row) else None
    proper = unit.mention is not None and unit.mention.name[:1].isupper()
    if proper:
        return "N"
    if verb.forms & {"v", "p"}:
        return _settle_past(before, after, verb, row, index)
    if "g" in verb.forms:
        return _settle_gerund(before, after, unit)
    return _settle_present(before, after, unit, row, index)


def _between_verbs(row: Sequence[Unit], index: int) -> bool:
    """`had last been in the country`."""
    return 0 < index < len(row) - 1 and row[index - 1].tag == "X" and row[index + 1].tag in "VXG"


def _auxiliary_before(row: Sequence[Unit], index: int) -> bool:
    before = _skip_adverbs(row, index)
    return before is not None and before.tag == "X"


def _settle_past(before: Unit | None, after: Unit | None, verb: Verb, row: Sequence[Unit], index: int) -> str:
    """`the signed documents` against `the two signed documents on`."""
    if "p" not in verb.forms and "b" not in verb.forms:
        return "V"  # "took", "gave": no adjective
    if before is not None and before.tag == "'" and index >= 2 and row[index - 2].mention is not None:
        return "N"  # "India's bid", "Peru's proposed law"
    if before is not None and before.lower in ("the", "a", "an", "his", "her", "its", "their"):
        return "N"
    if before is not None and before.tag in "'D" and before.lower != "that" and not _bare_number(row, index - 1):
        if after is not None and (after.tag in "NA?" or after.tag == "c"):
            return "N"
    if verb.adjective and after is not None and _describes(before, after):
        return "N"
    if "b" in verb.forms and before is not None and before.tag in "iM" and before.lower in ("to", *language.MODALS):
        return "B"  # put, set, cut
    return "V"


def _describes(before: Unit | None, after: Unit) -> bool:
    """Whether a participle is an adjective: `on agreed terms`, but not `which established relations` or `left Lima`."""
    if before is not None and before.tag in "AXwr)":
        return False
    return after.tag == "N" and (not after.capital or (before is not None and before.tag in "yoD'"))


def _bare_number(row: Sequence[Unit], index: int) -> bool:
    """`the two signed`: a number that stands for people."""
    return row[index].lower in ("two", "three", "both", "four") and index > 0


def _settle_gerund(before: Unit | None, after: Unit | None, unit: Unit) -> str:
    if before is not None and before.tag in "D'":
        return "N"
    if before is not None and before.tag == "," and after is not None and after.tag in "itr":
        return "G"  # "A and B, meeting in Rome, agreed"
    if unit.mention is not None and (after is None or after.tag not in "DA"):
        return "N"
    return "G"


def _settle_present(before: Unit | None, after: Unit | None, unit: Unit, row: Sequence[Unit], index: int) -> str:
    """A base form or a third person, which may as well be a noun in the singular or plural."""
    verb = unit.verb
    assert verb is not None
    form = "B" if "b" in verb.forms else "Z"
    governor = _skip_adverbs(row, index)
    if (
        form == "B"
        and governor is not None
        and (governor.lower == "to" or governor.tag == "M" or governor.lower in language.DO)
    ):
        if not (verb.noun and governor.lower == "to" and after is not None and after.tag in "oy"):
            return form
    if unit.mention is not None and unit.mention.kind != "topic" and not verb.noun:
        return "N"
    if not verb.noun and not verb.adjective and unit.mention is None:
        return "N" if before is not None and before.tag in "D'o" and form == "B" else form
    if form == "Z" and _tags(before, after, verb):
        return form
    if governor is not None and governor.tag in "Aw" and before is not None and after is not None:
        takes_object = after.tag in "DA" or (after.tag == "N" and form == "Z") or _complemented(row, index + 1)
        plural = form == "Z" or _plural_subject(governor) or _coordinated(row, index)
        if plural and (takes_object or _only_verb(row, index)):
            return form
    if governor is not None and form == ("Z" if governor.lower in _SINGULAR else "B") and governor.lower in _PERSONAL:
        return form
    if form == "Z" and before is not None and before.tag in "NA" and _alone(row, index):
        return form  # "its security rests on", "Lima calls on"
    if (
        form == "B"
        and governor is not None
        and governor.tag in "c,"
        and after is not None
        and any(u.tag == "B" for u in row[:index])
    ):
        if after.tag in "DA" or after.lower in ("on", "for", "to", "upon"):
            return form
    return "N"


def _tags(before: Unit | None, after: Unit | None, verb: Verb) -> bool:
    """`"...," notes the ministry`: a verb of saying between the words said and who says them."""
    behind = before is not None and before.tag == "q"
    named = after is not None and (after.tag in "AD" or after.capital)
    return behind and named and verb.lemma in language.saying()


def _complemented(row: Sequence[Unit], after: int) -> bool:
    """Whether an infinitive or a clause follows: `hopes to expand`, `hopes that`."""
    if row[after].lower == "that":
        return True
    following = row[after + 1] if after + 1 < len(row) else None
    return (
        row[after].lower == "to"
        and following is not None
        and following.verb is not None
        and "b" in following.verb.forms
    )


def _only_verb(row: Sequence[Unit], index: int) -> bool:
    """Whether no other word of the sentence can be its verb."""
    others = (unit for at, unit in enumerate(row) if at != index)
    return not any(
        unit.tag in "VZBMX" or (unit.tag == "?" and unit.verb is not None and not unit.verb.noun) for unit in others
    )


_SINGULAR = frozenset({"he", "she", "it", "who", "which"})
_PERSONAL = _SINGULAR | {"we", "they", "i", "you"}


def _alone(row: Sequence[Unit], index: int) -> bool:
    """Whether a word that could be the verb of its stretch between marks has no rival there, and a complement behind it."""
    after = row[index + 1] if index + 1 < len(row) else None
    if after is None or after.tag not in "iDt" or row[index - 1].lower.endswith("s"):
        return False
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(row) and row[at].tag not in ",.q(":
            unit = row[at]
            if unit.tag in "VZBMXIwhsG" or (unit.tag == "?" and unit.verb is not None and not unit.verb.noun):
                return False
            at += step
    return True


def _coordinated(row: Sequence[Unit], index: int) -> bool:
    """`A and B support`: two names joined before the verb."""
    return index >= 3 and row[index - 2].tag == "c" and row[index - 1].tag == "A" and row[index - 3].tag == "A"


def _plural_subject(unit: Unit) -> bool:
    mention = unit.mention
    if unit.lower in ("they", "we", "who", "which"):
        return True
    return (
        mention is not None
        and mention.kind == "reference"
        and mention.detail.partition(":")[0] in ("people", "states", "sides", "they")
    )


def _skip_adverbs(row: Sequence[Unit], index: int) -> Unit | None:
    index -= 1
    while index >= 0 and row[index].tag in "rn":
        index -= 1
    return row[index] if index >= 0 else None


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
    if before.tag == "N" and before.lower not in _WITH_CONTENT and not _told(row, index - 1):
        return "w"
    return "h"


def _told(row: Sequence[Unit], index: int) -> bool:
    """Whether the noun before `that` is somebody who is told: `informed the ministry that`."""
    while index >= 0 and row[index].tag in "NAD'":
        index -= 1
    return index >= 0 and row[index].lemma in (
        "tell",
        "inform",
        "assure",
        "remind",
        "warn",
        "notify",
        "promise",
        "convince",
    )
