"""Standard streams that are closed, or full, and what must not reach a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph.cli import main as cli
from diplograph.cli.main import main
from diplograph.cli.saying import say

ARTICLE = "Talks in Lima\n\n12 March 2025\n\nPeru and Chile signed a treaty on fisheries in Lima on Monday.\n"
_FULL = Path("/dev/full")


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def _ran(redirected: str, *arguments: str, unbuffered: str = "") -> tuple[int, str]:
    """The exit code and what is on standard error, of a command whose streams a shell has redirected."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirected}', "sh", sys.executable, "-m", "diplograph", *arguments],
        capture_output=True, text=True, check=False, timeout=100, env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )  # fmt: skip
    return done.returncode, done.stderr


def test_standard_input_is_closed(article: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert _ran("<&-", "build", article, "-", "-o", str(out)) == (
        2, "diplograph: standard input is closed: give a file, or leave out the -\n",
    )  # fmt: skip
    assert not (out / "graph.ttl").exists()
    assert _ran("<&-", "build", article, "-o", str(out)) == (0, "")


def test_standard_output_is_closed(article: str) -> None:
    assert _ran(">&-", "claims", article) == (
        2, "diplograph: standard output is closed: send it to a file, or to /dev/null\n",
    )  # fmt: skip


def test_standard_error_is_closed(article: str) -> None:
    """What is said there does not end up among the claims."""
    assert _ran("2>&-", "claims", article) == (0, "")
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-m", "diplograph", "claims", "-", "--format", "jsonl"],
        input="Peru and Chile signed a treaty.", capture_output=True, text=True, check=True, timeout=100,
    )  # fmt: skip
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == ["agreement"]


@pytest.mark.skipif(not _FULL.is_char_device(), reason="has no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", [("claims", "--format", "csv"), ("query", "--list")], ids=["claims", "query"])
def test_standard_output_is_full(article: str, command: tuple[str, ...], unbuffered: str) -> None:
    arguments = (*command, article) if command[0] == "claims" else command
    assert _ran(f"> {_FULL}", *arguments, unbuffered=unbuffered) == (
        2,
        "diplograph: standard output cannot be written (No space left on device): make room, or send it elsewhere\n",
    )


def test_ctrl_c_while_the_command_line_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "parser", interrupted)
    try:
        code = main(["query", "--list"])
    except KeyboardInterrupt:  # which would end the run of the tests
        pytest.fail("nobody has taken Ctrl-C")
    assert code == 130
    assert capsys.readouterr().err == "diplograph: interrupted; nothing half-written was left behind\n"


def test_nothing_commands_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1b[31m.txt: is\u202e red\n    and goes on")
    assert capsys.readouterr().err == "diplograph: a\\x1b[31m.txt: is\\u202e red\n    and goes on\n"


def test_a_build_tells_of_names_and_dates_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    try:
        (folder / "bad\udcff.txt").write_text(ARTICLE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    (folder / "empty\x1b.txt").write_text("", encoding="utf-8")
    (folder / "x.jsonl").write_text(
        '{"text": "Peru and Chile signed a treaty.", "date": "yesterday"}', encoding="utf-8"
    )
    assert main(["build", str(folder), "-o", str(out)]) == 1
    assert capsys.readouterr().err.replace(f"{folder}/", "").splitlines() == [
        "diplograph: x.jsonl, line 1: its date 'yesterday' cannot be understood, so it is read without one;"
        " write it as 2025-05-08",
        "diplograph: x.jsonl, line 1 has no date of publication, so its weekdays and `next month` stay undated;"
        " give --date YYYY-MM-DD",
        r"diplograph: skipped bad\xff.txt: its name is not UTF-8, so that nothing can refer to it; rename it",
        r"diplograph: skipped empty\x1b.txt: the file is empty",
    ]
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert [(entry["name"], entry["date"]) for entry in report["documents"]] == [("x.jsonl, line 1", "")]
    assert main(["claims", str(folder / "x.jsonl")]) == 0
    assert "'yesterday' cannot be understood" in capsys.readouterr().err
