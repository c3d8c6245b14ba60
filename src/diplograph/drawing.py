"""The page of a build, as one errand: what is drawn, where it is written, and the readings that it is drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from diplograph.made import Told
from diplograph.network.disputes import Dispute
from diplograph.network.picture import picture
from diplograph.rdf.files import write_atomically
from diplograph.rdf.graph import without
from diplograph.store.packing import unpack
from diplograph.store.readings import Readings
from diplograph.view import render

TITLE = "diplograph"
MOST_ON_PAGE = 20_000  # claims: a page of more is slow to open, and nobody looks through it


@dataclass(frozen=True, slots=True)
class Drawing:
    """The page of some readings, by their keys in a file of kept ones, without claims that were withdrawn.

    `kept` says by which IRIs things go that were merged.
    """

    page: Path
    readings: Path
    keys: tuple[str, ...]
    title: str
    withdrawn: frozenset[str]
    kept: dict[str, str]
    disputes: tuple[Dispute, ...]

    def __call__(self) -> None:
        """Draw it and write it. Raises `OutputError` where there is no room or right, `StoreError` where a reading is damaged."""
        with Readings(self.readings) as file:
            found = (unpack(file.get([key])[key].reading) for key in self.keys)
            told = picture((without(one, self.withdrawn) for one in found), self.title, self.kept, self.disputes)
        write_atomically(self.page, [render(told)])


def shown(documents: Sequence[Told], most: int = MOST_ON_PAGE) -> list[Told]:
    """As many of the newest documents as fit on a page: all, as a rule."""
    found: list[Told] = []
    claims = 0
    for told in sorted(documents, key=lambda told: (told.date, told.sha256), reverse=True):
        claims += told.claims
        if claims > most and found:
            break
        found.append(told)
    return found


def title(shown: int, of: int) -> str:
    """What the page is called."""
    return TITLE if shown == of else f"{TITLE}: the newest {shown:,} of {of:,} documents"
