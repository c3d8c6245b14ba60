"""Every noun that tells a step carries sentences that it must match and sentences that it must not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.claims.frames import NounFrame, noun_frames
from diplograph.rdf.schemes import scheme
from diplograph.records import Kind, Reading

_KINDS: tuple[Kind, ...] = ("measure", "relations")
_FRAMES = list(
    {id(frame): frame for kind in _KINDS for found in noun_frames(kind).values() for frame in found}.values()
)
_MATCHES = [(frame, sentence) for frame in _FRAMES for sentence in frame.match]
_REJECTS = [(frame, sentence) for frame in _FRAMES for sentence in frame.reject]


def _name(pair: tuple[NounFrame, str]) -> str:
    return f"{pair[0].name}: {pair[1]}"


@pytest.mark.parametrize("pair", _MATCHES, ids=_name)
def test_matches(pair: tuple[NounFrame, str], reading: Callable[..., Reading]) -> None:
    claims = reading(pair[1]).claims
    assert any(claim.rule == pair[0].name and (claim.countries or claim.organizations) for claim in claims), claims


@pytest.mark.parametrize("pair", _REJECTS, ids=_name)
def test_rejects(pair: tuple[NounFrame, str], reading: Callable[..., Reading]) -> None:
    claims = reading(pair[1]).claims
    assert not any(claim.rule == pair[0].name for claim in claims), claims


@pytest.mark.parametrize("frame", _FRAMES, ids=lambda frame: frame.name)
def test_each_names_concepts_and_has_three_of_each(frame: NounFrame) -> None:
    assert set(frame.nouns.values()) <= scheme("kinds").keys()
    assert len(frame.match) >= 3
    assert len(frame.reject) >= 3
