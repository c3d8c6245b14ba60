"""Details that documents tell differently: amounts, the dates of milestones, who invited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from diplograph.ids import slug
from diplograph.language.amounts import agree, said
from diplograph.records import Detail, Figure, Invitation, Milestone
from diplograph.same.days import agree as same_time
from diplograph.same.readings import Disagreement, Reading


class Put(NamedTuple):
    """That a document (SHA-256 of its text) tells a detail of a thing, by its IRI."""

    iri: str
    document: str
    detail: Detail


def disagreements(things: Iterable[tuple[str, Sequence[Put]]]) -> Iterator[Disagreement]:
    """The details that two documents give differently; `things` are things, by their IRIs, with the details of each."""
    for iri, told in things:
        by_property: dict[str, list[Put]] = {}
        for put in told:
            by_property.setdefault(property_of(put.detail), []).append(put)
        for name, puts in sorted(by_property.items()):
            yield from _of_property(iri, name, puts)


def _of_property(iri: str, name: str, puts: Sequence[Put]) -> Iterator[Disagreement]:
    if len({put.document for put in puts}) > 1:
        parted = {
            (value(put.detail), put.document): put
            for one, other in combinations(puts, 2)
            if one.document != other.document and _differ(one.detail, other.detail)
            for put in (one, other)
        }
        if parted:
            rows = sorted(parted.items(), key=lambda row: (_rank(row[1].detail), row[0]))
            yield Disagreement(
                iri, name, tuple(Reading(said_value, put.document, put.detail) for (said_value, _), put in rows)
            )


def value(detail: Detail) -> str:
    """What a detail says, as one wording: an amount, a date, a name."""
    if isinstance(detail, Figure):
        return said(detail.amount)
    return detail.date if isinstance(detail, Milestone) else detail.host


def property_of(detail: Detail) -> str:
    """The property that a detail gives: `amount`, `shut down`, `invited by`."""
    if isinstance(detail, Figure):
        return "amount"
    return detail.event if isinstance(detail, Milestone) else "invited by"


def _rank(detail: Detail) -> tuple[str, float]:
    """Amounts by currency and size."""
    return (detail.amount.currency, float(detail.amount.value)) if isinstance(detail, Figure) else ("", 0)


def _differ(one: Detail, other: Detail) -> bool:
    if isinstance(one, Figure) and isinstance(other, Figure):
        # A loan is given in one currency, while trade may be counted in any.
        if one.measure == "loan" and one.amount.currency != other.amount.currency:
            return True
        return not agree(one.amount, other.amount)
    if isinstance(one, Milestone) and isinstance(other, Milestone):
        return not same_time(one.date, other.date)
    if isinstance(one, Invitation) and isinstance(other, Invitation):
        return slug(one.host) != slug(other.host)
    return False
