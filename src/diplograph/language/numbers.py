"""Numbers that are spelled out."""

from __future__ import annotations

NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_WORDS = {number: word for word, number in NUMBERS.items()}


def spelled(number: int) -> str:
    """`two` for 2; digits where the number has no short word."""
    return _WORDS.get(number, str(number))


def counted(text: str) -> int:
    """2 for `two` or `2`, 0 for what is no number."""
    return int(text) if text.isdigit() else NUMBERS.get(text.lower(), 0)
