"""A deadline for work that cannot be asked to stop: the clock of the system breaks into it.

Counted is the time that this process computes, not what passes on the wall: what a document comes to does not depend on
what else the machine does, nor on how many processes read side by side.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_T = TypeVar("_T")
_AGAIN = 0.5  # seconds: where the first interruption fell into code that lets none out, another follows
_SOON = 0.01  # seconds: what Python itself drops it in is short


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
    with _followed():
        return _timed(seconds, work)


def _timed(seconds: float, work: Callable[[], _T]) -> _T:
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


@contextmanager
def _followed() -> Iterator[None]:
    """Where Python itself drops an interruption, another follows at once, and nothing is said of it.

    Python lets nothing out of a finaliser nor of a callback of its garbage collector or of a weak reference: what is raised
    there goes to this hook, which would write a traceback to standard error.
    """
    before = sys.unraisablehook

    def hook(what: UnraisableHookArgs) -> None:
        if what.exc_type is _Interruption:
            signal.setitimer(signal.ITIMER_PROF, _SOON, _AGAIN)
        else:
            before(what)

    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = before
