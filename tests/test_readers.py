"""Processes that read: what becomes of work when one of them is ended from outside."""

from __future__ import annotations

import os
import re

import pytest

from diplograph.errors import StoreError
from diplograph.readers import Processes, Unread
from diplograph.store.readings import Kept

ENDED = f"^{re.escape('a process that read documents has been ended; build again, it goes on from there')}$"


def _end() -> list[Kept | Unread]:
    os._exit(9)


def _read() -> list[Kept | Unread]:
    return [Unread("too long")]


def test_what_processes_read_comes_back() -> None:
    with Processes(1) as readers:
        assert readers.submit(_read)() == [Unread("too long")]


def test_a_process_that_is_ended_from_outside() -> None:
    """Work that it has is lost, and no more is taken: both are said in the same words."""
    with Processes(1) as readers:
        lost = readers.submit(_end)
        with pytest.raises(StoreError, match=ENDED):
            lost()
        with pytest.raises(StoreError, match=ENDED):
            readers.submit(_read)
