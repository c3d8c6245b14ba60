"""What a run will take, before it begins: from counts, and from what earlier replies of the model took. Nothing is invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diplograph.errors import InputError
from diplograph.model.prompt import INSTRUCTIONS
from diplograph.model.replies import Experience

_A_TOKEN = 4  # characters of English, as a rule of thumb; only where no server has counted yet


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, those that go in and those that come out, in whatever money."""

    tokens_in: float
    tokens_out: float


def price(text: str) -> Price:
    """What `--model-price IN,OUT` says. Raises `InputError`."""
    parts = text.split(",")
    try:
        found = [float(part) for part in parts]
    except ValueError:
        found = []
    if len(found) != 2 or not all(0 <= value < 1e6 for value in found):
        raise InputError(f"--model-price {text}: write the prices of a million tokens, in and out, such as 0.5,2")
    return Price(*found)


def estimate(
    lengths: Iterable[int], kept: int = 0, width: int = 1, past: Experience | None = None, cost: Price | None = None
) -> str:
    """One line: how many documents will be asked for, with how many tokens, in what time, at what cost.

    `lengths` are the characters of each document to be asked for, `kept` is how many more have a reply already, `width` how
    many are asked for at once, `past` what earlier replies of the model took.
    """
    found = list(lengths)
    documents = len(found)
    head = f"{documents:,} document{'s' * (documents != 1)} to be read by the model"
    if kept:
        head += f", {kept:,} more with a reply that is kept"
    if not documents:
        return head
    past = past or Experience()
    characters = sum(found)
    tokens_in, how = _going_in(characters, documents, past)
    parts = [head, f"about {_round(tokens_in)} tokens in ({how})"]
    tokens_out = _scaled(past.tokens_out, characters, past)
    parts.append(f"{_round(tokens_out)} out" if tokens_out else "tokens out not known before its first replies")
    seconds = _scaled(past.seconds, characters, past) / max(1, min(width, documents))
    parts.append(
        f"about {_time(seconds)} at the speed of {past.replies:,} earlier replies" if seconds else "time not known"
    )
    if cost is not None:
        spent = (tokens_in * cost.tokens_in + tokens_out * cost.tokens_out) / 1e6
        parts.append(f"about {spent:,.2f} at these prices{'' if tokens_out else ', without the tokens out'}")
    return "; ".join(parts)


def _going_in(characters: int, documents: int, past: Experience) -> tuple[float, str]:
    """The tokens of the requests: instructions and articles, by what the server has counted or by a rule of thumb."""
    sent = characters + documents * len(INSTRUCTIONS)
    if past.tokens_in:
        counted = past.characters + past.replies * len(INSTRUCTIONS)
        return past.tokens_in * sent / counted, "as counted in earlier replies"
    return sent / _A_TOKEN, f"at {_A_TOKEN} characters a token"


def _scaled(taken: float, characters: int, past: Experience) -> float:
    return taken * characters / past.characters if past.characters else 0.0


def _round(number: float) -> str:
    """Two digits that count: `310,000`."""
    step = 10 ** max(0, len(str(int(number))) - 2)
    return f"{round(number / step) * step:,}"


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 5400:
        return f"{round(seconds / 60)} min"
    return f"{seconds / 3600:.1f} h"
