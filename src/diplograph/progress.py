"""What a long run tells on its way, to whoever shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")


class Progress:
    """Hears how far a run is; this one tells nobody."""

    is_shown = False  # where nobody looks, nothing need be counted for it

    def stage(self, name: str, total: int | None = None) -> None:
        """Something begins that takes a while; `total` is how many steps it has, where that is known."""

    def step(self, what: str = "", count: int = 1) -> None:
        """So many steps more are done: `what` was in the last."""


NOBODY = Progress()


def counted(items: Iterable[_T], progress: Progress, at_once: int = 1) -> Iterator[_T]:
    """The items, each a step; so many are told at once, since to tell takes longer than to count."""
    count = 0
    for item in items:
        yield item
        count += 1
        if count == at_once:
            progress.step(count=count)
            count = 0
    if count:
        progress.step(count=count)
