"""Figures that documents put at amounts that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from diplograph.language.amounts import agree, said
from diplograph.records import Figure
from diplograph.same.readings import Disagreement, Reading


class Put(NamedTuple):
    """That a document (SHA-256 of its text) puts a figure, by its IRI, at an amount."""

    iri: str
    document: str
    figure: Figure


def disagreements(figures: Iterable[Put]) -> Iterator[Disagreement]:
    """The figures of which two documents give amounts that differ by more than their wording leaves open."""
    told: dict[str, list[Put]] = {}
    for put in figures:
        told.setdefault(put.iri, []).append(put)
    for iri in sorted(told):
        parted = {
            (said(put.figure.amount), put.document): put
            for one, other in combinations(told[iri], 2)
            if one.document != other.document and not agree(one.figure.amount, other.figure.amount)
            for put in (one, other)
        }
        if parted:
            rows = sorted(parted.items(), key=lambda row: (row[1].figure.amount.value, row[0]))
            yield Disagreement(
                iri, "amount", tuple(Reading(value, put.document, put.figure) for (value, _), put in rows)
            )
