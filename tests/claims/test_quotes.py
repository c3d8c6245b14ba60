"""Quotation marks of all sorts -> what stands between them, and how the parts of a quotation are joined."""

from __future__ import annotations

import pytest

from diplograph.claims.quotes import Quotation, is_speech, joined, quotations


def _between(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," he said. "Now."', ["We go,", "Now."]),
        ("“We go,” he said.", ["We go,"]),
        ("„Wir gehen“, he said.", ["Wir gehen"]),
        ("«We go», he said.", ["We go"]),
        ("'We don't go,' he said.", ["We don't go,"]),
        ("‘We don’t go,’ he said.", ["We don’t go,"]),
        ("‘The ministers’ meeting failed,’ he said.", ["The ministers’ meeting failed,"]),
        ("\"I heard 'no way', and left,\" he said.", ["I heard 'no way', and left,"]),
        ("The ministers' talks on Lima's port", []),
        ('"It goes on', ["It goes on"]),
        ('and ends here." He left.', []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert _between(text) == expected


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ('He called it "a truce on paper".', True),
        ('He put it "in writing".', True),
        ('the "one China" principle', False),
        ('under the motto "water for peace"', False),
        ('the so-called "northern plan"', False),
        ('an exhibition, known as "roads of silk"', False),
        ('"Global Development Initiative"', False),
        ('the "Friends of Peace" forum', False),
        ('his "friend"', False),
    ],
)
def test_is_speech(text: str, speech: bool) -> None:
    (quotation,) = quotations(text, 0, len(text))
    assert is_speech(text, quotation) is speech


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["Rice is a language,", "and it is spoken here."], "Rice is a language, and it is spoken here."),
        (["Every tanker we list,", "is one less."], "Every tanker we list is one less."),
        (["Not once,", "Not by telephone."], "Not once. Not by telephone."),
        (["Who pays?", "We do."], "Who pays? We do."),
        (["There is no such plan,"], "There is no such plan"),
    ],
)  # fmt: skip
def test_joined(parts: list[str], expected: str) -> None:
    text, spans = "", []
    for part in parts:
        spans.append(Quotation(len(text), len(text) + len(part)))
        text += part
    assert joined(text, spans) == expected
