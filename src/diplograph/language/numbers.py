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
