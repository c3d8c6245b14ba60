"""What a name says apart from its wording: `Central Asia - South Korea summit` is the `Korea-Central Asia summit`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from diplograph import reference
from diplograph.language.numbers import ordinal

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_FILLERS = frozenset(
    """the a an of on in for to and its their between with by at from as that this under within including into republic
    kingdom its also other both joint level framework scheme""".split()
)
# What a document is called says nothing of what it is about.
FORMS = frozenset(
    """memorandum memoranda mou understanding agreement treaty protocol contract arrangement declaration statement document
    cooperation co operation bilateral revised main second general signed new draft programme program
    plan action supply""".split()
)
# Nouns that say what kind of policy a name stands for.
_POLICIES = frozenset(
    """initiative strategy policy programme program plan doctrine vision roadmap concept cooperation project scheme idea
    framework partnership""".split()
)
_REGION = frozenset({"central", "asia", "asian"})


@lru_cache(maxsize=65_536)
def tokens(text: str) -> frozenset[str]:
    """The words of a name in lower case and the singular; a state by any of its wordings is its ISO code."""
    pattern, table = _states()
    plain = pattern.sub(lambda match: f" {table[match[0]]} ", _plain(text))
    found = (_singular(word) for word in _WORD.findall(plain))
    return frozenset(word for word in found if word not in _FILLERS)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(c for c in letters if not unicodedata.combining(c)).replace("'s", "")


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@cache
def _states() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all wordings of states, the longest first, and the code that each stands for."""
    table = {"korea": "kor", "rok": "kor"}
    for label in reference.labels():
        if label.kind in ("state", "demonym") and len(label.states) == 1 and len(label.text) > 2:
            table.setdefault(_plain(label.text), label.states[0].lower())
    longest = sorted(table, key=lambda text: (-len(text), text))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b"), table


def subject(title: str, parties: Iterable[str], form: str) -> frozenset[str]:
    """What a document is about: the words of its title without its form and the ISO codes of its parties."""
    return tokens(title) - FORMS - {iso.lower() for iso in parties} - tokens(form)


def core(name: str) -> frozenset[str]:
    """What tells a policy from others: its name without states, regions and the nouns for policies."""
    return tokens(name) - _POLICIES - _codes() - _REGION


@cache
def _codes() -> frozenset[str]:
    return frozenset(iso.lower() for iso in reference.states())


def number(name: str) -> int:
    """The place of an event in its series, 0 where the name does not say: `17th Peru-Chile Forum` is 17."""
    return next((found for word in name.split()[:3] if (found := ordinal(word.lower()))), 0)


def series(name: str) -> frozenset[str]:
    """The name of an event without its number."""
    return frozenset(word for word in tokens(name) if not ordinal(word))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words that both have among the words that either has."""
    return len(one & other) / len(one | other) if one | other else 0.0
