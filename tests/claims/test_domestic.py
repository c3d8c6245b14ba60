"""What states do and say at home makes no claim; the same words towards another state do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

LEAD = "LIMA -- Peruvian Foreign Minister Elmer Schialer received Alberto van Klaveren of Chile on 12 March 2025."


def _steps(reading: Callable[..., Reading], sentence: str) -> list[tuple[str, str]]:
    found = reading(f"{LEAD}\n\n{sentence}").claims
    return [(claim.kind, claim.subtype) for claim in found if claim.start > len(LEAD) and claim.kind != "office"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile supports its small firms.",
        "Peru supports its farmers with cheap loans.",
        "Peru granted loans to its small firms.",
        "The President of Peru backed his interior minister.",
        "The minister of agriculture of Peru welcomed the harvest.",
        "The Chilean President praised the firefighters.",
        "Peru thanked its voters.",
        "Peru urged its citizens in Chile to stay at home.",
        "The President of Peru urged Congress to act.",
        "The government of Chile banned plastic bags.",
        "Chile lifted a ban on fishing for squid.",
        "Peru lifted its restrictions on gatherings.",
        "Peru sent aid to the flooded provinces.",
        "Peru could impose tariffs, economists warned.",
    ],
)
def test_at_home(reading: Callable[..., Reading], sentence: str) -> None:
    assert _steps(reading, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chile supports Peru's farmers.", ("position", "support")),
        ("Peru thanked the firefighters of Chile.", ("position", "thanks")),
        ("Peru granted Chile a loan.", ("measure", "loan")),
        ("The government of Chile banned Peruvian grapes.", ("measure", "ban")),
        ("Chile lifted a ban on fish from Peru.", ("measure", "resumption")),
        ("Peru urged the government in Santiago to act.", ("demand", "urged")),
        ("Peru could impose tariffs on Chile, Schialer warned.", ("measure", "tariff")),
    ],
)
def test_towards_another(reading: Callable[..., Reading], sentence: str, expected: tuple[str, str]) -> None:
    assert expected in _steps(reading, sentence)
