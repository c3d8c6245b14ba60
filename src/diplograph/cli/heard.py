"""What the library warns of on the way, said on standard error."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from diplograph.cli.saying import say

_LOG = logging.getLogger("diplograph.documents")


@contextmanager
def heard() -> Iterator[None]:
    """Say what documents are read without, such as a date that cannot be understood."""
    lines = _Lines()
    _LOG.addHandler(lines)
    try:
        yield
    finally:
        _LOG.removeHandler(lines)


class _Lines(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        say(record.getMessage())
