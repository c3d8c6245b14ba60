"""The stage of names: sentences -> mentions, people and the offices that they hold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diplograph.language.dates import DateSpan, dates
from diplograph.mentions.aliases import parts_alone
from diplograph.mentions.joint import joint_offices
from diplograph.mentions.labels import Labels
from diplograph.mentions.offices import Offices
from diplograph.mentions.organizations import organizations
from diplograph.mentions.people import Registry
from diplograph.mentions.references import references
from diplograph.mentions.slots import Proper, Slots, slots
from diplograph.mentions.titles import titles
from diplograph.records import Label, Mention, Names, Person, Sentence

_PERSON_RUN = re.compile(r"[PUSKCJT](?:-?[PUqT]|-q)*")
_LONGEST_NAME = 7  # slots
# Names of states that are also names of people and places; beside an unknown capitalised word they are not the state.
_LOOK_ALIKES = frozenset(
    {"Georgia", "Jordan", "Chad", "Israel", "Kenya", "India", "Ireland", "Cuba", "Holland", "America"}
)

_PLACING = frozenset("in at to from near outside for around via into".split())
# The wordings that mean a person anywhere, and those that do where they stand alone.
_Aliases = tuple[dict[str, Person], dict[str, Person]]


@dataclass(frozen=True, slots=True)
class Finder:
    """What the stage needs to know beforehand; built once for all documents."""

    labels: Labels
    given_names: frozenset[str]
    family_names: frozenset[str]
    not_names: frozenset[str]
    offices: Offices
    state_names: dict[str, str]
    known: dict[str, Person]
    days: dict[str, tuple[tuple[str, str], ...]]
    seats: dict[str, tuple[str, str]]  # city -> id and name of the body that it can stand for

    def find(self, text: str, sentences: Sequence[Sentence], published: str) -> Names:
        """The names of one document."""
        proper = Proper(_proper_words(sentences), self.given_names, self.family_names, self.not_names)
        when = [dates(text, sentence.words, published) for sentence in sentences]
        laid = [
            slots(sentence.words, self.labels.find(sentence.words), spans, proper)
            for sentence, spans in zip(sentences, when, strict=True)
        ]
        registry = Registry(self.given_names, self.family_names, self.offices, self.state_names, self.known)
        for sentence, row in zip(sentences, laid, strict=True):
            if sentence.role == "body":
                registry.introduce(row)
        joint_offices(registry, laid)
        people = registry.people()
        aliases = {alias: person for person in people for alias in person.aliases}
        alone = _alone(people, aliases)
        mentions: list[Mention] = []
        days = _Days(self.days, _states(laid), published[:4])
        for row, spans in zip(laid, when, strict=True):
            mentions.extend(self._sentence(row, [*spans, *days.find(row)], (aliases, alone)))
        mentions = list(self._acting_seats(text, mentions))
        return Names(tuple(mentions), people, self.offices.fullest(registry.tenures))

    def _acting_seats(self, text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """`Peru urged Brussels`: a city that acts stands for the body that sits there, where the article names that body."""
        named = {mention.key for mention in mentions if mention.kind == "body"}
        for mention in mentions:
            if mention.kind != "capital":
                yield mention
                continue
            key, name = self.seats.get(text[mention.start : mention.end], ("", ""))
            placed = text[max(0, mention.start - 10) : mention.start].lower().split()[-1:]
            if key in named and not _PLACING.intersection(placed):
                yield Mention(mention.start, mention.end, "body", key, name)
            else:
                yield mention

    def _sentence(self, row: Slots, spans: Sequence[DateSpan], aliases: _Aliases) -> list[Mention]:
        """The mentions of one sentence. Where they overlap, the earlier group wins: people, references, names, labels."""
        groups = (
            _people(row, aliases),
            references(row),
            titles(row),
            organizations(row, self.state_names),
            _dates(spans),
            _labels(row),
        )
        taken: list[Mention] = []
        ends: list[int] = []
        for group in groups:
            for mention in group:
                at = bisect_right(ends, mention.start)
                if at == len(taken) or mention.end <= taken[at].start:
                    taken.insert(at, mention)
                    ends.insert(at, mention.end)
        return taken


@dataclass(frozen=True, slots=True)
class _Days:
    """Named days, by the states that keep them: Liberation Day is another day in each."""

    days: dict[str, tuple[tuple[str, str], ...]]
    states: frozenset[str]
    year: str

    def find(self, row: Slots) -> Iterator[DateSpan]:
        """The named days of a sentence that are one day in the states of this article."""
        if "D" not in row.line or not self.year:
            return
        for index, slot in enumerate(row.slots):
            if slot.label is None or slot.label.kind != "date":
                continue
            kept = self.days[slot.label.key]
            fitting = {day for state, day in kept if not state or state in self.states}
            if len(fitting) == 1:
                yield DateSpan(row.start(index), row.end(index + 1), f"{self.year}-{fitting.pop()}")


def _states(laid: Iterable[Slots]) -> frozenset[str]:
    """All states that the article names."""
    labels = (slot.label for row in laid for slot in row.slots if slot.label)
    return frozenset(iso for label in labels if label.kind in ("state", "demonym", "capital") for iso in label.states)


def _proper_words(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Words that the body capitalises where no sentence begins."""
    return frozenset(
        word.text
        for sentence in sentences
        if sentence.role == "body"
        for previous, word in zip(sentence.words, sentence.words[1:], strict=False)
        if word.text[0].isupper() and previous.text[0].isalnum()
    )


