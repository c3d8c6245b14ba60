"""Who speaks a quotation, and who tells a claim; the cases are texts in the two files beside this one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.records import Reading

Case = tuple[str, list[list[str]]]


def _cases(name: str) -> list[Case]:
    """The cases of a file: a text of one or more paragraphs up to the lines that begin with `=`."""
    cases: list[Case] = []
    text: list[str] = []
    expected: list[list[str]] = []
    for line in [*Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("="):
            expected.append([field.strip() for field in line[1:].split("|")])
        elif expected and not line:
            cases.append(("\n".join(text).strip(), [fields for fields in expected if any(fields)]))
            text, expected = [], []
        elif not line.startswith("#"):
            text.append(line)
    return cases


@pytest.mark.parametrize(("text", "expected"), _cases("quotations.txt"))
def test_quotation(reading: Callable[..., Reading], text: str, expected: list[list[str]]) -> None:
    found = [[c.speaker, " ".join(c.countries) or "-", c.object] for c in reading(text).claims if c.kind == "quote"]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), _cases("speakers.txt"))
def test_speaker_of_a_claim(reading: Callable[..., Reading], text: str, expected: list[list[str]]) -> None:
    (kind, speaker) = expected[0]
    assert speaker in {claim.speaker for claim in reading(text).claims if claim.kind == kind}
