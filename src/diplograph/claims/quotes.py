"""Words in quotation marks and who says them; a quotation that its speaker's tag splits is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPEN = '"“„«'
_CLOSE = '"”“»'
_MARK = re.compile(r"[\"“”„«»]")
_SINGLE = re.compile(r"['‘’]")
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# What stands before the name of a thing in marks, and what stands behind it.
_NAMING = frozenset(
    """motto theme slogan title titled entitled themed named codenamed dubbed so-called topic subject phrase term expression
    exhibition film song book novel album documentary conference forum seminar concert festival project programme program
    initiative operation campaign newspaper magazine ship vessel order medal roundtable symposium exercise""".split()
)
_NAMED_AS = (
    ["known", "as"],
    ["called", "the"],
    ["nicknamed", "the"],
    ["principle", "of"],
    ["policy", "of"],
    ["concept", "of"],
)
_NAMED = frozenset(
    """principle initiative programme program project forum format strategy doctrine concept campaign exhibition order medal
    prize festival conference plan scheme operation corridor road route train ship vessel exercise movement law bill
    treaty framework framework mechanism formula platform brand series seminar model policy policie""".split()
)
_LONGEST_NAME = 7  # words
_SHORTEST = 2  # words; one word in marks is a term, unless it stands where somebody's word stands
# What stands before a word that is marked as not meant so: `their "friend"`, `the "elections"`.
_ITS = frozenset("the his her its their our my your this that these those own".split())
_BEHIND = frozenset("and but or in on at as to for by".split())  # what may follow a word in marks that ends its phrase
_JOINING = frozenset("and but or nor so yet which who while because if when where although though as not".split())
_ALWAYS_CAPITAL = frozenset({"I", "I'll", "I've", "I'm"})
_CLAUSE = 5  # words; below it a quotation is a phrase within its sentence and no text of its own


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, without the marks."""

    start: int
    end: int


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of one paragraph; one that is not closed ends with the paragraph.

    Single marks count only where the paragraph has no double ones: inside these they are quotations of others.
    """
    found: list[Quotation] = []
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened is None and mark in _OPEN and not (mark == '"' and _closes_here(text, at, start)):
            opened = at + 1
        elif opened is not None and mark in _CLOSE:
            found.append(Quotation(opened, at))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, end))
    found = found or list(_single(text, start, end))
    return [quotation for quotation in found if text[quotation.start : quotation.end].strip()]


def _closes_here(text: str, at: int, start: int) -> bool:
    """A straight mark that nothing opened and that follows a word closes a quotation from a paragraph before."""
    return at > start and not text[at - 1].isspace() and text[at - 1] not in "(["


def _single(text: str, start: int, end: int) -> Iterator[Quotation]:
    """What stands between single marks, which are apostrophes as well: one opens before a word and closes behind one."""
    opened: int | None = None
    for match in _SINGLE.finditer(text, start, end):
        mark, at = match.group(), match.start()
        before, after = text[at - 1 : at] if at > start else " ", text[at + 1 : at + 2]
        if opened is None:
            if mark in "'‘" and not before.isalnum() and after.isalpha():
                opened = at + 1
        elif mark in "'’" and not after.isalnum() and not (before == "s" and after == " "):
            yield Quotation(opened, at)  # "the ministers' meeting" closes nothing
            opened = None


def is_speech(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is what somebody said: long enough, no title in capitals, and no name of a thing."""
    words = text[quotation.start : quotation.end].split()
    capitals = sum(word[0].isupper() for word in words)
    titled = capitals > len(words) / 2 and words[-1][-1].isalnum()
    if titled or (len(words) <= _LONGEST_NAME and _is_name(text, quotation)):
        return False
    return len(words) >= _SHORTEST or _is_word(text, quotation)


def is_word(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a single word."""
    return len(text[quotation.start : quotation.end].split()) < _SHORTEST


def _is_word(text: str, quotation: Quotation) -> bool:
    """`dismissed it as "fantasy".`, `"Nonsense," X said`: no name, no word before a noun, nothing that "the" points at."""
    word = text[quotation.start : quotation.end].strip()
    before = _WORDS.findall(text[max(0, quotation.start - 30) : quotation.start].lower())
    named = word[0].isupper() and word[-1].isalnum()
    following = text[quotation.end + 1 : quotation.end + 6].lstrip()
    ends = not following[:1].isalpha() or following.split()[0] in _BEHIND
    marked = bool(before) and before[-1] in _ITS
    return word[0].isalpha() and not named and not marked and (ends or not word[-1].isalnum())


def _is_name(text: str, quotation: Quotation) -> bool:
    """`the "one China" principle`, `under the motto "water for peace"`, `the so-called "northern plan"`."""
    before = _WORDS.findall(text[max(0, quotation.start - 30) : quotation.start].lower())
    after = _WORDS.match(text, quotation.end + 2) if text[quotation.end + 1 : quotation.end + 2] == " " else None
    named = bool(before) and (before[-1] in _NAMING or before[-2:] in _NAMED_AS)
    return named or (after is not None and after.group().lower().removesuffix("s") in _NAMED)


def is_clause(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is read as sentences of its own: long enough, or with a capital and a mark at its end."""
    words = text[quotation.start : quotation.end].split()
    return len(words) >= _CLAUSE or (words[0][0].isupper() and words[-1][-1] in ",.!?")


def joined(text: str, parts: Sequence[Quotation]) -> str:
    """The words of a quotation in parts, as one text: a comma that only makes way for the tag is dropped."""
    words = ""
    for at, part in enumerate(parts):
        following = " ".join(text[part.start : part.end].split())
        between = text[parts[at - 1].end + 1 : part.start - 1].strip() if at else ""
        if words and between in ("and", "or"):
            words = f"{words} {between} {following}"
        else:
            words = f"{_closed(words, following)} {following}" if words else following
    return words.rstrip(",")


def _closed(words: str, following: str) -> str:
    """How a part ends before the next: with a full stop before a new sentence, with its comma where the sentence goes on."""
    bare = words.rstrip(",")
    if following[:1].isupper() and following.split()[0] not in _ALWAYS_CAPITAL:
        return bare if bare[-1:] in ".!?…" else f"{bare}."
    return words if following.split()[0].lower() in _JOINING else bare
