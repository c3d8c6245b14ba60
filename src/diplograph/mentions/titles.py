"""Capitalised names of initiatives, events and documents: a run of capitals that ends in a noun of the ontology.

"Peru-Chile Open Seas Initiative", "Ghana-Togo Trade Dialogue", "Paris Accord".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplograph.ids import slug
from diplograph.mentions.slots import Slots
from diplograph.records import Mention

_RUN = r"(?:[USRJTNKCBFHP](?:-|a(?=[UTNSR])|o(?=[UTNSRB])|od(?=[UTNSRB]))?){0,9}"
_NAMED = re.compile(rf"(?P<day>D)?(?P<name>{_RUN}[Nn])(?P<year>#|D)?")
_OF_PLACE = re.compile(r"No(?:[UCK](?:-?[UCK]){0,4})(?![-SJFT']|a[UT])")
_OF_VIRTUES = re.compile(r"N(?:o[UT])?(?:,[UT])*a[UT](?![UTSJFN'])")
_BY_AIM = re.compile(r"(?P<name>N[ol]d?[TUNF](?:[oal]?d?[TUNF]){0,6})(?:od?(?P<of>S))?")
_SMALL = frozenset("for of on and the in to".split())
_BY_YEAR = re.compile(r"(?<![UTNS'])N[#D]")
_HYPHENATED = re.compile(r"[SJRKBUP]-[SJRKBUP]")


def titles(sentence: Slots) -> Iterator[Mention]:
    """The named initiatives, events and documents of a sentence."""
    yield from _named_after_places(sentence)
    yield from _named_after_virtues(sentence)
    yield from _named_by_aim(sentence)
    yield from _named_by_year(sentence)
    for match in _NAMED.finditer(sentence.line):
        first, last = _bounds(sentence, match)
        line = sentence.line[first:last]
        if last - first > 1 and _is_name(line.rstrip("#")):
            yield _mention(sentence, first, last)


def _named_after_places(sentence: Slots) -> Iterator[Mention]:
    """`the Treaty of Marrakesh`, `the Declaration of Port Vila`: what it is called says nothing of its parties."""
    for match in _OF_PLACE.finditer(sentence.line):
        label = sentence.slots[match.start()].label
        if label is not None and label.kind == "instrument" and not sentence.slots[match.start()].plural:
            name = sentence.text(*match.span())
            start, end = sentence.start(match.start()), sentence.end(match.end())
            yield Mention(start, end, label.kind, slug(name), name, (), label.name, "place")


def _named_after_virtues(sentence: Slots) -> Iterator[Mention]:
    """`the Treaty of Friendship and Cooperation`, `the Treaty of Peace, Commerce and Navigation`: all that it is of."""
    for match in _OF_VIRTUES.finditer(sentence.line):
        label, surface = sentence.slots[match.start()].label, sentence.surface(*match.span())
        named = all(word.text[0].isupper() or word.lower in ("of", "and", ",") for word in surface)
        if label is None or label.kind != "instrument" or not named or not any(word.lower == "of" for word in surface):
            continue
        if not sentence.slots[match.start()].plural:
            name = sentence.text(*match.span())
            start, end = sentence.start(match.start()), sentence.end(match.end())
            yield Mention(start, end, label.kind, slug(name), name, (), label.name, label.detail)


def _named_by_aim(sentence: Slots) -> Iterator[Mention]:
    """`the Programme for the Renewal of Ports of Peru`, `the Strategy on Water Security`."""
    for match in _BY_AIM.finditer(sentence.line):
        first, last = match.span("name")
        label = sentence.slots[first].label
        small = {word.lower for word in sentence.surface(first, last) if word.text[0].islower()}
        if label is None or label.kind != "initiative" or label.detail.startswith("named:") or not small <= _SMALL:
            continue
        owner = sentence.slots[match.start("of")].label if match.group("of") else None
        name = sentence.text(first, match.end() if owner else last)
        end = sentence.end(match.end() if owner else last)
        yield Mention(
            sentence.start(first),
            end,
            label.kind,
            slug(name),
            name,
            owner.states if owner else (),
            label.name,
            label.detail,
        )


def _named_by_year(sentence: Slots) -> Iterator[Mention]:
    """`Vision 2035`, `Strategy 2050`."""
    for match in _BY_YEAR.finditer(sentence.line):
        label = sentence.slots[match.start()].label
        year = sentence.text(match.start() + 1, match.end())
        if label is not None and label.kind == "initiative" and len(year) == 4 and year.isdigit():
            name = sentence.text(*match.span())
            start, end = sentence.start(match.start()), sentence.end(match.end())
            yield Mention(start, end, label.kind, slug(name), name, (), label.name, label.detail)


def _bounds(sentence: Slots, match: re.Match[str]) -> tuple[int, int]:
    """The span of the name: with a date before it ("August 15 Doctrine"), without the adjective of its owner."""
    first, last = match.span("name")
    if match.group("day") and sentence.line[first] in "UTNRJ" and _has_number(sentence, match.start("day")):
        return match.start("day"), last
    while sentence.line[first] == "S" and sentence.line[first + 1] == "o":
        first += 3 if sentence.line[first + 2] == "d" else 2  # "the ratification by Peru of the Sea Treaty"
    while sentence.line[first] in "JF" and sentence.line[first + 1] != "-" and first < last - 1:
        first += 1
    if match.group("year") == "#":
        last += 1
    return first, last


def _has_number(sentence: Slots, index: int) -> bool:
    return any(word.text[0].isdigit() for word in sentence.surface(index, index + 1))


def _is_name(line: str) -> bool:
    """Whether the run is a name: capitals up to its head, or a lower-case head after a proper name."""
    if line.endswith("N"):
        return any(slot in "UTSRBKHD" for slot in line[:-1])
    return "U" in line or bool(_HYPHENATED.search(line))


def _mention(sentence: Slots, first: int, last: int) -> Mention:
    head = last - 1 if sentence.line[last - 1] in "Nn" else last - 2
    label = sentence.slots[head].label
    assert label is not None
    name = sentence.text(first, last)
    states = tuple(
        dict.fromkeys(
            iso
            for slot in sentence.slots[first:last]
            if slot.label and slot.label.kind in ("state", "demonym", "capital")
            for iso in slot.label.states
        )
    )
    form, detail = label.name, label.detail
    if detail.startswith("named:"):  # "the Korea-Peru Blue Seas Initiative", known by its last words
        form, detail, states = detail.removeprefix("named:"), "", label.states or states
    return Mention(sentence.start(first), sentence.end(last), label.kind, slug(name), name, states, form, detail)
