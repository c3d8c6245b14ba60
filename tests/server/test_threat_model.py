"""The page of promises names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
FOLDERS = ("server", "store", "model")
PAGE = (TESTS.parent / "docs" / "THREAT_MODEL.md").read_text(encoding="utf-8")
_CODE = re.findall(r"`([^`\s]+)`", PAGE)


@pytest.mark.parametrize("file", sorted({name for name in _CODE if name.endswith(".py")}))
def test_files_are_there(file: str) -> None:
    assert (TESTS.parent / file).is_file() or any((TESTS / folder / file).is_file() for folder in FOLDERS)


@pytest.mark.parametrize("name", sorted({name for name in _CODE if re.fullmatch(r"test_\w+", name)}))
def test_tests_are_there(name: str) -> None:
    files = (file for folder in FOLDERS for file in (TESTS / folder).glob("test_*.py"))
    assert any(f"def {name}(" in file.read_text(encoding="utf-8") for file in files)
