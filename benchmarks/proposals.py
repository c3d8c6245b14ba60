"""What the checks keep of rows that are right, and of rows that are made untrue: gold in the place of a language model.

    python benchmarks/proposals.py            (`make bench-model`)

Each row of the gold is proposed as it is, with its whole sentence and the topics that the scheme has; then, where it was
kept, once for each way in which it can be spoilt. What is put in comes from other articles or is made up, by a fixed seed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from diplograph import pipeline, reference
from diplograph.documents.read import read as documents
from diplograph.evaluation.gold import Case, cases
from diplograph.model.checks import wrong
from diplograph.model.ground import Ground
from diplograph.model.rows import Proposed
from diplograph.rdf import schemes
from diplograph.records import Document

GOLD = Path(__file__).parents[1] / "tests" / "gold"
_LISTS = ("countries", "people", "organizations", "object_countries", "topics")
_EMPTY: dict[str, object] = {name: () if name in _LISTS else "" for name in Proposed.model_fields}
_BY_VERB = frozenset({"meeting", "visit", "agreement", "partnership", "measure", "relations", "cooperation"})
Spoilt = tuple[str, Mapping[str, object]]


class Article(NamedTuple):
    """An article, what was seen in it, and its gold as rows."""

    ground: Ground
    rows: list[Proposed]


def proposed(case: Case, document: Document, seen: pipeline.Seen) -> Iterator[Proposed]:
    """The gold of an article as a careful model would give it."""
    labels = {
        wording.lower(): concept.label
        for concept in schemes.scheme("topics").values()
        for wording in (concept.label, *concept.other_labels, *concept.hidden)
    }
    for row in case.rows:
        at = document.text.find(str(row["evidence"]))
        sentence = next(s for s in seen.sentences if s.start <= at < s.end)
        values = {name: row[name] for name in Proposed.model_fields if name in row}
        values["topics"] = [labels[topic.lower()] for topic in row.get("topics", ()) if topic.lower() in labels]
        yield Proposed.model_validate({**_EMPTY, **values, "sentence": document.text[sentence.start : sentence.end]})


def is_kept(row: Proposed, ground: Ground) -> bool:
    """Whether a row stands every check."""
    passage = ground.passage(row.sentence)
    return not isinstance(passage, str) and not wrong(row, passage, ground)


class _Spoiler:
    """Makes rows untrue, each in one thing."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._chance = random.Random(7)
        rows = [row for article in articles for row in article.rows]
        self._people = sorted({name for row in rows for name in row.people})
        self._bodies = sorted({name for row in rows for name in row.organizations})
        self._places = sorted({row.place for row in rows} - {""})
        self._objects = [row for row in rows if row.object]

    def _other(self, values: Iterable[str], but: Iterable[str]) -> str:
        return self._chance.choice(sorted(set(values) - set(but)))

    def spoilt(self, row: Proposed, article: Article) -> Iterator[Spoilt]:
        """What is wrong, and the columns that are another."""
        yield from self._sides(row, article)
        yield from self._names(row)
        yield from self._dates(row)
        yield from self._objects_of(row, article)
        words = row.sentence.split()
        words.insert(self._chance.randrange(1, len(words)), "reportedly")
        yield "a word put into the sentence", {"sentence": " ".join(words)}
        yield "a topic that the scheme has not", {"topics": ("interplanetary trade",)}
        if row.kind != "agreement":
            yield "a stage of what is no agreement", {"stage": "signed"}
        if row.kind in _BY_VERB and row.status in ("planned", "proposed", "denied"):
            yield f"{row.status} told as done", {"status": "done"}

    def _sides(self, row: Proposed, article: Article) -> Iterator[Spoilt]:
        named = article.ground.states(0, len(article.ground.document.text))
        foreign = self._other(reference.states(), named)
        yield "a state that the article does not name, as receiver", {"object_countries": (foreign,)}
        yield "a state that the article does not name, as a side", {"countries": (*row.countries[1:], foreign)}
        local = named & reference.states().keys() - {*row.countries, *row.object_countries}
        if row.countries and local:
            other = self._other(local, ())
            yield "a state that the article names elsewhere, as a side", {"countries": (*row.countries[1:], other)}

    def _names(self, row: Proposed) -> Iterator[Spoilt]:
        yield "a person who is made up", {"people": ("Olga Vandermeer",)}
        yield "a person of another article", {"people": (self._other(self._people, row.people),)}
        yield "a body of another article", {"organizations": (self._other(self._bodies, row.organizations),)}
        yield "a speaker who is made up", {"speaker": "Olga Vandermeer"}
        if row.place:
            yield "a place of another article", {"place": self._other(self._places, [row.place])}

    def _dates(self, row: Proposed) -> Iterator[Spoilt]:
        if len(row.date) != len("2024-12-03"):
            return
        year, month, day = row.date.split("-")
        yield "another year", {"date": f"{int(year) + self._chance.choice((-3, -2, 2, 3))}-{month}-{day}"}
        yield "another day", {"date": f"{year}-{month}-{(int(day) + self._chance.randrange(3, 20)) % 28 + 1:02}"}
        yield "what is no date", {"date": f"{day}.{month}.{year}"}

    def _objects_of(self, row: Proposed, article: Article) -> Iterator[Spoilt]:
        if not row.object:
            return
        if row.kind == "quote":
            words = row.object.split()
            words[self._chance.randrange(len(words))] = "never"
            yield "a word of a quotation", {"object": " ".join(words)}
            return
        yield "a number put into the object", {"object": f"{row.object} of {self._chance.randrange(101, 999)} million"}
        yield "a name put into the object", {"object": f"{row.object} with Zanzibar"}
        others = [one.object for one in self._objects if one.kind == row.kind and one not in article.rows]
        if others and row.kind != "office":
            yield "the object of another article", {"object": self._chance.choice(others)}


def main() -> None:
    for part in ("development", "untouched"):
        articles = [_article(case) for case in cases(GOLD / part)]
        kept = [(row, article) for article in articles for row in article.rows if is_kept(row, article.ground)]
        right = sum(len(article.rows) for article in articles)
        print(f"{part}: {len(kept):,} of {right:,} rows that are right are kept ({len(kept) / right:.1%})")
        tried: Counter[str] = Counter()
        passed: Counter[str] = Counter()
        spoiler = _Spoiler(articles)
        for row, article in kept:
            for what, change in spoiler.spoilt(row, article):
                tried[what] += 1
                passed[what] += is_kept(Proposed.model_validate({**row.model_dump(), **change}), article.ground)
        for what, count in tried.items():
            print(f"  {what:52} {count:6,} tried {passed[what]:6,} kept {passed[what] / count:6.1%}")


def _article(case: Case) -> Article:
    document = next(iter(documents(str(case.article))))
    seen = pipeline.see(document)
    ground = Ground(document, seen, pipeline.read(document, seen).claims)
    return Article(ground, list(proposed(case, document, seen)))


if __name__ == "__main__":
    main()
