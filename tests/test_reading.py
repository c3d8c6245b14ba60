"""A document that cannot be read costs its place in the report, and no other document anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph import pipeline
from diplograph.errors import DocumentError
from diplograph.reading import Effort, Read, readings
from diplograph.records import Document, Reading
from diplograph.store.readings import Holding, Readings, key, unread_key

TEXT = "Peru and Chile signed a treaty on fisheries in Lima on {day} March 2025."
GOOD = [Document(TEXT.format(day=day), date="2025-03-31", name=f"{day}.txt") for day in range(1, 31)]
ENDLESS = Document("Peru and Chile signed a treaty on fisheries in Lima on Monday. " * 15_000, name="endless.txt")


def _read(documents: list[Document], file: Path, effort: Effort) -> tuple[list[Read], list[str]]:
    told: list[str] = []
    with Readings(file) as kept:
        return list(readings(documents, kept, effort, lambda _, error: told.append(str(error)))), told


def test_one_without_end_is_left_out_whoever_reads(tmp_path: Path) -> None:
    documents = [*GOOD[:15], ENDLESS, *GOOD[15:]]
    one = _read(documents, tmp_path / "one", Effort(1, deadline=1))
    two = _read(documents, tmp_path / "two", Effort(2, deadline=1))
    assert one == two
    assert [read.reading.document for read in one[0]] == GOOD
    assert one[1] == [
        "endless.txt: took longer than 1 seconds to read; split it, or give it more with --deadline",
    ]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that fails on the fourth of March, as no real one is known to."""
    real = pipeline.read

    def read(document: Document) -> Reading:
        if document.name == "4.txt":
            raise RecursionError("maximum recursion depth exceeded")
        return real(document)

    monkeypatch.setattr(pipeline, "read", read)


@pytest.mark.usefixtures("failing")
def test_a_failure_of_the_reader_is_told_and_left(tmp_path: Path) -> None:
    found, told = _read(GOOD, tmp_path / "readings", Effort())
    assert [read.reading.document.name for read in found] == [f"{day}.txt" for day in range(1, 31) if day != 4]
    assert told == ["4.txt: the reader failed (RecursionError); please report it, with the text"]


@pytest.mark.usefixtures("failing")
def test_without_anybody_to_tell_it_is_an_error(tmp_path: Path) -> None:
    with Readings(tmp_path / "readings") as kept, pytest.raises(DocumentError, match="RecursionError"):
        list(readings(GOOD, kept))


def test_what_was_not_read_is_kept_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "readings"
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read", lambda _: 1 / 0)
        assert _read(GOOD[:2], file, Effort())[0] == []
    with Readings(file) as kept:
        assert kept.held() == []
        kept.hold([_holding(unread_key, document) for document in GOOD[:2]], {})
        assert sorted(document.name for document in kept.documents(kept.held())) == ["1.txt", "2.txt"]
        kept.hold([_holding(unread_key, GOOD[0])], {})
        assert [document.name for document in kept.documents(kept.held())] == ["1.txt"]
    found, told = _read(GOOD[:2], file, Effort())
    assert ([read.reading.document for read in found], told) == (GOOD[:2], [])
    with Readings(file) as kept:
        assert len(kept) == 3
        kept.hold([_holding(key, document) for document in GOOD[:2]], {})
        assert len(kept) == len(kept.held()) == 2


def _holding(key_: Callable[[Document], str], document: Document) -> Holding:
    return Holding(key_(document), document.name, document.sha256)
