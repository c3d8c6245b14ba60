"""Groups -> clauses: each verb group with its subject, its arguments, and the clause that it hangs on.

No full parse: the arguments after a verb stay a flat list of (preposition, noun group), since whether "on trade"
hangs on the verb or on "talks" makes no difference to what is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from diplograph.claims.groups import Group, NounGroup, VerbGroup

Link = Literal["main", "coordinate", "relative", "that", "infinitive", "gerund", "participle", "if"]


@dataclass(slots=True)
class Argument:
    """A noun group after (or, fronted, before) a verb; `prep` is empty for an object, `joined` says what precedes it."""

    prep: str
    noun: NounGroup
    joined: Literal["", "and", "comma"] = ""
    fronted: bool = False


@dataclass(slots=True, eq=False)
class Clause:
    """A verb group and what belongs to it. `start` and `end` are offsets of the whole clause, subject included."""

    verb: VerbGroup
    link: Link
    parent: Clause | None
    subject: list[NounGroup] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    dates: list[Group] = field(default_factory=list)
    prep: str = ""
    start: int = 0
    end: int = 0
    children: list[Clause] = field(default_factory=list)
    conditional: bool = False
    inverted: bool = False
    model: Clause | None = None  # the clause whose subject it shares: "met X and agreed"
    governor: NounGroup | None = None  # the noun before an infinitive: "Peru's decision to expel"

    def objects(self) -> list[NounGroup]:
        """The noun groups that follow the verb without a preposition."""
        return [argument.noun for argument in self.arguments if not argument.prep]

    def after(self, *preps: str) -> list[NounGroup]:
        """The noun groups that one of these prepositions governs."""
        return [argument.noun for argument in self.arguments if argument.prep in preps]

    def child(self, *links: Link) -> Clause | None:
        """The first clause that hangs on this one by one of these links."""
        return next((child for child in self.children if child.link in links), None)


def whoever(clause: Clause) -> list[NounGroup]:
    """The subject of a clause; in `A, Foreign Minister of B, who had arrived` the name whose title stands before the pronoun."""
    parent = clause.parent
    if clause.link != "relative" or parent is None or len(clause.subject) != 1:
        return clause.subject
    behind = [argument for argument in parent.arguments if not argument.fronted]
    row = [*parent.subject, *(argument.noun for argument in behind)]
    governed = {id(argument.noun) for argument in behind if argument.prep in ("of", "for")}
    at = next((i for i, noun in enumerate(row) if noun is clause.subject[0]), -1)
    if at < 0:
        return clause.subject  # "goods that Peru sent": it has a subject of its own
    if at > 1 and id(row[at]) in governed and _is_title(row[at - 1]):
        at -= 1  # "Ana Ruiz, secretary of state for trade, who"
    while at > 0 and _is_title(row[at]):
        at -= 1
    mention = row[at].head.mention if row else None
    return [row[at]] if mention is not None and mention.kind == "person" else clause.subject


def _is_title(noun: NounGroup) -> bool:
    """An office, or the state behind it."""
    mention = noun.head.mention
    holder = mention is not None and mention.detail.startswith("holder:")  # "Peru's secretary of state"
    return mention is not None and (holder or mention.kind in ("office", "state", "organization"))
