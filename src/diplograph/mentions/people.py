"""The people of an article: found by title, apposition, given name or what they say; then known by their short names.

One unknown person loses an office, a meeting, a visit and the quotations together, so each of the ways in which
articles introduce people has its own pattern over the slots (see `introductions.py`).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diplograph.ids import slug
from diplograph.mentions import introductions as patterns
from diplograph.mentions import owners
from diplograph.mentions.aliases import parts_alone
from diplograph.mentions.entries import Entry, known_entry, may_shorten
from diplograph.mentions.offices import Offices
from diplograph.mentions.organizations import organizations
from diplograph.mentions.owners import Before, Owner
from diplograph.mentions.slots import Slots
from diplograph.records import Person, Tenure, Word

_FAMILY_FIRST = frozenset({"KOR", "PRK", "CHN", "TWN", "VNM", "KHM", "HUN", "SGP", "HKG"})
_CHANCELLORS = frozenset({"DEU", "AUT"})  # where it heads the government
_PUBLIC = ("ministry", "department", "office", "directorate", "directorate general", "division")
_NOUNS = {"commands": "commander", "commanded": "commander", "chairs": "chairman", "chaired": "chairman"}
_CROWNS = frozenset({"king", "queen", "sultan", "emir", "pope"})  # part of the name by which the list knows them


def _matches(line: str) -> Iterator[re.Match[str]]:
    """The stretches of a sentence's slots that may introduce somebody, pattern by pattern."""
    if patterns.NAMED.isdisjoint(line):
        return
    for pattern, needed in patterns.PATTERNS:
        if not needed.isdisjoint(line):
            yield from pattern.finditer(line)


