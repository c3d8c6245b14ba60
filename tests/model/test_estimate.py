"""What is said before a run: from counts, and nothing else."""

from __future__ import annotations

import pytest

from diplograph.errors import InputError
from diplograph.model.estimate import Price, estimate, price
from diplograph.model.prompt import INSTRUCTIONS
from diplograph.model.replies import Experience

PAST = Experience(replies=10, characters=40_000, tokens_in=90_000, tokens_out=10_000, seconds=200.0)


def test_without_a_past_little_is_said() -> None:
    told = estimate([4000] * 100, width=4)
    tokens = 100 * (4000 + len(INSTRUCTIONS)) / 4
    assert told.startswith("100 documents to be read by the model; about ")
    (number,) = [int(word.replace(",", "")) for word in told.split() if "," in word and word[0].isdigit()]
    assert abs(number - tokens) / tokens < 0.05
    assert "(at 4 characters a token)" in told
    assert "tokens out not known before its first replies" in told
    assert told.endswith("time not known")


def test_with_a_past() -> None:
    told = estimate([4000] * 100, kept=7, width=4, past=PAST)
    assert told == (
        "100 documents to be read by the model, 7 more with a reply that is kept; about 900,000 tokens in (as counted in"
        " earlier replies); 100,000 out; about 8 min at the speed of 10 earlier replies"
    )


def test_what_it_costs() -> None:
    assert estimate([4000] * 100, past=PAST, cost=Price(0.5, 2.0)).endswith("; about 0.65 at these prices")
    assert estimate([4000] * 100, cost=Price(0.5, 2.0)).endswith("at these prices, without the tokens out")


def test_one_document_waits_for_one_answer() -> None:
    assert "about 20 s " in estimate([4000], width=8, past=PAST)
    assert estimate([4000], past=PAST).startswith("1 document to")


def test_nothing_to_ask() -> None:
    assert estimate([], kept=3, past=PAST, cost=Price(1, 1)) == (
        "0 documents to be read by the model, 3 more with a reply that is kept"
    )


def test_a_server_that_does_not_count() -> None:
    told = estimate([4000], past=Experience(10, 40_000, 0, 0, 200.0))
    assert "(at 4 characters a token)" in told and "tokens out not known" in told and "about 20 s" in told


def test_prices() -> None:
    assert price("0.5,2") == Price(0.5, 2.0)
    for wrong in ("", "1", "1,2,3", "a,b", "-1,2", "nan,1", "1,inf"):
        with pytest.raises(InputError, match="--model-price"):
            price(wrong)
