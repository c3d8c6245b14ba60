"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph.errors import OutputError
from diplograph.rdf.files import write_atomically


def test_text_and_bytes(tmp_path: Path) -> None:
    goal = tmp_path / "new" / "folder" / "graph.ttl"
    write_atomically(goal, ["é\n", b"x"])
    assert goal.read_bytes() == b"\xc3\xa9\nx"
    assert [file.name for file in goal.parent.iterdir()] == ["graph.ttl"]


def _failing() -> Iterator[str]:
    yield "half"
    raise ZeroDivisionError


def test_what_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    goal = tmp_path / "graph.ttl"
    goal.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        write_atomically(goal, _failing())
    assert goal.read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    goal = tmp_path / "file" / "graph.ttl"
    with pytest.raises(OutputError, match=r"cannot be written .* name another folder"):
        write_atomically(goal, ["x"])


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomically(tmp_path, ["x"])
    assert tmp_path.is_dir()


def test_a_link_is_written_through(tmp_path: Path) -> None:
    real, link = tmp_path / "real.ttl", tmp_path / "link.ttl"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    write_atomically(link, ["new"])
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    with open(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as reader:  # noqa: PTH123  # a descriptor
        for path in (pipe, link):
            write_atomically(path, ["é", b"x"])
            assert reader.read() == b"\xc3\xa9x"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link", "pipe"]


def _without_room() -> Iterator[str]:
    yield "half"
    raise OSError(28, "No space left on device")


def test_what_the_content_lays_aside_needs_room_too(tmp_path: Path) -> None:
    goal = tmp_path / "graph.ttl"
    goal.write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match=r"graph.ttl: cannot be written \(No space left on device\)"):
        write_atomically(goal, _without_room())
    assert goal.read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]
