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
_TABLES = (
    "kept (key TEXT PRIMARY KEY, reading BLOB NOT NULL, part BLOB)",
    "held (key TEXT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID",
    "note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)


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


class Holding(NamedTuple):
    """A document that the graph of a folder is made of: the key of its reading, what it is called there, its sum."""

    key: str
    name: str
    sha256: str


class Kept(NamedTuple):
    """A reading and what it adds to the graph, packed; no part where it cannot be written as RDF."""

    reading: bytes
    part: bytes | None


class Readings:
    """Readings by key, in a file; use it in a `with` statement."""

    def __init__(self, file: Path) -> None:
        """Open the file, made if it is not there.

        Raises `StoreError` where it is damaged or in use, `OutputError` where there is no room or right.
        """
        self.file = file
        with self._errors():
            self._base = sqlite3.connect(file)
            for table in _TABLES:
                self._base.execute(f"CREATE TABLE IF NOT EXISTS {table}")

    def get(self, keys: Sequence[str]) -> dict[str, Kept]:
        """What is kept under these keys."""
        found: dict[str, Kept] = {}
        with self._errors():
            for name in keys:
                row = self._base.execute("SELECT reading, part FROM kept WHERE key = ?", (name,)).fetchone()
                if row is not None:
                    found[name] = Kept(*row)
        return found

    def held(self) -> list[Holding]:
        """What the graph of the folder is made of, and what could not be read for it, in order of its keys.

        That is what `hold` was told. Readings of a build that did not end are kept, but not held.
        """
        with self._errors():
            rows = self._base.execute("SELECT key, name, sha256 FROM held JOIN kept USING (key) ORDER BY key")
            return [Holding(*row) for row in rows]

    def documents(self, holdings: Iterable[Holding]) -> Iterator[Document]:
        """The documents of some holdings, as they are called there."""
        for holding in holdings:
            for kept in self.get([holding.key]).values():
                yield replace(packing.unpack(kept.reading).document, name=holding.name)

    def note(self, name: str) -> str:
        """What was written down beside the readings under a name; empty where nothing was."""
        with self._errors():
            row = self._base.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row is not None else ""

    def put(self, fresh: Mapping[str, Kept]) -> None:
        """Keep some readings: all of them, or none where the process ends on the way."""
        with self._errors(), self._base:
            rows = ((name, kept.reading, kept.part) for name, kept in fresh.items())
            self._base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)

    def hold(self, holdings: Iterable[Holding], notes: Mapping[str, str]) -> None:
        """Write down what the graph is made of now, with notes on it, and forget every other reading: all at once."""
        with self._errors(), self._base:
            self._base.execute("DELETE FROM held")
            self._base.executemany("INSERT OR IGNORE INTO held VALUES (?, ?, ?)", holdings)
            self._base.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM held)")
            self._base.executemany("INSERT OR REPLACE INTO note VALUES (?, ?)", notes.items())

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
