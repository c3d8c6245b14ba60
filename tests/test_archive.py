"""The archive of the benchmarks is what it says: the same for a seed, skewed, understood form by form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import islice
from types import ModuleType
from typing import Any

import pytest

from diplograph.pipeline import read
from diplograph.records import Document, Reading


@pytest.fixture(scope="module")
def archive(benchmark_module: Callable[[str], ModuleType]) -> ModuleType:
    return benchmark_module("archive")


def test_a_seed_gives_one_archive(archive: ModuleType) -> None:
    first, again, other = (list(archive.articles(20, seed)) for seed in (3, 3, 4))
    assert first == again
    assert first != other
    assert list(archive.articles(5, 3)) == first[:5]


def test_articles_are_as_long_as_articles_are(archive: ModuleType) -> None:
    lengths = [len(document.text.split()) for document in archive.articles(200)]
    assert min(lengths) >= 150
    assert max(lengths) <= 900
    assert max(lengths) > 1.5 * min(lengths)


def test_a_few_states_are_in_most_articles(archive: ModuleType) -> None:
    documents = list(archive.articles(300))
    named = [{state.name for state in archive.World(0).states if state.name in one.text} for one in documents]
    ranked = Counter(name for names in named for name in names).most_common()
    few = {name for name, _ in ranked[:8]}
    assert sum(bool(few & names) for names in named) > len(documents) / 2
    assert ranked[0][1] > 5 * ranked[20][1] > 5 * ranked[80][1]


def test_there_are_enough_forms(archive: ModuleType) -> None:
    assert sum(map(len, archive.FORMS.values())) + sum(map(len, archive.LEADS.values())) >= 60
    assert len(archive.FILLERS) >= 40


def test_the_reader_understands_the_forms(archive: ModuleType) -> None:
    """Each form, in three stories, behind the lead of an article: a claim of its kind in most of them."""
    stories = list(_stories(archive, 3))
    wrong = {}
    for kind, forms in archive.FORMS.items():
        for form in forms:
            found = sum(kind in _kinds(archive, form, story, words) for story, words in stories)
            if found < 2:
                wrong[form] = found
    assert wrong == {}


def test_the_reader_finds_nothing_in_fillers(archive: ModuleType) -> None:
    ((story, words),) = _stories(archive, 1)
    assert {form: kinds for form in archive.FILLERS if (kinds := _kinds(archive, form, story, words))} == {}


def test_leads_tell_what_was_and_what_will_be(archive: ModuleType) -> None:
    ((story, words),) = _stories(archive, 1)
    for (kind, status), forms in archive.LEADS.items():
        for form in forms:
            reading = read(Document(archive._filled(form, words), date=story.day.isoformat()))
            assert (kind, status) in {(claim.kind, claim.status) for claim in reading.claims}, form


def test_an_article_is_worth_its_words(archive: ModuleType) -> None:
    """About as many claims for so many words as the dossier has: one in twenty words."""
    readings: list[Reading] = [read(document) for document in islice(archive.Archive(1), 10)]
    words = sum(len(reading.document.text.split()) for reading in readings)
    claims = sum(len(reading.claims) for reading in readings)
    assert 12 < words / claims < 35


def _stories(archive: ModuleType, count: int) -> list[tuple[Any, dict[str, str]]]:
    made = archive.Archive(5)
    stories = [made._story() for _ in range(count)]
    return [
        (story, made._varied(story, story.words | {"day": archive._day(story.day)})) for story in stories
    ]  # fmt: skip


def _kinds(archive: ModuleType, form: str, story: Any, words: dict[str, str]) -> list[str]:
    """The kinds of the claims in a sentence of a form, behind a lead."""
    lead = archive._filled(archive.LEADS["meeting", "done"][0], words)
    sentence = archive._filled(form, words)
    reading = read(Document(f"{lead} {sentence}", date=story.day.isoformat()))
    return [claim.kind for claim in reading.claims if claim.end > len(lead)]
