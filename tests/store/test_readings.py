"""Readings that are kept: what comes back is what went in, and only what is new is read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph import pipeline
from diplograph.errors import StoreError
from diplograph.reading import Effort, readings
from diplograph.records import Document, Figure, Invitation, Milestone, Reading
from diplograph.store.packing import pack, unpack
from diplograph.store.readings import Holding, Readings, key

TEXT = "Peru and Chile signed a treaty on fisheries in Lima on {day} March 2025."


def _documents(count: int) -> list[Document]:
    return [Document(TEXT.format(day=day), date="2025-03-31", name=f"{day}.txt") for day in range(1, count + 1)]


def test_what_comes_back_is_what_went_in(dossier: tuple[Reading, ...]) -> None:
    assert tuple(unpack(pack(reading)) for reading in dossier) == dossier
    kinds = {type(detail) for reading in dossier for detail in reading.details}
    assert kinds == {Figure, Invitation, Milestone}


def test_another_text_date_or_source_is_another_key() -> None:
    document = _documents(1)[0]
    others = (
        dataclasses.replace(document, text="Other."),
        dataclasses.replace(document, date="2025-04-01"),
        dataclasses.replace(document, title="A title"),
    )
    assert len({key(document), *map(key, others)}) == 4
    assert key(dataclasses.replace(document, name="moved.txt")) == key(document)


def test_only_what_is_new_is_read(tmp_path: Path, counted: Callable[[], int]) -> None:
    documents = _documents(30)
    with Readings(tmp_path / "readings") as kept:
        first = list(readings(documents[:25], kept))
        assert counted() == 25
    with Readings(tmp_path / "readings") as kept:
        second = list(readings(reversed(documents), kept))
        assert counted() == 30
    assert second[::-1][:25] == first
    assert [read.reading.document for read in second] == documents[::-1]


def test_what_is_kept_lies_where_it_lies_today(tmp_path: Path) -> None:
    (document,) = _documents(1)
    moved = dataclasses.replace(document, name="elsewhere.txt")
    with Readings(tmp_path / "readings") as kept:
        list(readings([document], kept))
        assert [read.reading.document.name for read in readings([moved], kept)] == ["elsewhere.txt"]


def test_what_is_no_longer_wanted_goes(tmp_path: Path) -> None:
    documents = _documents(3)
    with Readings(tmp_path / "readings") as kept:
        list(readings(documents, kept))
        kept.hold([Holding(key(documents[1]), "b.txt", documents[1].sha256), Holding("none", "c.txt", "")], {"of": "b"})
        assert len(kept) == 1
        assert [document.name for document in kept.documents(kept.held())] == ["b.txt"]
        assert (kept.note("of"), kept.note("none")) == ("b", "")
        assert list(kept.get([key(document) for document in documents])) == [key(documents[1])]


def test_many_readers_give_what_one_gives(tmp_path: Path) -> None:
    documents = _documents(70)
    with Readings(tmp_path / "one") as one, Readings(tmp_path / "two") as two:
        assert list(readings(documents, one, Effort(1))) == list(readings(documents, two, Effort(2)))


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    file = tmp_path / "readings"
    file.write_bytes(b"no database at all, but a text of some length" * 99)
    with pytest.raises(StoreError, match="is damaged"):
        Readings(file)
    with pytest.raises(StoreError, match="what was kept of a document is damaged"):
        unpack(b"\x81\xa1x\x01")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many documents have been read so far."""
    seen: list[str] = []
    genuine = pipeline.read

    def counting(document: Document) -> Reading:
        seen.append(document.name)
        return genuine(document)

    monkeypatch.setattr(pipeline, "read", counting)
    return lambda: len(seen)
