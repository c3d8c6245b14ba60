"""What a line of the table is, and how time and memory are taken."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured; without Virtuoso and the memory of builds the default takes about ten minutes on two cores."""

    articles: int = 300
    quads: int = 1_000_000
    small: int = 100_000
    virtuoso: int = 5_000_000
    builds: tuple[int, ...] = (100, 200, 400)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what, against what, how many times as long, and what is allowed."""

    what: str
    against: str
    ratio: float
    bound: float
    told: str = ""  # figures behind the ratio
    memory: float = field(default=0.0)  # the peak of the process that measured, in MB

    def put(self) -> None:
        """Hand the line to the process that makes the table."""
        told = asdict(self) | {"memory": peak()}
        print(json.dumps(told), flush=True)


def best(work: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.perf_counter) -> float:
    """The least of several times, in seconds."""
    return min(once(work, clock)[0] for _ in range(times))


def once(work: Callable[[], T], clock: Callable[[], float] = time.perf_counter) -> tuple[float, T]:
    """The time that something takes, in seconds, and what comes of it."""
    start = clock()
    made = work()
    return clock() - start, made


def peak() -> float:
    """The most memory that this process, or one that it started, has held, in MB."""
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(used) / 1024


def size(folder: Path) -> int:
    """The bytes of the files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def say(words: str) -> None:
    """Tell how far it is, on standard error."""
    print(f"  {words}", file=sys.stderr, flush=True)
