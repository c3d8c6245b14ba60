"""Whether a thing happened, is planned, only wished for, or denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru and Chile signed a treaty.", "done"),
        ("A treaty was signed by Peru and Chile.", "done"),
        ("Peru and Chile have signed a treaty.", "done"),
        ("Peru and Chile will sign a treaty.", "planned"),
        ("Peru and Chile are to sign a treaty.", "planned"),
        ("Peru and Chile are expected to sign a treaty.", "planned"),
        ("Peru and Chile agreed to sign a treaty.", "planned"),
        ("Peru and Chile plan to sign a treaty.", "planned"),
        ("Peru and Chile hope to sign a treaty.", "proposed"),
        ("Peru and Chile could sign a treaty.", "proposed"),
        ("Peru proposed to sign a treaty with Chile.", "proposed"),
        ("Peru and Chile did not sign a treaty.", "denied"),
        ("Peru refused to sign a treaty with Chile.", "denied"),
        ("Peru and Chile signed no treaty.", "denied"),
        ("No treaty was signed by Peru and Chile.", "denied"),
        ("Neither Peru nor Chile signed a treaty.", "denied"),
        ("Peru and Chile failed to sign a treaty.", "denied"),
    ],
)
def test_of_a_treaty(text: str, status: str, reading: Callable[..., Reading]) -> None:
    found = [claim.status for claim in reading(text).claims if claim.kind == "agreement"]
    assert found == [status]


@pytest.mark.parametrize(
    "text",
    [
        "If Peru and Chile sign a treaty, trade will grow.",
        "Unless Peru signs a treaty with Chile, trade will shrink.",
        "Peru and Chile played a match.",
        "Peru is larger than Chile.",
        "A singer from Peru signed a contract with a label in Chile.",
        "Tourists from Peru met friends in Chile.",
    ],
)
def test_of_nothing(text: str, reading: Callable[..., Reading]) -> None:
    assert reading(text).claims == ()
