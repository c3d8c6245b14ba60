"""Progress, where somebody looks: on standard error, if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from diplograph.progress import NOBODY, Progress


@contextmanager
def progress(*, rows: bool = False) -> Iterator[Progress]:
    """What is going on, how fast, and how long it will take; meanwhile the library is heard.

    A command that prints `rows` as they come shows by them how far it is, unless they go elsewhere.
    """
    from diplograph.cli.heard import heard

    with heard():
        if not sys.stderr.isatty() or (rows and sys.stdout.isatty()):
            yield NOBODY
            return
        from diplograph.cli.bar import Bar

        with Bar() as bar:
            yield bar
