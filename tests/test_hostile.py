"""No text makes the reader crawl: twice the text takes about twice the time, whatever the text."""

from __future__ import annotations

import gc
import time

import pytest

from diplograph.claims.frames import Frame, frames
from diplograph.pipeline import read
from diplograph.records import Document

_HOSTILE = (
    "signed , ", "Peru and Chile, ", "the two leaders ", '" ', "( ", "President Ana Ruiz ", "MOUs on trade, ", "of the ",
    "3 December 2024, ", "Xyz ", "to sign ", "said that Peru ", "X-", "a", "§", "\n", "who which that ", "Ministry of Trade, ",
)  # fmt: skip
_SMALL, _LARGE = 12_500, 100_000
_LARGE_OF_FRAMES = 37_500  # there are many of them
_FLOOR = 0.02  # seconds; below it a measurement says nothing
# A busy machine can slow one measurement; what is not linear is slow in each of them.
_TRIES = 3


@pytest.fixture(scope="module", autouse=True)
def frozen() -> None:
    """What the process holds by now, the data of the reader too, is left alone by all collections between measurements."""
    read(Document("Peru and Chile met."))
    gc.collect()
    gc.freeze()


def _seconds(unit: str, size: int) -> float:
    """Without the collector, which walks whatever else the process of the tests holds, and oftener for a long text."""
    text = (unit * (size // len(unit) + 1))[:size]
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        read(Document(text, date="2025-03-12"))
        return time.process_time() - start
    finally:
        gc.enable()


def _is_linear(unit: str, large: int = _LARGE) -> bool:
    """Whether the time grows with the text. Clocks are coarse: eight times the text may take sixteen times as long.

    That is an exponent of 4/3, which holds for other sizes alike: three times the text may take 4.3 times as long.
    """
    most = (large / _SMALL) ** (4 / 3)
    return any(_seconds(unit, large) <= most * max(_seconds(unit, _SMALL), _FLOOR) for _ in range(_TRIES))


@pytest.mark.parametrize("unit", _HOSTILE)
def test_repeated_words(unit: str) -> None:
    assert _is_linear(unit)


@pytest.mark.slow
@pytest.mark.parametrize("frame", frames(), ids=lambda frame: frame.name)
def test_each_frame(frame: Frame) -> None:
    """Its own sentences without their ends, so that nothing cuts them."""
    assert _is_linear(" ".join(sentence.rstrip(".") for sentence in frame.match) + " ", _LARGE_OF_FRAMES)
