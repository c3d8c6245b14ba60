"""The forms in which a request can be put, from the one that binds a model most to what every endpoint takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from diplograph.model import prompt, rows

_SEED = 1  # any number does, the same each time


@dataclass(frozen=True, slots=True)
class Form:
    """Whether the endpoint gets the schema beside the messages, or among them; and which settings it takes."""

    schema: bool = True
    temperature: bool = True
    seed: bool = True

    def request(self, messages: list[prompt.Message], model: str) -> dict[str, Any]:
        """The body of a request. The same messages make the same body."""
        body: dict[str, Any] = {"model": model}
        if self.schema:
            form = {"name": "claims", "strict": True, "schema": rows.schema()}
            body |= {"messages": messages, "response_format": {"type": "json_schema", "json_schema": form}}
        else:
            body |= {"messages": prompt.with_schema(messages), "response_format": {"type": "json_object"}}
        if self.temperature:
            body["temperature"] = 0
        if self.seed:
            body["seed"] = _SEED
        return body


def lower(form: Form, words: str) -> Form | None:
    """What to try next where a request was refused in these words; `None` where nothing is left."""
    for setting in ("temperature", "seed"):
        if getattr(form, setting) and setting in words:
            return replace(form, **{setting: False})
    return replace(form, schema=False) if form.schema else None
