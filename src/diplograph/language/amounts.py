"""Amounts of money as texts write them: `about 6.1 billion US dollars`, `$2.5bn`, `185 million euros`.

The code of a currency is that of ISO 4217; a wording that several states use for their own money (`pesos`) is no amount.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from diplograph import resources

Bound = Literal["", "about", "above", "below"]

_SCALES = {
    "thousand": 3, "million": 6, "mln": 6, "m": 6, "billion": 9, "bln": 9, "bn": 9, "trillion": 12, "trn": 12,
}  # fmt: skip
_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to"), "about"),
    **dict.fromkeys(("more than", "over", "above", "at least", "in excess of", "upwards of"), "above"),
    **dict.fromkeys(("less than", "under", "below", "up to", "at most"), "below"),
}


class Amount(NamedTuple):
    """An amount in a text: `value` in units of the currency, `bound` how exact it is meant."""

    start: int
    end: int
    value: Decimal
    currency: str
    bound: Bound
    step: Decimal  # the unit of the last digit that is written: 100 million for `6.1 billion`


@cache
def _currencies() -> dict[str, str]:
    return {row["wording"]: row["code"] for row in resources.rows("data", "language", "currencies.csv")}


@cache
def _pattern() -> re.Pattern[str]:
    wordings = sorted(_currencies(), key=lambda wording: (-len(wording), wording))
    before = "|".join(re.escape(w) for w in wordings if not w[-1].isalpha() or len(w) == len("usd"))
    behind = "|".join(rf"{re.escape(w)}s?" for w in wordings if w[-1].isalpha())
    bounds = "|".join(sorted(map(re.escape, _BOUNDS), key=len, reverse=True))
    scales = "|".join(sorted(_SCALES, key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?P<bound>{bounds}) )?(?:(?P<before>{before}) ?|(?<![\w.,]))(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)"
        rf"(?:[ -]?(?P<scale>{scales})\b)?(?: (?P<behind>{behind})\b)?",
        re.IGNORECASE,
    )


def amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """The amounts of money between two offsets of a text, in order."""
    found = []
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        currency = _currency(match["before"] or "") or _currency(match["behind"] or "")
        if not currency:
            continue
        number = match["number"].replace(",", "")
        scale = Decimal(10) ** _SCALES.get((match["scale"] or "").lower(), 0)
        step = scale / Decimal(10) ** len(number.partition(".")[2])
        bound = _BOUNDS.get((match["bound"] or "").lower(), "")
        found.append(Amount(match.start(), match.end(), Decimal(number) * scale, currency, bound, step))
    return found


def _currency(wording: str) -> str:
    lower = wording.lower()
    return _currencies().get(lower) or _currencies().get(lower.removesuffix("s"), "")


def agree(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be one: `about 6 billion` and `6.1 billion` can, `6.1` and `6.5 billion` cannot.

    Amounts in two currencies agree, since what one is worth in the other is not known here.
    """
    if one.currency != other.currency:
        return True
    if one.bound in ("above", "below") or other.bound in ("above", "below"):
        return not (_beyond(one, other) or _beyond(other, one))
    slack = max(one.step, other.step) / 2
    if one.bound == "about" or other.bound == "about":
        slack = max(slack, max(one.value, other.value) / 20)
    return abs(one.value - other.value) <= slack


def _beyond(limit: Amount, other: Amount) -> bool:
    """Whether an amount lies beyond what another sets as its limit."""
    if limit.bound == "above":
        return other.bound != "above" and other.value < limit.value
    return limit.bound == "below" and other.bound != "below" and other.value > limit.value


def said(amount: Amount) -> str:
    """The amount in one form: `about 6.1 billion USD`."""
    for name, power in (("trillion", 12), ("billion", 9), ("million", 6)):
        if amount.value >= Decimal(10) ** power:
            value = f"{(amount.value / Decimal(10) ** power).normalize():f} {name}"
            break
    else:
        value = f"{amount.value.normalize():f}"
    return " ".join(part for part in (amount.bound, value, amount.currency) if part)
