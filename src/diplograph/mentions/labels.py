"""All labels in one Aho-Corasick pass over the words of a sentence.

The automaton runs over the lower-cased words joined by a separator, so a label can only match whole words; hits are
then cut down to the leftmost longest ones, and the case of the text decides between `US` and `us`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import ahocorasick

from diplograph.language.words import words as split_words
from diplograph.records import Label, MentionKind, Word

_SEPARATOR = "\x1f"
# Where two schemes share a wording, the earlier kind wins.
_PRECEDENCE: tuple[MentionKind, ...] = (
    "state", "demonym", "capital", "body", "region", "seat", "place", "person", "organization",
    "office", "level", "instrument", "event", "initiative", "topic", "date", "reference",
)  # fmt: skip
_COMMON_NOUN_KINDS: frozenset[MentionKind] = frozenset(
    {"office", "level", "instrument", "event", "initiative", "topic"}
)
_IRREGULAR_PLURALS = {
    "memorandum": ("memoranda", "memorandums"),
    "man": ("men",),
    "woman": ("women",),
    "person": ("people",),
}


class Hit(NamedTuple):
    """A label found over the words `first` to `last - 1` of a sentence."""

    first: int
    last: int
    label: Label
    plural: bool


class Labels:
    """The label automaton; built once, used for every document."""

    def __init__(self, labels: Iterable[Label]) -> None:
        chosen: dict[str, tuple[Label, bool]] = {}
        for label in sorted(labels, key=lambda label: (_PRECEDENCE.index(label.kind), label.text, label.key)):
            for wording, plural in _wordings(label):
                chosen.setdefault(wording, (label, plural))
        self._automaton = ahocorasick.Automaton()
        for wording, entry in chosen.items():
            size = wording.count(_SEPARATOR) - 1
            self._automaton.add_word(wording, (size, *entry, _has_case(entry[0])))
        self._automaton.make_automaton()

    def find(self, words: Sequence[Word]) -> list[Hit]:
        """The leftmost longest labels of a sentence, in order, without overlap."""
        if not words:
            return []
        line = _SEPARATOR + _SEPARATOR.join([word.lower for word in words]) + _SEPARATOR
        hits = []
        for end, (size, label, plural, cased) in self._automaton.iter(line):
            last = line.count(_SEPARATOR, 0, end)
            if not cased or _case_agrees(words[last - size : last], label, plural):
                hits.append(Hit(last - size, last, label, plural))
        return list(_leftmost_longest(hits))


def _wordings(label: Label) -> Iterator[tuple[str, bool]]:
    """The label as the automaton sees it, with the plural of a common noun."""
    parts = _parts(label.text)
    yield _key(parts), False
    if any("-" in part and len(part) > 1 for part in parts):  # "Vice-President": capitals are words of their own
        yield _key([piece for part in parts for piece in re.split(r"(-)", part) if piece]), False
    if label.kind not in _COMMON_NOUN_KINDS or not parts:
        return
    for plural in _plurals(parts):
        yield _key(plural), True


def _parts(text: str) -> list[str]:
    """The words of a label in lower case."""
    if text.replace(" ", "").isalpha():
        return text.lower().split()  # the same, and there are 20,000 labels to take in before the first article
    return [word.lower for word in split_words(text)]


def _key(parts: Sequence[str]) -> str:
    return _SEPARATOR + _SEPARATOR.join(parts) + _SEPARATOR


def _plurals(parts: list[str]) -> Iterator[list[str]]:
    """Plural of the head noun: the word before the first preposition, else the last."""
    head = next((i - 1 for i, part in enumerate(parts) if part in ("of", "for", "in", "on") and i), len(parts) - 1)
    word = parts[head]
    for form in _IRREGULAR_PLURALS.get(word, (_plural(word),)):
        yield [*parts[:head], form, *parts[head + 1 :]]


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _has_case(label: Label) -> bool:
    """Whether the case of the text matters to a label."""
    return label.proper or _is_short(label)


def _is_short(label: Label) -> bool:
    return label.text.isupper() and len(label.text) <= 5


def _case_agrees(surface: Sequence[Word], label: Label, plural: bool) -> bool:
    """Whether a text writes a label that has case as it is to be written."""
    if _is_short(label):
        text = "".join(word.text for word in surface)
        return (text.rstrip("s") if plural else text).isupper() or _mixed(text)
    capitals = surface[0].text[0].isupper() and (surface[-1].text[0].isupper() or "'" in surface[-1].lower)
    return capitals or not surface[0].text[0].isalpha()  # "Côte d'Ivoire"


def _mixed(text: str) -> bool:
    """`MoU`, `LoI`: an abbreviation with a small letter inside."""
    return len(text) == 3 and text[0].isupper() and text[1].islower() and text[2].isupper()


def _leftmost_longest(hits: list[Hit]) -> Iterator[Hit]:
    covered = 0
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if hit.first >= covered:
            yield hit
            covered = hit.last
