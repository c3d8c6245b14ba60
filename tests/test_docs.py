"""The pages that walk through the work do what they say: their files are saved, their commands run in order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diplograph.cli.main import main

from . import shown

PAGES = sorted(
    path.relative_to(shown.ROOT).as_posix() for path in (*shown.ROOT.glob("docs/*.md"), shown.ROOT / "README.md")
)


def test_a_dossier_of_your_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = shown.text("docs/your-own-dossier.md")
    monkeypatch.chdir(tmp_path)
    for name, content in shown.files(page).items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(content, encoding="utf-8")
    assert len(list(tmp_path.glob("notes/*"))) == 3
    told = shown.commands(page)
    assert len(told) == 9
    for command in told:
        code = main(list(command.words))
        assert code == (1 if command.words[0] == "diff" else 0)
        assert command.missing(capsys.readouterr().out) == [], command.words


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", shown.text(page)):
        assert (shown.ROOT / page).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("command", shown.commands(shown.text("docs/k-silk-road.md")), ids=lambda c: " ".join(c.words))
def test_the_story_of_the_k_silk_road(command: shown.Command, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.words, "-o", str(built)]) == 0
    assert command.missing(capsys.readouterr().out) == []
