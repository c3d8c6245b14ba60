"""A unit of a sentence: a mention or a word with its tag."""

from __future__ import annotations

from dataclasses import dataclass

from diplograph.language.verbs import Verb
from diplograph.records import Mention


@dataclass(slots=True)
class Unit:
    """One unit; `verb` is what its word can be as a verb, whether or not it is one here.

    `last` is its last word: the noun of `trade relations`.
    """

    start: int
    end: int
    lower: str
    last: str
    tag: str
    mention: Mention | None = None
    verb: Verb | None = None
    capital: bool = False

    @property
    def lemma(self) -> str:
        return self.verb.lemma if self.verb else self.lower
