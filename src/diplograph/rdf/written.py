"""A file of N-Quads that a build has written: one quad a line, each term as Oxigraph writes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Written:
    """Quads in a file. Who wants lines has them without making quads of them first, which takes most of the time."""

    file: Path

    def __iter__(self) -> Iterator[ox.Quad]:
        yield from ox.parse(path=str(self.file), format=ox.RdfFormat.N_QUADS)

    def lines(self) -> Iterator[str]:
        """The lines of the file, without their ends."""
        with self.file.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line[:-1]
