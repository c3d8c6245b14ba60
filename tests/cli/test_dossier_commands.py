"""What an analyst asks of a dossier: promises, disagreements, what might be the same; and the answers to it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from diplograph.cli.main import main

Output = pytest.CaptureFixture[str]

PLAN = "Plan\n\n3 March 2025\n\nChile and Peru are to hold the Chile-Peru Ports Forum in Lima in May 2025.\n"
OTHER = (
    "Ports\n\n20 May 2025\n\nChile and Peru held the Chile-Peru Ports Forum in Lima on 12 May 2025. "
    "They signed a memorandum of understanding on copper and nickel processing.\n"
)
THIRD = (
    "Again\n\n21 May 2025\n\nThe Chile-Peru Ports Forum took place in Lima on 13 May 2025. Chile and Peru signed "
    "a memorandum of understanding on copper and lithium processing on 20 May 2025.\n"
)
NICKEL = "id/agreement/2025-05-12/chl-per/memorandum-of-understanding-on-copper-and-nickel-processing"


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three notes and the graph of them in `out`; to be read only."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "notes").mkdir()
    for name, text in (("1", PLAN), ("2", OTHER), ("3", THIRD)):
        (folder / "notes" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["build", str(folder / "notes"), "-o", str(folder / "out")]) == 0
    return folder


@pytest.fixture
def folder(work: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, with the test in it."""
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> Path:
    """A folder of the test's own, with two notes and their graph."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "2.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "notes" / "3.txt").write_text(THIRD.replace("20 May", "12 May"), encoding="utf-8")
    main(["build", "notes"])
    capsys.readouterr()
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_promises(capsys: Output) -> None:
    assert main(["promises", "--as-of", "2025-04-01"]) == 0
    assert "OPEN  Chile-Peru Ports Forum, due 2025-05" in capsys.readouterr().out
    assert main(["promises", "--as-of", "2025-06-30", "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["state"] == "fulfilled"
    assert main(["promises", "--as-of", "2025-06-30", "--between", "CHL", "KOR"]) == 0
    assert capsys.readouterr().out.startswith("0 promises")
    assert main(["promises", "--as-of", "2025-02-01"]) == 0
    assert capsys.readouterr().out.startswith("0 promises")  # nothing was known yet


@pytest.mark.usefixtures("folder")
def test_disagreements(capsys: Output) -> None:
    assert main(["disagreements"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("1 disagreement\n")
    assert "Chile-Peru Ports Forum: date\n  2025-05-12\n" in printed
    assert "»The Chile-Peru Ports Forum took place in Lima on 13 May 2025.«" in printed
    assert main(["disagreements", "--of", "KOR"]) == 0
    assert capsys.readouterr().out == "0 disagreements\n"


def _open_pair(out: str = "out") -> list[str]:
    (pair,) = json.loads(Path(out, "report.json").read_text(encoding="utf-8"))["might_be_same"]
    return [str(pair["one"]), str(pair["other"])]


@pytest.mark.usefixtures("own")
def test_an_answer_is_applied_and_undone(capsys: Output) -> None:
    pair = _open_pair()
    assert main(["review"]) == 0
    assert "a subject that is alike" in capsys.readouterr().out

    assert main(["review", "--same", *pair, "--who", "desk", "--why", "one text"]) == 0
    main(["build", "notes", "-o", "same"])
    assert json.loads(Path("same/report.json").read_text(encoding="utf-8"))["might_be_same"] == []
    capsys.readouterr()
    assert main(["explain", pair[1], "-o", "same"]) == 0
    assert "judged to be the same" in " ".join(capsys.readouterr().out.split())

    assert main(["review", "--not-same", *pair, "--why", "two texts after all"]) == 0
    main(["build", "notes", "-o", "apart"])
    report = json.loads(Path("apart/report.json").read_text(encoding="utf-8"))
    assert report["might_be_same"] == []
    assert report["merged"] == json.loads(Path("out/report.json").read_text(encoding="utf-8"))["merged"]

    header = Path("judgements.csv").read_text(encoding="utf-8").splitlines()[0]
    Path("judgements.csv").write_text(header + "\n", encoding="utf-8")  # both lines deleted
    main(["build", "notes", "-o", "undone"])
    assert _open_pair("undone") == pair


@pytest.mark.usefixtures("own")
def test_a_claim_is_withdrawn(capsys: Output) -> None:
    main(["explain", NICKEL])
    claim = next(line.split()[1] for line in capsys.readouterr().out.splitlines() if line.startswith("  claim"))
    assert main(["review", "--retract", claim, "--why", "the paper corrected it"]) == 0
    main(["build", "notes", "-o", "later"])
    capsys.readouterr()
    assert main(["explain", NICKEL, "-o", "later"]) == 2
    assert "nickel" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_columns(capsys: Output) -> None:
    assert (
        main(["query", "meetings", "-p", "country=CHL", "-p", "with=PER", "--columns", "place,date", "--format", "csv"])
        == 0
    )
    assert capsys.readouterr().out.splitlines() == ["place,date", "Lima,2025-05-12", "Lima,2025-05-13"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["promises", "--as-of", "May"], "YYYY-MM-DD"),
        (["promises", "--between", "CHL", "PER", "KOR"], "one state or two"),
        (["promises", "--between", "Atlantis"], "Atlantis"),
        (["review", "--same", NICKEL, NICKEL], "--why"),
        (["review", "--same", NICKEL, "id/meeting/none", "--why", "x"], "id/meeting/none"),
        (["review", "-o", "nowhere"], "run `diplograph build` first"),
        (["build", "notes", "--judgements", "none.csv"], "none.csv"),
        (["build", "notes", "--judgements", "notes/1.txt"], "its first line must be"),
        (["query", "meetings", "--columns", "plaice"], "it has date, kind"),
        (["diff", "out", "nowhere"], "nowhere"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_done_is_said(arguments: list[str], says: str, capsys: Output) -> None:
    assert main(arguments) == 2
    assert says in capsys.readouterr().err
    assert not Path("judgements.csv").exists()
