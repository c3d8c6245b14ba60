"""What a page of the documentation shows: files to save, and commands with what they print."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_FILE = re.compile(r"`([\w./-]+)`:\n\n```text\n(.*?)```\n", re.DOTALL)
_COMMAND = re.compile(r"^    \$ (diplograph [^\n]*)\n((?:(?:    (?!\$ )[^\n]*)?\n)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Command:
    """A command and the lines that it is shown to print, in order; where lines are left out stands `...`."""

    words: tuple[str, ...]
    printed: tuple[str, ...]

    def missing(self, answer: str) -> list[str]:
        """The lines shown that the answer does not have at their place."""
        lines = [line.rstrip() for line in answer.splitlines()]
        missing, at = [], 0
        for line in self.printed:
            found = next((i for i in range(at, len(lines)) if lines[i] == line), -1)
            if found < 0:
                missing.append(line)
            else:
                at = found + 1
        return missing


def files(page: str) -> dict[str, str]:
    """The files that a page tells to save, by their names."""
    return dict(_FILE.findall(page))


def commands(page: str) -> list[Command]:
    """The commands of a page in their order."""
    found = []
    for command, printed in _COMMAND.findall(page):
        lines = (line[4:].rstrip() for line in printed.splitlines())
        found.append(
            Command(tuple(shlex.split(command)[1:]), tuple(line for line in lines if line.strip() not in ("", "...")))
        )
    return found


def text(name: str) -> str:
    """The page of that name."""
    return (ROOT / name).read_text(encoding="utf-8")
