"""The graph of things: what all documents together say that a thing is, each thing described once.

Facts are sets, so that it does not matter in which order documents come. What must be single (a label, a title, a
status) is chosen from all that was said, by rules that know no order either. Terms stand in facts as N-Triples writes
them: what one document says of its things can then be kept as it is, and put together with the rest later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from diplograph.rdf.concepts import concept
from diplograph.rdf.vocabulary import ALT_LABEL, LABEL, A, dg, node, text
from diplograph.records import AFFIRMED, Status
from diplograph.same.days import agree, days

_DAY = len("2024-12-03")

Fact = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]
Written = tuple[str, str]  # a fact as N-Triples writes it
Row = tuple[str, str, str]  # subject and fact

# Which of several statuses says most about the thing itself.
_STATUSES: tuple[Status, ...] = ("denied", "proposed", "planned", "ongoing", "done")
# The life of an agreement, in order.
_STAGES = (
    "",
    "proposed",
    "negotiated",
    "initialled",
    "signed",
    "adopted",
    "ratified",
    "in force",
    "suspended",
    "terminated",
)


@dataclass(slots=True)
class Thing:
    """What is known of one thing.

    `names` are wordings of its name, `titles` wordings of an affair's title, `captions` labels made up for what has no
    name. `standings` are pairs of status and stage, one for each claim about it, `dates` those of status and date, `terms`
    intervals that the reference data give.
    """

    facts: set[Written] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    captions: set[str] = field(default_factory=set)
    standings: set[tuple[Status, str]] = field(default_factory=set)
    dates: set[tuple[Status, str]] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)

    def add(self, predicate: ox.NamedNode, *objects: ox.NamedNode | ox.Literal) -> None:
        name = str(predicate)
        self.facts.update((name, str(value)) for value in objects)

    def merge(self, other: Thing) -> None:
        self.facts |= other.facts
        self.names |= other.names
        self.titles |= other.titles
        self.captions |= other.captions
        self.standings |= other.standings
        self.dates |= other.dates
        self.terms |= other.terms


class Things(dict[str, Thing]):
    """Things by their IRIs."""

    def of(self, iri: str, type_name: str) -> Thing:
        """The thing with that IRI, described as being of that class."""
        thing = self.setdefault(iri, Thing())
        thing.add(A, dg(type_name))
        return thing

    def merge(self, others: Things) -> None:
        for iri, other in others.items():
            self.setdefault(iri, Thing()).merge(other)


def best(wordings: Iterable[str]) -> str:
    """The wording that tells most: the longest, and of those the one with lower case and accents."""
    return max(wordings, key=lambda wording: (len(wording), wording), default="")


def rows(iri: str, thing: Thing) -> Iterator[Row]:
    """The description of a thing, sorted."""
    subject = str(node(iri))
    for predicate, value in sorted(_facts(thing)):
        yield subject, predicate, value


def _facts(thing: Thing) -> set[Written]:
    label = best(thing.names) or best(thing.captions)
    title = best(thing.titles)
    facts = thing.facts | set(_standing(thing.standings)) | set(_dated(thing))
    if label:
        facts.add(_fact(LABEL, text(label)))
    if title:
        facts.add(_fact(dg("title"), text(title)))
    others = (thing.names | thing.titles) - {label, title}
    return facts | {_fact(ALT_LABEL, text(other)) for other in others}


def _fact(predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> Written:
    return str(predicate), str(value)


def _dated(thing: Thing) -> Iterator[Written]:
    """When it was; of what has come about, not for when it was planned before. A known term says more than one day of it."""
    dates = {(status, date) for status, date in thing.dates if not _begins(date, thing.terms)}
    yield from (_fact(dg("date"), text(term)) for term in thing.terms)
    done = {date for status, date in dates if status in AFFIRMED}
    found = done or {date for _, date in dates}
    for one in found:
        if not any(_says_more(other, one) for other in found if other != one):
            yield _fact(dg("date"), text(one))


def _begins(date: str, terms: set[str]) -> bool:
    """Whether a date is that on which a known term begins."""
    starts = (term.partition("/")[0] for term in terms)
    return any(start != ".." and agree(date, start) and date for start in starts)


def _says_more(one: str, other: str) -> bool:
    """A day says more than its month, and from the first to the last day more than one day between them."""
    first, second = days(one), days(other)
    if first is None or second is None:
        return False
    if len(other) < _DAY:
        return second.holds(first) and first != second
    return "/" in one and first.holds(second)


def _standing(standings: set[tuple[Status, str]]) -> Iterator[Written]:
    """The best status, and the farthest stage of the claims that have it."""
    if not standings:
        return
    status = max((status for status, _ in standings), key=_STATUSES.index)
    stage = max((stage for own, stage in standings if own == status), key=_STAGES.index)
    yield _fact(dg("status"), concept("statuses", status))
    if stage:
        yield _fact(dg("stage"), concept("stages", stage))
