"""Lines that wait on disk: a file without a name, which goes when it is closed; compressed, where it is to wait long.

They wait where the system keeps its temporary files, which may be in memory, unless another folder is named.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

_BLOCK = 4096  # lines that are compressed at once
_FAST = 1  # the level of compression: sorted lines are much alike, and it leaves an eighth of them

_folder: ContextVar[Path | None] = ContextVar("folder", default=None)


@contextmanager
def waiting_in(folder: Path) -> Iterator[None]:
    """Whatever waits on disk within the block waits in this folder."""
    token = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(token)


class Waiting:
    """Lines on disk, read from the beginning; `close` throws them away."""

    def __init__(self, file: IO[bytes], lines: IO[str]) -> None:
        self._file, self._lines = file, lines

    def __iter__(self) -> Iterator[str]:
        """The lines with their ends."""
        return iter(self._lines)

    def close(self) -> None:
        self._lines.close()
        self._file.close()


def laid_down(lines: Iterable[str], *, packed: bool = False) -> Waiting:
    """Lay lines without ends down in a file. Raises `OSError` where there is no room or right."""
    with ExitStack() as own:
        file = own.enter_context(TemporaryFile("w+b", dir=_folder.get()))
        if packed:
            with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=_FAST, mtime=0) as into:
                into.writelines(_blocks(lines))
        else:
            file.writelines(_blocks(lines))
        file.seek(0)
        raw = gzip.GzipFile(fileobj=file, mode="rb") if packed else file
        text = io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
        own.pop_all()
    return Waiting(file, text)


def _blocks(lines: Iterable[str]) -> Iterator[bytes]:
    some = iter(lines)
    while block := list(islice(some, _BLOCK)):
        yield ("\n".join(block) + "\n").encode("utf-8")
