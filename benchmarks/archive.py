"""A synthetic archive of news: as many articles as are wanted, the same for the same seed.

    python benchmarks/archive.py --articles 1000 --seed 0 --to archive.jsonl

An archive is made of stories. A story is an event (a meeting, a visit) between two states on a day, with what was signed, said
and demanded round it; one to six articles tell it, in other words and on other days, some of them before it happens. A
state, a pair and a field are as frequent as in the real world: a few are in most articles, most are in few. About every
tenth word is made up: names of people, towns, companies, titles of documents.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from forms import DETAILS, FILLERS, FORMS, LEADS, SAID, TITLES
from world import State, World

from diplograph.records import Document

FIRST_YEAR, YEARS = 2014, 12
TOPICS = (
    "energy", "trade", "transport", "critical minerals", "agriculture", "education", "tourism", "health", "security",
    "supply chains", "renewable energy", "water", "fisheries", "semiconductors", "hydrogen", "mining", "textiles",
    "shipbuilding", "uranium", "forestry", "machinery", "livestock", "biotechnology", "geothermal energy",
)  # fmt: skip
LEVELS = (
    "strategic partnership",
    "comprehensive partnership",
    "comprehensive strategic partnership",
    "special strategic partnership",
)
INSTRUMENTS = (
    "memorandum of understanding",
    "agreement",
    "protocol",
    "action plan",
    "framework agreement",
    "treaty",
    "roadmap",
)
PUBLISHERS = (
    "The Courier",
    "Wire Service One",
    "Morning Post",
    "Evening Herald",
    "Gazette",
    "Capital Radio",
    "The Observer of Trade",
)
SHORTEST, LONGEST = 150, 900
_KINDS = tuple(FORMS)
# How often a sentence is of a kind: quotes, cooperation and documents are what most articles are full of.
_SHARES = {
    "quote": 6,
    "cooperation": 6,
    "agreement": 5,
    "meeting": 3,
    "position": 3,
    "demand": 2,
    "visit": 2,
    "measure": 2,
}
_FILLING = 0.55  # of all sentences
_DETAILS = 0.02


@dataclass(frozen=True, slots=True)
class Story:
    """An event, and all the words that may be said of it: `words` are the places of the forms."""

    kind: str
    day: date
    a: State
    b: State
    words: dict[str, str]


class Archive:
    """Articles without end."""

    def __init__(self, seed: int = 0) -> None:
        self._world = World(seed)
        self._random = random.Random(f"archive {seed}")

    def __iter__(self) -> Iterator[Document]:
        for number in itertools.count():
            story = self._story()
            # Half of the stories stand alone, a quarter of the articles; the more articles a story has, the rarer it is.
            for _ in range(min(int(self._random.paretovariate(1.1)), 6)):
                yield self._article(story, number)

    def _story(self) -> Story:
        choose, world = self._random, self._world
        a, b = world.pair()
        c, d = world.other(a, b), world.other(a, b)
        day = date(FIRST_YEAR, 1, 1) + timedelta(choose.randrange(YEARS * 365))
        kind = "meeting" if choose.random() < 0.65 else "visit"
        words = {"place": choose.choice((a.capital, b.capital, b.towns[0])), "c": c.name, "d": d.name}
        for name, state in (("a", a), ("b", b)):
            leader, foreign, other = state.governed(day.year, FIRST_YEAR, YEARS)
            words |= {
                name: state.name, f"c{name}": state.capital, f"l{name}": leader.full, f"s{name}": leader.short,
                f"f{name}": foreign.full, f"min{name}": other.full,
                f"m{name}": f"the Ministry of {choose.choice(('Energy', 'Trade', 'Education', 'Transport'))}",
            }  # fmt: skip
        matter = world.some(TOPICS)
        words["topic"] = matter
        words["amb"] = f"{world.person('').given} {world.name()}"
        words["named"] = (
            f"the {world.name()}-{world.name(2)} {choose.choice(('Accord', 'Protocol', 'Framework Agreement'))}"
        )
        words["doc"] = f"{choose.choice(INSTRUMENTS)} on {matter} and {world.some(TOPICS[3:])}"
        words["init"], words["co"] = choose.choice(world.initiatives), choose.choice(world.companies)
        return Story(kind, day, a, b, words)

    def _article(self, story: Story, number: int) -> Document:
        choose = self._random
        told = story.day + timedelta(choose.choice((-20, -6, -2, 0, 0, 0, 1, 1, 2, 5, 30)))
        status = "planned" if told < story.day else "done"
        words = story.words | {"day": _day(story.day)}
        length = int(min(max(choose.lognormvariate(5.9, 0.45), SHORTEST + 10), LONGEST - 60))
        sentences = [_filled(choose.choice(LEADS[story.kind, status]), words)]
        count = len(sentences[0].split())
        while count < length:
            sentences.append(self._sentence(story, words))
            count += len(sentences[-1].split())
        title = _filled(choose.choice(TITLES[story.kind]), self._varied(story, words))
        paragraphs = [" ".join(part) for part in _parts(sentences, choose)]
        text = "\n\n".join((title, _day(told), f"{story.words['ca'].upper()} - {paragraphs[0]}", *paragraphs[1:]))
        return Document(
            text + "\n", title, told.isoformat(), choose.choice(PUBLISHERS), f"https://news.example/{number}/{told}",
            f"article {number}",
        )  # fmt: skip

    def _sentence(self, story: Story, words: dict[str, str]) -> str:
        choose = self._random
        chance = choose.random()
        if chance < _FILLING + _DETAILS:
            return _filled(choose.choice(FILLERS if chance < _FILLING else DETAILS), self._varied(story, words))
        (kind,) = choose.choices(_KINDS, [_SHARES.get(kind, 1) for kind in _KINDS])
        return _filled(choose.choice(FORMS[kind]), self._varied(story, words))

    def _varied(self, story: Story, words: dict[str, str]) -> dict[str, str]:
        """The words of a story, with what differs from sentence to sentence."""
        choose, world = self._random, self._world
        near, later = story.day - timedelta(choose.randrange(400)), story.day + timedelta(choose.randrange(40, 400))
        fresh = {
            "t1": words["topic"] if choose.random() < 0.5 else world.some(TOPICS), "t2": world.some(TOPICS[2:]),
            "town": choose.choice(story.b.towns), "day2": _day(near), "month2": f"{near:%B %Y}",
            "day3": _day(later), "month3": f"{later:%B %Y}", "year2": str(story.day.year - 1),
            "year": str(choose.randrange(1960, 2000)), "level": world.some(LEVELS),
            "money": f"{choose.randrange(2, 90)} million US dollars", "person": f"{world.person('').given} {world.name()}",
        }  # fmt: skip
        varied = words | fresh
        return varied | {"said": _filled(choose.choice(SAID), varied)}


def _filled(form: str, words: dict[str, str]) -> str:
    sentence = form.format_map(words)
    return sentence[0].upper() + sentence[1:]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _parts(sentences: list[str], choose: random.Random) -> Iterator[list[str]]:
    """Paragraphs of two to five sentences."""
    rest = iter(sentences)
    while part := list(itertools.islice(rest, choose.randrange(2, 6))):
        yield part


def articles(count: int, seed: int = 0) -> Iterator[Document]:
    """The first articles of the archive of a seed."""
    return itertools.islice(Archive(seed), count)


def lines(documents: Iterator[Document]) -> Iterator[str]:
    """The articles as JSON Lines, as `diplograph build` reads them."""
    for one in documents:
        entry = {"text": one.text, "title": one.title, "date": one.date, "publisher": one.publisher, "url": one.url}
        yield json.dumps(entry, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--to", type=Path, help="the file to write (default: standard output)")
    arguments = parser.parse_args()
    written = lines(articles(arguments.articles, arguments.seed))
    if arguments.to is None:
        sys.stdout.writelines(written)
        return
    with arguments.to.open("w", encoding="utf-8") as file:
        file.writelines(written)


if __name__ == "__main__":
    main()
