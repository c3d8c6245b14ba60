"""What changed between two builds, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.cli.main import main
from diplograph.documents.read import read as documents
from diplograph.pipeline import read
from diplograph.query.diff import Diff, diff
from diplograph.query.snapshot import Snapshot, snapshot
from diplograph.rdf.graph import quads
from diplograph.records import Document

PLAN = "Chile and Indonesia are to hold a trade dialogue in Jakarta in June 2025."
HELD = "Chile and Indonesia held a trade dialogue in Jakarta on 12 May 2025."


def graph(*documents: Document) -> Snapshot:
    return snapshot(quads(map(read, documents)))


def note(text: str, title: str = "A note", date: str = "2025-05-20") -> Document:
    return Document(text, title=title, date=date)


def test_nothing_changed() -> None:
    same = graph(note(PLAN), note(HELD, "Another note"))
    assert not diff(same, same)
    assert diff(same, same) == diff(Snapshot(), Snapshot())


def test_a_claim_that_says_something_else_is_changed() -> None:
    found = diff(graph(note(PLAN)), graph(note(PLAN.replace("June 2025", "July 2025"))))
    (change,) = found.claims.changed
    assert "date: 2025-06 -> 2025-07" in change.how
    assert "another sentence" in change.how
    assert (found.claims.gained, found.claims.lost) == ([], [])


def test_what_is_gained_and_lost() -> None:
    found = diff(graph(note(PLAN)), graph(note(PLAN), note("Chile and Peru signed a treaty on fisheries.", "Other")))
    assert [change.what for change in found.claims.gained] == ["agreement, treaty, done: treaty on fisheries"]
    assert found.claims.gained[0].sentence == "Chile and Peru signed a treaty on fisheries."
    assert "agreement: treaty on fisheries" in [change.what for change in found.things.gained]
    assert "Chile agreed with Peru" in [change.what for change in found.edges.gained]
    assert "Peru agreed with Chile" not in [change.what for change in found.edges.gained]
    back = diff(graph(note(PLAN), note("Chile and Peru signed a treaty on fisheries.", "Other")), graph(note(PLAN)))
    assert [change.what for change in back.claims.lost] == ["agreement, treaty, done: treaty on fisheries"]
    assert (back.claims.gained, back.things.gained, back.edges.gained) == ([], [], [])


def test_a_thing_that_is_told_again_is_the_same_thing() -> None:
    """The plan and the event are one thing: nothing is lost, and its date and status change."""
    plan = note("The Chile-Indonesia Trade Dialogue is to be held in Jakarta in June 2025.", "Plan", "2025-03-01")
    held = note(
        "Chile and Indonesia held the Chile-Indonesia Trade Dialogue in Jakarta on 12 June 2025.", "Held", "2025-06-13"
    )
    found = diff(graph(plan), graph(plan, held))
    assert found.things.lost == []
    (change,) = [one for one in found.things.changed if "Trade Dialogue" in one.what]
    assert "status: planned -> done" in change.how
    assert "date: 2025-06 -> 2025-06-12" in change.how


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("old", PLAN), ("new", HELD)):
        (tmp_path / f"{name}.txt").write_text(f"A note\n\n20 May 2025\n\n{text}\n", encoding="utf-8")
        main(["build", str(tmp_path / f"{name}.txt"), "-o", str(tmp_path / name)])
    capsys.readouterr()
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    printed = capsys.readouterr().out
    assert "status: planned -> done" in printed
    assert "+ Chile met with Indonesia" in printed
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "old" / "graph.trig")]) == 0
    assert capsys.readouterr().out == "nothing changed\n"
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "nowhere")]) == 2
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new"), "--format", "json"]) == 1
    assert '"gained"' in capsys.readouterr().out


def test_reads_real_files() -> None:
    """A document is known by its title: the same note, read from two places, is one."""
    file = next(Path(__file__).parents[2].glob("data/dossier/2024-12-04*.md"))
    (one,) = documents(str(file))
    assert not diff(graph(one), graph(one))
    assert isinstance(diff(graph(one), graph()), Diff)
