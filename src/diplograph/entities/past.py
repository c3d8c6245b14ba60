"""What the sentences of an article have named so far, for references that look back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from diplograph.entities.holders import distinct
from diplograph.records import Mention, Sentence

Past = list[tuple[Sentence, list[Mention]]]  # each sentence, the last one under way, with what it has named

_TOPIC = re.compile(
    r"(?:^|[.\n]\s*)(?:On|Regarding|Concerning|As for|Turning to|With regard to) (?:the )?$", re.MULTILINE
)
_REACH = 28  # letters before a mention in which what opens its sentence stands


def just_before(past: Past) -> list[list[Mention]]:
    """The mentions of the sentence before, in the same paragraph or the one before it."""
    if len(past) < 2 or past[-1][0].block - past[-2][0].block > 1:
        return []
    return [past[-2][1]]


def pairs(text: str, seen: Sequence[Mention]) -> list[tuple[str, ...]]:
    """The pairs of states that an "and" joins among mentions of a sentence."""
    states = [m for m in seen if m.kind in ("state", "demonym", "capital") and len(m.states) == 1]
    return [
        (one.states[0], two.states[0])
        for one, two in pairwise(states)
        if one.states != two.states and text[one.end : two.start].split() in (["and"], ["and", "the"])
    ]


def joined_here(text: str, past: Past) -> tuple[str, ...]:
    """`mediation between A and B, and welcomed the truce between the two countries`: the pair joined before it."""
    return next(iter(reversed(pairs(text, past[-1][1]))), ())


def rivals(text: str, past: Past, about: tuple[str, ...]) -> bool:
    """Whether the sentence before joins two states that are not those of the article, and this one names none of these."""
    here = {iso for mention in past[-1][1] for iso in mention.states}
    joined = [pair for seen in just_before(past) for pair in pairs(text, seen)]
    return bool(joined) and not here & set(joined[-1]) and not set(joined[-1]) <= set(about)


def states_before(past: Past, number: int) -> list[str]:
    """The states of the last sentence that names any, if they are as many as asked for."""
    for _, seen in reversed(past[:-1]):
        found = distinct(iso for m in seen if m.kind in ("state", "demonym", "person", "capital") for iso in m.states)
        if found:
            return found if len(found) == number else []
    return []


def is_dateline(text: str, mention: Mention) -> bool:
    """`LIMA -- ...`: where a report is written acts in nothing."""
    return mention.kind == "capital" and text[mention.start : mention.end].isupper()


def is_topic(text: str, mention: Mention) -> bool:
    """`On Haiti, the leaders imposed bans`: what a sentence opens with is what it is about."""
    return _TOPIC.search(text, max(0, mention.start - _REACH), mention.start) is not None
