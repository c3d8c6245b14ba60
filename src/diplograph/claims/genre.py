"""What sort of text an article is, as far as names mean other things in it: in a report of a match, states are teams."""

from __future__ import annotations

import re

from diplograph.records import Claim

_SPORT = re.compile(
    r"\b(?:football|soccer|cricket|rugby|basketball|volleyball|handball|hockey|tennis|wrestling|boxing|judo|marathon"
    r"|athletics|relay|runners?|coach|referee|umpire|semi-?finals?|quarter-?finals?|last four|last eight|half-time"
    r"|penalt(?:y|ies)|striker|defenders?|midfielder|goalkeeper|kick-off|wickets?|innings|squad|championships?"
    r"|world cup|tournament|league|match|matches|medals?|title-holders|captain|stoppage time|linesman|bookings"
    r"|fixtures?|play-offs?|stadium|athletes?|fans|trophy|olympics?|qualifiers?|equaliser)\b"
)
_ENOUGH = 5  # different words of sport
_SHARE = 60  # letters of text for one word of sport and sixty more: a page on ties that ends with a match has fewer


def is_sport(text: str) -> bool:
    """Whether a text is about sport: many of its words, of many sorts."""
    found = _SPORT.findall(text.lower())
    return len(set(found)) >= _ENOUGH and len(found) * _SHARE * 4 >= len(text)


def is_teams(claim: Claim) -> bool:
    """Whether a claim of a report of a match speaks of teams: states without a person who acts for them."""
    return claim.kind not in ("quote", "office") and not claim.people
