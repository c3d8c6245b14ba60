"""The file of judgements: what it may hold, and what a message says where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.errors import InputError, OutputError
from diplograph.same.judgements import Judgement, add, full, pairs, read, retracted

ONE, OTHER = full("id/meeting/2024-06-10/kor-tkm/summit"), full("id/meeting/2024-06-11/kor-tkm/summit")
CLAIM = full("id/claim/0123456789abcdef")


def test_what_is_added_is_read(tmp_path: Path) -> None:
    file = tmp_path / "judgements.csv"
    add(file, Judgement("same", ONE, OTHER, "A, B", "2026-03-01", 'one "summit"'))
    add(file, Judgement("retract", CLAIM, "", "", "2026-03-02", "withdrawn"))
    found = read(file)
    assert pairs(found) == {frozenset((ONE, OTHER)): "same"}
    assert retracted(found) == {CLAIM}
    assert found[0].why == 'one "summit"'


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_line_without_an_end_is_ended_first(tmp_path: Path, end: str) -> None:
    file = tmp_path / "judgements.csv"
    add(file, Judgement("same", ONE, OTHER, "A", "2026-03-01", "é"))
    file.write_bytes(file.read_bytes().rstrip(b"\n") + end.encode("ascii"))
    add(file, Judgement("retract", CLAIM, "", "B", "2026-03-02", ""))
    assert [(judgement.one, judgement.why) for judgement in read(file)] == [(ONE, "é"), (CLAIM, "")]
    assert len(file.read_bytes().splitlines()) == 3


def test_a_later_line_overrides(tmp_path: Path) -> None:
    file = tmp_path / "judgements.csv"
    add(file, Judgement("same", ONE, OTHER, "", "2026-03-01", "x"))
    add(file, Judgement("not same", OTHER, ONE, "", "2026-03-02", "y"))
    assert pairs(read(file)) == {frozenset((ONE, OTHER)): "not same"}


def test_a_line_that_is_deleted_is_undone(tmp_path: Path) -> None:
    file = tmp_path / "judgements.csv"
    add(file, Judgement("same", ONE, OTHER, "", "2026-03-01", "x"))
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text(lines[0] + "\n", encoding="utf-8")
    assert pairs(read(file)) == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "first line must be verdict,one,other,who,when,why"),
        ("a,b\n1,2\n", "first line must be"),
        ("verdict,one,other,who,when,why\nmaybe,id/a,id/b,,,\n", "line 2: maybe is no verdict"),
        ("verdict,one,other,who,when,why\nsame,id/a,,,,\n", "line 2: names no thing"),
        ("verdict,one,other,who,when,why\nretract,,,,,\n", "line 2: names no claim"),
        ("verdict,one,other,who,when,why\nsame,id/a,id/a,,,\n", "line 2: judges a thing against itself"),
    ],
)
def test_what_is_no_judgement(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "judgements.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read(file)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "none.csv")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        add(tmp_path, Judgement("same", ONE, OTHER, "", "2026-03-01", ""))
