"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from diplograph.errors import OutputError


def write_atomically(path: Path, chunks: Iterable[bytes | str]) -> None:
    """Write beside the file, then take its place: whoever reads sees the old file or the new one, never a part.

    Text is written as UTF-8. Raises `OutputError` where the folder cannot be written; what `chunks` raises passes
    through, and the old file stays.
    """
    goal = Path(os.path.realpath(path))
    part = goal.with_name(f".{goal.name}.{os.getpid()}.part")
    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        _write(part, chunks)
        part.replace(goal)
        _sync(goal.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{path}: cannot be written ({reason}): name another folder, or make room or rights there"
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()


def take_place(part: Path, path: Path) -> None:
    """Put a file that is whole in the place of another, in a folder of the same disk."""
    goal = Path(os.path.realpath(path))
    try:
        part.replace(goal)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}): make rights there") from error
    _sync(goal.parent)


def _write(part: Path, chunks: Iterable[bytes | str]) -> None:
    with part.open("wb") as file:
        for chunk in chunks:
            file.write(chunk.encode("utf-8") if isinstance(chunk, str) else chunk)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make the new name last too. Some systems cannot open a folder; there the name lasts as it may."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
