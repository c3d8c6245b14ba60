"""One build at a time in an output folder, and who has it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from diplograph.errors import OutputError, StoreError

FILE = ".lock"


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Hold the folder until the end of the block, or of this process, however it ends.

    Raises `StoreError` with the number of the process that holds it, or where the file of the lock is damaged, `OutputError`
    where the folder cannot be written.
    """
    with ExitStack() as stack:
        with _errors(out):
            base = stack.enter_context(closing(sqlite3.connect(out / FILE, timeout=0, isolation_level=None)))
            base.execute("CREATE TABLE IF NOT EXISTS holder (process INTEGER)")
            base.execute("BEGIN IMMEDIATE")  # others may still read who holds it
            base.execute("DELETE FROM holder")
            base.execute("INSERT INTO holder VALUES (?)", (os.getpid(),))
            base.execute("COMMIT")
            base.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def _errors(out: Path) -> Iterator[None]:
    file = out / FILE
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreError(f"{out}: {_holder(file)} is building there: wait for it, or end it") from error
        raise OutputError(f"{file}: cannot be written ({error}): make room or rights there") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"{file}: is damaged ({error}); it says only who builds there: unless somebody does, delete it and build again"
        ) from error


def _holder(file: Path) -> str:
    try:
        with closing(sqlite3.connect(file, timeout=0)) as base:
            row = base.execute("SELECT process FROM holder").fetchone()
    except sqlite3.Error:
        row = None
    return f"process {row[0]}" if row is not None else "another process"
