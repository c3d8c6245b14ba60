"""`add` and `remove`: whatever was done to a folder, it is as a build of what is in it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from diplograph.cli.main import main

ARTICLES = {
    "fish": "Talks in Lima\n\n12 March 2025\n\nPeru and Chile signed a treaty on fisheries in Lima on Monday.\n",
    "copper": "Talks in Cusco\n\n15 April 2025\n\nPeru and Chile signed a memorandum of understanding on copper on Monday.\n",
    "visit": "A visit\n\n2 May 2025\n\nPresident Ana Ruiz of Chile will pay a state visit to Peru in June 2025.\n",
    "kenya": "Nairobi\n\n9 May 2025\n\nThe foreign ministers of Kenya and Chile met in Nairobi on 8 May 2025.\n",
}
FILES = ("claims.csv", "graph.trig", "graph.ttl", "index.html", "report.json")


def _write(folder: Path, name: str, text: str) -> str:
    file = folder / f"{name}.txt"
    file.write_text(text, encoding="utf-8")
    return str(file)


def _same(one: Path, other: Path) -> None:
    for name in FILES:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_in_any_order(tmp_path: Path) -> None:
    choose = random.Random(2)
    texts = tmp_path / "texts"
    texts.mkdir()
    out, there = tmp_path / "out", {"fish"}
    assert main(["build", _write(texts, "fish", ARTICLES["fish"]), "-o", str(out)]) == 0
    for step in range(5):
        name = choose.choice(sorted(ARTICLES))
        if name in there and len(there) > 1 and choose.random() < 0.6:
            assert main(["remove", str(texts / f"{name}.txt"), "-o", str(out)]) == 0
            (texts / f"{name}.txt").unlink()
            there.remove(name)
        else:  # new, or another text in the same file
            file = _write(texts, name, ARTICLES[name].replace("2025", f"{2020 + step}"))
            assert main(["add", file, "-o", str(out)]) == 0
            there.add(name)
    assert main(["build", str(texts), "-o", str(tmp_path / "new")]) == 0
    _same(out, tmp_path / "new")


def test_a_document_goes_by_title_or_iri(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("fish", "copper"):
        _write(texts, name, ARTICLES[name])
    out = tmp_path / "out"
    assert main(["build", str(texts), "-o", str(out)]) == 0
    assert main(["remove", "Talks in Cusco", "-o", str(out)]) == 0
    assert "copper" not in (out / "claims.csv").read_text(encoding="utf-8")
    assert main(["remove", "Talks in Cusco", "-o", str(out)]) == 2
    assert "no document of" in capsys.readouterr().err
    assert main(["remove", "fish.txt", "-o", str(out)]) == 2
    assert "no document would be left" in capsys.readouterr().err


def test_a_file_of_many_documents_goes_whole(tmp_path: Path) -> None:
    out, archive = tmp_path / "out", tmp_path / "archive.jsonl"
    archive.write_text(
        "".join(f"{json.dumps({'text': ARTICLES[name]})}\n" for name in ("copper", "visit")), encoding="utf-8"
    )
    assert main(["build", _write(tmp_path, "fish", ARTICLES["fish"]), str(archive), "-o", str(out)]) == 0
    assert main(["remove", "archive.jsonl", "-o", str(out)]) == 0
    assert main(["build", str(tmp_path / "fish.txt"), "-o", str(tmp_path / "new")]) == 0
    _same(out, tmp_path / "new")


def test_there_must_be_a_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = _write(tmp_path, "fish", ARTICLES["fish"])
    for command in (["add", article], ["remove", "fish.txt"]):
        assert main([*command, "-o", str(tmp_path / "nowhere")]) == 2
        assert "nothing has been built there" in capsys.readouterr().err
