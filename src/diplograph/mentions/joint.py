"""One title for several people: `Presidents X of A and Y of B`, `X and Y, the foreign ministers of A and B`.

The names and the states are paired in their order where there are as many of the one as of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplograph.mentions import introductions as patterns
from diplograph.mentions.people import Registry
from diplograph.mentions.slots import Slots

_LISTED = re.compile(r"[PU][PUq-]*")
_OFFICES = frozenset("Ffc")  # the slots without which no pattern here matches


def joint_offices(registry: Registry, sentences: Sequence[Slots]) -> None:
    """Give each their office, in all sentences of an article."""
    sentences = [sentence for sentence in sentences if not _OFFICES.isdisjoint(sentence.line)]
    for sentence in sentences:
        for pattern in (patterns.NAMES_FIRST, patterns.STATES_FIRST):
            for match in pattern.finditer(sentence.line):
                _in_order(registry, sentence, match)
        for pattern, one in ((patterns.EACH_OF, patterns.ONE_OF), (patterns.FROM_EACH, patterns.FROM_ONE)):
            for match in pattern.finditer(sentence.line):
                _each(registry, sentence, match, one)
    for sentence in sentences:
        for match in patterns.JOINTLY.finditer(sentence.line):
            _jointly(registry, sentence, match)
        for match in patterns.PLURAL.finditer(sentence.line):
            _of_states(registry, sentence, match)


def _office(sentence: Slots, index: int, registry: Registry) -> tuple[str, str]:
    """Label and wording of the plural office at a slot; those of the person named last for `counterparts`."""
    slot = sentence.slots[index]
    if sentence.line[index] == "c":
        plural = sentence.surface(index, index + 1)[-1].lower.endswith("s")
        return registry.held_before(sentence, index) if plural else ("", "")
    if slot.label is None or not slot.plural:
        return "", ""
    return slot.label.name, slot.label.name


def _names(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    offset = match.start("names")
    for name in _LISTED.finditer(match.group("names")):
        yield offset + name.start(), offset + name.end()


def _in_order(registry: Registry, sentence: Slots, match: re.Match[str]) -> None:
    group, noun = ("states", "office") if match.group("states") else ("adjectives", "bare")
    office, title = _office(sentence, match.start(noun), registry)
    states = [i for i in range(match.start(group), match.end(group)) if sentence.line[i] in "SJ"]
    names = list(_names(match))
    if office and len(names) == len(states):
        for (first, last), index in zip(names, states, strict=True):
            label = sentence.slots[index].label
            registry.assign(sentence, match.span(), (first, last), (office, title), label.states if label else ())


def _each(registry: Registry, sentence: Slots, match: re.Match[str], one: re.Pattern[str]) -> None:
    office, title = _office(sentence, match.start("office"), registry)
    for pair in one.finditer(sentence.line, match.start("pairs"), match.end("pairs")):
        if office:
            label = sentence.slots[pair.start("of")].label
            states = label.states if label else ()
            registry.assign(sentence, match.span(), pair.span("name"), (office, title), states)


def _jointly(registry: Registry, sentence: Slots, match: re.Match[str]) -> None:
    office, title = _office(sentence, match.start("office"), registry)
    if office:
        for first, last in _names(match):
            registry.assign(sentence, match.span(), (first, last), (office, title), ())


def _of_states(registry: Registry, sentence: Slots, match: re.Match[str]) -> None:
    """`The presidents of A and B`: the people of these states who have no office so far hold that one."""
    office, title = _office(sentence, match.start(), registry)
    for index in range(match.start() + 1, match.end()):
        label = sentence.slots[index].label
        if office and label is not None and label.kind == "state":
            registry.share(sentence, match.span(), (office, title), label.states)
