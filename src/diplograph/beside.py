"""Work that other processes of this machine do while this one goes on; what it takes in memory goes with them."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process, resource_tracker
from types import TracebackType
from typing import ParamSpec, TypeVar

from diplograph.errors import StoreError

Errand = Callable[[], None]  # it goes to another process, so it must be picklable

_P = ParamSpec("_P")
_T = TypeVar("_T")


def _nobody(_: str) -> None:
    """Nobody wants to hear what is done."""


@contextmanager
def beside(errands: Mapping[str, Errand], processes: int, done: Callable[[str], None] = _nobody) -> Iterator[None]:
    """Run errands in so many processes while the block is worked on; what none has begun by its end is done here.

    The errands are begun in their order, and `done` hears of each behind the block. With no process all are done here, before
    the block. What they raise is raised here, and `StoreError` where a process was ended from outside. Where the block fails,
    what is under way is broken off.
    """
    if processes < 1:
        for name, errand in errands.items():
            errand()
            done(name)
        yield
        return
    with Fresh(min(processes, len(errands))) as pool:
        under_way = {name: _begun(pool, name, errand) for name, errand in errands.items()}
        yield
        for name, one in reversed(under_way.items()):
            if one.cancel():
                errands[name]()
        for name, one in under_way.items():
            if not one.cancelled():
                _finished(name, one)
            done(name)


def apart(errands: Mapping[str, Errand], done: Callable[[str], None] = _nobody) -> None:
    """Run errands in one other process, one after the other, and wait for each. Raises what `beside` raises."""
    with Fresh(1) as pool:
        for name, errand in errands.items():
            _finished(name, _begun(pool, name, errand))
            done(name)


class Fresh(ProcessPoolExecutor):
    """So many processes that begin from nothing, whatever threads this one has.

    They end with the block; where that fails, or is interrupted, or this process ends, whatever they are at. Where one is ended
    from outside, `submit` raises `BrokenProcessPool` as the results do: both belong into a block of `unbroken`.
    """

    def __init__(self, processes: int) -> None:
        super().__init__(processes, mp_context=get_context("spawn"), initializer=_follow)
        self._others = frozenset(active_children())

    def submit(self, work: Callable[_P, _T], /, *given: _P.args, **named: _P.kwargs) -> Future[_T]:
        with _deaf():  # this is where processes are started
            return super().submit(work, *given, **named)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            for process in set(active_children()) - self._others:
                process.terminate()
        self.shutdown(cancel_futures=True)


@contextmanager
def unbroken(who: str) -> Iterator[None]:
    """Raise `StoreError` where a process has been ended from outside that somebody in the block gives work, or waits for."""
    try:
        yield
    except BrokenProcessPool as error:
        raise StoreError(f"{who} has been ended; build again, it goes on from there") from error


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started meanwhile does not hear Ctrl-C, which a terminal sends to all: it is for this process to end it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # starting it would open the ears again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow() -> None:
    """End with the process that has started this one, which would otherwise wait for work for ever."""
    above = parent_process()
    assert above is not None

    def wait() -> None:
        above.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _begun(pool: Fresh, name: str, errand: Errand) -> Future[None]:
    with unbroken(_writer(name)):
        return pool.submit(errand)


def _finished(name: str, work: Future[None]) -> None:
    with unbroken(_writer(name)):
        work.result()


def _writer(name: str) -> str:
    return f"{name}: the process that wrote it"
