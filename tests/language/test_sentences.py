from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.language.sentences import sentences


def _texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They signed.", ["They met.", "They signed."]),
        ("Lee met Xi on Aug. 15 in Seoul. He left.", ["Lee met Xi on Aug. 15 in Seoul.", "He left."]),
        ("The U.S. sent aid. The U.S. The end.", ["The U.S. sent aid.", "The U.S.", "The end."]),
        ('"We agree." He left.', ['"We agree."', "He left."]),
        ('"Who pays?" Lee asked. "We do."', ['"Who pays?" Lee asked.', '"We do."']),
        ('"Who pays?" Lee went home.', ['"Who pays?"', "Lee went home."]),
        ("“We agree,” said Lee. “Fully.”", ["“We agree,” said Lee.", "“Fully.”"]),
        ("J. Smith met Mr. Kim.", ["J. Smith met Mr. Kim."]),
        ("A headline\n\nThe text.", ["A headline", "The text."]),
        ("Signed were:\n(a) a treaty;\n(b) a protocol.", ["Signed were:", "(a) a treaty;", "(b) a protocol."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected


def test_wrapped_lines_are_one_sentence() -> None:
    text = "The foreign ministers of the two countries met in the capital on\nMonday and signed a treaty.\n"
    assert len(sentences(text)) == 1


@given(st.text())
def test_offsets_and_order(text: str) -> None:
    last = 0
    for sentence in sentences(text):
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.words[0].start : sentence.words[-1].end] == text[sentence.start : sentence.end]
        last = sentence.end
