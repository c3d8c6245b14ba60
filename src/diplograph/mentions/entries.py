"""One person of an article while it is being read: the name so far, and whose official it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from diplograph.mentions.aliases import aliases, parts_alone
from diplograph.records import Person


@dataclass(slots=True)
class Entry:
    """A person by the longest name so far; `states` and `body` are those for whom they act."""

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

    def aliases(self) -> frozenset[str]:
        return _aliases(self.name, self.family_first, self.surfaces)


@lru_cache(maxsize=1024)  # asked for each entry whenever the article names somebody
def _aliases(name: str, family_first: bool, surfaces: frozenset[str]) -> frozenset[str]:
    return frozenset(aliases(name, family_first, surfaces))


def may_shorten(short: str, name: str) -> bool:
    """Whether a name can be a short form of another."""
    return short in aliases(name, family_first=True) or (" " not in short and short in parts_alone(name))


def known_entry(name: str, known: Person) -> Entry:
    """The entry of somebody whom the list of people knows."""
    because = "an official whom the list of people knows" if known.states else ""
    return Entry(name, known.states, body=known.body, because=because)
