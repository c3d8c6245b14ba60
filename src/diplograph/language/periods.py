"""Halves, quarters and seasons of a year: `the second half of 2026`, `the first quarter of next year`, `spring 2026`.

EDTF has codes for seasons (21 spring, 22 summer, 23 autumn, 24 winter, Level 1); halves and quarters are intervals of
months.
"""

from __future__ import annotations

from datetime import date

OF_YEAR = r"(?:(?:of\s|,\s?)?(?:(?P<py>(?:18|19|20)\d\d)|(?P<pr>the\scurrent|the\ssame|the\scoming|this|next|last|the)\syear))"
HALF = rf"(?:the\s)?(?P<n>first|second)\shalf\s{OF_YEAR}"
QUARTER = rf"(?:the\s)?(?P<n>first|second|third|fourth|last)\squarter\s{OF_YEAR}"
SEASON = rf"(?:(?P<which>this|next|last)\s)?(?P<season>spring|summer|autumn|winter)(?:\s{OF_YEAR})?"
END_OF_YEAR = r"the\s(?:end|course|beginning|start|rest)\sof\s(?P<pr>the\scurrent|the|this|next|last)\syear"
_STEPS = {"next": 1, "coming": 1, "last": -1}
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_LAST_MONTHS = {21: 5, 22: 8, 23: 11, 24: 12}  # in the northern hemisphere, where most such texts are written


def year_of(parts: dict[str, str], today: date | None) -> int:
    """The year that a wording names; 0 where the day of publication would be needed and is not known."""
    if parts.get("py"):
        return int(parts["py"])
    if today is None:
        return 0
    return today.year + _STEPS.get(parts.get("pr", "the").lower().split()[-1], 0)


def half(parts: dict[str, str], today: date | None) -> str:
    """`2026-07/2026-12` for the second half of 2026."""
    return _months(year_of(parts, today), _ORDER[parts["n"].lower()], 6)


def quarter(parts: dict[str, str], today: date | None) -> str:
    """`2026-01/2026-03` for the first quarter of 2026."""
    return _months(year_of(parts, today), _ORDER[parts["n"].lower()], 3)


def _months(year: int, number: int, length: int) -> str:
    return f"{year}-{(number - 1) * length + 1:02d}/{year}-{number * length:02d}" if year else ""


def season(parts: dict[str, str], today: date | None) -> str:
    """`2026-21` for the spring of 2026; nothing where neither a year nor "this", "next" or "last" stands by it."""
    if not (parts.get("py") or parts.get("pr") or parts.get("which")):
        return ""
    year, code = year_of(parts, today), _SEASONS[parts["season"].lower()]
    which = parts.get("which", "").lower()
    if year and today is not None and which:
        over, ahead = _LAST_MONTHS[code] < today.month, _LAST_MONTHS[code] - 2 > today.month
        year += (which == "next" and not ahead) - (which == "last" and not over)
    return f"{year}-{code}" if year else ""


def end_of_year(parts: dict[str, str], today: date | None) -> str:
    """`2026` for "the end of next year"."""
    year = year_of(parts, today)
    return str(year) if year else ""
