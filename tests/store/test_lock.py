"""The lock of an output folder: what is said where its file is damaged, or somebody else holds it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from diplograph.errors import OutputError, StoreError
from diplograph.store.lock import FILE, held


@pytest.mark.parametrize(
    "content", [b"no database at all, but a text of some length" * 99, b"SQLite format 3\0" + b"\xff" * 9999]
)
def test_a_damaged_file_is_named_and_may_be_deleted(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / FILE
    file.write_bytes(content)
    with pytest.raises(StoreError, match=rf"^{re.escape(str(file))}: is damaged \(.+\); .* delete it and build again$"):
        held(tmp_path).__enter__()
    file.unlink()
    with held(tmp_path):
        assert file.is_file()


def test_whoever_holds_a_folder_is_named(tmp_path: Path) -> None:
    with held(tmp_path), pytest.raises(StoreError, match=rf"process {os.getpid()} is building there"):
        held(tmp_path).__enter__()
    with held(tmp_path):
        pass


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        held(tmp_path / "none").__enter__()
