"""How much memory `diplograph build` holds at most, with more and more articles: it may grow, but slowly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from archive import articles, lines
from measuring import Line, Sizes, say


def measure(sizes: Sizes) -> Iterator[Line]:
    """The memory of the largest build against that of the smallest; 1 is flat."""
    held = [(count, _held(count)) for count in sizes.builds]
    told = ", ".join(f"{count:,} articles {mb:,.0f} MB" for count, mb in held)
    (_, first), (count, last) = held[0], held[-1]
    yield Line(f"memory of a build, {count:,} articles", f"{held[0][0]:,} articles", last / first, 1.2, told)
    yield Line(f"memory of a build, {count:,} articles", "1 GB", last / 1000, 1, told)


def _held(count: int) -> float:
    """The most that the process of a build held, in MB."""
    say(f"building {count:,} articles ...")
    with TemporaryDirectory() as made:
        source = Path(made, "archive.jsonl")
        source.write_text("".join(lines(articles(count))), encoding="utf-8")
        command = [sys.executable, "-m", "diplograph", "build", str(source), "-o", str(Path(made, "out"))]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0  # it is waited for
    return used.ru_maxrss / 1024