@dataclass(slots=True)
class Registry:
    """Everybody that an article has introduced. `known` are people of the reference data, by lower-cased wording."""

    given_names: frozenset[str]
    family_names: frozenset[str]
    offices: Offices
    state_names: dict[str, str]
    known: dict[str, Person]
    entries: dict[str, Entry] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)
    last_office: Tenure | None = None
    before: Before = field(default_factory=Before)

    def introduce(self, sentence: Slots) -> None:
        """Add the people that a sentence introduces, with their offices."""
        used: set[int] = set()
        last_person = ""
        for match in _matches(sentence.line):
            pattern = match.re
            first, last = match.span("name")
            if not used.isdisjoint(range(first, last)):
                continue
            if not self._is_person(pattern, sentence.surface(first, last), sentence.text(first, last)):
                continue
            if not patterns.introduces(pattern, sentence, match) or self._is_given(pattern, sentence, match):
                continue
            used.update(range(first, last))
            last_person = self._enter(sentence, match)
        self.before.read(sentence)
        if last_person:
            self.before.person = self.entries[last_person].states

    def _is_person(self, pattern: re.Pattern[str], words: Sequence[Word], text: str) -> bool:
        if text.lower() in self.known:
            return True
        if pattern not in patterns.WEAK:
            return len(text) > 2
        parts = [word for word in words if word.text[0].isalpha()]
        if not 2 <= len(parts) <= 5:
            return False
        likely = parts[0].lower in self.given_names or parts[0].lower in self.family_names
        return likely or pattern in (patterns.SPEAKING, patterns.HEADING)

    def _is_given(self, pattern: re.Pattern[str], sentence: Slots, match: re.Match[str]) -> bool:
        """`Amir Hosseini`: a given name that is also a title, where neither an article nor a state stands before it."""
        if pattern is not patterns.TITLED or match.group("owner") or match.start("name") - match.start("office") > 1:
            return False
        office, before = sentence.surface(*match.span("office")), sentence.line[: match.start()][-1:]
        return len(office) == 1 and office[0].lower in self.given_names and before not in ("d", "'")

    def _enter(self, sentence: Slots, match: re.Match[str]) -> str:
        named = sentence.text(*match.span("name"))
        crown, _, rest = named.partition(" ")
        crowned = crown.lower() in _CROWNS
        key = self._key(rest if crowned and named.lower() not in self.known else named)
        entry = self.entries[key]
        groups = match.groupdict()
        offices = [g for g in ("office", "more") if groups.get(g) and not sentence.slots[match.start(g)].plural]
        if len(offices) == 2 and groups["more"][0] in "-–":
            offices = ["more"]  # "Deputy Prime Minister – Minister of Foreign Affairs" is one office
        if groups.get("office") and not offices:
            return key  # "X, Foreign Ministers of A and B": see `joint.py`
        owner = self._owner(sentence, match, entry)
        if owner.nobody:
            return key
        if offices and not owner.states and not owner.body:
            owner = Owner(self.offices.states(sentence.text(match.start("modifier"), match.end("name"))))
        entry.told(owner.states)
        entry.family_first = entry.family_first or bool(_FAMILY_FIRST & set(entry.states))
        states = owner.states or (() if owner.body else entry.states)
        if groups.get("counterpart"):
            self._hold_same(sentence, match, key, states)
        if "seat" in groups:
            self._hold(key, self._speaks(sentence, match, key, states))
        elif groups.get("who"):
            self._hold_head(sentence, match, key, states)
        if crowned and not offices and states:
            office, span = self.offices.label(crown), match.span("name")
            self._hold(
                key, self._made(sentence.start(span[0]), sentence.end(span[1]), key, office, office, Owner(states))
            )
        for group in offices:
            self._hold(key, self._tenure(sentence, match, group, key, owner._replace(states=states)))
        return key

    def _owner(self, sentence: Slots, match: re.Match[str], entry: Entry) -> Owner:
        body = owners.body(sentence, match)
        groups = (
            ("of", "org", "seat", "owner", "late", "mine")
            if owners.owned(sentence, match)
            else ("of", "org", "seat", "late", "mine")
        )
        told = owners.label_states(sentence, match, groups)
        if told or body:
            return Owner(told, body or owners.company(sentence, match))
        if (house := owners.house(sentence, match)) != Owner():
            return house
        if match.groupdict().get("office") or match.groupdict().get("field"):
            near = owners.near(sentence, match, self.before)
            if near != Owner():
                return near if near.nobody or near.body or not entry.states else Owner()
        if match.groupdict().get("office") and self.offices.body(sentence.text(*match.span("office")).lower(), ""):
            return Owner()  # the office names its body: "the Secretary-General of the UN"
        return Owner(() if entry.states else owners.here(sentence, match))

    def _hold_same(self, sentence: Slots, match: re.Match[str], key: str, states: tuple[str, ...]) -> None:
        """`his counterpart, X`: X holds the office of whom "his" means, the person named before."""
        words = sentence.surface(*match.span("counterpart"))
        if words[-1].lower.endswith("s"):
            return
        office = title = ""
        if match.group("field"):
            title = f"{sentence.text(*match.span('field')).lower()} minister"
            office = self.offices.label(title)
        else:
            office, title = self.held_before(sentence, match.start("counterpart"), key)
        if office:
            start, end = sentence.start(match.start("counterpart")), sentence.end(match.end("name"))
            self._hold(key, self._made(start, end, key, office, title, Owner(states)))

    def held_before(self, sentence: Slots, index: int, other: str = "") -> tuple[str, str]:
        """Office and title of whom "his" means: after "and" the official named last, else the first of the sentence."""
        found = list(self._officials(sentence, index, other))
        if not found:
            last = self.last_office
            return (last.office, last.title) if last is not None else ("", "")
        coordinated = "a" in sentence.line[max(index - 3, 0) : index]
        return found[-1] if coordinated else found[0]

    def _officials(self, sentence: Slots, index: int, other: str) -> Iterator[tuple[str, str]]:
        """The offices before a slot: of people with one, and of those who are named by their office alone."""
        short = {alias: key for key, entry in self.entries.items() for alias in entry.aliases() if key != other}
        named = list(patterns.PLAIN.finditer(sentence.line, 0, index))
        for match in named:
            key = short.get(sentence.text(*match.span("name")))
            held = next((tenure for tenure in reversed(self.tenures) if tenure.person == key), None)
            if held is not None:
                yield held.office, held.title
        for slot, kind in zip(sentence.slots[:index], sentence.line, strict=False):
            if not named and kind in "Ff" and slot.label is not None and not slot.plural:
                yield slot.label.name, slot.label.text.lower()

    def _hold_head(self, sentence: Slots, match: re.Match[str], key: str, states: tuple[str, ...]) -> None:
        """`X, who heads the Ministry of Energy`: a minister; of anything else, its head."""
        named = sentence.text(*match.span("org"))
        lower = named.lower()
        if match.group("also"):
            self._hold_as(sentence, match, key, states, ("also", "other"))
        if sentence.surface(*match.span("who"))[-1].lower in _NOUNS:
            self._hold_as(sentence, match, key, states, ("who", "org"))
            return
        portfolio = lower.removeprefix("ministry of ").removesuffix(" ministry")
        title = f"minister of {portfolio}" if portfolio != lower else f"head of {named}"
        office = self.offices.label(title) or ("minister" if portfolio != lower else "head")
        if lower.endswith(("delegation", "team", "mission", "side", "negotiators")):
            title, office = "head of delegation", "head of delegation"
        start, end = sentence.start(match.start()), sentence.end(match.end())
        proper = office == "head" and any(char.isupper() for char in named)
        body = owners.body(sentence, match) or (named if proper else "")
        if states or body:
            self._hold(key, self._made(start, end, key, office, title, Owner(states, "" if states else body)))

    def _hold_as(
        self, sentence: Slots, match: re.Match[str], key: str, states: tuple[str, ...], groups: tuple[str, str]
    ) -> None:
        """`X, who commands the army and chairs the Council`: the verb says which office."""
        verb, org = groups
        noun = _NOUNS.get(sentence.surface(*match.span(verb))[-1].lower)
        words = sentence.surface(*match.span(org))
        while words and words[0].lower in ("ruling", "governing", "powerful"):
            words = words[1:]
        named = " ".join(word.text for word in words)
        if noun is None or not named:
            return
        office = self.offices.label(f"{noun} of the {named}") or self.offices.label(noun)
        if office and states:
            title = f"{noun} of the {named}"
            self._hold(
                key,
                self._made(sentence.start(match.start()), sentence.end(match.end()), key, office, title, Owner(states)),
            )

    def _speaks(self, sentence: Slots, match: re.Match[str], key: str, states: tuple[str, ...]) -> Tenure:
        """`X, who speaks for the Peruvian foreign ministry`."""
        start, end = sentence.start(match.start()), sentence.end(match.end())
        made = self._made(start, end, key, "spokesperson", "spokesperson", Owner(states))
        return dataclasses.replace(made, body=self._organization(sentence, match, states))

    def assign(
        self, sentence: Slots, span: tuple[int, int], name: tuple[int, int], office: tuple[str, str],
        states: tuple[str, ...],
    ) -> None:  # fmt: skip
        """A person at the slots `name` holds an office (label, wording), as the slots `span` say it."""
        key = self._key(sentence.text(*name))
        self.entries[key].told(states)
        start, end = sentence.start(span[0]), sentence.end(span[1])
        held = states or self.entries[key].states
        if not any(tenure.person == key and tenure.office == office[0] for tenure in self.tenures):
            self._hold(key, self._made(start, end, key, *office, Owner(held)))

    def share(self, sentence: Slots, span: tuple[int, int], office: tuple[str, str], states: tuple[str, ...]) -> None:
        """The one person of these states who holds no office so far holds this one."""
        held = {tenure.person for tenure in self.tenures}
        free = [key for key, entry in self.entries.items() if entry.states == states and key not in held]
        if len(free) == 1:
            start, end = sentence.start(span[0]), sentence.end(span[1])
            self._hold(free[0], self._made(start, end, free[0], *office, Owner(states)))

    def _made(self, start: int, end: int, key: str, office: str, title: str, owner: Owner) -> Tenure:
        wider = tuple(sorted(self.offices.wider.get(office, ())))
        return Tenure(start, end, key, office, title, owner.states, owner.body, wider=wider)

    def _hold(self, key: str, tenure: Tenure) -> None:
        self.tenures.append(tenure)
        self.last_office = tenure
        entry = self.entries[key]
        entry.body = entry.body or tenure.body
        if entry.because and tenure.body and not tenure.states and self.offices.is_body(tenure.body):
            entry.states, entry.because = (), ""  # the envoy of a body acts for it, whatever state the list knows
        entry.leader = entry.leader or self.offices.leads(tenure)

    def _key(self, text: str) -> str:
        """The person that a name stands for: somebody already entered under a longer name, or a new entry."""
        known = self.known.get(text.lower())
        name = text
        for key, entry in self.entries.items():
            if (known is not None and known.key == key) or text in entry.aliases():
                entry.surfaces |= {text}
                return key
        if " " not in text:
            alone = [key for key, entry in self.entries.items() if text in parts_alone(entry.name)]
            if len(alone) == 1:
                return alone[0]
        shorter = [key for key, entry in self.entries.items() if may_shorten(entry.name, name)]
        if len(shorter) == 1:
            self._rename(shorter[0], known.key if known else slug(name), name)
        key = known.key if known else slug(name)
        if key not in self.entries:
            self.entries[key] = known_entry(name, known) if known else Entry(name)
            self.entries[key].family_first = text.split()[0].lower() in self.family_names
        return key

    def _rename(self, old: str, key: str, name: str) -> None:
        """A person first met under a short name ("Soto") turns out to have a longer one."""
        entry = self.entries.pop(old)
        entry.surfaces |= {entry.name}
        entry.name = name
        self.entries[key] = entry
        self.tenures = [
            dataclasses.replace(tenure, person=key) if tenure.person == old else tenure for tenure in self.tenures
        ]

    def _tenure(self, sentence: Slots, match: re.Match[str], group: str, key: str, owner: Owner) -> Tenure:
        first, last = match.span(group)
        while sentence.line[first] not in "Ff":
            first += 1
        groups = match.groupdict()
        if group == "office":
            last = max(
                last,
                match.end("portfolio") if groups.get("portfolio") else 0,
                match.end("tail") if groups.get("tail") else 0,
            )
        label = sentence.slots[first].label
        assert label is not None
        title = sentence.text(
            match.start("office") if group == "more" and "-" in str(groups["more"]) else first, last
        ).lower()
        wording = sentence.text(first, first + 1).lower()
        kind = sentence.words[sentence.slots[match.end("org") - 1].first].lower if groups.get("org") else title
        office = self.offices.label(f"{wording} of {kind}") or self.offices.label(title) or label.name
        if office == "chancellor" and owner.states and not _CHANCELLORS & set(owner.states):
            office = "foreign minister"  # as in Latin America
        body = owner.body or self._organization(sentence, match, owner.states) if group == "office" else ""
        body = body or ("" if owner.states else self.offices.body(wording, label.name))
        made = self._made(
            sentence.start(match.start()), sentence.end(match.end()), key, office, title, Owner(owner.states, body)
        )
        return dataclasses.replace(
            made, standing=patterns.standing(sentence, match), to=owners.sent_to(sentence, match)
        )

    def _organization(self, sentence: Slots, match: re.Match[str], owner_states: tuple[str, ...]) -> str:
        """The ministry, agency or company that the words of an introduction say is theirs."""
        groups = match.groupdict()
        if groups.get("firm"):
            return sentence.text(*match.span("firm"))
        if not groups.get("org"):
            return ""
        start, end = sentence.start(match.start("org")), sentence.end(match.end("org"))
        found = (mention.name for mention in organizations(sentence, self.state_names) if start <= mention.start < end)
        name = next(found, "")
        lower = name.lower()
        public = lower.startswith(_PUBLIC) or lower.endswith(_PUBLIC) or not name[:1].isupper()
        if not public or not name:
            return name
        of_state = self.state_names.get(owner_states[0], "") if len(owner_states) == 1 else ""
        named = f"{name[:1].upper()}{name[1:]}"
        return "" if not of_state else named if named.endswith(f" of {of_state}") else f"{named} of {of_state}"

    def people(self) -> tuple[Person, ...]:
        """Everybody, with those short names that mean one person only."""
        owned: dict[str, set[str]] = {}
        for key, entry in self.entries.items():
            for alias in entry.aliases():
                owned.setdefault(alias, set()).add(key)
        return tuple(
            Person(
                key,
                entry.name,
                entry.states,
                tuple(sorted(a for a in entry.aliases() if len(owned[a]) == 1)),
                entry.leader,
                entry.body,
                entry.because,
            )
            for key, entry in self.entries.items()
        )
