"""Numbers that are spelled out."""

from __future__ import annotations

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = """ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

NUMBERS: dict[str, int] = {word: number for number, word in enumerate([*_UNITS, *_TEENS], start=1)} | {
    f"{tens}{f'-{unit}' if unit else ''}": 20 + 10 * i + j
    for i, tens in enumerate(_TENS)
    for j, unit in enumerate(["", *_UNITS])
}
_SHORT = 12  # beyond it prose writes digits
_WORDS = {number: word for word, number in NUMBERS.items() if number <= _SHORT}


def spelled(number: int) -> str:
    """`two` for 2; digits where the number has no short word."""
    return _WORDS.get(number, str(number))


def counted(text: str) -> int:
    """2 for `two` or `2`, 0 for what is no number."""
    return int(text) if text.isdigit() else NUMBERS.get(text.lower(), 0)


_TENS = {
    word: 10 * number
    for number, word in enumerate("ten twenty thirty forty fifty sixty seventy eighty ninety hundred".split(), start=1)
}
_TEENS = {
    word: number
    for number, word in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=13)
}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, **{f"{word}th": number for word, number in _TEENS.items()},
    **{f"{word[:-1]}ieth": number for word, number in _TENS.items() if word.endswith("y")}, "hundredth": 100,
}  # fmt: skip


def of_years(text: str) -> int:
    """A number of years as texts put it: `33`, `sixty`, `twenty-five`, `33rd`, `thirtieth`; 0 for what is none."""
    lower = text.lower().removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    if lower.isdigit():
        return int(lower)
    ten, _, one = text.lower().partition("-")
    if one:
        return _TENS.get(ten, 0) + _ORDINALS.get(one, counted(one)) if ten in _TENS else 0
    return counted(ten) or _TEENS.get(ten, 0) or _TENS.get(ten, 0) or _ORDINALS.get(ten, 0)
