"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from diplograph.errors import OutputError


def write_atomically(path: Path, chunks: Iterable[bytes | str]) -> None:
    """Write beside the file, then take its place: whoever reads sees the old file or the new one, never a part.

    Text is written as UTF-8. What is there and no file, such as a pipe or `/dev/stdout`, is written to as it is. Raises
    `OutputError` where the folder cannot be written, also where `chunks` raise an `OSError`, as theirs come of what they lay
    aside there; what else they raise passes through. The old file stays then.
    """
    if _is_stream(path):
        with _errors(path), path.open("wb") as stream:
            _write(stream, chunks)
        return
    goal = Path(os.path.realpath(path))
    part = goal.with_name(f".{goal.name}.{os.getpid()}.part")
    try:
        with _errors(path):
            goal.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                _write(file, chunks)
                file.flush()
                os.fsync(file.fileno())
            part.replace(goal)
            _sync(goal.parent)
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


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{path}: cannot be written ({reason}): name another folder, or make room or rights there"
        ) from error


def _is_stream(path: Path) -> bool:
    """Whether there is something that is no file: another in its place would be for nobody who reads there."""
    try:
        kind = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(kind) and not stat.S_ISDIR(kind)


def _write(file: IO[bytes], chunks: Iterable[bytes | str]) -> None:
    for chunk in chunks:
        file.write(chunk.encode("utf-8") if isinstance(chunk, str) else chunk)


def _sync(folder: Path) -> None:
    """Make the new name last too. Some systems cannot open a folder; there the name lasts as it may."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
