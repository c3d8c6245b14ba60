"""`diplograph build --jobs 2` against one process, on the same archive."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from archive import articles, lines
from measuring import Line, Sizes, once


def measure(sizes: Sizes) -> Iterator[Line]:
    with TemporaryDirectory() as made:
        source = Path(made, "archive.jsonl")
        source.write_text("".join(lines(articles(sizes.articles))), encoding="utf-8")
        one, two = (once(lambda jobs=jobs: _build(source, Path(made, f"out{jobs}"), jobs))[0] for jobs in (1, 2))
    told = f"{sizes.articles} articles: {one:.1f} s with one, {two:.1f} s with two"
    yield Line("diplograph build --jobs 2", "--jobs 1", two / one, 1 / 1.8, told)


def _build(source: Path, out: Path, jobs: int) -> None:
    command = [sys.executable, "-m", "diplograph", "build", str(source), "-o", str(out), "--jobs", str(jobs)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    assert (out / "graph.ttl").is_file()
