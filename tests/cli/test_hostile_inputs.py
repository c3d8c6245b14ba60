"""One build of all that is hostile: it ends, it says what was wrong with each, and what was good is in the graph."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from . import hostile

MOST_MEMORY = 400  # MB, of the largest of all processes


@pytest.mark.slow
def test_a_folder_of_hostile_inputs(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    said = hostile.write(folder)
    command = [sys.executable, "-m", "diplograph", "build", str(folder), "-o", str(out), "--deadline", "2"]
    with (tmp_path / "told").open("w+b") as told:
        build = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told)
        _, status, used = os.wait4(build.pid, 0)
        build.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        lines = told.read().decode()
    assert build.returncode == 1, lines
    assert "Traceback" not in lines
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert sorted(document["name"] for document in report["documents"]) == sorted(hostile.GOOD)
    reasons = dict(entry["reason"].removeprefix(f"{folder}/").split(": ", 1) for entry in report["skipped"])
    assert sorted(reasons) == sorted(said)
    assert len(reasons) == len(report["skipped"])
    assert {place: reason for place, reason in reasons.items() if said[place] not in reason} == {}
    assert all(lines.count(f"skipped {folder}/{place}: ") == 1 for place in said)
    assert report["claims"]["agreement"] == 3
    assert report["claims"]["meeting"] >= 1
    assert used.ru_maxrss / 1000 < MOST_MEMORY
