"""EDTF dates as spans of days, as far as the question goes whether two of them can be the same time.

2024-12-03    2024-12    2024    2024-12-02/2024-12-04    2026-07/2026-12
"""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_SIGNS = str.maketrans("", "", "?~%")
_YEAR, _MONTH = len("2024"), len("2024-12")


class Days(NamedTuple):
    """From the first to the last day, as ordinals of the proleptic Gregorian calendar."""

    first: int
    last: int

    def overlaps(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: Days) -> bool:
        return self.first <= other.first and other.last <= self.last

    def gap(self, other: Days) -> int:
        """Days between the two, 0 where they overlap or touch."""
        return max(0, self.first - other.last, other.first - self.last)

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@lru_cache(maxsize=65_536)
def days(edtf: str) -> Days | None:
    """The days that a date stands for; None for no date, and for one that is open at an end."""
    first, _, last = edtf.translate(_SIGNS).partition("/")
    begin, end = _span(first), _span(last or first)
    if begin is None or end is None or begin.first > end.last:
        return None
    return Days(begin.first, end.last)


def _span(text: str) -> Days | None:
    try:
        if len(text) == _YEAR:
            return Days(date(int(text), 1, 1).toordinal(), date(int(text), 12, 31).toordinal())
        if len(text) == _MONTH:
            year, month = int(text[:4]), int(text[5:])
            last = calendar.monthrange(year, month)[1]
            return Days(date(year, month, 1).toordinal(), date(year, month, last).toordinal())
        day = date.fromisoformat(text).toordinal()
    except ValueError:
        return None
    return Days(day, day)


def agree(one: str, other: str) -> bool:
    """Whether two dates can be the same time: one of them says nothing, or a day lies within the other's month."""
    first, second = days(one), days(other)
    return first is None or second is None or first.overlaps(second)
