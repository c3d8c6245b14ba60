"""Groups of things that are one: no two of one document, nothing that is different, and what people have answered."""

from __future__ import annotations

import dataclasses
import random
from dataclasses import dataclass

from diplograph.same.affair import Affair
from diplograph.same.book import Merge, Question
from diplograph.same.clusters import resolve

from .listed import Listed
from .made import affair


@dataclass
class Answer:
    """What was found: the merges in full, what each thing goes by, and what stays open."""

    merges: list[Merge]
    kept: dict[str, str]
    questions: list[Question]


def merge(told: list[Affair], judged: dict[frozenset[str], str] | None = None) -> Answer:
    book = Listed(told)
    resolve(book, judged)
    return Answer(book.merges, book.kept, list(book.asked()))


def call(date: str, **fields: str) -> Affair:
    given = {"countries": "KGZ KOR", "people": "Lee Jae Myung; Sadyr Japarov", "subtype": "phone call", **fields}
    return affair("meeting", date=date, **given)


def test_what_is_kept_says_most() -> None:
    month, day = call("2025-08"), call("2025-08-28")
    answer = merge([month, day])
    assert answer.kept == {month.iri: day.iri}
    assert answer.merges[0].because == "the same people, at times that agree"


def test_two_things_of_one_document_stay_two() -> None:
    first, second = call("2025-08-28"), call("2025-08-28", place="Seoul")
    second = dataclasses.replace(second, iri=first.iri + "--seoul", document=first.document)
    assert merge([first, second]).kept == {}


def test_a_vague_thing_does_not_bridge_two() -> None:
    june, september, year = call("2025-06-10"), call("2025-09-20"), call("2025")
    answer = merge([june, september, year])
    assert answer.kept.get(june.iri, june.iri) != answer.kept.get(september.iri, september.iri)
    assert len(answer.kept) == 1
    assert len(answer.questions) == 1


def test_the_order_of_documents_does_not_matter() -> None:
    told = [call("2025-06-10"), call("2025-06"), call("2025-09-20"), call("2025"), call("2025-08-28", place="Seoul")]
    expected = merge(told)
    for seed in range(10):
        random.Random(seed).shuffle(told)
        assert merge(told).kept == expected.kept
        assert merge(told).questions == expected.questions


def test_an_answer_overrides() -> None:
    june, september = call("2025-06-10"), call("2025-09-20")
    pair = frozenset((june.iri, september.iri))
    assert merge([june, september]).kept == {}
    assert len(merge([june, september], {pair: "same"}).kept) == 1
    month, day = call("2025-08"), call("2025-08-28")
    assert merge([month, day], {frozenset((month.iri, day.iri)): "not same"}).kept == {}


def test_the_most_useful_question_comes_first() -> None:
    open_pairs = [call("2025-08-28"), call("", people=""), call("2024-01-05")]
    questions = merge(open_pairs).questions
    assert [q.claims for q in questions] == sorted((q.claims for q in questions), reverse=True)
