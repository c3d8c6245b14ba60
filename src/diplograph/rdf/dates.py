"""Dates that a source gives in its own words."""

from __future__ import annotations

import re

_POINT = r"\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?"
_EDTF = re.compile(rf"{_POINT}(?:/{_POINT})?")
_LEADING = re.compile(rf"({_POINT})(?=\s|$)")


def edtf(date: str) -> str:
    """The EDTF date that a date of a publication is or begins with: `2024-12 (undated page)` -> `2024-12`; else empty."""
    if _EDTF.fullmatch(date):
        return date
    leading = _LEADING.match(date)
    return leading.group(1) if leading else ""
