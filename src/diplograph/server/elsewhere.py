"""A graph on a SPARQL server as something to serve: snapshots are copies, taken when a build there is complete.

What answers clients is a copy on this machine, so that every limit holds as always, and nothing that a client sends
reaches the other server.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from diplograph.errors import InputError, StoreError
from diplograph.server.snapshot import Identity, Place
from diplograph.store.remote import READING, connect

_LOOK = 2.0  # seconds between two looks at whether there is a new build


class Elsewhere(Place):
    """The server at a URL."""

    def __init__(self, url: str) -> None:
        """Raises `InputError` where nothing of ours is there, `StoreError` where no server answers."""
        self.folder = None
        self._store = connect(url, patience=READING)
        self.path = Path(self._store.server.url)
        if not self._store.status():
            raise InputError(f"{self._store.server.url}: no graph of diplograph is there: build with --store first")
        self._looked, self._known, self._changed = -_LOOK, "", 0.0

    @property
    def is_replaced_whole(self) -> bool:
        return True

    def identity(self) -> Identity | None:
        """The digest of what is there; None while it is written, or while the server is away."""
        if time.monotonic() - self._looked >= _LOOK:
            found = ""
            with suppress(StoreError):
                found = self._store.digest()
            if found != self._known and found:
                self._changed = time.time()
            self._known, self._looked = found, time.monotonic()
        return (self._known,) if self._known else None

    def modified(self) -> float:
        """When the content was first seen here."""
        return self._changed

    def take(self, target: Path) -> None:
        store = ox.Store(target)
        try:
            store.bulk_extend(self._store)
            store.flush()
        except OSError as error:
            raise StoreError(f"{target}: no snapshot can be written ({error}): make room there") from error
        self._looked = -_LOOK
