"""What a document holds, as far as a claim can be held against it: its words, and what the rule reader has found in them.

A claim stands on its sentence. What it may take from elsewhere is what prose leaves out there: it is looked for in the
paragraph and the one before, then in what the whole article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from diplograph import reference
from diplograph.model.wording import content, folded, holds, in_pieces, initials, numbers, stem
from diplograph.pipeline import Seen
from diplograph.records import Claim, Document, Mention, Sentence

_FEWEST_WORDS = 3  # a passage of fewer shows nothing
_MOST_SENTENCES = 4  # a longer one shows everything
_MOST_PIECES = 4  # of a quotation
# What governments call their parts, where prose says it shorter: `the foreign ministry`.
_OF_GOVERNMENTS = frozenset("affair ministry department office federal republic national secretariat".split())
_STANDS_FOR_STATE = frozenset({"state", "demonym", "capital", "seat"})


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences that a claim stands on, and how far round them it may look: offsets in the text."""

    start: int
    end: int
    near_start: int
    near_end: int


class Ground:
    """One document and what was seen in it."""

    def __init__(self, document: Document, seen: Seen, claims: Sequence[Claim]) -> None:
        """`claims` are what the rule reader reads there."""
        self.document, self.claims = document, claims
        self._seen = seen
        self.names = seen.names.mentions
        self._resolutions = seen.resolved.resolutions

    def passage(self, quoted: str) -> Passage | str:
        """Where the words stand in the text, widened to whole sentences; else what is wrong with them."""
        words = quoted.split()
        if len(words) < _FEWEST_WORDS:
            return "its sentence is too short to show anything"
        # The same words with other white space between them: a model sees lines where the file has broken them.
        match = re.search(r"\s+".join(map(re.escape, words)), self.document.text)
        if match is None:
            return "its sentence is not in the document"
        found = [s for s in self._seen.sentences if s.start < match.end() and match.start() < s.end]
        if not found:
            return "its sentence is not in the article"
        if len(found) > _MOST_SENTENCES:
            return f"its sentence runs over {len(found)} sentences"
        return self._round(found)

    def _round(self, found: list[Sentence]) -> Passage:
        first, last = found[0], found[-1]
        near = [s for s in self._seen.sentences if first.block - 1 <= s.block <= last.block]
        return Passage(first.start, last.end, near[0].start, near[-1].end)

    def sentences(self, passage: Passage) -> list[Sentence]:
        """The sentences of a passage."""
        return [s for s in self._seen.sentences if passage.start <= s.start < passage.end]

    def mentions(self, start: int, end: int) -> Iterator[Mention]:
        """What is named between two offsets, and what the references there refer to."""
        yield from (mention for mention in self._seen.names.mentions if start <= mention.start < end)
        for resolution in self._resolutions:
            if start <= resolution.start < end:
                yield from resolution.referents

    def states(self, start: int, end: int) -> set[str]:
        """The states that are named, meant or acted for between two offsets."""
        people = self._seen.resolved.people
        found: set[str] = set()
        for mention in self.mentions(start, end):
            found.update(mention.states)
            if mention.kind in _STANDS_FOR_STATE:
                found.add(mention.key)
            if mention.kind == "person" and mention.key in people:
                found.update(people[mention.key].states)
        return found

    @cached_property
    def about(self) -> frozenset[str]:
        """The states that the article is about."""
        focus = self._seen.resolved.focus
        return frozenset({*focus.states, focus.home, *focus.we} - {""})

    @cached_property
    def _people(self) -> frozenset[str]:
        """The people of the article by what the reader calls them, folded."""
        named = {m.name for m in self._seen.names.mentions if m.kind == "person" and m.name}
        named |= {person.name for person in self._seen.resolved.people.values()}
        return frozenset(" ".join(folded(name)) for name in named)

    def knows_person(self, name: str) -> bool:
        """Whether the document names a person so, or so that the reader knows the full name."""
        words = folded(name)
        return " ".join(words) in self._people or (len(words) > 1 and holds(self.words, words))

    def knows_body(self, name: str) -> bool:
        """Whether the document names a body, by this or another of its names, or as that of a state: `its army`."""
        words = folded(name)
        if " ".join(words) in self._bodies or holds(self.words, words):
            return True
        if any(holds(self.words, folded(other)) for other in _wordings().get(name.lower(), ())):
            return True
        owned = {word for iso in self._all_states for word in _names_of(iso)}
        rest = [word for word in content(words) if word not in owned and word not in _OF_GOVERNMENTS]
        return len(rest) < len(content(words)) and all(stem(word) in self._stems for word in rest)

    @cached_property
    def _all_states(self) -> set[str]:
        return self.states(0, len(self.document.text))

    @cached_property
    def _bodies(self) -> set[str]:
        """The bodies and organizations that the article names, folded, by each of their names."""
        short = reference.short_names()
        found: set[str] = set()
        for mention in self._seen.names.mentions:
            if mention.kind in ("body", "organization", "seat"):
                surface = self.document.text[mention.start : mention.end]
                names = (mention.name, short.get(mention.name, ""), initials(mention.name), surface)
                found.update(" ".join(folded(name)) for name in names)
        return found - {""}

    @cached_property
    def words(self) -> list[str]:
        """All words of the text and of its title."""
        return folded(f"{self.document.title}\n{self.document.text}")

    @cached_property
    def _known(self) -> frozenset[str]:
        known, short = set(self.words), reference.short_names()
        for mention in self._seen.names.mentions:
            known.update(folded(mention.name))
            known.update(folded(short.get(mention.name, "")))
        for iso in self._all_states:
            known |= _names_of(iso)
        return frozenset(known)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(map(stem, self._known))

    def has_word(self, word: str) -> bool:
        """Whether a word, folded, stands in the text, or in the full name of what it names."""
        return word in self._known

    def share(self, text: str) -> float:
        """Which share of the words of a text are words of the document, in whatever form; 1 where it has none."""
        words = [word for word in content(folded(text)) if not word[0].isdigit()]
        return sum(stem(word) in self._stems for word in words) / len(words) if words else 1.0

    def tells(self, text: str, passage: Passage) -> bool:
        """Whether a passage, with the sentence before it, has one of the words of a text that are not names of states."""
        before = [s for s in self._seen.sentences if s.end <= passage.start][-1:]
        since = before[0].start if before else passage.start
        told = {stem(word) for word in folded(self.document.text[since : passage.end])}
        states = {word for iso in self._all_states for word in _names_of(iso)}
        words = [word for word in content(folded(text)) if word not in states and not word[0].isdigit()]
        return not words or any(stem(word) in told for word in words)

    def text(self, passage: Passage) -> str:
        """The words of a passage."""
        return self.document.text[passage.start : passage.end]

    def quotes(self, text: str, passage: Passage) -> bool:
        """Whether words are said near a passage as they are, in a few pieces at most: tags may stand between them."""
        near = folded(self.document.text[passage.near_start : passage.near_end])
        return in_pieces(near, folded(text), _MOST_PIECES)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(numbers(self.words))

    def dates(self, start: int = 0, end: int | None = None) -> Iterator[str]:
        """The dates between two offsets in EDTF, resolved against the day of publication."""
        end = len(self.document.text) if end is None else end
        for mention in self._seen.names.mentions:
            if mention.kind == "date" and start <= mention.start < end:
                for date in filter(None, (mention.key, mention.detail)):
                    yield from (date, *date.split("/"))


@cache
def _wordings() -> dict[str, list[str]]:
    """The names of each international body by its name, and by its initials, in lower case."""
    found: dict[str, list[str]] = {}
    for wording, name in reference.bodies().items():
        for known in (name, reference.short_names().get(name, name)):
            found.setdefault(known.lower(), []).append(wording)
    return found


@cache
def _by_state() -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for label in reference.labels():
        if label.kind in ("state", "demonym") and len(label.states) == 1:
            names.setdefault(label.states[0], set()).update(folded(label.text))
    return {iso: frozenset(words) for iso, words in names.items()}


def _names_of(iso: str) -> frozenset[str]:
    """The words of the names of a state, and of its people."""
    return _by_state().get(iso, frozenset())
