"""Every frame carries sentences that it must match and sentences that it must not; they run here."""

from __future__ import annotations

import pytest

from diplograph.claims.frames import Frame, frames
from diplograph.pipeline import read
from diplograph.records import Document

_DAY = "2025-03-12"
# A claim of one of these kinds would be wrong for a sentence that a frame of the kind must not match.
_MATCHES = [(frame, sentence) for frame in frames() for sentence in frame.match]
_REJECTS = [(frame, sentence) for frame in frames() for sentence in frame.reject]


def _name(pair: tuple[Frame, str]) -> str:
    return f"{pair[0].name}: {pair[1]}"


@pytest.mark.parametrize("pair", _MATCHES, ids=_name)
def test_matches(pair: tuple[Frame, str]) -> None:
    frame, sentence = pair
    claims = read(Document(sentence, date=_DAY)).claims
    assert any(claim.kind == frame.kind and claim.rule == frame.name for claim in claims), claims


@pytest.mark.parametrize("pair", _REJECTS, ids=_name)
def test_rejects(pair: tuple[Frame, str]) -> None:
    frame, sentence = pair
    claims = read(Document(sentence, date=_DAY)).claims
    assert not any(claim.rule == frame.name for claim in claims), claims


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: frame.name)
def test_each_frame_has_three_of_each(frame: Frame) -> None:
    assert len(frame.match) >= 3
    assert len(frame.reject) >= 3
