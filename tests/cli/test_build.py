"""The main job, as people run it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph import outputs
from diplograph.cli.main import main

ARTICLE = "Talks in Lima\n\n12 March 2025\n\nPeru and Chile signed a treaty on fisheries in Lima on Monday.\n"
FILES = ("claims.csv", "graph.trig", "graph.ttl", "index.html", "report.json")


def _run(
    *arguments: str, cwd: Path | None = None, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "diplograph", *arguments]
    return subprocess.run(
        command, cwd=cwd, input=given, capture_output=True, env={**os.environ, **environment}, check=False
    )


def _report(out: Path) -> dict[str, object]:
    return dict(json.loads((out / "report.json").read_text(encoding="utf-8")))


def test_the_dossier_gives_all_files(built: Path) -> None:
    assert sorted(p.name for p in built.iterdir()) == sorted((".lock", *FILES, "readings.sqlite", "store"))
    report = _report(built)
    assert report["conforms"] is True
    assert report["skipped"] == []
    with (built / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(dict(report["claims"]).values())  # type: ignore[call-overload]


def test_the_store_and_the_exports_hold_the_same_graph(built: Path) -> None:
    exported = set(ox.parse(path=str(built / "graph.trig"), format=ox.RdfFormat.TRIG))
    ontology = ox.NamedNode("https://w3id.org/diplograph/id/graph/ontology")
    stored = {quad for quad in ox.Store.read_only(str(built / "store")) if quad.graph_name != ontology}
    assert exported == stored
    union = {quad.triple for quad in exported}
    assert union == {quad.triple for quad in ox.parse(path=str(built / "graph.ttl"), format=ox.RdfFormat.TURTLE)}


def test_same_input_same_bytes(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "again"
    assert _run("build", "-o", str(out), PYTHONHASHSEED="4711").returncode == 0
    for name in FILES:
        assert (out / name).read_bytes() == (built / name).read_bytes(), name


def test_a_build_on_an_old_folder_is_a_build_from_nothing(tmp_path: Path) -> None:
    """Documents are added, changed and taken away; what is kept of the old ones must not show."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for day in (1, 2, 3):
        (texts / f"{day}.txt").write_text(ARTICLE.replace("2025", f"202{day}"), encoding="utf-8")
    assert main(["build", str(texts), "-o", str(tmp_path / "old")]) == 0
    (texts / "1.txt").unlink()
    (texts / "2.txt").write_text(ARTICLE.replace("Lima", "Cusco"), encoding="utf-8")
    (texts / "4.txt").write_text(ARTICLE.replace("treaty", "memorandum of understanding"), encoding="utf-8")
    assert main(["build", str(texts), "-o", str(tmp_path / "old"), "--jobs", "2"]) == 0
    assert main(["build", str(texts), "-o", str(tmp_path / "new")]) == 0
    for name in FILES:
        assert (tmp_path / "old" / name).read_bytes() == (tmp_path / "new" / name).read_bytes(), name


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_files_do_not_depend_on_who_writes_them(
    built: Path, tmp_path: Path, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a large graph, other processes write the exports and draw the page."""
    monkeypatch.setattr(outputs, "_FEW", 0)
    assert main(["build", "-o", str(tmp_path), "--jobs", jobs]) == 0
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes(), name


def test_edges_between_states_come_from_affirmed_claims_only(tmp_path: Path) -> None:
    note = Path(__file__).parents[2] / "data" / "dossier" / "2024-12-03-korea-kyrgyzstan-summit.md"
    assert main(["build", str(note), "-o", str(tmp_path / "out")]) == 0
    graph = ox.NamedNode("https://w3id.org/diplograph/id/graph/edges")
    country = "https://w3id.org/diplograph/id/country/"
    edges = [
        quad
        for quad in ox.parse(path=str(tmp_path / "out" / "graph.trig"), format=ox.RdfFormat.TRIG)
        if quad.graph_name == graph and quad.subject.value.startswith(country) and quad.object.value.startswith(country)
    ]
    assert edges
    assert {e.subject.value[-3:] for e in edges} | {e.object.value[-3:] for e in edges} == {"KGZ", "KOR"}


def test_a_bad_document_is_skipped_and_reported(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (texts / "empty.txt").write_text("", encoding="utf-8")
    (texts / "binary.txt").write_bytes(bytes(range(256)))
    assert main(["build", str(texts), "-o", str(tmp_path / "out")]) == 1
    report = _report(tmp_path / "out")
    assert [Path(entry["source"]).name for entry in report["skipped"]] == ["binary.txt", "empty.txt"]  # type: ignore[attr-defined]
    message = capfd.readouterr().err
    assert "empty.txt: the file is empty" in message
    assert "Traceback" not in message


def test_the_report_does_not_depend_on_who_reads(tmp_path: Path) -> None:
    """What cannot be opened, what cannot be read in time, and what can, across two batches."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for day in range(10, 32):
        (texts / f"{day}.txt").write_text(ARTICLE.replace("12 March", f"{day} March"), encoding="utf-8")
    (texts / "1.txt").write_text(ARTICLE + ARTICLE[-60:] * 15_000, encoding="utf-8")
    (texts / "2.txt").write_bytes(b"\xff\xfe\xff")
    (texts / "40.txt").write_text("", encoding="utf-8")
    for jobs in ("1", "2"):
        out = str(tmp_path / jobs)
        assert main(["build", str(texts), "-o", out, "--jobs", jobs, "--deadline", "1"]) == 1
    reasons = [entry["reason"] for entry in _report(tmp_path / "1")["skipped"]]  # type: ignore[attr-defined]
    assert [Path(reason.partition(": ")[0]).name for reason in reasons] == ["2.txt", "40.txt", "1.txt"]
    assert "took longer than 1 seconds to read" in reasons[-1]
    for name in FILES:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_standard_input(tmp_path: Path) -> None:
    result = _run("build", "-", "-o", "out", cwd=tmp_path, given=ARTICLE.encode())
    assert result.returncode == 0, result.stderr
    assert b"agreement" in result.stdout


def test_a_text_without_a_date_is_read_and_the_user_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    text = b"Peru and Chile signed a treaty on fisheries on Monday."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
    assert main(["build", "-", "-o", str(tmp_path / "out")]) == 0
    message = capfd.readouterr().err
    assert "standard input has no date of publication" in message
    assert "--date" in message


def test_an_output_folder_that_is_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "out"
    place.write_text("mine", encoding="utf-8")
    assert main(["build", "-o", str(place)]) == 2
    assert "it is a file" in capfd.readouterr().err
    assert place.read_text(encoding="utf-8") == "mine"


def test_nothing_to_read_writes_nothing_wrong(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(tmp_path / "nowhere.txt"), "-o", str(tmp_path / "out")]) == 2
    message = capfd.readouterr().err
    assert "no such file" in message
    assert "Traceback" not in message


def test_a_store_in_use_is_said(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "out"
    assert main(["build", str(article), "-o", str(out)]) == 0
    before = {name: (out / name).read_bytes() for name in FILES}
    holder = ox.Store(str(out / "store"))
    result = _run("build", str(article), "-o", str(out))
    del holder
    assert result.returncode == 3
    assert b"in use" in result.stderr
    assert {name: (out / name).read_bytes() for name in FILES} == before
