"""What a state says to its own people, or of its own house: no matter between states."""

from __future__ import annotations

from diplograph.claims.groups import NounGroup
from diplograph.claims.naming import states_in

_OWN = frozenset("its his her their".split())
_AT_HOME = frozenset(
    """drivers motorists residents voters consumers households shoppers fans supporters parents pupils taxpayers pensioners
    commuters passengers listeners viewers readers villagers patients firefighters dancers athletes visitor visitors tourist
    tourists harvest year congress senate lawmakers unions provinces districts""".split()
)
# Those whom the words call one's own: "its farmers", but not "the farmers of the region".
_IF_OWN = frozenset(
    """citizens nationals farmers workers minister ministers people population troops soldiers army police families students
    firms companies businesses industry exporters producers budget team teams players parliament government cabinet officials
    reservists compatriots""".split()
)


def is_domestic(noun: NounGroup) -> bool:
    """Whether a thing is one's own affair: `its farmers`, `the voters`, `Congress`, and no state is named with it."""
    last = noun.head.last
    if last in _IF_OWN and noun.units[0].lower in _OWN:
        return True
    return (
        last in _AT_HOME and not states_in(noun.units) and not any(states_in(post.units) for _, post, _ in noun.posts)
    )
