"""What README.md shows is what the commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from diplograph.cli.main import VERBS, main

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
_SHOWN = re.findall(r"^    \$ (diplograph [^\n]*)\n((?:    [^\n]*\n)+)", README, re.MULTILINE)


@pytest.mark.parametrize(("command", "printed"), _SHOWN)
def test_commands_print_what_is_shown(
    command: str, printed: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*shlex.split(command)[1:], "-o", str(built)]) == 0
    answer = capsys.readouterr().out.splitlines()
    for line in printed.splitlines():
        if line.strip() != "...":
            assert line[4:].rstrip() in answer


def test_there_is_something_to_check() -> None:
    assert len(_SHOWN) >= 2


def test_turtle_is_as_shown(built: Path) -> None:
    (block,) = re.findall(r"```turtle\n(.*?)```", README, re.DOTALL)
    assert block.strip() in (built / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_is_described(verb: str) -> None:
    assert f"| `diplograph {verb}" in README


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (Path(__file__).parents[1] / target).exists(), target
