"""`add` and `remove`: whatever was done to a folder, it is as a build of what is in it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from diplograph.build import is_of_dossier
from diplograph.cli.main import main
from diplograph.store.readings import Readings

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


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that was built of two articles."""
    for name in ("fish", "copper"):
        _write(tmp_path, name, ARTICLES[name])
    assert main(["build", str(tmp_path / "fish.txt"), str(tmp_path / "copper.txt"), "-o", str(tmp_path / "out")]) == 0
    return tmp_path / "out"


def _build(*texts: Path | str, out: Path) -> Path:
    assert main(["build", *map(str, texts), "-o", str(out)]) == 0
    return out


def test_what_a_build_that_did_not_end_has_read_is_not_of_the_graph(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kenya, visit = (_write(tmp_path, name, ARTICLES[name]) for name in ("kenya", "visit"))
    with monkeypatch.context() as patch:
        patch.setattr("diplograph.build.write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert main(["build", kenya, "-o", str(out)]) == 130
        assert main(["build", "-o", str(out)]) == 130  # the dossier, whose judgements must not hold here
    assert not is_of_dossier(out)
    assert main(["add", visit, "-o", str(out)]) == 0
    _same(out, _build(tmp_path / "fish.txt", tmp_path / "copper.txt", visit, out=tmp_path / "new"))


def test_a_source_that_is_missing_changes_nothing(tmp_path: Path) -> None:
    assert main(["build", "-o", str(tmp_path / "out")]) == 0
    assert main(["build", str(tmp_path / "none.txt"), "-o", str(tmp_path / "out")]) == 2
    assert is_of_dossier(tmp_path / "out")


def test_where_nothing_can_be_read_the_folder_stays(
    out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = {name: (out / name).read_bytes() for name in FILES}
    empty = _write(tmp_path, "empty", "")
    assert main(["build", empty, "-o", str(out)]) == 2
    told = capfd.readouterr().err
    assert f"skipped {empty}" in told
    assert "nothing was read, so nothing was written" in told
    assert {name: (out / name).read_bytes() for name in FILES} == before
    assert main(["remove", str(tmp_path / "fish.txt"), "-o", str(out)]) == 0


def test_a_file_that_was_renamed_goes_by_its_new_name(out: Path, tmp_path: Path) -> None:
    (tmp_path / "fish.txt").rename(tmp_path / "sea.txt")
    texts = [tmp_path / "sea.txt", tmp_path / "copper.txt"]
    _build(*texts, out=out)
    visit = _write(tmp_path, "visit", ARTICLES["visit"])
    assert main(["add", visit, "-o", str(out)]) == 0
    _same(out, _build(*texts, visit, out=tmp_path / "new"))
    assert main(["remove", str(tmp_path / "sea.txt"), "-o", str(out)]) == 0


def test_what_was_no_document_stays_in_the_report(out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    empty = _write(tmp_path, "empty", "")
    texts = [str(tmp_path / name) for name in ("fish.txt", "copper.txt", "empty.txt")]
    assert main(["build", *texts, "-o", str(out)]) == 1
    visit = _write(tmp_path, "visit", ARTICLES["visit"])
    capfd.readouterr()
    assert main(["add", visit, "-o", str(out)]) == 0
    assert "skipped" not in capfd.readouterr().err  # of this run, nothing was
    assert main(["build", *texts, visit, "-o", str(tmp_path / "new")]) == 1
    _same(out, tmp_path / "new")
    assert main(["remove", empty, "-o", str(out)]) == 0
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["skipped"] == []


def test_a_text_that_is_there_already_stays_who_it_is(out: Path, tmp_path: Path) -> None:
    again = _write(tmp_path, "again", ARTICLES["fish"])
    assert main(["add", again, "-o", str(out)]) == 0
    _same(out, _build(tmp_path / "fish.txt", tmp_path / "copper.txt", again, out=tmp_path / "new"))


def test_lines_that_are_no_longer_in_a_file_go(tmp_path: Path) -> None:
    file, out = tmp_path / "news.jsonl", tmp_path / "out"
    rows = [json.dumps({"text": ARTICLES[name], "title": name}) + "\n" for name in ("fish", "copper", "visit")]
    file.write_text("".join(rows), encoding="utf-8")
    _build(file, out=out)
    file.write_text(rows[1], encoding="utf-8")
    assert main(["add", str(file), "-o", str(out)]) == 0
    _same(out, _build(file, out=tmp_path / "new"))


def test_what_came_by_standard_input_stays_when_more_comes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("fish", "copper"):
        command = [sys.executable, "-m", "diplograph", "build" if name == "fish" else "add", "-", "-o", str(out)]
        subprocess.run(command, input=ARTICLES[name].encode(), check=True, capture_output=True)
    documents = json.loads((out / "report.json").read_text(encoding="utf-8"))["documents"]
    assert sorted(document["title"] for document in documents) == ["Talks in Cusco", "Talks in Lima"]


def test_a_store_that_is_damaged_is_made_anew(out: Path, tmp_path: Path) -> None:
    texts = [tmp_path / "fish.txt", tmp_path / "copper.txt"]
    (out / "store" / "CURRENT").write_bytes(b"no name of a manifest")
    assert main(["query", "meetings", "-o", str(out)]) == 3
    _build(*texts, out=out)
    assert main(["query", "meetings", "-o", str(out)]) == 0


def test_a_build_does_not_read_its_own_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "fish", ARTICLES["fish"])
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert main(["build", "."]) == 0
    documents = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["documents"]
    assert [document["name"] for document in documents] == ["fish.txt"]


def test_a_name_that_may_be_that_of_two_takes_neither(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    for folder, name in (("2024", "fish"), ("2025", "copper")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "talks.txt").write_text(ARTICLES[name], encoding="utf-8")
    _build(tmp_path / "2024", tmp_path / "2025", out=out)
    capsys.readouterr()
    assert main(["remove", "talks.txt", "-o", str(out)]) == 2
    told = capsys.readouterr().err
    assert "talks.txt: goes for documents of 2 files" in told
    assert str(tmp_path / "2025" / "talks.txt") in told
    assert main(["remove", "", "-o", str(out)]) == 2
    assert main(["remove", "Talks in Lima", "-o", str(out)]) == 0
    _same(out, _build(tmp_path / "2025", out=tmp_path / "new"))


def test_a_folder_whose_first_build_was_killed_is_not_empty_but_unfinished(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pyoxigraph.Store(tmp_path / "store").flush()  # what a build has made before it fills it
    Readings(tmp_path / "readings.sqlite").close()
    for command in (
        ["query", "meetings"],
        ["promises"],
        ["export", "--format", "csv"],
        ["validate"],
        ["add", str(tmp_path / "a.txt")],
    ):
        assert main([*command, "-o", str(tmp_path)]) in (2, 3), command
        assert "build" in capsys.readouterr().err
