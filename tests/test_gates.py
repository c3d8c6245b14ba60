"""What is passed over for speed: with every gate open, the reader says the same of every article of the gold."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from diplograph.claims import read as claims
from diplograph.claims import relations, visit_nouns
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.scene import Scene
from diplograph.documents.read import read as read_documents
from diplograph.language import dates
from diplograph.mentions import introductions, joint, organizations
from diplograph.pipeline import read
from diplograph.records import Claim

_GOLD = Path(__file__).parent / "gold" / "development"
_SLOTS = "PPPUUUFffcSSJKmmxlllld,,,ooaTthHNq'-#.GR"  # of which a sentence is made, those of introductions oftener
_BATCHES = sorted(_GOLD.glob("batch-*"))


class _Everything(frozenset[str]):
    """A set that holds whatever is asked for."""

    def __contains__(self, _: object) -> bool:
        return True

    def isdisjoint(self, _: Iterable[object]) -> bool:
        return False


def _actors(scene: Scene, nouns: Iterable[NounGroup]) -> Actors:
    """Those whom nouns name, worked out anew each time."""
    found = NOBODY
    for noun in nouns:
        found |= scene._actor(noun)
    return found


def _open_all(patch: pytest.MonkeyPatch) -> None:
    everything = _Everything()
    opened = {word: dates._opened(word)._replace(any=re.compile("")) for word in dates._OPENED_BY}
    patch.setattr(dates, "_opened", opened.__getitem__)
    patch.setattr(introductions, "NAMED", everything)
    patch.setattr(introductions, "PATTERNS", tuple((pattern, everything) for pattern, _ in introductions.PATTERNS))
    patch.setattr(organizations, "_PATTERNS", tuple((pattern, "") for pattern, _ in organizations._PATTERNS))
    patch.setattr(joint, "_OFFICES", everything)
    patch.setattr(claims, "_names", lambda _mentions: everything)
    patch.setattr(relations, "may_hold", lambda _text, _wanted: True)
    patch.setattr(Scene, "actors", _actors)


@pytest.mark.parametrize("batch", _BATCHES, ids=lambda batch: batch.name)
def test_gates_lose_nothing(batch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [document for file in sorted(batch.glob("*.txt")) for document in read_documents(str(file))]
    assert documents
    gated = [read(document) for document in documents]
    _open_all(monkeypatch)
    assert [read(document) for document in documents] == gated


def test_opening_all_gates_opens_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the comparison would compare nothing."""
    asked: list[Scene] = []

    def named(scene: Scene, _clause: Clause) -> Iterator[Claim]:
        asked.append(scene)
        return iter(())

    monkeypatch.setattr(visit_nouns, "named", named)
    document = next(read_documents(str(min(_GOLD.rglob("*.txt")))))
    read(document)
    gated = len(asked)
    _open_all(monkeypatch)
    read(document)
    assert len(asked) > 2 * gated


@pytest.mark.parametrize("at", range(len(introductions.PATTERNS)))
def test_no_introduction_does_without_its_slot(at: int) -> None:
    pattern, needed = introductions.PATTERNS[at]
    choose = random.Random(at)
    for lacks in (needed, introductions.NAMED):
        slots = [slot for slot in _SLOTS if slot not in lacks]
        assert not any(pattern.search("".join(choose.choices(slots, k=20))) for _ in range(2_000))
    assert any(pattern.search("".join(choose.choices(_SLOTS, k=20))) for _ in range(20_000))
