"""Work that other processes of this machine do while this one goes on; what it takes in memory goes with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from diplograph.errors import StoreError

Errand = Callable[[], None]  # it goes to another process, so it must be picklable


@contextmanager
def beside(errands: Mapping[str, Errand], processes: int) -> Iterator[None]:
    """Run errands in so many processes while the block is worked on; what none has begun by its end is done here.

    The errands are begun in their order. With no process all are done here, before the block. What they raise is raised here,
    and `StoreError` where a process was ended from outside.
    """
    if processes < 1:
        for errand in errands.values():
            errand()
        yield
        return
    with fresh(min(processes, len(errands))) as pool:
        under_way = {name: pool.submit(errand) for name, errand in errands.items()}
        yield
        for name, one in reversed(under_way.items()):
            if one.cancel():
                errands[name]()
        for name, one in under_way.items():
            if not one.cancelled():
                _finished(name, one)


def apart(name: str, errand: Errand) -> None:
    """Run one errand in a process of its own, and wait for it. Raises what `beside` raises."""
    with fresh(1) as pool:
        _finished(name, pool.submit(errand))


def fresh(processes: int) -> ProcessPoolExecutor:
    """So many processes that begin from nothing, whatever threads this one has."""
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _finished(name: str, work: Future[None]) -> None:
    try:
        work.result()
    except BrokenProcessPool as error:
        raise StoreError(
            f"{name}: the process that wrote it has been ended; build again, it goes on from there"
        ) from error
