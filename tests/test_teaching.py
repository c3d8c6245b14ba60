"""docs/teaching.md does what it says: its lines are added to a copy of the data, and its sentences are read."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
SENTENCES = re.findall(r"^> (.+)$", PAGE, re.MULTILINE)


def _block(language: str, holding: str) -> str:
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return next(block for block in blocks if holding in block)


def _read(folder: Path, resources: Path) -> list[list[dict[str, object]]]:
    """What is read in each of the sentences, all by one process, which loads the data once."""
    files = [folder / f"{number}.txt" for number in range(len(SENTENCES))]
    for file, sentence in zip(files, SENTENCES, strict=True):
        file.write_text(sentence, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "diplograph", "claims", *files, "--date", "2025-03-12", "--format", "jsonl"],
        capture_output=True, check=True, env={**os.environ, "DIPLOGRAPH_RESOURCES": str(resources)},
    )  # fmt: skip
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {row["sentence"] for row in rows} <= set(SENTENCES)
    return [[row for row in rows if row["sentence"] == sentence] for sentence in SENTENCES]


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The data as they are, and as the page changes them."""
    before, after = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("after")
    for folder in ("ontology", "queries", "data"):
        shutil.copytree(ROOT / folder, before / folder)
        shutil.copytree(ROOT / folder, after / folder)
    frames = after / "data" / "frames" / "agreement.yaml"
    frames.write_text(
        frames.read_text(encoding="utf-8").replace(
            "      sign: signed\n", "      sign: signed\n" + _block("yaml", "stamp"), 1
        )
    )
    for file, block in (
        (after / "data" / "language" / "verbs.csv", _block("csv", "stamp")),
        (after / "ontology" / "instruments.ttl", _block("turtle", "covenant")),
        (after / "ontology" / "offices.ttl", _block("turtle", "protector")),
    ):
        file.write_text(file.read_text(encoding="utf-8") + block, encoding="utf-8")
    return before, after


def test_the_sentences_are_not_understood_before(copies: tuple[Path, Path], tmp_path: Path) -> None:
    told = [row for rows in _read(tmp_path, copies[0]) for row in rows]
    assert told
    assert not [row for row in told if row["kind"] == "agreement" or row["subtype"] == "lord protector"]


def test_and_understood_after(copies: tuple[Path, Path], tmp_path: Path) -> None:
    verb, instrument, office = _read(tmp_path, copies[1])
    assert [(r["kind"], r["subtype"], r["stage"]) for r in verb] == [("agreement", "treaty", "signed")]
    assert [(r["kind"], r["subtype"]) for r in instrument] == [("agreement", "fishing covenant")]
    assert ("office", "lord protector", ["PER"]) in [(r["kind"], r["subtype"], r["countries"]) for r in office]


def test_a_wrong_folder_is_said(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "diplograph", "query", "--list"],
        capture_output=True, check=False, env={**os.environ, "DIPLOGRAPH_RESOURCES": str(tmp_path)},
    )  # fmt: skip
    assert result.returncode == 2
    assert b"DIPLOGRAPH_RESOURCES" in result.stderr
