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


_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "hundredth": 100}


def ordinal(text: str) -> int:
    """33 for `33rd` or `thirty-third`, 0 for what is no ordinal number."""
    lower = text.lower()
    tens, _, unit = lower.rpartition("-")
    if unit in _IRREGULAR:
        return NUMBERS.get(tens, 0) + _IRREGULAR[unit]
    if lower[:1].isdigit():
        return counted(lower[:-2]) if lower.endswith(("st", "nd", "rd", "th")) else 0
    if not lower.endswith("th"):
        return 0
    return counted(lower.removesuffix("th")) or counted(lower.removesuffix("ieth") + "y")


def of_years(text: str) -> int:
    """A number of years as texts put it: `33`, `sixty`, `twenty-five`, `33rd`, `thirtieth`; 0 for what is none."""
    return 100 if text.lower() == "hundred" else counted(text) or ordinal(text)
