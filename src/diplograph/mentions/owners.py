"""Whose official it is: the state or body that the words of an introduction, or those around it, name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from diplograph.language.verbs import verbs
from diplograph.mentions import introductions as patterns
from diplograph.mentions.slots import Slot, Slots
from diplograph.records import Label

_FIRMS = frozenset("company firm group bank party corporation club movement team airline consortium builder".split())
_OF_FIRMS = frozenset(
    {"president", "chairman", "head", "chief executive", "director general", "executive director", "vice president"}
)
_REBELS = frozenset(
    "rebel rebels movement militia insurgent insurgents guerrilla guerrillas separatist fighters".split()
)
# Before an office: it is nobody's who acts for a state.
_UNOFFICIAL = frozenset(
    """rebel insurgent guerrilla separatist militia opposition union company club campaign party family hospital police
    retired""".split()
)
_LANDS = frozenset("country nation kingdom republic state government county emirate sultanate island islands".split())
_BODIES = frozenset("bloc union organisation organization alliance community body council commission".split())
_SENDING = frozenset("to in at with for on from".split())
_STATES = frozenset({"state", "capital", "demonym"})
_BETWEEN = frozenset(
    "by with from for in at on to and as of after before during amid while since until under over about when met visit".split()
)


class Owner(NamedTuple):
    """Whose official somebody is. `nobody` where the words say that it is a company's, which acts for no state."""

    states: tuple[str, ...] = ()
    body: str = ""
    nobody: bool = False


@dataclass(slots=True)
class Before:
    """What was named before: `his`, `its` and `the ministry's` look back to it."""

    person: tuple[str, ...] = ()  # the states of the person named last
    ministry: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    body: str = ""
    movement: str = ""
    kinds: dict[str, str] = field(default_factory=dict)  # the body named last by the last word of its name: `the bank`

    def read(self, sentence: Slots) -> None:
        """Take in a sentence that has been read."""
        for match in patterns.MINISTRY.finditer(sentence.line):
            self.ministry = label_states(sentence, match, ("of", "owner")) or self.ministry
        for slot in sentence.slots:
            if slot.label is not None and slot.label.kind in ("state", "capital"):
                self.state = slot.label.states
            elif slot.label is not None and slot.label.kind == "body":
                self.body = slot.label.name
                self.kinds[slot.label.name.lower().split()[-1]] = slot.label.name
                if _is_rebel(sentence, slot):
                    self.movement = slot.label.name


def _is_rebel(sentence: Slots, slot: Slot) -> bool:
    """`the M23 rebel movement`, `the rebels of the FSF`: whether the words beside a name say so."""
    beside = sentence.words[max(slot.first - 3, 0) : slot.last + 3]
    return any(word.lower in _REBELS for word in beside)


def label_states(sentence: Slots, match: re.Match[str], groups: Iterable[str]) -> tuple[str, ...]:
    """The states of the first of the groups that holds a state; a body or a region is none."""
    for label in _labels(sentence, match, groups):
        if label.states and label.kind not in ("region", "body", "office"):
            return label.states
    return ()


def _labels(sentence: Slots, match: re.Match[str], groups: Iterable[str]) -> Iterator[Label]:
    found = match.groupdict()
    for group in groups:
        if found.get(group):
            for slot in sentence.slots[match.start(group) : match.end(group)]:
                if slot.label is not None:
                    yield slot.label


def owned(sentence: Slots, match: re.Match[str]) -> bool:
    """Whether nothing parts the owner from the office: in `a visit to Rabat by President X` Rabat is none."""
    found = match.groupdict()
    if not found.get("owner") or not found.get("office"):
        return True
    between = sentence.surface(match.end("owner"), match.start("office"))
    if between and between[0].text in ("'s", "’s"):
        return True
    return not any(word.lower in _BETWEEN or _tells(word.lower) for word in between if word.text[0].islower())


def _tells(word: str) -> bool:
    """`Oman received President X`: a verb parts the two; `the Peruvian acting president` has none."""
    verb = verbs().get(word)
    return verb is not None and "v" in verb.forms and not word.endswith("ing")


def company(sentence: Slots, match: re.Match[str]) -> str:
    """`chief executive of Andean Copper`, `head of Petroperu`: the firm or agency that somebody heads."""
    office = next((label.name for label in _labels(sentence, match, ("office",))), "")
    if office not in _OF_FIRMS | {"head", "director"}:
        return ""
    return next(
        (label.name for label in _labels(sentence, match, ("of", "org", "firm")) if label.kind == "organization"), ""
    )


def body(sentence: Slots, match: re.Match[str]) -> str:
    """The body that the words of an introduction name."""
    return next((label.name for label in _labels(sentence, match, ("of", "owner", "firm")) if label.kind == "body"), "")


