"""Progress is for people at a terminal: how much, how fast, how long still; a pipe gets none of it."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph.cli import shown
from diplograph.cli.main import main

_STEPS = """
from time import sleep
from diplograph.cli.shown import progress
with progress() as bar:
    bar.stage("reading", TOTAL)
    for number in range(1, 4):
        bar.step(f"a.jsonl, line {number}")
        sleep(0.3)
"""
_COLOURS = re.compile(r"\x1b\[[\d;?]*\w")
ARTICLE = "Talks in Lima\n\n{day} March 2025\n\nPeru and Chile signed a treaty on fisheries in Lima on Monday.\n"


def _at_a_terminal(*arguments: str) -> str:
    """What a terminal of 160 columns shows on standard error."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "160", "TERM": "xterm"}
    command = [sys.executable, *arguments]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = bytearray()
        while True:
            try:
                shown += os.read(ours, 65_536)
            except OSError:  # the other end is closed
                break
    os.close(ours)
    assert process.returncode == 0, shown.decode()
    return _COLOURS.sub("", shown.decode())


def test_a_build_says_what_it_does(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for day in range(10, 32):
        (texts / f"{day}.txt").write_text(ARTICLE.format(day=day), encoding="utf-8")
    shown = _at_a_terminal("-m", "diplograph", "build", str(texts), "-o", str(tmp_path / "out"))
    assert re.search(r"reading.*\d+/22", shown)
    for stage in ("putting together", "writing the graph", "deriving edges", "writing exports", "checking"):
        assert stage in shown


def test_other_commands_say_how_far_they_are(tmp_path: Path) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    for day in range(10, 15):
        (texts / f"{day}.txt").write_text(ARTICLE.format(day=day), encoding="utf-8")
    assert main(["build", str(texts), "-o", str(out)]) == 0
    assert re.search(r"reading.*5/5", _at_a_terminal("-m", "diplograph", "claims", str(texts)))
    shown = _at_a_terminal(
        "-m", "diplograph", "export", "--format", "turtle", "-o", str(out), "--to", str(tmp_path / "a")
    )
    done, total = re.findall(r"reading the graph.*?([\d,]+)/([\d,]+)", shown)[-1]
    assert done == total
    assert (tmp_path / "a").read_bytes() == (out / "graph.ttl").read_bytes()
    assert "checking" in _at_a_terminal("-m", "diplograph", "validate", "-o", str(out))
    assert "comparing" in _at_a_terminal("-m", "diplograph", "diff", str(out), str(out))


@pytest.mark.parametrize(("total", "pattern"), [("4", r"3/4.*\d/s.*\d:\d\d left"), ("None", r"3/\?.*\d/s")])
def test_steps_have_a_rate_and_an_end_where_it_is_known(total: str, pattern: str) -> None:
    shown = _at_a_terminal("-c", _STEPS.replace("TOTAL", total))
    assert re.search(rf"reading.*{pattern}.*a\.jsonl, line 3", shown)
    assert (" left" in shown) == (total != "None")


def test_a_pipe_gets_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with shown.progress() as progress:
        progress.stage("reading", 2)
        progress.step("a.txt")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("deadline", ["0", "-1", "nan", "inf", "1e9"])
def test_a_deadline_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str], deadline: str) -> None:
    assert main(["build", "-o", str(tmp_path / "out"), f"--deadline={deadline}"]) == 2
    assert "--deadline" in capsys.readouterr().err
