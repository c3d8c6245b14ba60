"""Ctrl-C waits where half of something would be left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from diplograph.interrupts import undisturbed


def test_what_is_begun_is_ended_first() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012, SIM117 - it is heard at the end of the inner block
        with undisturbed():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("all of it")
    assert done == ["all of it"]


def test_whoever_takes_the_signal() -> None:
    """A process with threads, as one that draws progress: the system gives a signal to any of them."""
    code = (
        "import os, signal, threading; from diplograph.interrupts import undisturbed\n"
        "over = threading.Event(); threading.Thread(target=over.wait).start()\n"
        "try:\n"
        "    with undisturbed():\n"
        "        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\n"
        "        os.kill(os.getpid(), signal.SIGINT); over.wait(0.3); print('all of it')\n"
        "        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})\n"
        "except KeyboardInterrupt: print('heard')\n"
        "over.set()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["all of it", "heard"]


def test_a_thread_hears_nothing_anyway() -> None:
    done: list[str] = []

    def work() -> None:
        with undisturbed():
            done.append("all of it")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["all of it"]


def test_afterwards_it_is_heard_at_once() -> None:
    with undisturbed():
        pass
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
