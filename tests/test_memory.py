"""What is free goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

from diplograph.memory import give_back

# Small pieces of the C library's own, of which the last stays: without help nothing below it goes back.
HELD = """
import ctypes
from diplograph.memory import give_back
def held():
    return int(open("/proc/self/statm").read().split()[1]) * 4096
c = ctypes.CDLL(None)
c.malloc.restype, c.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
pieces = [c.malloc(60_000) for _ in range(1_000)]
for piece in pieces:
    ctypes.memset(piece, 1, 60_000)
for piece in pieces[:-1]:
    c.free(piece)
before = held()
give_back()
print(before - held())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the C library of Linux")
def test_what_is_free_goes_back() -> None:
    found = subprocess.run([sys.executable, "-c", HELD], capture_output=True, text=True, check=True)
    assert int(found.stdout) > 50_000_000


def test_it_asks_for_nothing_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())
    give_back()
