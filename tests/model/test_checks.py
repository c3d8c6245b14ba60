"""Rows held against their document: what is true to it passes, and each way of being untrue is found."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from diplograph import pipeline
from diplograph.model.checks import wrong
from diplograph.model.days import counted_from, is_date
from diplograph.model.ground import Ground
from diplograph.model.rows import Proposed
from diplograph.model.wording import content, folded, in_pieces, numbers
from diplograph.records import Document

TEXT = """President Ana Ruiz of Peru visited Chile on Tuesday and met her counterpart, Jorge Vidal, in Santiago.

The two presidents signed a memorandum of understanding on fisheries worth 40 million dollars. Peru will host a summit of the
Pacific Alliance in June next year. A treaty on extradition was not signed.

"We share an ocean," Ruiz said, "and we mean to keep it clean." Bolivia was not invited. The foreign ministry in Lima denied
that Peru had recalled its envoy. Forty-seven fishermen went home after a three-day hearing that ended on Monday."""
DOCUMENT = Document(TEXT, title="Ruiz in Santiago", date="2025-03-12")
EMPTY: dict[str, object] = {
    "kind": "visit", "subtype": "", "countries": [], "people": [], "organizations": [], "object": "",
    "object_countries": [], "topics": [], "date": "", "place": "", "status": "done", "stage": "", "speaker": "",
    "sentence": "",
}  # fmt: skip

VISIT = {
    "sentence": "President Ana Ruiz of Peru visited Chile on Tuesday",
    "countries": ["PER"],
    "object_countries": ["CHL"],
}
SIGNED = {
    "kind": "agreement", "subtype": "memorandum of understanding", "countries": ["CHL", "PER"], "stage": "signed",
    "object": "memorandum of understanding on fisheries", "sentence": "signed a memorandum of understanding on fisheries",
}  # fmt: skip
SUMMIT = {
    "kind": "meeting", "subtype": "summit", "countries": ["PER"], "object": "summit of the Pacific Alliance",
    "date": "2026-06", "status": "planned", "sentence": "Peru will host a summit of the\nPacific Alliance",
}  # fmt: skip
QUOTE = {
    "kind": "quote", "countries": ["PER"], "people": ["Ana Ruiz"], "speaker": "Ana Ruiz",
    "object": "We share an ocean, and we mean to keep it clean.", "sentence": '"We share an ocean," Ruiz said',
}  # fmt: skip
HEARING = {
    "kind": "measure", "countries": ["PER"], "object": "47 fishermen sent home", "date": "2025-03-08",
    "sentence": "Forty-seven fishermen went home after a three-day hearing",
}  # fmt: skip


@pytest.fixture(scope="module")
def ground() -> Ground:
    seen = pipeline.see(DOCUMENT)
    return Ground(DOCUMENT, seen, pipeline.read(DOCUMENT, seen).claims)


def found(ground: Ground, *parts: Mapping[str, object]) -> str:
    """What speaks against a row, put together from parts; empty where nothing does."""
    values: dict[str, object] = dict(EMPTY)
    for part in parts:
        values.update(part)
    row = Proposed.model_validate(values)
    passage = ground.passage(row.sentence)
    return passage if isinstance(passage, str) else wrong(row, passage, ground)


@pytest.mark.parametrize("row", [VISIT, SIGNED, SUMMIT, QUOTE, HEARING])
def test_what_the_document_says_passes(ground: Ground, row: Mapping[str, object]) -> None:
    assert found(ground, row) == ""


@pytest.mark.parametrize(
    ("row", "change", "reason"),
    [
        (VISIT, {"sentence": "President Ana Ruiz of Peru left Chile"}, "its sentence is not in the document"),
        (VISIT, {"sentence": "visited Chile"}, "its sentence is too short to show anything"),
        (VISIT, {"countries": ["XXX"]}, "XXX is the code of no state"),
        (VISIT, {"countries": ["USA"]}, "United States is neither named near its sentence nor what the article is about"),
        (VISIT, {"countries": ["CHL"]}, "the visitor is its own host"),
        (VISIT, {"people": ["Maria Vidal"]}, "Maria Vidal is not named in the document"),
        (VISIT, {"organizations": ["WTO"]}, "WTO is not named in the document"),
        (VISIT, {"date": "2025-02-03"}, "the date 2025-02-03 is not in the document, nor its day of publication"),
        (VISIT, {"date": "last week"}, "last week is no date of the form 2024-12-03, 2024-12, 2024 or 2024-12-02/2024-12-04"),
        (VISIT, {"place": "Bogota"}, "the place Bogota is not named in the document"),
        (VISIT, {"topics": ["whaling on Mars"]}, "the scheme of topics has no whaling on Mars"),
        (VISIT, {"stage": "signed"}, "only an agreement has a stage, not a visit"),
        (VISIT, {"speaker": "Eva Stone"}, "the speaker Eva Stone is not named in the document"),
        (SIGNED, {"object": "memorandum of understanding on fisheries worth 60 million"},
         "the number 60 in its object is not in the document"),
        (SIGNED, {"object": "memorandum with Ecuador"}, "ecuador in its object is not in the document"),
        (SIGNED, {"object": "memorandum of mutual defence between armies"}, "its object is not in the words of the document"),
        (SIGNED, {"object": "ocean that is kept clean"}, "its object is not what its sentence speaks of"),
        (SIGNED, {"countries": []}, "nobody has signed it"),
        (SUMMIT, {"status": "done"}, "its sentence does not tell it as done"),
        (SIGNED, {"object": "treaty on extradition", "sentence": "A treaty on extradition was not signed"},
         "its sentence does not tell it as done"),
        (EMPTY, {"kind": "measure", "countries": ["PER"], "object": "recalled its envoy", "sentence": "had recalled its envoy."},
         "its sentence does not tell it as done"),
        (QUOTE, {"object": "We share an ocean, and we mean to drain it."}, "its words are not those of the document"),
        (QUOTE, {"object": ""}, "a quote needs its words"),
        (EMPTY, {"kind": "office", "people": ["Ana Ruiz"], "sentence": "President Ana Ruiz of Peru"},
         "an office needs one person and its title"),
    ],
)  # fmt: skip
def test_what_it_does_not_say_is_found(
    ground: Ground, row: Mapping[str, object], change: Mapping[str, object], reason: str
) -> None:
    assert found(ground, row, change) == reason


def test_a_passage_is_widened_to_its_sentence(ground: Ground) -> None:
    passage = ground.passage("will host a summit of the Pacific Alliance")  # with another line break than the text has
    assert not isinstance(passage, str)
    assert ground.text(passage) == "Peru will host a summit of the\nPacific Alliance in June next year."


def test_a_passage_over_many_sentences_shows_nothing(ground: Ground) -> None:
    assert ground.passage(TEXT) == "its sentence runs over 8 sentences"


@pytest.mark.parametrize("text", ["2024", "196X", "2024-12", "2025-22", "2024-02-29", "2024-12-02/2024-12-04"])
def test_dates_of_the_table(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2025-02-29", "196X-01", "2025/2024", "../2024", "2024-1-2", "next year"]
)
def test_what_is_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("given", "words", "counted"),
    [
        ("2026-07", "the 50th anniversary of relations", "1976-07"),
        ("2025-03-10", "the day after", "2025-03-11"),
        ("2025-03-14", "a three-day visit through friday", "2025-03-12"),
        ("2023", "five years later", "2028"),
        ("2023", "in the previous year", "2022"),
        ("2023-08", "and lifted it the following March", "2024-03"),
        ("2025-01-20", "in the spring", "2025-21"),
    ],
)
def test_dates_that_a_passage_counts(given: str, words: str, counted: str) -> None:
    assert counted in counted_from([given], folded(words))


def test_a_passage_that_counts_nothing_gives_no_other_date() -> None:
    assert counted_from(["2025-03-10"], folded("they met in Lima")) == frozenset()


def test_what_counts_without_end_counts_nothing() -> None:
    assert counted_from(["9999-12-31", "0001-01-01"], folded(f"a day after {'9' * 5000} \U00010a40")) >= {"9998", "0"}


def test_words_that_say_nothing_are_left_out_in_whatever_form() -> None:
    assert content(folded("This was towards the talks of others")) == ["talk"]


def test_numbers_however_they_are_written() -> None:
    assert list(numbers(folded("forty-seven, 1,250 and the 3rd; two"))) == ["47", "1250", "3", "2"]


def test_a_quotation_may_be_in_pieces_but_in_order() -> None:
    row = folded("we share an ocean he said and we mean to keep it clean")
    assert in_pieces(row, folded("we share an ocean and we mean to keep it clean"), 4)
    assert not in_pieces(row, folded("we mean to keep it clean we share an ocean"), 4)
    assert not in_pieces(row, folded("we share clean ocean"), 4)
