"""The people of an article: found by title, apposition, given name or what they say; then known by their short names.

One unknown person loses an office, a meeting, a visit and the quotations together, so each of the ways in which
articles introduce people has its own pattern over the slots (see `slots.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diplograph.ids import slug
from diplograph.mentions.slots import Slots
from diplograph.records import Person, Tenure, Word

_PIECE = r"(?:[PU](?:-[UP])?|q{1,2}-?U|q-q?U)"
_NAME = rf"(?P<name>[PU](?:-[UP])?{_PIECE}{{0,4}})"
_STANDING = r"(?P<standing>l-?|)"
_OWNER = r"(?:(?P<owner>[SJKBRG])'?)?"
_UNIT = r"(?:[TUlt]{0,2}[Hh]'?)?"  # "foreign ministry" before spokesman
_PORTFOLIO = r"(?:[ol]d?(?P<portfolio>T+(?:(?:,T+)*,?aT+)?)|(?P<tail>(?:,T+)*,?aT+))?"
_OF = r"(?:od?(?P<of>[SKBRC]))?"
_MORE = r"(?P<more>[-–,a][Ff](?:[ol]T+)?)?"
_OFFICE = rf"(?P<modifier>[#Ttl]??)(?P<office>[Ff]){_PORTFOLIO}{_MORE}{_OF}"

# "Peruvian President X", "Deputy Prime Minister - Minister of Foreign Affairs X", "President of Y X".
_TITLED = re.compile(rf"{_STANDING}{_OWNER}{_UNIT}{_OFFICE},?m*{_NAME}(?:od?(?P<late>S)(?!'))?")
# "X, the presidential spokesperson", "X, Tajikistan's foreign minister", "X, president of Y".
_APPOSED = re.compile(rf"{_NAME},d?{_STANDING}{_OWNER}{_UNIT}{_OFFICE}(?![PU])")
_OF_STATE = re.compile(rf"{_NAME}od?(?P<of>S)(?!')")
_COURTEOUS = re.compile(rf"m+\.?{_NAME}")
_COUNTERPART = re.compile(rf"{_OWNER}(?P<counterpart>c),?{_NAME}")
_SPEAKING = re.compile(rf"(?:(?P<verb>x)(?=[PU]))?{_NAME}(?(verb)(?=[,.])|(?=,?x))")
_PLAIN = re.compile(_NAME)
_PATTERNS = (_TITLED, _COUNTERPART, _APPOSED, _OF_STATE, _COURTEOUS, _SPEAKING, _PLAIN)
# A name alone, without a title, is a person only with a given name that is known, or beside a verb of speech.
_WEAK = frozenset({_OF_STATE, _SPEAKING, _PLAIN})

_PLURAL_OFFICE = re.compile(r"[Ff]o(?:d?S)(?:,d?S)*a?d?S")
_RESPECTIVE = re.compile(
    r"(?P<names>[PU][PUq-]*(?:,[PU][PUq-]*)*,?a[PU][PUq-]*),d?[lT]?(?P<office>[Ff])o(?P<states>d?S(?:,d?S)*,?ad?S)"
)
_DELEGATION = re.compile(r"(?P<owner>[JS])'?[lTt]{0,2}h")
_LED = re.compile(r"\b(?:headed|led|represented|chaired) by\b")
_IN_CAPITAL = re.compile(r"[lU](?P<owner>K)(?!')")
# "Presidents X of A and Y of B", "the foreign ministers, X for A and Y for B".
_EACH_OF = re.compile(
    r"(?P<office>[Ff]),?(?P<pairs>[PU][PUq-]*[ol]d?[SK](?:,?[PU][PUq-]*[ol]d?[SK])*,?a[PU][PUq-]*[ol]d?[SK])"
)
_ONE_OF = re.compile(r"(?P<name>[PU][PUq-]*)[ol]d?(?P<of>[SK])")
_FAMILY_FIRST = frozenset({"KOR", "PRK", "CHN", "TWN", "VNM", "KHM", "HUN", "SGP", "HKG"})
_STANDINGS = {
    "acting": "acting", "interim": "acting", "caretaker": "acting",
    "former": "former", "ex": "former", "then": "former", "late": "former",
    "incoming": "elect", "designate": "elect",
}  # fmt: skip


@dataclass(slots=True)
class _Entry:
    name: str
    states: tuple[str, ...] = ()
    leader: bool = False
    family_first: bool = False
    surfaces: frozenset[str] = frozenset()
    body: str = ""
    because: str = ""  # why its states are its own, where the article does not say

    def told(self, states: tuple[str, ...]) -> None:
        """The article says whose official this is: the first word counts, but any counts more than the list of people."""
        if states and (self.because or not self.states):
            self.states, self.because = states, ""


@dataclass(slots=True)
class Registry:
    """Everybody that an article has introduced. `known` are people of the reference data, by lower-cased wording."""

    given_names: frozenset[str]
    family_names: frozenset[str]
    leaders: frozenset[str]
    known: dict[str, Person]
    entries: dict[str, _Entry] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)
    last_office: Tenure | None = None

    def introduce(self, sentence: Slots) -> None:
        """Add the people that a sentence introduces, with their offices."""
        used: set[int] = set()
        for pattern in _PATTERNS:
            for match in pattern.finditer(sentence.line):
                first, last = match.span("name")
                span = set(range(first, last))
                if not used & span and self._is_person(
                    pattern, sentence.surface(first, last), sentence.text(first, last)
                ):
                    used |= span
                    self._enter(sentence, match)

    def _is_person(self, pattern: re.Pattern[str], words: Sequence[Word], text: str) -> bool:
        if text.lower() in self.known:
            return True
        if pattern not in _WEAK:
            return len(text) > 2
        parts = [word for word in words if word.text[0].isalpha()]
        if not 2 <= len(parts) <= 5:
            return False
        return parts[0].lower in self.given_names or parts[0].lower in self.family_names or pattern is _SPEAKING

    def _enter(self, sentence: Slots, match: re.Match[str]) -> None:
        key = self._key(sentence.text(*match.span("name")))
        entry = self.entries[key]
        groups = match.groupdict()
        told = self._states(sentence, match)
        entry.told(told or (() if entry.states else self._near(sentence, match) or self._here(sentence, match)))
        states = told or entry.states
        entry.family_first = entry.family_first or bool(_FAMILY_FIRST & set(entry.states))
        if groups.get("counterpart") and self.last_office:
            start, end = sentence.start(match.start("counterpart")), sentence.end(match.end("name"))
            self._hold(key, Tenure(start, end, key, self.last_office.office, self.last_office.title, states))
        for group in ("office", "more"):
            if groups.get(group) and not sentence.slots[match.start(group)].plural:
                self._hold(key, self._tenure(sentence, match, group, key, states))

    def share_out(self, sentences: Sequence[Slots]) -> None:
        """`The presidents of A and B`: the people of these states who have no office so far hold that one."""
        for sentence in sentences:
            for match in _PLURAL_OFFICE.finditer(sentence.line):
                slot = sentence.slots[match.start()]
                if slot.label is None or not slot.plural:
                    continue
                for index in range(match.start() + 1, match.end()):
                    label = sentence.slots[index].label
                    if label is not None and label.kind == "state":
                        self._share(sentence, match, slot.label.name, label.states)

    def enumerate_offices(self, sentences: Sequence[Slots]) -> None:
        """`X, Y and Z, Foreign Ministers of A, B and C`: one office each, in order."""
        for sentence in sentences:
            for match in _RESPECTIVE.finditer(sentence.line):
                slot = sentence.slots[match.start("office")]
                names = list(_PLAIN.finditer(match.group("names")))
                states = [i for i in range(match.start("states"), match.end("states")) if sentence.line[i] == "S"]
                if slot.label is None or not slot.plural or len(names) != len(states):
                    continue
                offset = match.start("names")
                for name, index in zip(names, states, strict=True):
                    key = self._key(sentence.text(offset + name.start(), offset + name.end()))
                    label = sentence.slots[index].label
                    iso = label.states if label else ()
                    self.entries[key].told(iso)
                    start, end = sentence.start(match.start()), sentence.end(match.end())
                    self._hold(key, Tenure(start, end, key, slot.label.name, slot.label.name, iso))

    def pair_offices(self, sentences: Sequence[Slots]) -> None:
        """`Presidents X of A and Y of B`: each holds the office of the state that stands behind the name."""
        for sentence in sentences:
            for match in _EACH_OF.finditer(sentence.line):
                slot = sentence.slots[match.start("office")]
                if slot.label is None or not slot.plural:
                    continue
                for one in _ONE_OF.finditer(sentence.line, match.start("pairs"), match.end("pairs")):
                    key = self._key(sentence.text(*one.span("name")))
                    label = sentence.slots[one.start("of")].label
                    states = label.states if label else ()
                    self.entries[key].told(states)
                    start, end = sentence.start(match.start()), sentence.end(match.end())
                    self._hold(key, Tenure(start, end, key, slot.label.name, slot.label.name, states))

    def _share(self, sentence: Slots, match: re.Match[str], office: str, states: tuple[str, ...]) -> None:
        held = {tenure.person for tenure in self.tenures}
        free = [key for key, entry in self.entries.items() if entry.states == states and key not in held]
        if len(free) == 1:
            start, end = sentence.start(match.start()), sentence.end(match.end())
            self._hold(free[0], Tenure(start, end, free[0], office, office, states))

    def _hold(self, key: str, tenure: Tenure) -> None:
        self.tenures.append(tenure)
        self.last_office = tenure
        entry = self.entries[key]
        entry.body = entry.body or tenure.body
        entry.leader = entry.leader or (tenure.office in self.leaders and tenure.standing != "former")

    def _key(self, text: str) -> str:
        """The person that a name stands for: somebody already entered under a longer name, or a new entry."""
        known = self.known.get(text.lower())
        name = text
        for key, entry in self.entries.items():
            if (known is not None and known.key == key) or text in _aliases(entry):
                entry.surfaces |= {text}
                return key
        shorter = [
            key for key, entry in self.entries.items() if entry.name in _aliases(_Entry(name, family_first=True))
        ]
        if len(shorter) == 1:
            self._rename(shorter[0], known.key if known else slug(name), name)
        key = known.key if known else slug(name)
        if key not in self.entries:
            self.entries[key] = _known_entry(name, known) if known else _Entry(name)
            self.entries[key].family_first = text.split()[0].lower() in self.family_names
        return key

    def _rename(self, old: str, key: str, name: str) -> None:
        """A person first met under a short name ("Soto") turns out to have a longer one."""
        entry = self.entries.pop(old)
        entry.surfaces |= {entry.name}
        entry.name = name
        self.entries[key] = entry
        self.tenures = [_renamed(tenure, old, key) for tenure in self.tenures]

    def _states(self, sentence: Slots, match: re.Match[str]) -> tuple[str, ...]:
        for group in ("of", "owner", "late"):
            index = match.start(group) if match.groupdict().get(group) else -1
            label = sentence.slots[index].label if index >= 0 else None
            if label and label.states and label.kind != "region" and label.kind != "body":
                return label.states
        return ()

    def _near(self, sentence: Slots, match: re.Match[str]) -> tuple[str, ...]:
        """`its foreign minister`: the state named last before it in the sentence."""
        first = match.start("office") if match.groupdict().get("office") else -1
        while first > 0 and sentence.line[first - 1] in "lTt#FfHh":
            first -= 1
            if sentence.words[sentence.slots[first].first].lower in ("its", "their"):
                labels = (slot.label for slot in reversed(sentence.slots[:first]) if slot.label)
                return next((label.states for label in labels if label.kind in ("state", "capital")), ())
        return ()

    def _here(self, sentence: Slots, match: re.Match[str]) -> tuple[str, ...]:
        """`In Quito, Foreign Minister X`, `the Peruvian delegation was headed by X`: whose official it is, by the sentence."""
        found = _DELEGATION.search(sentence.line, 0, match.start()) or _IN_CAPITAL.match(sentence.line)
        if not found or not match.groupdict().get("office"):
            return ()
        if found.re is _DELEGATION and not _LED.search(
            sentence.text(found.start(), max(found.end(), match.start("name")))
        ):
            return ()
        label = sentence.slots[found.start("owner")].label
        return label.states if label else ()

    def _tenure(self, sentence: Slots, match: re.Match[str], group: str, key: str, states: tuple[str, ...]) -> Tenure:
        first, last = match.span(group)
        while sentence.line[first] not in "Ff":
            first += 1
        if group == "office":
            last = max(last, match.end("portfolio"), match.end("tail"))
        label = sentence.slots[first].label
        assert label is not None
        title = sentence.text(first, last).lower()
        standing = _standing(sentence, match)
        start = sentence.start(match.start())
        return Tenure(
            start, sentence.end(match.end()), key, label.name, title, states, self._body(sentence, match), standing
        )

    def _body(self, sentence: Slots, match: re.Match[str]) -> str:
        for group in ("of", "owner"):
            index = match.start(group) if match.groupdict().get(group) else -1
            label = sentence.slots[index].label if index >= 0 else None
            if label and label.kind == "body":
                return label.name
        return ""

    def people(self) -> tuple[Person, ...]:
        """Everybody, with those short names that mean one person only."""
        owners: dict[str, set[str]] = {}
        for key, entry in self.entries.items():
            for alias in _aliases(entry):
                owners.setdefault(alias, set()).add(key)
        return tuple(
            Person(
                key,
                entry.name,
                entry.states,
                tuple(sorted(a for a in _aliases(entry) if len(owners[a]) == 1)),
                entry.leader,
                entry.body,
                entry.because,
            )
            for key, entry in self.entries.items()
        )


def _known_entry(name: str, known: Person) -> _Entry:
    because = "an official whom the list of people knows" if known.states else ""
    return _Entry(name, known.states, body=known.body, because=because)


def _aliases(entry: _Entry) -> Iterator[str]:
    """The wordings that mean this person within the article: full name, family name, name without its middle."""
    parts = entry.name.split()
    yield entry.name
    yield from entry.surfaces
    if len(parts) < 2:
        return
    for index in range(1, len(parts)):
        yield " ".join(parts[index:])
    if entry.family_first:
        yield parts[0]
        yield parts[0] + " " + "-".join(part if i == 0 else part.lower() for i, part in enumerate(parts[1:]))
    if len(parts) > 2 and not entry.family_first:
        yield f"{parts[0]} {parts[-1]}"


def _standing(sentence: Slots, match: re.Match[str]) -> str:
    for group in ("standing", "modifier"):
        first, last = match.span(group)
        for index in range(first, last):
            standing = _STANDINGS.get(sentence.words[sentence.slots[index].first].lower)
            if standing:
                return standing
    return ""


def _renamed(tenure: Tenure, old: str, new: str) -> Tenure:
    if tenure.person != old:
        return tenure
    return Tenure(
        tenure.start, tenure.end, new, tenure.office, tenure.title, tenure.states, tenure.body, tenure.standing
    )  # fmt: skip
