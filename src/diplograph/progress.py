"""What a long run tells on its way, to whoever shows it."""

from __future__ import annotations


class Progress:
    """Hears how far a run is; this one tells nobody."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Something begins that takes a while; `total` is how many steps it has, where that is known."""

    def step(self, what: str = "") -> None:
        """One more step is done: `what` was in it."""
