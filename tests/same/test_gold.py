"""Merging on the dossier, against pairs that somebody has judged who has not seen the rules: `tests/gold/same.csv`.

A pair counts where the reader has read both things; what it has not read cannot be merged.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph.rdf import actors, identity
from diplograph.records import Claim, Reading
from diplograph.same import words
from diplograph.same.affair import affairs
from diplograph.same.clusters import resolve

from .listed import Listed

GOLD = Path(__file__).parents[1] / "gold" / "same.csv"
LEAST_PRECISION, LEAST_RECALL = 0.99, 0.90


class Told:
    """The things of all notes, as the words of a note lead to them."""

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        self.readings = {Path(reading.document.name).name: reading for reading in readings}
        self.iris = {name: identity.things(r.document, r.claims) for name, r in self.readings.items()}
        told = [a for name, r in self.readings.items() for a in affairs(r.document, r.claims, self.iris[name])]
        book = Listed(told)
        resolve(book)
        self.kept = book.kept

    def thing(self, document: str, told: str, kind: str) -> str:
        """The IRI of the thing of a kind that these words of a note tell, or an empty string."""
        reading = self.readings[document]
        at = _find(reading.document.text, told)
        if kind == "person":
            near = (m for m in reading.mentions if m.kind == "person" and at - 3 <= m.start < at + len(told) + 3)
            return next((actors.person(m.name) for m in near), "")
        if kind == "organization":
            return _organization(reading, at, told)
        found = [
            (likeness, iri)
            for claim, iri in zip(reading.claims, self.iris[document], strict=True)
            if claim.kind == kind and _tells(claim, at) and (likeness := _likeness(claim, told))
        ]
        best = max(found, default=(0, ""))[1]
        return self.kept.get(best, best)


def _find(text: str, told: str) -> int:
    at = " ".join(text.split()).find(" ".join(told.split()))
    assert at >= 0, f"{told!r} is not in the note"
    return text.find(told) if told in text else at


def _tells(claim: Claim, at: int) -> bool:
    return any(start <= at < end for start, end in ((claim.start, claim.end), *claim.also))


def _likeness(claim: Claim, told: str) -> int:
    """How many words the claim shares with these; none where it has a name and shares no word of it but states and form."""
    states = {iso.lower() for iso in claim.countries}
    name = words.tokens(claim.object) - states - words.tokens(claim.subtype)
    here = words.tokens(told)
    if name and claim.kind in ("meeting", "initiative") and not name & here:
        return 0
    fields = " ".join((claim.object, claim.subtype, *claim.people, *claim.organizations, *claim.countries))
    return 1 + len(words.tokens(fields) & here)


def _organization(reading: Reading, at: int, told: str) -> str:
    named = {name for claim in reading.claims if _tells(claim, at) for name in claim.organizations}
    ranked = sorted(named, key=lambda name: (-words.likeness(words.tokens(name), words.tokens(told)), name))
    close = [name for name in ranked[:1] if words.likeness(words.tokens(name), words.tokens(told)) > 0.3]
    near = (
        m.name for m in reading.mentions if m.kind in ("organization", "body") and at - 3 <= m.start < at + len(told)
    )
    name = next(iter(close), "") or next(near, "")
    return actors.organization(name).iri if name else ""


@pytest.fixture(scope="module")
def told(dossier: tuple[Reading, ...]) -> Told:
    return Told(dossier)


def _pairs() -> Iterator[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def test_enough_pairs_half_of_them_hard_negatives() -> None:
    answers = [pair["same"] for pair in _pairs()]
    assert len(answers) >= 200
    assert 0.4 <= answers.count("no") / len(answers) <= 0.6


def test_precision_and_recall(told: Told) -> None:
    right = 0
    wrong: list[dict[str, str]] = []
    missed: list[dict[str, str]] = []
    for pair in _pairs():
        one = told.thing(pair["document_a"], pair["words_a"], pair["kind"])
        other = told.thing(pair["document_b"], pair["words_b"], pair["kind"])
        if not one or not other:
            continue
        if pair["same"] == "yes":
            right += one == other
            missed += [pair] if one != other else []
        elif one == other and pair["document_a"] != pair["document_b"]:
            wrong.append(pair)
    precision, recall = right / (right + len(wrong)), right / (right + len(missed))
    assert precision >= LEAST_PRECISION, wrong
    assert recall >= LEAST_RECALL, missed
