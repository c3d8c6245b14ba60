"""What a noun group names within it: states, bodies, groups of states that act together."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.groups import NounGroup
from diplograph.claims.unit import Unit

# Common nouns that act for the state whose name or adjective stands before them or after "of".
AGENTS = frozenset(
    """government governments side sides delegation delegations official officials authorities administration leadership
    minister ministers president presidents leader leaders foreign ministry ministries diplomat diplomats parliament
    counterpart counterparts cabinet troops forces army military lawmakers envoy envoys embassy ambassador ambassadors
    rulers junta regime navy presidency
    representatives representative heads head delegates negotiators team teams companies capital neighbour neighbor
    country nation state states countries nations republics people guest guests visitor colleague homologue
    interlocutor""".split()
)
# Words for one person whom the article names elsewhere.
SOMEONE = frozenset("guest visitor colleague counterpart homologue interlocutor".split())
# Groups of states that act together: "the five Central Asian states", "the EFTA countries".
_BLOCS = frozenset("states countries nations republics c5 c-5 baltics nordics".split())
_LARGEST_BLOC = 12
# What an armed movement calls itself: "the FARC rebels", "the M23 rebel movement".
_MOVEMENTS = frozenset("movement rebels group front militia alliance coalition insurgents fighters forces".split())


def bodies_in(noun: NounGroup) -> tuple[str, ...]:
    """The bodies that a noun group names, with what "of" governs."""
    inner = [*noun.units, *(group.head for group in noun.of)]
    found = (u.mention.name for u in inner if u.mention is not None and u.mention.kind == "body" and u is not noun.head)
    return tuple(dict.fromkeys(found))


def bloc(noun: NounGroup) -> tuple[str, ...]:
    """The states of a region that act together: `the five Central Asian states`."""
    regions = (u.mention for u in noun.units if u.mention is not None and u.mention.kind == "region")
    region = next(regions, None)
    if region is None or (noun.head.last not in _BLOCS and noun.head.mention is not region):
        return ()
    named = noun.head.mention is region and "five" not in region.name.lower()
    return region.states if len(region.states) <= _LARGEST_BLOC and not named else ()


def region_of(noun: NounGroup, group: NounGroup) -> tuple[str, ...]:
    """`the foreign ministers of Central Asia`: the states of a region, by those who hold an office in each of them."""
    mention, office = group.head.mention, noun.head.mention
    each = office is not None and office.kind == "office" and office.detail == "plural"
    small = mention is not None and mention.kind == "region" and len(mention.states) <= _LARGEST_BLOC
    return mention.states if mention is not None and each and small else ()


def movement(noun: NounGroup) -> Actors:
    """`the M23 rebel movement`: a body by the noun that says what it is."""
    if noun.head.lower not in _MOVEMENTS:
        return NOBODY
    return Actors((), (), bodies_in(noun))


def states_in(units: Sequence[Unit]) -> tuple[str, ...]:
    """The states that names and adjectives within a noun group name."""
    found: list[str] = []
    for unit in units:
        if unit.mention is not None and unit.mention.kind in ("state", "demonym", "capital", "person", "organization"):
            found += unit.mention.states
    return tuple(dict.fromkeys(found))
