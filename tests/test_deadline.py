"""Work is broken off at its deadline, and nothing else ever is."""

from __future__ import annotations

import gc
import signal
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator

import pytest

from diplograph.deadline import OverdueError, within


def _busy(seconds: float) -> str:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return "done"


def _stubborn() -> str:
    """Lets nothing out for a while."""
    for _ in range(3):
        try:
            _busy(5)
        except BaseException:  # noqa: BLE001
            continue
    return "done"


@pytest.fixture
def rung() -> Iterator[list[int]]:
    """A clock of somebody else's, and how often it has rung."""
    found: list[int] = []
    before = signal.signal(signal.SIGPROF, lambda number, _: found.append(number))
    yield found
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def test_what_is_in_time_is_handed_on() -> None:
    assert within(5, lambda: "done") == "done"


def test_what_takes_too_long_is_broken_off() -> None:
    start = time.process_time()
    with pytest.raises(OverdueError):
        within(0.1, lambda: _busy(20))
    assert time.process_time() - start < 5


def test_what_lets_no_interruption_out_is_interrupted_again() -> None:
    start = time.process_time()
    assert within(0.1, _stubborn) == "done"
    assert time.process_time() - start < 10


class _Slow:
    """Its end takes a while, and Python lets nothing out of that."""

    def __del__(self) -> None:
        _busy(0.3)


def _finalised() -> None:
    for _ in range(30):
        _Slow()
        _busy(0.2)


def _collected() -> None:
    def callback(_: str, __: dict[str, int]) -> None:
        _busy(0.15)

    gc.callbacks.append(callback)
    try:
        for _ in range(30):
            gc.collect(0)
            _busy(0.2)
    finally:
        gc.callbacks.remove(callback)


def _referred_to() -> None:
    for _ in range(30):
        thing = {1}
        reference = weakref.ref(thing, lambda _: _busy(0.3))
        del thing
        assert reference() is None
        _busy(0.2)


@pytest.fixture
def dropped(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """What Python has dropped because there was no way out for it."""
    found: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda what: found.append(what.exc_type))
    return found


@pytest.mark.parametrize("work", [_finalised, _collected, _referred_to])
def test_what_python_drops_is_interrupted_again(work: Callable[[], None], dropped: list[type[BaseException]]) -> None:
    start = time.process_time()
    with pytest.raises(OverdueError):
        within(0.1, work)
    assert time.process_time() - start < 10
    assert dropped == []


def test_what_else_python_drops_is_told_as_ever(dropped: list[type[BaseException]]) -> None:
    class Broken:
        def __del__(self) -> None:
            raise ZeroDivisionError

    def work() -> None:
        Broken()

    within(5, work)
    assert dropped == [ZeroDivisionError]


def test_an_error_of_the_work_is_its_own() -> None:
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 / 0)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_time_that_nobody_computes_does_not_count() -> None:
    within(0.05, lambda: time.sleep(0.2))


def test_nothing_rings_afterwards(rung: list[int]) -> None:
    for _ in range(200):
        within(0.01, lambda: None)
    _busy(0.1)
    assert rung == []


def test_what_was_there_before_is_there_again(rung: list[int]) -> None:
    signal.setitimer(signal.ITIMER_PROF, 0.05)
    within(5, lambda: _busy(0.01))
    _busy(0.3)
    assert rung == [signal.SIGPROF]


def test_another_thread_works_without_a_deadline() -> None:
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(within(0.01, lambda: _busy(0.1))))
    thread.start()
    thread.join()
    assert found == ["done"]
