"""Where a visit goes: a state, a city, or wording that means one (`our country`, `the Kazakh capital`, `here`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.claims import phrases
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import is_a
from diplograph.claims.naming import states_in
from diplograph.claims.scene import Scene
from diplograph.records import Resolution

_LANDS = frozenset("country capital kingdom republic nation state city island republic emirate sultanate town".split())


@dataclass(frozen=True, slots=True)
class Destination:
    """The states to which somebody goes, the city where one is named, and how a wording was resolved to them."""

    states: tuple[str, ...] = ()
    place: str = ""
    resolutions: tuple[Resolution, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.states)


def destination(
    scene: Scene, nouns: Sequence[NounGroup], visitors: Sequence[str] = (), named: bool = False
) -> Destination:
    """The destination that noun groups name; `named` leaves out wordings that only may mean a state."""
    states: list[str] = []
    resolutions: tuple[Resolution, ...] = ()
    place = ""
    for noun in nouns:
        if is_a(noun, "place") and noun.head.mention:
            states += noun.head.mention.states
            place = place or phrases.place_of(noun)
        elif noun.head.last in _LANDS and not (named and not states_in(noun.units) and noun.units[0].lower != "the"):
            found = _land(scene, noun, visitors)
            states += found.states
            resolutions += found.resolutions
    return Destination(tuple(dict.fromkeys(states)), place, resolutions)


def _land(scene: Scene, noun: NounGroup, visitors: Sequence[str]) -> Destination:
    """`the Kazakh capital`, `our country`, `the country`."""
    states = states_in(noun.units)
    if states:
        return Destination(states)
    first = noun.units[0].lower
    home = scene.focus.home or scene.focus.host
    if first == "our" and home:
        return _given(scene, noun, home, "the country from which the news is told")
    others = [iso for iso in scene.focus.states if iso not in visitors]
    if (
        first in ("the", "this")
        and len(noun.units) <= 3
        and visitors
        and len(others) == 1
        and len(scene.focus.states) == 2
    ):
        return _given(scene, noun, others[0], "the other of the two states that the article is about")
    return Destination()


def _given(scene: Scene, noun: NounGroup, state: str, why: str) -> Destination:
    return Destination((state,), resolutions=scene.given(noun.start, noun.end, (state,), why).resolutions)
