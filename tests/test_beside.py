"""Errands that other processes run: all of them are done, and what becomes of one that fails is said."""

from __future__ import annotations

import os
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
    with beside(_errands(tmp_path), 1):
        pass
    assert len(_who(tmp_path)) == 2
    assert os.getpid() in _who(tmp_path)


def test_an_errand_apart(tmp_path: Path) -> None:
    apart("a", partial(_write, tmp_path / "a"))
    assert (tmp_path / "a").read_text(encoding="utf-8") != str(os.getpid())


@pytest.mark.parametrize("processes", [0, 1])
def test_what_an_errand_raises_is_raised_here(processes: int) -> None:
    with pytest.raises(OutputError, match=r"^here: no room$"), beside({"a": partial(_fail, "here")}, processes):
        pass


def test_a_process_that_is_ended_from_outside() -> None:
    with pytest.raises(StoreError, match=r"^index\.html: the process that wrote it has been ended; build again"):
        apart("index.html", _end)
