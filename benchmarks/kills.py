"""Builds that are killed: SIGKILL at random moments, and what is left of them each time. Run it with `make kills`.

A folder of articles changes a little before each build: some come, some go. After each kill the store must open, and hold
each document's graph whole or not at all; no reading that had been kept may be lost; after every fifth kill an
article is added, to what the last build that ended was made of and nothing else; and after every tenth a build that is left in
peace must give the same bytes as one in a new folder.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox

from diplograph.store.oxigraph import open_store
from diplograph.store.packing import unpack
from diplograph.store.readings import Readings

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "development"
FILES = ("claims.csv", "graph.trig", "graph.ttl", "index.html", "report.json")
DOCUMENTS = "https://w3id.org/diplograph/id/document/"


class Rounds:
    """The folder of articles, the folder that is built, and what has been counted."""

    def __init__(self, place: Path, seed: int) -> None:
        self.texts, self.out, self.whole = place / "texts", place / "out", place / "whole"
        self.texts.mkdir()
        self.articles = sorted(GOLD.rglob("*.txt"))
        self.choose = random.Random(seed)
        self.counted: Counter[str] = Counter()
        self.sizes: dict[str, int] = {}  # of each document's graph, as it was first seen
        for article in self.articles[: len(self.articles) // 2]:
            self._put(article)
        started = time.monotonic()
        self._run("build", [self.texts], self.out).wait()
        self.takes = time.monotonic() - started

    def _put(self, article: Path) -> None:
        shutil.copy(article, self.texts / article.name)

    def _run(self, verb: str, sources: Iterable[Path], out: Path) -> subprocess.Popen[bytes]:
        jobs = self.choose.choice("12")
        command = [sys.executable, "-m", "diplograph", verb, *map(str, sources), "-o", str(out), "--jobs", jobs]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def change(self) -> None:
        """Some articles come and some go."""
        there = {file.name for file in self.texts.iterdir()}
        for article in self.choose.sample(self.articles, 4):
            if article.name in there and len(there) > 10:
                (self.texts / article.name).unlink()
            else:
                self._put(article)

    def kill(self) -> None:
        """A build that is killed on the way, and what is left of it."""
        before = self._kept()
        with self._run("build", [self.texts], self.out) as running:
            try:
                running.wait(self.choose.uniform(0, 1.1) * self.takes)
            except subprocess.TimeoutExpired:
                running.kill()
        self.counted["killed" if running.returncode == -signal.SIGKILL else "finished before"] += 1
        self.counted["left a folder unfinished"] += (self.out / ".building").exists()
        after = self._kept()
        if running.returncode == -signal.SIGKILL and not before <= after:
            # A build that had finished forgets what is no longer part of it, as its very last step.
            self.counted["killed after the last step"] += 1
            assert not (before - after) & self._named(), "a reading was lost"
        self._check_store()

    def _kept(self) -> set[str]:
        with closing(sqlite3.connect(self.out / "readings.sqlite")) as kept:
            return {unpack(reading).document.name for (reading,) in kept.execute("SELECT reading FROM kept")}

    def _named(self) -> set[str]:
        return {str(file) for file in self.texts.iterdir()}

    def _check_store(self) -> None:
        with open_store(self.out / "store", read_only=True) as store:
            held = Counter(quad.graph_name.value for quad in store if isinstance(quad.graph_name, ox.NamedNode))
        sizes = {name: size for name, size in held.items() if name.startswith(DOCUMENTS)}
        for name, size in sizes.items():
            known = self.sizes.setdefault(name, size)
            assert size == known, f"{name}: {size} quads, and {known} before"
        self.counted["stores opened"] += 1

    def compare(self) -> None:
        """A build that is left in peace, against one in a new folder."""
        assert self._run("build", [self.texts], self.out).wait() in (0, 1)
        self._same_as_new([self.texts])
        self.counted["builds compared"] += 1

    def add(self) -> None:
        """An article that is added, against a build of just what the last build that ended was made of, and this one."""
        with Readings(self.out / "readings.sqlite") as kept:
            names = {Path(one.name).name for one in kept.held()}
        added = self.choose.choice(self.articles)
        exactly = [article for article in self.articles if article.name in names or article == added]
        for article in exactly:  # also those that have gone since
            self._put(article)
        assert self._run("add", [self.texts / added.name], self.out).wait() in (0, 1)
        self._same_as_new([self.texts / article.name for article in exactly])
        self.counted["additions compared"] += 1

    def _same_as_new(self, texts: Iterable[Path]) -> None:
        shutil.rmtree(self.whole, ignore_errors=True)
        assert self._run("build", texts, self.whole).wait() in (0, 1)
        for name in FILES:
            assert (self.out / name).read_bytes() == (self.whole / name).read_bytes(), name


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=100)
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        rounds = Rounds(Path(place), given.seed)
        for number in range(1, given.rounds + 1):
            rounds.change()
            rounds.kill()
            if number % 5 == 0:
                rounds.add()
            if number % 10 == 0:
                rounds.compare()
                print(f"{number} rounds: {dict(rounds.counted)}", flush=True)


if __name__ == "__main__":
    main()
