"""One build of all that is hostile: it ends, it says what was wrong with each, and what was good is in the graph."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from . import hostile

MOST_MEMORY = 400  # MB, of the largest of all processes
# A process begins with the peak of the one that started it, so that this small one stands between.
_MEASURED = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


@pytest.mark.slow
def test_a_folder_of_hostile_inputs(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    said = hostile.write(folder)
    build = ["-m", "diplograph", "build", str(folder), "-o", str(out), "--deadline", "2"]
    ran = subprocess.run([sys.executable, "-c", _MEASURED, *build], capture_output=True, check=False)
    lines = ran.stderr.decode()
    assert ran.returncode == 1, lines
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
    assert int(ran.stdout) > 50_000
    assert int(ran.stdout) / 1000 < MOST_MEMORY
