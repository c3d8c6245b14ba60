"""Whatever words follow each other, the reader reads on, and what it says stands in the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.claims.frames import frames
from diplograph.pipeline import read
from diplograph.records import Document

_WORDS = sorted({word for frame in frames() for sentence in (*frame.match, *frame.reject) for word in sentence.split()})
_MORE = """he who which that the two leaders, both sides and , . ; : “ ” " ( ) to of by not would if according said 3 December
    2024 next year Sides signing MOUs on between their its counterpart, first since EU Minister of Energy, Ana Ruiz was be held
    's""".split()


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*_WORDS, *_MORE, "\n\n"]), max_size=60))
def test_any_words(words: list[str]) -> None:
    text = " ".join(words)
    reading = read(Document(text, date="2025-03-12"))
    for claim in reading.claims:
        assert claim.start < claim.end <= len(text)
        assert claim.kind != "visit" or not set(claim.countries) & set(claim.object_countries)
        for resolution in claim.resolutions:
            assert text[resolution.start : resolution.end].split() == resolution.surface.split()
