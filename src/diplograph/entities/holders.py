"""Who holds an office within one article, for `the Minister`, `the Head of State`, `his counterpart`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from diplograph.records import Focus, Mention, Person, Tenure

# Words that mean whoever has them in their title, whatever the office: "the Secretary" is the Secretary of State.
_IN_TITLES = frozenset("minister secretary spokesperson ambassador chairman envoy governor speaker".split())
_SAME = {
    "diplomat": frozenset({"ambassador", "envoy", "consul", "consul general", "chargé d'affaires", "counsellor"}),
    "envoy": frozenset({"ambassador", "special envoy", "special representative", "envoy", "chargé d'affaires"}),
    "majesty": frozenset({"king", "queen", "sultan", "emperor"}),
    "highness": frozenset(
        {"emir", "crown prince", "prince", "princess", "ruler of the emirate", "reigning prince", "grand duke"}
    ),
}  # fmt: skip
_PLURALS = {
    "president": frozenset({"president"}), "ministr": frozenset({"foreign minister", "minister"}),
    "premier": frozenset({"head of government"}), "chancellor": frozenset({"chancellor"}),
    "king": frozenset({"king"}), "monarch": frozenset({"king", "sultan", "emir"}), "envoy": frozenset({"ambassador", "envoy"}),
    "diplomat": frozenset({"foreign minister", "ambassador", "envoy"}), "minister": frozenset({"minister"}),
    "secretar": frozenset({"secretary"}), "speaker": frozenset({"speaker of parliament"}),
}  # fmt: skip
_NEARNESS = ("label", "title", "kind")
_NOT_A_MINISTER = ("prime", "deputy", "vice", "assistant", "former", "under", "joint", "parliamentary", "permanent")


@dataclass(frozen=True, slots=True)
class Holders:
    """The people of an article and their offices."""

    people: dict[str, Person]
    tenures: tuple[Tenure, ...]
    about: Focus

    def of(self, office: str, states: Collection[str] = ()) -> list[str]:
        """The keys of those who hold an office, of the given states where there are any."""
        keys = [key for key, person in self.people.items() if not states or set(states) & set(person.states)]
        for near in _NEARNESS:
            found = [key for key in keys if self._holds(key, office, near)]
            if found:
                return found
        return []

    def officials(self, states: Collection[str]) -> list[str]:
        """All who hold any office of the given states now."""
        holding = {tenure.person for tenure in self.tenures if tenure.standing != "former"}
        return [key for key, person in self.people.items() if key in holding and set(states) & set(person.states)]

    def titled(self, wording: str, keys: Collection[str]) -> list[str]:
        """Those of `keys` whose title is worded exactly so."""
        return [key for key in keys if any(t.person == key and t.title == wording for t in self.tenures)]

    def at_home(self, keys: Collection[str]) -> list[str]:
        """Those of `keys` who are of the state from which the news is told."""
        return [key for key in keys if self.about.home and self.about.home in self.people[key].states]

    def _holds(self, key: str, office: str, near: str) -> bool:
        if office == "leader":
            return self.people[key].leader
        held = [tenure for tenure in self.tenures if tenure.person == key and tenure.standing != "former"]
        return any(_is(tenure, office, near) for tenure in held)

    def fits(self, key: str, noun: str) -> bool:
        """Whether a person is of those whom a noun in the plural means: leaders, presidents, ministers, the two women."""
        if "leaders" in noun or "heads of state" in noun or "heads of government" in noun:
            return self.people[key].leader
        for word, offices in _PLURALS.items():
            if word in noun:
                held = [tenure for tenure in self.tenures if tenure.person == key]
                return any(_worded(tenure, word) or offices & {tenure.office, *tenure.wider} for tenure in held)
        return bool(self.people[key].states)

    def opposite(self, keys: Collection[str]) -> list[str]:
        """Of many, those who meet: one of each state that the article is about, all in the same office."""
        offices = dict.fromkeys(tenure.office for tenure in self.tenures if tenure.person in keys)
        for office in offices:
            found = [
                key
                for key in keys
                if office in self._offices(key) and set(self.people[key].states) & set(self.about.states)
            ]
            states = [iso for key in found for iso in self.people[key].states]
            if len(states) > 1 and sorted(states) == sorted(self.about.states):
                return found
        return []

    def counterparts(self, key: str, states: Collection[str] = ()) -> list[str]:
        """Those who hold the same office as a person in another state."""
        mine = self.people[key]
        offices = {tenure.office for tenure in self.tenures if tenure.person == key}
        found = [other for other in self._abroad(mine, states) if offices & set(self._offices(other))]
        return found or (
            [other for other in self._abroad(mine, states) if self.people[other].leader] if mine.leader else []
        )

    def _offices(self, key: str) -> Iterator[str]:
        return (tenure.office for tenure in self.tenures if tenure.person == key and tenure.standing != "former")

    def _abroad(self, mine: Person, states: Collection[str]) -> Iterator[str]:
        for key, person in self.people.items():
            wanted = set(states) or (set(self.about.states) - set(mine.states))
            if key != mine.key and set(person.states) & wanted and not set(person.states) & set(mine.states):
                yield key


def _is(tenure: Tenure, office: str, near: str) -> bool:
    """Whether an office is meant: by its label, by a word of its title, or as a kind of it."""
    if near == "label":
        return tenure.office == office
    if near == "kind":
        return office in tenure.wider or tenure.office in _SAME.get(office, ())
    words = tenure.title.replace("-", " ").split()
    return (
        office in _IN_TITLES and office in words and "general" not in words and not words[0].startswith(_NOT_A_MINISTER)
    )


def _worded(tenure: Tenure, word: str) -> bool:
    return word in tenure.title and (word != "minister" or "prime" not in tenure.title)


def apart(mentions: Iterable[Mention]) -> bool:
    """Whether no two of them are of one state."""
    states = [iso for mention in mentions if mention.kind != "body" for iso in mention.states]
    return bool(states) and len(states) == len(set(states))


def distinct(keys: Iterable[str]) -> list[str]:
    """Each once, in order."""
    return list(dict.fromkeys(keys))
