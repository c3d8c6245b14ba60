"""A deadline for work that cannot be asked to stop: the clock of the system breaks into it.

Counted is the time that this process computes, not what passes on the wall: what a document comes to does not depend on
what else the machine does, nor on how many processes read side by side.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

_T = TypeVar("_T")
_AGAIN = 0.5  # seconds: where the first interruption fell into code that lets none out, another follows


class OverdueError(Exception):
    """The work took longer than it may."""


class _Interruption(BaseException):
    """What breaks into the work; no `except Exception` in it holds it up."""


def within(seconds: float, work: Callable[[], _T]) -> _T:
    """The result of `work`. Raises `OverdueError` where that takes longer than `seconds` of computing.

    Works in the main thread of a process, on systems that have such clocks; elsewhere the work takes as long as it takes.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return work()
    is_open = True

    def ring(_: int, __: FrameType | None) -> None:
        if is_open:
            raise _Interruption

    before = signal.signal(signal.SIGPROF, ring)
    rest = signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        try:
            return work()
        finally:
            is_open = False
    except _Interruption:
        raise OverdueError from None
    finally:
        # An interruption in the line above that closes is caught here, half a second before another could come.
        is_open = False
        signal.setitimer(signal.ITIMER_PROF, *rest)
        signal.signal(signal.SIGPROF, before)
