from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.language.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Korea's Cho Tae-yul", ["Korea", "'s", "Cho", "Tae-yul"]),
        ("a non-binding MOU", ["a", "non-binding", "MOU"]),
        ("South Korea-Kyrgyzstan talks", ["South", "Korea", "-", "Kyrgyzstan", "talks"]),
        ("U.S. aid of 1,006.84 km", ["U.S.", "aid", "of", "1,006.84", "km"]),
        ("Mr. Kim at the 17th C5+1", ["Mr.", "Kim", "at", "the", "17th", "C5+1"]),
        ("SEOUL -- Lee", ["SEOUL", "--", "Lee"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@given(st.text())
def test_offsets_lead_back_to_the_text(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end] == word.text


@given(st.text())
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    covered = {i for word in words(text) for i in range(word.start, word.end)}
    assert all(character.isspace() for i, character in enumerate(text) if i not in covered)
