"""Stores on disk: who holds them, what is broken, what a killed run leaves behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import InputError, OutputError, StoreError
from diplograph.store.oxigraph import open_store

QUAD = ox.Quad(ox.NamedNode("http://example.org/s"), ox.NamedNode("http://example.org/p"), ox.Literal("o"))
_HOLD = """
import sys
from pathlib import Path
from diplograph.store.oxigraph import open_store
store = open_store(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "store"
    with open_store(made) as store:
        store.replace([QUAD])
    return made


def test_it_lasts(path: Path) -> None:
    with open_store(path) as store:
        assert list(store) == [QUAD]
    assert [file.name for file in path.parent.iterdir()] == ["store"], "nothing is left beside it"


def test_it_is_opened_again_with_what_it_has(path: Path) -> None:
    second = ox.Quad(QUAD.subject, QUAD.predicate, ox.Literal("second"))
    with open_store(path) as store, open_store() as in_memory:
        for one in (store, in_memory):
            one.replace([QUAD])
            one.oxigraph.add(second)  # not yet flushed
            one.reopen()
            assert set(one) == {QUAD, second}
    with open_store(path, read_only=True) as reader:
        reader.reopen()
        assert len(reader) == 2
        with pytest.raises(StoreError, match="reading only"):
            reader.replace([])


def test_it_is_not_opened_again_while_somebody_keeps_it(path: Path) -> None:
    with open_store(path) as store:
        kept = store.oxigraph
        with pytest.raises(StoreError, match="is in use"):
            store.reopen()
        assert len(kept) == 1


def test_a_store_in_use(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="is in use by another process; wait or end it") as caught:
            open_store(path)
        with open_store(path, read_only=True) as reader:
            assert list(reader) == [QUAD]
        other.communicate()
    assert caught.value.exit_code == 3
    open_store(path).close()


def test_a_reader_keeps_what_it_opened_while_another_replaces(path: Path) -> None:
    with open_store(path, read_only=True) as reader, open_store(path) as writer:
        writer.replace([])
        assert list(reader) == [QUAD]
        assert len(writer) == 0


def test_read_only(path: Path) -> None:
    with open_store(path, read_only=True) as store:
        store.flush()
        with pytest.raises(StoreError, match="reading only"):
            store.replace([])


def test_a_damaged_store(path: Path) -> None:
    for file in path.glob("MANIFEST*"):
        file.write_bytes(b"garbage")
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"damaged or cannot be read .*: run `diplograph build` again"):
            open_store(path, read_only=read_only)


def test_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no store: run `diplograph build` first"):
        open_store(tmp_path / "none", read_only=True)
    with pytest.raises(InputError, match="there is no store"):
        open_store(tmp_path, read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    for place in (tmp_path, tmp_path / "letter.txt"):
        with pytest.raises(StoreError, match="this is no store"):
            open_store(place)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_place_where_no_store_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="no store can be made there"):
        open_store(tmp_path / "file" / "folder" / "store")


def test_a_run_killed_while_it_wrote(path: Path) -> None:
    (path.parent / ".store.new").mkdir()
    (path.parent / ".store.new" / "half").write_text("", encoding="utf-8")
    with open_store(path) as store:
        assert list(store) == [QUAD]
        store.replace([QUAD, QUAD])
    assert not (path.parent / ".store.new").exists()


def test_a_run_killed_between_the_renamings(path: Path) -> None:
    path.rename(path.parent / ".store.old")
    with pytest.raises(StoreError, match="is just being replaced"):
        open_store(path, read_only=True)
    with open_store(path) as store:
        assert list(store) == [QUAD]


def test_a_run_killed_before_it_cleared_away(path: Path) -> None:
    (path.parent / ".store.old").mkdir()
    (path.parent / ".store.old" / "rest").write_text("", encoding="utf-8")
    with open_store(path) as store:
        store.replace([])
        assert len(store) == 0
    assert [file.name for file in path.parent.iterdir()] == ["store"]


@pytest.mark.parametrize(
    "left",
    [
        ["LOG"],
        ["LOCK", "LOG"],
        ["000000.dbtmp", "LOCK", "LOG"],
        ["IDENTITY", "LOCK", "LOG"],
        ["IDENTITY", "LOCK", "LOG", "MANIFEST-000001"],
        ["000001.dbtmp", "IDENTITY", "LOCK", "LOG", "MANIFEST-000001"],
    ],
)
def test_a_run_killed_while_it_made_the_folder(tmp_path: Path, left: list[str]) -> None:
    """What a process that is killed leaves of a new store, seen by killing some hundreds of them."""
    begun = tmp_path / "store"
    begun.mkdir()
    for name in left:
        (begun / name).write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="a build has only begun"):
        open_store(begun, read_only=True)
    with open_store(begun) as store:
        store.replace([QUAD])
    with open_store(begun, read_only=True) as store:
        assert list(store) == [QUAD]
