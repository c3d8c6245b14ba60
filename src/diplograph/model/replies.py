"""Replies of models that are kept, so that nobody is asked twice for the same: a second build costs nothing.

The file is a SQLite database for this user only. A reply is kept under what was asked, of whom, and how; it never
expires, and a reply that cannot be read is never kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import msgspec

from diplograph.errors import OutputError, StoreError
from diplograph.model import rows
from diplograph.model.prompt import VERSION
from diplograph.records import Document

CACHE = "DIPLOGRAPH_CACHE"
_PATIENCE = 30.0  # seconds that another process may write
_encoder = msgspec.msgpack.Encoder()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said: JSON of the form that was asked for. Tokens as the server counted them, 0 where it did not."""

    text: str
    tokens_in: int
    tokens_out: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Experience:
    """What earlier replies of a model took together; `characters` are those of the articles."""

    replies: int = 0
    characters: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0


def key(document: Document, model: str) -> str:
    """Under what a reply is kept: 64 hex digits over the document, wherever it lies, the model, the prompt, the schema."""
    asked = (_encoder.encode(replace(document, name="")), model, VERSION, json.dumps(rows.schema()))
    return hashlib.sha256(_encoder.encode(asked)).hexdigest()


def usual_place() -> Path:
    """The file for this user: in `DIPLOGRAPH_CACHE`, or where the system keeps what can be made again."""
    own = os.environ.get(CACHE)
    if own:
        return Path(own) / "replies.sqlite"
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Caches"
    else:
        told = os.environ.get("XDG_CACHE_HOME", "")
        # A path that is not absolute is to be ignored (XDG Base Directory Specification).
        root = Path(told) if Path(told).is_absolute() else Path.home() / ".cache"
    return root / "diplograph" / "replies.sqlite"


class Replies:
    """Replies by key, in a file that several threads and processes may use; use it in a `with` statement."""

    def __init__(self, file: Path | None = None) -> None:
        """Open the file, in the usual place where none is named; it is made if it is not there.

        Raises `OutputError` where it cannot be written, `StoreError` where it is damaged or held.
        """
        self._file = file or usual_place()
        self._lock = threading.Lock()
        with self._errors():
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Made before SQLite would make it, which asks nobody who may read it; its journal takes after it.
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600))
            self._base = sqlite3.connect(self._file, timeout=_PATIENCE, check_same_thread=False)
            self._base.execute(
                "CREATE TABLE IF NOT EXISTS reply (key TEXT PRIMARY KEY, model TEXT NOT NULL, characters INTEGER NOT NULL,"
                " text TEXT NOT NULL, tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL, seconds REAL NOT NULL)"
            )

    def get(self, document: Document, model: str) -> Reply | None:
        """The reply that is kept for a document, if it can still be read."""
        with self._errors(), self._lock:
            row = self._base.execute(
                "SELECT text, tokens_in, tokens_out, seconds FROM reply WHERE key = ?", (key(document, model),)
            ).fetchone()
        if row is None:
            return None
        reply = Reply(*row)
        return reply if _is_readable(reply.text) else None

    def put(self, document: Document, model: str, reply: Reply) -> None:
        """Keep a reply, whole or not at all; one that cannot be read is not kept."""
        if not _is_readable(reply.text):
            return
        row = (key(document, model), model, len(document.text), *_row(reply))
        with self._errors(), self._lock, self._base:
            self._base.execute("INSERT OR REPLACE INTO reply VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def experience(self, model: str) -> Experience:
        """What the replies of a model took so far, whatever they were asked."""
        with self._errors(), self._lock:
            row = self._base.execute(
                "SELECT count(*), coalesce(sum(characters), 0), coalesce(sum(tokens_in), 0),"
                " coalesce(sum(tokens_out), 0), coalesce(sum(seconds), 0.0) FROM reply WHERE model = ?",
                (model,),
            ).fetchone()
        return Experience(*row)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """What SQLite and the system raise, as an error of our own."""
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            if "locked" in str(error):
                raise StoreError(f"{self._file}: another process writes it: wait for it, or end it") from error
            raise OutputError(
                f"{self._file}: replies cannot be kept there ({error}): make room or rights, or set {CACHE}"
            ) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._file}: is damaged ({error}): delete it, and the model is asked again") from error


def _row(reply: Reply) -> tuple[str, int, int, float]:
    return reply.text, reply.tokens_in, reply.tokens_out, reply.seconds


def _is_readable(text: str) -> bool:
    try:
        rows.parse(text)
    except rows.ReplyError:
        return False
    return True
