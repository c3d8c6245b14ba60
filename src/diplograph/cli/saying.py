"""What is said on standard error, line by line."""

from __future__ import annotations

import sys
from contextlib import suppress

from diplograph.documents.naming import shown


def say(message: str) -> None:
    """Say something, of which a terminal takes nothing for a command."""
    with suppress(OSError):  # nobody is left who could be told
        print("diplograph:", "\n".join(map(shown, message.split("\n"))), file=sys.stderr)