def _alone(people: Iterable[Person], aliases: dict[str, Person]) -> dict[str, Person]:
    """Parts of names that mean one person where they stand alone: `Lula`, `Prabowo`."""
    owners: dict[str, list[Person]] = {}
    for person in people:
        for part in parts_alone(person.name):
            owners.setdefault(part, []).append(person)
    return {part: owned[0] for part, owned in owners.items() if len(owned) == 1 and part not in aliases}


def _people(row: Slots, aliases: _Aliases) -> Iterator[Mention]:
    """Longest known wording first, at each run of capitalised words."""
    known, alone = aliases
    for match in _PERSON_RUN.finditer(row.line):
        first, last = match.span()
        person = alone.get(row.text(first, last)) if row.line[first] in "PU" else None
        if person is not None:
            yield Mention(row.start(first), row.end(last), "person", person.key, person.name, person.states)
            continue
        while first < last:
            longest = min(last - first, _LONGEST_NAME)
            size = next((n for n in range(longest, 0, -1) if row.text(first, first + n) in known), 0)
            if size:
                person = known[row.text(first, first + size)]
                yield Mention(row.start(first), row.end(first + size), "person", person.key, person.name, person.states)
            first += size or 1


def _dates(spans: Sequence[DateSpan]) -> Iterator[Mention]:
    for span in spans:
        yield Mention(span.start, span.end, "date", span.edtf, span.edtf, detail=span.later)


def _labels(row: Slots) -> Iterator[Mention]:
    for index, slot in enumerate(row.slots):
        label = slot.label
        if label is None or label.kind in ("person", "date") or _not_the_state(row, index, label):
            continue
        detail = label.detail or ("plural" if slot.plural else "")
        start, end = row.start(index), row.end(index + 1)
        form = label.name
        if detail.startswith("named:"):  # an initiative that the reference data know by name
            form, detail = detail.removeprefix("named:"), "known"
        yield Mention(start, end, label.kind, label.key, label.name, label.states, form, detail)


def _not_the_state(row: Slots, index: int, label: Label) -> bool:
    if label.kind != "state" or label.text not in _LOOK_ALIKES:
        return False
    return row.line[index + 1 : index + 2] == "U" or row.line[max(index - 1, 0) : index] == "U"
