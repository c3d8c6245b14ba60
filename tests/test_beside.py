"""Errands that other processes run: all of them are done, and what becomes of one that fails is said."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import pytest

from diplograph.beside import Errand, apart, beside
from diplograph.errors import OutputError, StoreError


def _write(file: Path) -> None:
    file.write_text(str(os.getpid()), encoding="utf-8")


def _fail(place: str) -> None:
    raise OutputError(f"{place}: no room")


def _end() -> None:
    os._exit(9)


def _errands(folder: Path) -> dict[str, Errand]:
    return {name: partial(_write, folder / name) for name in "abcd"}


def _who(folder: Path) -> set[int]:
    return {int((folder / name).read_text(encoding="utf-8")) for name in "abcd"}


def test_without_processes_all_is_done_before_the_block(tmp_path: Path) -> None:
    with beside(_errands(tmp_path), 0):
        assert _who(tmp_path) == {os.getpid()}


def test_what_no_process_has_begun_is_done_here(tmp_path: Path) -> None:
    told: list[str] = []
    with beside(_errands(tmp_path), 1, told.append):
        assert told == []
    assert told == ["a", "b", "c", "d"]
    assert len(_who(tmp_path)) == 2
    assert os.getpid() in _who(tmp_path)


def test_errands_apart(tmp_path: Path) -> None:
    told: list[str] = []
    apart(_errands(tmp_path), told.append)
    assert len(_who(tmp_path)) == 1
    assert os.getpid() not in _who(tmp_path)
    assert told == ["a", "b", "c", "d"]


@pytest.mark.parametrize("processes", [0, 1])
def test_what_an_errand_raises_is_raised_here(processes: int) -> None:
    with pytest.raises(OutputError, match=r"^here: no room$"), beside({"a": partial(_fail, "here")}, processes):
        pass


def _linger(file: Path) -> None:
    _write(file)
    time.sleep(600)


def _interrupted(folder: Path) -> None:
    """Errands, of which one is under way when the block is interrupted."""
    begun = folder / "begun"
    with beside({"begun": partial(_linger, begun), **_errands(folder)}, 1):
        _wait(lambda: begun.is_file() and bool(begun.read_text(encoding="utf-8")))
        raise KeyboardInterrupt


def test_what_is_under_way_is_broken_off_where_the_block_fails(tmp_path: Path) -> None:
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        _interrupted(tmp_path)
    assert time.monotonic() - start < 300
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "begun").read_text(encoding="utf-8")), 0)
    assert [one.name for one in tmp_path.iterdir()] == ["begun"]


_KILLED = """
import sys
from functools import partial
from pathlib import Path
from diplograph.beside import beside
from tests.test_beside import _errands, _linger

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with beside({"begun": partial(_linger, folder / "begun"), **_errands(folder)}, 2):
        sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux says there what processes there are")
def test_nothing_lingers_where_this_process_is_killed(tmp_path: Path) -> None:
    (tmp_path / "killed.py").write_text(_KILLED, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "killed.py"), str(tmp_path)]
    root = str(Path(__file__).parents[1])
    with subprocess.Popen(command, stdin=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}) as process:
        _wait(lambda: (tmp_path / "begun").is_file() and (tmp_path / "d").is_file())
        others = {int(found) for found in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()}
        assert len(others) >= 2
        process.kill()
    _wait(lambda: not any(Path(f"/proc/{other}").exists() for other in others))


def _wait(done: Callable[[], bool]) -> None:
    until = time.monotonic() + 120
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_process_that_is_ended_from_outside() -> None:
    with pytest.raises(StoreError, match=r"^index\.html: the process that wrote it has been ended; build again"):
        apart({"index.html": _end})


def _enter(errands: dict[str, Errand]) -> None:
    with beside(errands, 1):
        pass


@pytest.mark.parametrize("run", [apart, _enter])
def test_a_process_that_is_ended_before_it_is_given_work(
    run: Callable[[dict[str, Errand]], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(ProcessPoolExecutor, "submit", broken)
    with pytest.raises(StoreError, match=r"^a: the process that wrote it has been ended; build again"):
        run(_errands(tmp_path))
