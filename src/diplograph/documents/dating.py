"""What a publisher gives as the date of a document -> EDTF: `2025-05-08T10:00:00Z` and `8 May 2025` -> `2025-05-08`."""

from __future__ import annotations

import re

from diplograph.language.dates import dates, parse_day
from diplograph.language.words import words

# A day before a time of day; a month and a year stand alone, or before a remark: `2024-06 (undated page)`.
_FORM = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt\s]|$)|(\d{4}(?:-\d\d)?)(?:\s*\(|$)", re.ASCII)
# Texts count from the day of publication, back ("last year", "900 years ago") and forth, to years of four digits.
FIRST_YEAR, LAST_YEAR = 1001, 9998


def has_form(told: str) -> bool:
    """Whether a text has the form of a date of ISO 8601, be it one of the calendar or not."""
    return _FORM.match(told.strip()) is not None


def published(told: str) -> str:
    """The day, month or year; empty where it is no date of the calendar, or one that can be read in two ways: `08/05/2025`."""
    told = told.strip()
    form = _FORM.match(told)
    return _in_calendar(form.group(1) or form.group(2)) if form else _in_words(told)


def is_day(told: str) -> bool:
    """Whether a text is a day in EDTF, and nothing else."""
    return len(told) == len("2025-05-08") and published(told) == told


def _in_words(told: str) -> str:
    """`8 May 2025`, `May 8, 2025`, `May 2025`: what the reader of texts takes for one date, from its first to its last sign."""
    spans = dates(told, words(told)) if any(map(str.isalpha, told)) else []
    if len(spans) != 1 or (spans[0].start, spans[0].end) != (0, len(told)) or not has_form(spans[0].edtf):
        return ""
    return _in_calendar(spans[0].edtf)


def _in_calendar(edtf: str) -> str:
    first = parse_day(f"{edtf}-01-01"[:10])
    return edtf if first is not None and FIRST_YEAR <= first.year <= LAST_YEAR else ""
