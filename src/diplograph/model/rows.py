"""Rows that a model proposed: the columns of the claims table less those that are ours, and how a reply is read into them.

The schema comes from the definition of the table itself, so that the two cannot drift apart. What a row says is not
checked here against any document; only that it is a row.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic_core import ErrorDetails

from diplograph.rdf.schemes import scheme
from diplograph.rdf.table import COLUMNS, LISTS
from diplograph.records import KINDS, STATUSES, Refused

# What a row has and a model does not say: we know the document, find the sentence in it, and make the identifiers.
OURS = frozenset({"id", "document", "start", "end", "rule"})
ASKED = tuple(column for column in COLUMNS if column not in OURS)

MOST_CHARACTERS = 1_000_000  # of a reply
MOST_ROWS = 1_000
_LONGEST = 4_000  # characters of a text in a row; the sentence is the longest of them
_MOST_IN_A_LIST = 200
_SHOWN = 4_000  # characters of a row that is refused
_REASONS = 3

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FENCED = re.compile(r"```json[ \t]*\r?\n(.*?)\r?\n[ \t]*```", re.DOTALL)


class ReplyError(ValueError):
    """A reply is not of the form that was asked for; the message says in what, and quotes nothing of it."""


def _plain(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("holds signs that are no text")
    return text


_Text = Annotated[str, Field(max_length=_LONGEST), AfterValidator(_plain)]
_Texts = Annotated[tuple[_Text, ...], Field(max_length=_MOST_IN_A_LIST)]


def _fields() -> dict[str, Any]:
    """The type of each column. `stage` may be empty: only agreements have one."""
    chosen: dict[str, Any] = {
        "kind": Literal[KINDS],
        "status": Literal[STATUSES],
        "stage": Literal[("", *scheme("stages"))],
    }
    return {name: (_Texts if name in LISTS else chosen.get(name, _Text), ...) for name in ASKED}


if TYPE_CHECKING:
    from diplograph.records import Kind, Status

    class Proposed(BaseModel):
        """What a type checker knows of the class below; a test compares the two."""

        kind: Kind
        subtype: str
        countries: tuple[str, ...]
        people: tuple[str, ...]
        organizations: tuple[str, ...]
        object: str
        object_countries: tuple[str, ...]
        topics: tuple[str, ...]
        date: str
        place: str
        status: Status
        stage: str
        speaker: str
        sentence: str
else:
    Proposed = create_model(
        "Proposed",
        __config__=ConfigDict(frozen=True, extra="forbid"),
        __doc__="A row that a model proposed: every column is there, and no other.",
        __module__=__name__,
        **_fields(),
    )


class _Reply(BaseModel):
    """A reply as a whole; its rows are looked at one by one, so that a bad one does not cost the others."""

    model_config = ConfigDict(extra="forbid")
    claims: list[Any]


def schema() -> dict[str, Any]:
    """The JSON schema of a reply, in the words that endpoints with strict schemas understand.

    Bounds are left out: not every endpoint takes them, and `parse` holds replies to them anyway.
    """
    known = Proposed.model_json_schema()["properties"]
    row = {
        "type": "object",
        "properties": {name: _bare(known[name]) for name in ASKED},
        "required": list(ASKED),
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": row}},
        "required": ["claims"],
        "additionalProperties": False,
    }


def _bare(known: dict[str, Any]) -> dict[str, Any]:
    bare = {word: known[word] for word in ("type", "enum") if word in known}
    return bare | ({"items": _bare(known["items"])} if "items" in known else {})


def parse(reply: str) -> tuple[list[Proposed], list[Refused]]:
    """The rows of a reply, and those that break the schema, with the reason. A block fenced as JSON is unwrapped.

    Raises `ReplyError` where the whole is not JSON of this form, or larger than any article can make it.
    """
    if len(reply) > MOST_CHARACTERS:
        raise ReplyError(f"it is longer than {MOST_CHARACTERS:,} characters")
    fenced = _FENCED.fullmatch(reply.strip())
    try:
        rows = _Reply.model_validate_json(fenced[1] if fenced else reply).claims
    except ValidationError as error:
        raise ReplyError(_in_words(error.errors(include_url=False, include_context=False)[0])) from None
    except ValueError:  # a text that cannot be UTF-8
        raise ReplyError("it is not Unicode") from None
    if len(rows) > MOST_ROWS:
        raise ReplyError(f"it has more than {MOST_ROWS:,} rows")
    proposed: list[Proposed] = []
    refused: list[Refused] = []
    for row in rows:
        try:
            proposed.append(Proposed.model_validate(row))
        except ValidationError as error:
            refused.append(Refused(_shown(row), _reasons(error)))
    return proposed, refused


def _in_words(error: ErrorDetails) -> str:
    if error["type"] == "json_invalid":
        return "it is no JSON, or is cut off"
    if error["loc"] == ("claims",):
        return 'it has no list "claims"'
    return 'it is not an object with the list "claims" and nothing else'


def _shown(row: object) -> str:
    text = json.dumps(row, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _reasons(error: ValidationError) -> str:
    """What is wrong with a row, column by column."""
    found = error.errors(include_url=False)
    reasons = [_reason(one) for one in found[:_REASONS]]
    if len(found) > _REASONS:
        reasons.append(f"and {len(found) - _REASONS} more")
    return "; ".join(reasons)


def _reason(error: ErrorDetails) -> str:
    if not error["loc"]:
        return "the row is no object"
    name = _named(str(error["loc"][0]))
    match error["type"]:
        case "missing":
            return f"{name} is missing"
        case "extra_forbidden":
            return f"there is no column {name}"
        case "literal_error":
            return f"{name} is {_named(str(error['input']))}, which is none of {error['ctx']['expected']}"
        case "string_too_long" | "too_long":
            return f"{name} is too long"
        case "value_error":
            return f"{name} {error['ctx']['error']}"
        case "tuple_type":
            return f"{name} is no list"
        case _:
            return f"{name} is no text" if name not in LISTS else f"{name} holds what is no text"


def _named(text: str) -> str:
    """A name or value out of a reply, short and on one line."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    return line if len(line) <= 60 else f"{line[:60]}..."
