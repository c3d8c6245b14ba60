"""What can happen to a build on the way: a full disk, no rights, a folder that goes, Ctrl-C, a second build, the end.

Each ends in one line, leaves what was there as it was, and the next build goes on.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph.cli.main import main
from diplograph.store.lock import held

COMMAND = (sys.executable, "-m", "diplograph")
FILES = ("claims.csv", "graph.trig", "graph.ttl", "index.html", "report.json")
ARTICLE = (
    "Talks in Lima\n\n{day} March 2025\n\nPeru and Chile signed a treaty on fisheries in Lima on {day} March 2025.\n"
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for day in range(1, 13):
        (folder / f"{day}.txt").write_text(ARTICLE.format(day=day), encoding="utf-8")
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, which a test may fill; needs the rights of root, which CI has."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", place], check=False, capture_output=True
    ).returncode:
        pytest.skip("only root can make a file system")
    yield place
    subprocess.run(["umount", place], check=True)


def _built(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "build", *map(str, arguments)], check=False, capture_output=True, text=True, timeout=100
    )


def _content(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def _is_one_line(message: str) -> bool:
    return message.startswith("diplograph: ") and message.count("\n") == 1


def test_a_full_disk(texts: Path, small_disk: Path) -> None:
    """At whatever point the room ends: while texts are read, while parts are sorted, while the store is filled."""
    out = small_disk / "out"
    for size in ("100k", "300k", "2500k"):
        subprocess.run(["mount", "-o", f"remount,size={size}", small_disk], check=True)
        done = _built(texts, "-o", out)
        assert (done.returncode, done.stdout) == (2, "")
        assert _is_one_line(done.stderr)
        assert "room" in done.stderr
        assert not {".building", "store", *FILES} & {file.name for file in out.iterdir()}
    subprocess.run(["mount", "-o", "remount,size=50m", small_disk], check=True)
    assert _built(texts, "-o", out).returncode == 0
    before = _content(out)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(small_disk).free - 500_000))
    (texts / "new.txt").write_text(ARTICLE.format(day=13), encoding="utf-8")
    assert _built(texts, "-o", out).returncode == 2
    assert _content(out) == before
    filler.unlink()
    assert _built(texts, "-o", out).returncode == 0
    assert _content(out) != before


def test_a_disk_that_is_read_only(texts: Path, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    for out in (small_disk, small_disk / "out"):
        done = _built(texts, "-o", out)
        assert done.returncode == 2
        assert _is_one_line(done.stderr)


def _started(*arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "build", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _wait_for(file: Path) -> None:
    until = time.monotonic() + 60
    while not file.exists():
        assert time.monotonic() < until
        time.sleep(0.002)


def test_a_folder_that_goes(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with _started(texts, "-o", out) as running:
        _wait_for(out / ".building")
        shutil.rmtree(out, ignore_errors=True)
        _, message = running.communicate(timeout=60)
    assert running.returncode in (2, 3)
    assert _is_one_line(message)
    shutil.rmtree(out, ignore_errors=True)
    assert _built(texts, "-o", out).returncode == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c(texts: Path, tmp_path: Path, jobs: str) -> None:
    """A terminal interrupts all processes that it has started, and they are started at this moment."""
    out = tmp_path / "out"
    with _started(texts, "-o", out, "--jobs", jobs) as running:
        _wait_for(out / ".building")
        os.killpg(running.pid, signal.SIGINT)
        _, message = running.communicate(timeout=60)
    assert running.returncode == 130
    assert _is_one_line(message)
    assert not (out / ".building").exists()
    assert _built(texts, "-o", out).returncode == 0


def test_a_second_build_is_told_who_has_the_folder(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with held(out):
        assert main(["build", str(texts), "-o", str(out)]) == 3
    assert (
        capsys.readouterr().err
        == f"diplograph: {out}: process {os.getpid()} is building there: wait for it, or end it\n"
    )
    assert main(["build", str(texts), "-o", str(out)]) == 0


def test_a_build_that_is_killed(texts: Path, tmp_path: Path) -> None:
    """Some rounds of `make kills`: at random moments, then the same files as of a build that nobody disturbed."""
    choose, out = random.Random(7), tmp_path / "out"
    started = time.monotonic()
    assert _built(texts, "-o", tmp_path / "whole").returncode == 0
    takes = time.monotonic() - started
    killed = 0
    for _ in range(2):
        with _started(texts, "-o", out) as running:
            time.sleep(choose.uniform(0.3, 1) * takes)
            running.kill()
            running.communicate()
        killed += running.returncode == -signal.SIGKILL
    assert killed
    assert _built(texts, "-o", out).returncode == 0
    assert _content(out) == _content(tmp_path / "whole")


def test_a_store_of_which_a_block_is_damaged(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine notices when it reads the block, in the middle of whatever is asked; which block that is nobody knows."""
    assert main(["build", str(texts), "-o", str(tmp_path)]) == 0

    def broken(*_: object) -> int:
        raise RuntimeError("Corruption: block checksum mismatch: stored = 1, computed = 2 in store/000035.sst")

    monkeypatch.setattr("diplograph.cli.explain.run", broken)
    capsys.readouterr()
    assert main(["explain", "treaty", "-o", str(tmp_path)]) == 3
    told = capsys.readouterr().err
    assert told.startswith("diplograph: the store is damaged (Corruption: block checksum mismatch")
    assert "run `diplograph build` again" in told
