"""Names of files that cannot be shown as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.documents.naming import shown
from diplograph.documents.read import read
from diplograph.documents.sources import expand
from diplograph.errors import DocumentError


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Élysée 東.txt", "Élysée 東.txt"),
        ("a\nb\x1b[31m.txt", r"a\nb\x1b[31m.txt"),
        ("a\u202etxt.exe", r"a\u202etxt.exe"),
        ("bad\udcff.txt", r"bad\xff.txt"),
        ("half\ud800", r"half\ud800"),
    ],
)
def test_what_is_shown(name: str, said: str) -> None:
    assert shown(name) == said


@pytest.mark.parametrize("form", ["{}", "{}/*.txt", "{}/bad\udcff.txt"], ids=["folder", "glob", "file"])
def test_a_name_that_is_not_utf_8_costs_its_file_only(tmp_path: Path, form: str) -> None:
    try:
        (tmp_path / "bad\udcff.txt").write_text("Peru spoke.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    (tmp_path / "good.txt").write_text("Peru spoke.", encoding="utf-8")
    sources = list(expand([form.format(tmp_path)]))
    assert sources[0] == f"{tmp_path}/bad\\xff.txt"
    assert sources[1:] == [f"{tmp_path}/good.txt"] * (len(sources) - 1)
    with pytest.raises(DocumentError, match=r"bad\\xff.txt: its name is not UTF-8, .*; rename it"):
        next(read(sources[0]))


def test_a_document_goes_by_a_name_that_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "a\nb.txt"
    path.write_text("Peru spoke.", encoding="utf-8")
    assert [document.name for document in read(str(path))] == [rf"{tmp_path}/a\nb.txt"]
