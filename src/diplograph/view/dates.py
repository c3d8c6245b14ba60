"""EDTF dates in words: "2024-12-03" is "3 December 2024"."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@lru_cache(maxsize=65_536)
def in_words(edtf: str) -> str:
    """Say a date or an interval in words. What is not understood is returned as it is.

    >>> in_words("2024-12-02/2024-12-04")
    '2 to 4 December 2024'
    """
    start, slash, end = edtf.partition("/")
    said = [_one(date) for date in ((start, end) if slash else (start,))]
    if not all(said):
        return edtf
    return said[0] if len(said) == 1 else _interval(*(date.split() for date in said))


def _interval(start: list[str], end: list[str]) -> str:
    """Join two dates; what both have at their end (the year, the month) is said once."""
    whole = " ".join(end)
    while start and end and start[-1] == end[-1]:
        start, end = start[:-1], end[:-1]
    return f"{' '.join(start)} to {whole}" if start else whole


def _one(date: str) -> str:
    """One date in words; nothing where it is not understood."""
    match = _DATE.fullmatch(date)
    if match is None:
        return ""
    year, month, day = match.groups()
    if month is None:
        return str(year)
    if not 1 <= int(month) <= 12:
        return ""
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return name if day is None else f"{int(day)} {name}"
