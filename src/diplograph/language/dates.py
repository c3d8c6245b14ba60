"""Date expressions -> EDTF, resolved against the day of publication.

A small grammar: what it does not know it leaves alone, so that no date is ever invented. EDTF (ISO 8601-2) is used
at the precision of the text: a day, a month, a year, or an interval of days (`2024-12-02/2024-12-04`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from diplograph.language import periods
from diplograph.language.numbers import NUMBERS, counted
from diplograph.records import Word

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)(?![^\W\d_])"
)
_DAY = r"(?P<{0}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:18|19|20)\d\d)"
_WEEKDAY = r"(?P<{0}>Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)"
_NEAR_DAYS = 60
_RANGE = r"\s?(?:-|–|—|to|and|until)\s?"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date expression; `later` is what it means where the sentence speaks of the future ("on Tuesday")."""

    start: int
    end: int
    edtf: str
    later: str = ""


_Read = Callable[[dict[str, str], date | None], str | tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A wording of dates; `opens` are the words that it can begin with."""

    opens: frozenset[str]
    pattern: str
    read: _Read


def parse_day(edtf: str) -> date | None:
    """The day that a full EDTF date names; None for coarser dates and intervals."""
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, start=1) if month.startswith(name.lower()[:3]))


def _iso(year: int, month: int, day: int | None = None) -> str:
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _years_for(month: int, day: int, today: date | None) -> tuple[int, ...]:
    """The year or years that a day without a year can mean: the nearest, or the last and the next where both are far."""
    if today is None:
        return ()
    distance = {year: (date(year, month, min(day, 28)) - today).days for year in range(today.year - 1, today.year + 2)}
    nearest = min(distance, key=lambda year: abs(distance[year]))
    if abs(distance[nearest]) <= _NEAR_DAYS:
        return (nearest,)
    return (max(y for y in distance if distance[y] <= 0), min(y for y in distance if distance[y] > 0))


def _dated(year: str | None, month: int, day: int | None, today: date | None) -> str | tuple[str, str]:
    if year:
        return _iso(int(year), month, day)
    years = _years_for(month, day or 15, today)
    return (
        (_iso(years[0], month, day), _iso(years[1], month, day))
        if len(years) == 2
        else "".join(_iso(y, month, day) for y in years)
    )


def _full(parts: dict[str, str], today: date | None) -> str | tuple[str, str]:
    return _dated(parts.get("y"), _month_number(parts["m"]), int(parts["d"]), today)


def _span(parts: dict[str, str], today: date | None) -> str | tuple[str, str]:
    first = _month_number(parts["m"])
    last = _month_number(parts["m2"]) if parts.get("m2") else first
    years = (int(parts["y"]),) if parts.get("y") else _years_for(first, int(parts["d"]), today)
    if not years:
        return ""
    found = []
    for year in years:
        begin, end = _iso(year, first, int(parts["d"])), _iso(year, last, int(parts["d2"]))
        found.append(f"{begin}/{end}" if begin and end and begin < end else "")
    return (found[0], found[1]) if len(found) == 2 and all(found) else found[0]


def _month(parts: dict[str, str], today: date | None) -> str | tuple[str, str]:
    return _dated(parts.get("y"), _month_number(parts["m"]), None, today)


def _month_of_year(parts: dict[str, str], today: date | None) -> str:
    """`May of last year`, `October 3 this year`."""
    year = periods.year_of(parts, today)
    return _iso(year, _month_number(parts["m"]), int(parts["d"]) if parts.get("d") else None) if year else ""


def _next_month(parts: dict[str, str], today: date | None) -> str:
    """`next March`, `last December`: the coming one, the one before."""
    if today is None:
        return ""
    month = _month_number(parts["m"])
    if parts["which"].lower() == "next":
        return _iso(today.year + (month <= today.month), month)
    return _iso(today.year - (month >= today.month), month)


def _weekday(parts: dict[str, str], today: date | None) -> str | tuple[str, str]:
    if today is None:
        return ""
    wanted = next(i for i, name in enumerate(WEEKDAYS) if parts["w"].lower().startswith(name))
    back = today - timedelta(days=(today.weekday() - wanted) % 7)
    ahead = today + timedelta(days=(wanted - today.weekday()) % 7 or 7)
    which = (parts.get("which") or "").lower()
    if which in ("next", "coming", "the coming"):
        return ahead.isoformat()
    if which in ("last", "the previous", "the past") and back == today:
        back -= timedelta(days=7)
    return back.isoformat(), ahead.isoformat()


def _relative_day(parts: dict[str, str], today: date | None) -> str:
    shift = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(parts["rel"].lower().split()[0], 0)
    return (today + timedelta(days=shift)).isoformat() if today else ""


def _relative_unit(parts: dict[str, str], today: date | None) -> str:
    if today is None:
        return ""
    which = parts["rel"].lower().split()[-1]
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if parts["unit"].lower() == "year":
        return str(today.year + step)
    if parts["unit"].lower() == "month":
        months = today.year * 12 + today.month - 1 + step
        return _iso(months // 12, months % 12 + 1)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _ago(parts: dict[str, str], today: date | None) -> str:
    count = 1 if parts["n"].lower() in ("a", "an") else counted(parts["n"])
    if not count or today is None:
        return ""
    unit = parts["unit"].lower().rstrip("s")
    if unit == "year":
        return f"{today.year - count:04d}"
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        return _iso(months // 12, months % 12 + 1)
    return (today - timedelta(days=count)).isoformat() if unit == "day" else ""


def _year(parts: dict[str, str], _today: date | None) -> str:
    return parts["y"]


def _years(parts: dict[str, str], _today: date | None) -> str:
    return f"{parts['y']}/{parts['y2']}" if parts["y"] < parts["y2"] else ""


def _numeric(parts: dict[str, str], _today: date | None) -> str:
    return _iso(int(parts["y"]), int(parts["mm"]), int(parts["d"]))


def _dotted(parts: dict[str, str], _today: date | None) -> str:
    return _iso(int(parts["y"]), int(parts["mm"]), int(parts["d"])) if int(parts["mm"]) <= 12 else ""


_M, _M2, _D, _D2, _Y = (
    _MONTH.format("m"), _MONTH.format("m2"), _DAY.format("d"), _DAY.format("d2"), _YEAR.format("y"),
)  # fmt: skip
_W = _WEEKDAY.format("w")
_COUNT = r"(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)\b"

_MONTHS = frozenset({name for month in MONTHS for name in (month, month[:3], "sept")})
_WEEKDAYS = frozenset({form for day in WEEKDAYS for form in (day, day + "s")})
_ORDINALS = frozenset("first second third fourth last".split())
_SEASONS = frozenset("spring summer autumn winter".split())
_OF = r"(?:of\s)?(?P<pr>the\scurrent|this|next|last)\syear"
_DIGIT = frozenset({"0"})  # stands for all words that begin with a digit

# Tried in order at each place where a date can begin, those only that the word there opens; the first that reads a
# date wins.
_RULES = (
    _Rule(_DIGIT, rf"{_Y}-(?P<mm>0[1-9]|1[0-2])-{_D}(?![\d-])", _numeric),
    _Rule(_DIGIT, rf"{_D}[./](?P<mm>0[1-9]|1[0-2])[./]{_Y}", _dotted),
    _Rule(_DIGIT, rf"{_D}\s{_M}{_RANGE}{_D2}\s{_M2}(?:,?\s{_Y})?", _span),
    _Rule(_DIGIT, rf"{_D}{_RANGE}{_D2}\s(?:of\s)?{_M}(?:,?\s{_Y})?", _span),
    _Rule(_MONTHS, rf"{_M}\s{_D}{_RANGE}{_M2}\s{_D2}(?:,?\s{_Y})?", _span),
    _Rule(_MONTHS, rf"{_M}\s{_D}{_RANGE}{_D2}(?:,?\s{_Y})?(?![\d%])", _span),
    _Rule(_DIGIT, rf"{_D}\s(?:of\s)?{_M},?\s{_OF}", _month_of_year),
    _Rule(_MONTHS, rf"{_M}(?:\s{_D})?,?\s{_OF}", _month_of_year),
    _Rule(frozenset({"next", "last"}), rf"(?P<which>next|last)\s{_M}(?!\s\d)", _next_month),
    _Rule(_ORDINALS | {"the"}, periods.HALF, periods.half),
    _Rule(_ORDINALS | {"the"}, periods.QUARTER, periods.quarter),
    _Rule(_SEASONS | {"this", "next", "last"}, periods.SEASON, periods.season),
    _Rule(frozenset({"the"}), periods.END_OF_YEAR, periods.end_of_year),
    _Rule(_DIGIT, rf"{_D}\s(?:of\s)?{_M}(?:,?\s{_Y})?", _full),
    _Rule(_MONTHS, rf"{_M}\s{_D}(?:,?\s{_Y})?(?![\d%])", _full),
    _Rule(_MONTHS, rf"{_M},?\s(?:of\s)?{_Y}", _month),
    _Rule(
        _MONTHS | {"early", "late", "mid", "the", "end"},
        rf"(?:(?:early|late|mid|the\send\sof|end)[\s-])?(?!Jan\s(?-i:[A-Z][a-z])){_M}(?!\s\d)",  # "Jan Kowalski" is a name
        _month,
    ),
    _Rule(
        _WEEKDAYS | {"last", "next", "this", "the", "coming"},
        rf"(?:(?P<which>last|next|this|the\scoming|coming|the\sprevious|the\spast)\s)?{_W}\b",
        _weekday,
    ),
    _Rule(
        frozenset({"yesterday", "today", "tonight", "tomorrow", "last", "this"}),
        r"(?P<rel>yesterday|today|tonight|tomorrow|last\snight|this\s(?:morning|afternoon|evening))\b",
        _relative_day,
    ),
    _Rule(
        frozenset({"earlier", "later", "early", "late", "last", "next", "this", "the"}),
        r"(?:(?:earlier|later|early|late)\s)?(?P<rel>last|next|this|the\sprevious|the\spast|the\scoming)\s"
        r"(?P<unit>week|month|year)\b",
        _relative_unit,
    ),
    _Rule(_DIGIT | NUMBERS.keys() | {"a", "an"}, rf"{_COUNT}\s(?P<unit>years?|months?|days?)\s(?:ago|earlier)\b", _ago),
    _Rule(_DIGIT, rf"{_Y}{_RANGE}(?P<y2>(?:19|20)\d\d)\b", _years),
    _Rule(_DIGIT, rf"{_Y}(?![\d.,:/%-]\d|\d|-[^\W\d_]|s\b)", _year),
)


def _by_opening() -> dict[str, list[_Rule]]:
    table: dict[str, list[_Rule]] = {}
    for rule in _RULES:
        for word in rule.opens:
            table.setdefault(word, []).append(rule)
    return table


_OPENED_BY = _by_opening()
_GROUP = re.compile(r"\(\?P<\w+>")


class _Opened(NamedTuple):
    """The rules that a word opens; `any` matches where one of them does: `the` opens six, and is mostly no date."""

    any: re.Pattern[str]
    rules: tuple[tuple[re.Pattern[str], _Read], ...]


@cache  # a text uses few of the words, and to compile for all of them takes as long as to read an article
def _opened(word: str) -> _Opened:
    rules = _OPENED_BY[word]
    # One pattern for all of them, without their groups, whose names recur.
    either = "|".join(_GROUP.sub("(?:", rule.pattern) for rule in rules)
    compiled = tuple((re.compile(rule.pattern, re.IGNORECASE), rule.read) for rule in rules)
    return _Opened(re.compile(either, re.IGNORECASE), compiled)


# "may" and "march" are also words of the language, "sat" and "sun" too: months and weekdays are capitalised.
_CAPITALISED = frozenset({"m", "m2", "w"})


def dates(text: str, words: Sequence[Word], published: str = "") -> list[DateSpan]:
    """The date expressions of a sentence's words; `published` is the EDTF day of publication, where known."""
    today, position, found = parse_day(published), 0, []
    for word in words:
        opening = "0" if word.lower[0].isdigit() else word.lower
        if opening not in _OPENED_BY or word.start < position:
            continue
        opened = _opened(opening)
        span = _read(text, word.start, opened.rules, today) if opened.any.match(text, word.start) else None
        if span:
            found.append(span)
            position = span.end
    return found


def _read(text: str, at: int, rules: Sequence[tuple[re.Pattern[str], _Read]], today: date | None) -> DateSpan | None:
    for pattern, read in rules:
        match = pattern.match(text, at)
        if match is None:
            continue
        parts = {name: value for name, value in match.groupdict().items() if value}
        if any(parts[name][0].islower() for name in _CAPITALISED & parts.keys()):
            continue
        value = read(parts, today)
        edtf, later = value if isinstance(value, tuple) else (value, "")
        if edtf:
            return DateSpan(at, match.end(), edtf, later)
    return None
