"""What README.md shows is what the commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diplograph.cli.main import VERBS, main

from . import shown

README = shown.text("README.md")
_SHOWN = shown.commands(README)


@pytest.mark.parametrize("command", _SHOWN, ids=lambda command: " ".join(command.words))
def test_commands_print_what_is_shown(command: shown.Command, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.words, "-o", str(built)]) == 0
    assert command.missing(capsys.readouterr().out) == []


def test_there_is_something_to_check() -> None:
    assert len(_SHOWN) >= 2


def test_turtle_is_as_shown(built: Path) -> None:
    (block,) = re.findall(r"```turtle\n(.*?)```", README, re.DOTALL)
    assert block.strip() in (built / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_is_described(verb: str) -> None:
    assert f"| `diplograph {verb}" in README
