"""Which dates a passage can mean: those that stand there, and those that it counts from them.

`a day after`, `a three-day visit until Friday`, `the 50th anniversary in July 2026`, `the following March`, `in the spring`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from diplograph.language.dates import parse_day
from diplograph.language.numbers import of_years
from diplograph.model.wording import folded

_POINT = re.compile(r"(\d{3}[\dX])(?:-(\d\d)(?:-(\d\d))?)?")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_MONTHS = {name: f"{number:02}" for number, name in enumerate(
    "january february march april may june july august september october november december".split(), start=1
)}  # fmt: skip
# What moves from one day, month or year to the one beside it.
_BESIDE = frozenset(folded("before after earlier later previous following next eve ago last overnight"))
_LONG_WORD = 20  # letters or digits
_LONGEST = 500  # years; what counts more counts something else


def is_date(text: str) -> bool:
    """Whether a text is a date of the table, as EDTF writes it: a year, month, season or day, or two of them and a slash."""
    ends = text.split("/")
    return len(ends) <= 2 and all(map(_is_point, ends)) and ends == sorted(ends)


def _is_point(text: str) -> bool:
    match = _POINT.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    if "X" in year or month in _SEASONS.values():
        return day is None and ("X" not in year or month is None)
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def says(known: str, point: str) -> bool:
    """Whether a date says another: `2024-12` is said where 2024-12-03 is, not the other way round."""
    return known == point or known.startswith(f"{point}-")


def counted_from(given: Iterable[str], words: Iterable[str]) -> frozenset[str]:
    """The dates that a passage, whose words are folded, may count from those that are `given`."""
    return frozenset(_counted(frozenset(given), frozenset(words)))


def _counted(known: frozenset[str], row: frozenset[str]) -> Iterator[str]:
    short = (word for word in row if word.isascii() and len(word) < _LONG_WORD)  # digits without end are no number
    counts = {count for word in short if 0 < (count := of_years(word)) < _LONGEST}
    beside = {1} if row & _BESIDE else set()
    years = {int(one[:4]) for one in known if one[:4].isdigit()}
    for year in years:
        yield from (f"{year + sign * count}" for count in counts | beside for sign in (-1, 1))
        for near in (year - 1, year, year + 1):
            yield from (f"{near}-{_SEASONS[word]}" for word in row & _SEASONS.keys())
            yield from (f"{near}-{_MONTHS[word]}" for word in row & _MONTHS.keys())
    for one in known:
        first, _, rest = one.partition("-")
        if rest and first.isdigit():
            yield from (f"{int(first) - count}-{part}" for count in counts for part in (rest, rest[:2]))
        day = parse_day(one)
        if day is not None and date.min.year < day.year < date.max.year:  # beside which there is a day
            # A visit of three days began two days before its last.
            for count in counts | beside | {count - 1 for count in counts}:
                yield from ((day + timedelta(sign * count)).isoformat() for sign in (-1, 1) if count < 32)
