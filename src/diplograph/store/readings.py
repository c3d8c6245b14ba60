"""Readings that are kept between builds: what each document yielded, so that a build reads only what is new or changed.

A reading is kept under what its document says and what read it; another text, another date or another reader gives
another key. The file is a SQLite database: each batch is in it whole or not at all, also when the process is killed.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import msgspec

import diplograph
from diplograph import resources
from diplograph.errors import OutputError, StoreError
from diplograph.records import Document
from diplograph.store import packing

_encoder = msgspec.msgpack.Encoder()


def key(document: Document, other: str = "") -> str:
    """Under what the reading of a document is kept: 64 hex digits over the document, wherever it lies, and who reads.

    That is our own code, and `other` where somebody reads beside it: a language model.
    """
    by = reader().encode("ascii") + other.encode("utf-8")
    return hashlib.sha256(_encoder.encode(replace(document, name="")) + by).hexdigest()


def unread_key(document: Document, other: str = "") -> str:
    """Under what a document is kept that could not be read: `add` and `remove` try it again."""
    return f"unread-{key(document, other)}"


@cache
def reader() -> str:
    """What reads: 16 hex digits over our code and over the data and the ontology that it reads with."""
    found = hashlib.sha256()
    package = Path(diplograph.__file__).parent
    for root in (package, resources.path("data"), resources.path("ontology")):
        for file in sorted(root.rglob("*")):
            if file.suffix in (".py", ".csv", ".txt", ".ttl", ".yaml", ".yml") and "dossier" not in file.parts:
                found.update(file.relative_to(root).as_posix().encode("utf-8"))
                found.update(file.read_bytes())
    return found.hexdigest()[:16]


class Kept(NamedTuple):
    """A reading and what it adds to the graph, packed; no part where it cannot be written as RDF."""

    reading: bytes
    part: bytes | None


class Readings:
    """Readings by key, in a file; use it in a `with` statement."""

    def __init__(self, file: Path) -> None:
        """Open the file, made if it is not there. Raises `StoreError` where it cannot be used."""
        self.file = file
        with self._errors():
            self._base = sqlite3.connect(file)
            self._base.execute(
                "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, reading BLOB NOT NULL, part BLOB)"
            )
            self._base.execute(
                "CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
            )

    def get(self, keys: Sequence[str]) -> dict[str, Kept]:
        """What is kept under these keys."""
        found: dict[str, Kept] = {}
        with self._errors():
            for name in keys:
                row = self._base.execute("SELECT reading, part FROM kept WHERE key = ?", (name,)).fetchone()
                if row is not None:
                    found[name] = Kept(*row)
        return found

    def documents(self) -> Iterator[Document]:
        """The documents that are kept, also those that could not be read, each text once; the order says nothing."""
        seen: set[str] = set()
        with self._errors():
            keys = [name for (name,) in self._base.execute("SELECT key FROM kept ORDER BY key")]
        for name in keys:
            for kept in self.get([name]).values():
                document = packing.unpack(kept.reading).document
                if document.sha256 not in seen:
                    seen.add(document.sha256)
                    yield document

    def note(self, name: str) -> str:
        """What was written down beside the readings under a name; empty where nothing was."""
        with self._errors():
            row = self._base.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row is not None else ""

    def write_note(self, name: str, value: str) -> None:
        """Write something down beside the readings."""
        with self._errors(), self._base:
            self._base.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, value))

    def put(self, fresh: Mapping[str, Kept]) -> None:
        """Keep some readings: all of them, or none where the process ends on the way."""
        with self._errors(), self._base:
            rows = ((name, kept.reading, kept.part) for name, kept in fresh.items())
            self._base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget every other reading."""
        with self._errors(), self._base:
            self._base.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY)")
            self._base.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((name,) for name in keys))
            self._base.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM wanted)")
            self._base.execute("DROP TABLE wanted")

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def __len__(self) -> int:
        with self._errors():
            return int(self._base.execute("SELECT count(*) FROM kept").fetchone()[0])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """What SQLite raises, as an error of our own."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise StoreError(f"{self.file}: another process writes it: wait for it, or end it") from error
            raise OutputError(
                f"{self.file}: cannot be used ({error}): make room or rights there, and build again"
            ) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self.file}: is damaged ({error}): delete it and build again") from error
