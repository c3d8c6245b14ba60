"""Memory that nobody uses any more, given back to the system between the stages of a build.

The allocator of Linux (glibc) keeps what threads have freed for what they may ask for next; after many small pieces that is
hundreds of megabytes, which the next stage takes from elsewhere.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Return to the system what is free; nothing happens where its C library cannot do that."""
    with suppress(OSError, AttributeError, TypeError):  # Windows has no library of that name, others no such function
        ctypes.CDLL(None).malloc_trim(0)
