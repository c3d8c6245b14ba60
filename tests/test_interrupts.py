"""Ctrl-C waits where half of something would be left."""

from __future__ import annotations

import os
import signal

import pytest

from diplograph.interrupts import undisturbed


def test_what_is_begun_is_ended_first() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012, SIM117 - it is heard at the end of the inner block
        with undisturbed():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("all of it")
    assert done == ["all of it"]


def test_afterwards_it_is_heard_at_once() -> None:
    with undisturbed():
        pass
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
