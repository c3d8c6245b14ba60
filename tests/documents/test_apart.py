"""The process that opens documents: what it may not do, and what is left when it has done it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph.documents.apart import Apart
from diplograph.documents.wire import packed, received
from diplograph.errors import DocumentError

PAGE = b"""<!doctype html><html><body><article><h1>Talks</h1><p>Peru and Chile held talks in Lima on Monday. The ministers
discussed trade and fisheries at length, and agreed to meet again in the spring.</p></article></body></html>"""


def _children() -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()]


def test_one_that_was_killed_is_replaced() -> None:
    with Apart() as apart:
        before = set(_children())
        assert len(list(apart.documents("page", PAGE, "a.html"))) == 1
        (child,) = set(_children()) - before
        os.kill(child, signal.SIGKILL)
        assert len(list(apart.documents("page", PAGE, "a.html"))) == 1
    assert set(_children()) == before


def test_memory_has_an_end() -> None:
    page = PAGE.replace(b"</article>", b"<p x=y><i>a</i>" * 200_000 + b"</article>")
    with Apart(120, memory=200_000_000) as apart:
        with pytest.raises(DocumentError, match=r"a\.html: ") as caught:
            list(apart.documents("page", page, "a.html"))
        assert "\n" not in str(caught.value)
        assert len(list(apart.documents("page", PAGE, "a.html"))) == 1


def test_it_goes_with_whoever_started_it() -> None:
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "diplograph.documents.worker", "1000000000"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    with worker.stdout, worker.stdin:
        worker.stdin.write(packed({"task": "page", "name": "a", "encoding": "", "seconds": 5.0}, PAGE))
        worker.stdin.flush()
        assert worker.stdout.read(1) == b"R"
        answer = received(worker.stdout)
        assert answer is not None
        assert answer[0]["documents"][0]["title"] == "Talks"
    assert worker.wait(20) == 0
