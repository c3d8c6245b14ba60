"""The log of requests: a line each on standard error, written a few times a second and not once for each request."""

from __future__ import annotations

import asyncio
import sys
import time

_PAUSE = 0.25


class Lines:
    """Collects lines and writes them together."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def write(self, line: str) -> None:
        """Add a line, with the time of day before it."""
        if not self._lines:
            asyncio.get_running_loop().call_later(_PAUSE, self.flush)
        self._lines.append(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}\n")

    def flush(self) -> None:
        """Write what has been collected. Nobody is served worse because the log cannot be written."""
        lines, self._lines = self._lines, []
        try:
            sys.stderr.write("".join(lines))
            sys.stderr.flush()
        except OSError:
            return
