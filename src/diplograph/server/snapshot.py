"""Snapshots: what is served is a copy of the graph that nobody changes, so that a build beside it is never half-seen.

A snapshot of a store is made of hard links, in milliseconds, in a hidden folder beside the store; where links cannot be
made there, it is a copy in a temporary folder. A file of RDF is loaded into a store of its own. Each server has one such
folder, which holds a lock as long as the server lives: what a killed server has left is known by its free lock, and goes.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from diplograph.errors import InputError, OutputError, StoreError
from diplograph.rdf.ontology import ontology
from diplograph.rdf.vocabulary import A, dg
from diplograph.store.graphs import FORMATS
from diplograph.store.oxigraph import OxigraphStore, open_store

_PREFIX = ".diplograph-serve-"
_LOCK = "lock"
# How long the start waits for a store that a build is just replacing.
_PATIENCE = 5.0

Identity = tuple[object, ...]


class Place:
    """Where the graph comes from: an output folder, or a file of RDF."""

    def __init__(self, place: str) -> None:
        self.path = Path(place)
        self.folder = self.path if self.path.is_dir() or self.path.suffix not in FORMATS else None
        if self.folder is None and not self.path.is_file():
            raise InputError(f"{place}: there is no such file")

    @property
    def is_replaced_whole(self) -> bool:
        """Whether new content takes the place of the old at once: a build does so, who writes a file need not."""
        return self.folder is not None

    def identity(self) -> Identity | None:
        """Something that differs from one content to the next; None while there is nothing to read."""
        try:
            if self.folder is None:
                state = self.path.stat()
                return state.st_ino, state.st_size, state.st_mtime_ns
            store = self.folder / "store"
            return store.stat().st_ino, (store / "IDENTITY").read_text(encoding="ascii")
        except OSError:
            return None

    def modified(self) -> float:
        """When the content was written, in seconds since 1970."""
        with suppress(OSError):
            return (self.folder / "store" / "CURRENT" if self.folder else self.path).stat().st_mtime
        return 0.0

    def take(self, target: Path) -> None:
        """Put a snapshot into the new folder `target`. Raises `InputError` or `StoreError` where there is none to take."""
        if self.folder is None:
            self._load(target)
            return
        with open_store(self.folder / "store", read_only=True) as store:
            assert isinstance(store, OxigraphStore)
            try:
                store.oxigraph.backup(target)
            except OSError as error:
                shutil.rmtree(target, ignore_errors=True)
                raise StoreError(f"{self.folder}: no snapshot can be taken ({error})") from error

    def _load(self, target: Path) -> None:
        store = ox.Store(target)
        try:
            store.bulk_load(path=str(self.path), format=FORMATS[self.path.suffix])
            if _lacks_ontology(store):
                store.bulk_extend(ontology())
            store.flush()
        except OSError as error:
            raise InputError(f"{self.path}: cannot be read ({error.strerror or error})") from error
        except SyntaxError as error:
            raise InputError(f"{self.path}: not valid RDF: {error}") from error


def _lacks_ontology(store: ox.Store) -> bool:
    """Whether a graph is one of ours, as `export` writes it: without the labels of kinds and statuses, which questions need."""
    claims = store.quads_for_pattern(None, A, dg("Claim"), None)
    terms = store.quads_for_pattern(dg("Claim"), A, None, None)
    return next(claims, None) is not None and next(terms, None) is None


class Snapshots:
    """The snapshots of one server, in a folder of its own. Use it in a `with` statement; in the end all of it goes."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._number = 0
        self._folder = _own_folder(place.folder)
        self._lock = os.open(self._folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def __enter__(self) -> Snapshots:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        os.close(self._lock)

    def first(self) -> tuple[Identity, Path]:
        """The first snapshot. Waits a little where the store is just being replaced; then raises what `take` raises."""
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                return self.take()
            except StoreError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def take(self) -> tuple[Identity, Path]:
        """A new snapshot, and the identity of what it shows. Raises `StoreError` where the content changes meanwhile."""
        before = self.place.identity()
        self._number += 1
        target = self._folder / str(self._number)
        try:
            self.place.take(target)
            if before is None or self.place.identity() != before:
                raise StoreError(f"{self.place.path}: the content is just being replaced: try again")
        except BaseException:
            self.drop(target)
            raise
        return before, target

    def drop(self, snapshot: Path) -> None:
        """Give back a snapshot that nobody reads any more."""
        shutil.rmtree(snapshot, ignore_errors=True)


def _own_folder(beside: Path | None) -> Path:
    """A new private folder, in the output folder where that can be written, else among temporary files."""
    homes = [home for home in (beside, Path(tempfile.gettempdir())) if home is not None and home.is_dir()]
    for home in homes:
        for left in _left_behind(home):
            shutil.rmtree(left, ignore_errors=True)
        with suppress(OSError):
            return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home))
    raise OutputError(f"{', '.join(map(str, homes))}: no folder for a snapshot can be made; make room or rights there")


def _left_behind(home: Path) -> Iterator[Path]:
    """The folders of servers that are no more: nobody holds their locks."""
    for folder in home.glob(f"{_PREFIX}*"):
        try:
            lock = os.open(folder / _LOCK, os.O_RDWR)
        except OSError:
            continue  # somebody else's, or a server that is only just starting
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield folder
        except OSError:
            continue
        finally:
            os.close(lock)