def near(sentence: Slots, match: re.Match[str], before: Before) -> Owner:
    """`its foreign minister`, `the ministry's spokeswoman`, `her ambassador`: whose, by what was named before."""
    first = match.start("office") if match.groupdict().get("office") else match.start("counterpart")
    opens = sentence.words[sentence.slots[first - 1].first].lower if first else ""
    if opens in _UNOFFICIAL:
        found = before.movement if opens in _REBELS else ""
        return Owner(body=found, nobody=not found)
    while first > 0 and sentence.line[first - 1] in "lTt#FfHh'-nN":
        first -= 1
        word = sentence.words[sentence.slots[first].first].lower
        if sentence.line[first] == "'":
            return _possessor(sentence.words[sentence.slots[first - 1].first].lower, before) if first else Owner()
        if word == "whose":
            return _whose(sentence, first)
        if word in ("its", "their"):
            return _its(sentence, first, before)
        if word in ("his", "her"):
            return Owner(before.person)
    return Owner()


def _whose(sentence: Slots, index: int) -> Owner:
    """`Peru, whose president, X`; of `Tamil Nadu, whose chief minister, X` nobody knows which state it is in."""
    found = _before(sentence, index)
    unknown = "U" in sentence.line[max(index - 2, 0) : index]
    return Owner(nobody=True) if found == Owner() and unknown else found


def _possessor(noun: str, before: Before) -> Owner:
    if noun in before.kinds and noun not in _BODIES:
        return Owner(body=before.kinds[noun])
    if noun in _FIRMS:
        return Owner(nobody=True)
    if noun in _LANDS:
        return Owner(before.state)
    if noun in _BODIES:
        return Owner(body=before.body)
    return Owner(before.ministry) if noun in ("ministry", "department", "office") else Owner()


def _before(sentence: Slots, index: int) -> Owner:
    """`the Commission, whose president, X`: the state or body that stands before the relative."""
    for slot in reversed(sentence.slots[max(index - 3, 0) : index]):
        if slot.label is not None and slot.label.kind in _STATES:
            return Owner(slot.label.states)
        if slot.label is not None and slot.label.kind == "body":
            return Owner(body=slot.label.name)
    return Owner()


def _its(sentence: Slots, index: int, before: Before) -> Owner:
    """`its` means the state or body named last, unless a company stands nearer."""
    for slot in reversed(sentence.slots[:index]):
        label = slot.label
        if label is not None and label.kind in ("state", "capital"):
            return Owner(label.states)
        if label is not None and label.kind == "body":
            return Owner(body=label.name)
        if sentence.words[slot.last - 1].lower in _FIRMS:
            return Owner(nobody=True)
        if sentence.words[slot.last - 1].lower in ("ministry", "department"):
            return Owner(before.ministry)
    return Owner(before.ministry)


def house(sentence: Slots, match: re.Match[str]) -> Owner:
    """`KOICA President X`: the president of an agency or firm is none of a state, unless one stands before its name."""
    if not match.groupdict().get("office"):
        return Owner()
    first = match.start("office")
    label = sentence.slots[first].label
    found = patterns.HOUSE.search(sentence.line, max(first - 6, 0), first)
    if label is None or label.name not in _OF_FIRMS or found is None or _is_founding(sentence, first):
        return Owner()
    states = label_states(sentence, found, ("owner", "house"))
    return Owner(states, sentence.text(*found.span("house")))


def _is_founding(sentence: Slots, office: int) -> bool:
    """`the late Founding President X` is president of no firm of that name."""
    return office > 0 and _word(sentence, office - 1) in ("founding", "late", "former", "then", "honorary", "acting")


def _word(sentence: Slots, index: int) -> str:
    return sentence.words[sentence.slots[index].first].lower


def here(sentence: Slots, match: re.Match[str]) -> tuple[str, ...]:
    """`In Quito, Foreign Minister X`, `the Peruvian delegation was headed by X`: whose official, by the sentence."""
    found = patterns.DELEGATION.search(sentence.line, 0, match.start()) or patterns.IN_CAPITAL.match(sentence.line)
    if not match.groupdict().get("office"):
        return ()
    first = match.start("office")
    if sentence.line[max(first - 3, 0) : first] in ("oSl", "oJl") and _word(sentence, first - 1) == "by":
        label = sentence.slots[first - 2].label  # "that of Germany by State Secretary X"
        return label.states if label else ()
    if not found:
        return ()
    if sentence.line[found.end() : match.start()] == "," and found.re is patterns.DELEGATION:
        return label_states(sentence, found, ("owner",))  # "the head of Peru's delegation, Minister X"
    if found.re is patterns.DELEGATION and not patterns.LED.search(
        sentence.text(found.start(), max(found.end(), match.start("name")))
    ):
        return ()
    label = sentence.slots[found.start("owner")].label
    return label.states if label else ()


def sent_to(sentence: Slots, match: re.Match[str]) -> tuple[str, ...]:
    """The state that an ambassador or envoy is sent to."""
    if not match.groupdict().get("to"):
        return ()
    at = match.start("to") - 1
    while sentence.line[at] == "d":
        at -= 1
    word = sentence.words[sentence.slots[at].first].lower
    label = sentence.slots[match.start("to")].label
    return label.states if label is not None and word in _SENDING and len(label.states) == 1 else ()
