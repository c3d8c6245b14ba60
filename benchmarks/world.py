"""The world of the synthetic archive: states with the weight of their news, people in office, made-up names.

All of it follows from a seed. States are real, so that the reader knows them; persons, towns, companies, initiatives and
titles are made up from syllables, so that it does not. News of states and of pairs is skewed as in the real world (Zipf): a
few states are in most articles, and neighbours meet more often.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from diplograph import reference, resources

# Those of whom most is told; the rest follows by the seed.
FIRST = (
    "USA", "CHN", "KOR", "RUS", "JPN", "DEU", "FRA", "IND", "TUR", "KAZ", "UZB", "GBR", "KGZ", "IRN", "SAU", "BRA",
    "PRK", "UKR", "VNM", "IDN", "TJK", "TKM", "POL", "EGY",
)  # fmt: skip
_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros", "Seychelles")
_NEAR = 6  # so many places on either side are neighbours
_NEARER = 4.0  # times as much is told of neighbours
_SYLLABLES = (
    "ka lo mi ren tas vel dor na sul ber qua thi zen mor li pas gro hal ve ster un dra kel ni so bra fe lun ter yo wen"
).split()
_GREEN = "Blue Green Amber Silver Northern Southern Open Steady Bright Stone Cedar Harbour Meadow Lantern".split()
_NOUNS = "Gateway Bridge Compass Harvest Horizon Current Orchard Beacon Ladder Thread Summit Anchor".split()
_OFFICES = ("President", "Prime Minister")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a made-up name, and the title that stands before it."""

    title: str
    given: str
    family: str

    @property
    def full(self) -> str:
        return f"{self.title} {self.given} {self.family}"

    @property
    def short(self) -> str:
        return f"{self.title} {self.family}"


@dataclass(frozen=True, slots=True)
class State:
    """A state of the archive; `terms` are those who governed it one after the other, each leader with a foreign minister."""

    iso3: str
    name: str
    capital: str
    towns: tuple[str, ...]
    terms: tuple[tuple[Person, Person, Person], ...]

    def governed(self, year: int, first: int, years: int) -> tuple[Person, Person, Person]:
        """Leader, foreign minister and another minister in a year of the archive."""
        return self.terms[min((year - first) * len(self.terms) // years, len(self.terms) - 1)]


class World:
    """Everything that stories are made of; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._given = [name for name in resources.lines("data", "language", "given_names.txt") if name.isascii()]
        known = reference.states()
        rest = sorted(iso for iso, state in known.items() if iso not in FIRST and state.capital)
        self.random.shuffle(rest)
        self.states = [self._state(known[iso]) for iso in (*FIRST, *rest)]
        self._weights = [1 / (rank + 2) for rank in range(len(self.states))]
        ring = list(range(len(self.states)))
        self.random.shuffle(ring)
        self._at = {state: at for at, state in enumerate(ring)}
        self._ring = ring
        self.companies = [
            f"{self.name(2)} {self.random.choice(('Energy', 'Steel', 'Rail', 'Foods'))}" for _ in range(400)
        ]
        self.initiatives = [self._initiative() for _ in range(300)]

    def name(self, syllables: int = 3) -> str:
        """A word that no list knows."""
        return "".join(self.random.choice(_SYLLABLES) for _ in range(syllables)).capitalize()

    def person(self, title: str) -> Person:
        return Person(title, self.random.choice(self._given), self.name(self.random.choice((2, 3))))

    def some(self, ranked: Sequence[str]) -> str:
        """One of a list in which the first are the most frequent."""
        return ranked[min(int(self.random.paretovariate(0.8)) - 1, len(ranked) - 1)]

    def pair(self) -> tuple[State, State]:
        """Two states: the first by its weight, the other by its weight too, or a neighbour."""
        (one,) = self.random.choices(range(len(self.states)), self._weights)
        weights = self._weights.copy()
        for step in range(1, _NEAR + 1):
            for side in (-step, step):
                near = self._ring[(self._at[one] + side) % len(self._ring)]
                weights[near] += _NEARER / (step * len(self._ring)) * 4
        weights[one] = 0
        (other,) = self.random.choices(range(len(self.states)), weights)
        return self.states[one], self.states[other]

    def other(self, *taken: State) -> State:
        """A state that is none of these."""
        while True:
            (found,) = self.random.choices(self.states, self._weights)
            if found not in taken:
                return found

    def _state(self, known: reference.State) -> State:
        name = f"the {known.name}" if known.name.startswith(_WITH_ARTICLE) else known.name
        title = self.random.choice(_OFFICES)
        terms = tuple(
            (self.person(title), self.person("Foreign Minister"), self.person("Energy Minister"))
            for _ in range(self.random.choice((1, 2, 3)))
        )
        return State(known.iso3, name, known.capital, tuple(self.name() for _ in range(3)), terms)

    def _initiative(self) -> str:
        return f"{self.random.choice(_GREEN)} {self.random.choice(_NOUNS)} {self.name()} Initiative"
