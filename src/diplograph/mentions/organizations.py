"""Ministries, agencies and companies: names that no list can hold, found by the head of the name.

"Ministry of X, Y and Z", "X Ministry", "National Security Committee", "Hyundai Engineering", "the presidential office".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplograph.ids import slug
from diplograph.mentions.slots import Slots
from diplograph.records import Mention

_OWNER = r"(?:(?P<owner>[SJK])'?)?"
_FIELD = r"[TUNF](?:-?[TUNF]){0,5}(?:(?:,T+)+,?aT+H?|,?aT+|,T(?=od?S))?"
# Each with the slot of its head: most sentences have none.
_PATTERNS = (
    (re.compile(rf"{_OWNER}(?P<name>(?:[UTN]-?){{0,4}}H(?:o|l)d?{_FIELD})(?:od?(?P<of>S))?"), "H"),
    (
        re.compile(
            rf"{_OWNER}(?P<name>(?:(?:[UTNFRCJSKBP]|F')-?|[UTN]a(?=[UTN])){{1,6}}?H+(?:o[SK](?!'))?)(?:od?(?P<of>S)(?!'))?"
        ),
        "H",
    ),
    (re.compile(rf"{_OWNER}(?P<name>[tTlU]{{0,2}}h)(?:od?(?P<of>S)(?!'))?"), "h"),
    (re.compile(rf"{_OWNER}(?P<name>H(?:oK(?!'))?)(?:od?(?P<of>S)(?!'))?"), "H"),
)
_LOWER_MODIFIERS = frozenset(
    """foreign presidential interior national central state press security law enforcement prime royal federal general
    defence defense finance trade energy economy health education agriculture transport police border intelligence""".split()
)
_LINKS = frozenset({"for", "on", "in"})
# Heads that say too little alone: "a company", "the group" name nobody.
_TOO_GENERAL = frozenset(
    """group groups company companies service services centre center office association party mission delegation
    organization organisation union federation energy engineering industries holding board bank banks agency fund
    university institute hospital hospitals museum academy airline airlines enterprise concern regime troops military navy
    army forces court police council committee commission authority administration bureau embassy cabinet government
    chamber railway railways foundation congress center secretariat directorate department""".split()
)
_CANONICAL = {"foreign ministry": "Ministry of Foreign Affairs"}


def organizations(sentence: Slots, state_names: dict[str, str]) -> Iterator[Mention]:
    """The organizations that a sentence names; `state_names` gives the full name of a state by its ISO code."""
    used: set[int] = set()
    for pattern, head in _PATTERNS:
        for match in pattern.finditer(sentence.line) if head in sentence.line else ():
            first, last = match.span("name")
            label = sentence.slots[last - 1].label
            if label is not None and label.kind == "organization":
                continue  # it has its name and its state
            last = _with_ampersand(sentence, last)
            if used & set(range(first, last)) or not _plausible(sentence, first, last):
                continue
            used |= set(range(first, last))
            yield _mention(sentence, match, last, state_names)


def _with_ampersand(sentence: Slots, last: int) -> int:
    """`Andean Engineering & Construction`: where a name goes on behind an ampersand."""
    while last + 1 < len(sentence.slots) and sentence.text(last, last + 1) == "&" and sentence.line[last + 1] in "UTHN":
        last += 2
    return last


def _plausible(sentence: Slots, first: int, last: int) -> bool:
    line, words = sentence.line[first:last], [word.lower for word in sentence.surface(first, last)]
    if "l" in line and "h" not in line:
        return words[line.index("l")] in _LINKS
    if line.endswith("h"):
        return len(words) > 1 and all(word in _LOWER_MODIFIERS for word in words[:-1])
    return len(words) > 1 or words[0] not in _TOO_GENERAL


def _mention(sentence: Slots, match: re.Match[str], last: int, state_names: dict[str, str]) -> Mention:
    first = match.start("name")
    states: tuple[str, ...] = ()
    if not match.group("owner") and sentence.line[first] in "SJ" and last - first == 2:
        label = sentence.slots[first].label  # "the US Treasury": the name is but one word after its state
        first, states = first + 1, label.states if label else ()
    words = sentence.surface(first, last)
    name = sentence.text(first, last)
    for group in ("owner", "of"):
        if match.group(group):
            label = sentence.slots[match.start(group)].label
            states = label.states if label else ()
    inside = [
        slot.label for slot in sentence.slots[first:last] if slot.label and slot.label.kind in ("state", "demonym")
    ]
    if len(inside) > 1:  # "the Peru-Chile Joint Commission"
        states = tuple(dict.fromkeys(iso for label in inside for iso in label.states))
    name = _CANONICAL.get(name.lower(), name)
    seat = sentence.slots[last - 1].label
    if seat is not None and seat.kind == "capital":  # "the Municipality of Lima"
        states = states or seat.states
    elif len(states) == 1:
        name = f"{name[0].upper()}{name[1:]} of {state_names.get(states[0], states[0])}"
    plural = words[-1].lower.endswith("ies") or words[0].lower == "ministries"
    return Mention(
        sentence.start(first),
        sentence.end(last),
        "organization",
        slug(name),
        name,
        states,
        detail="plural" if plural else "",
    )
