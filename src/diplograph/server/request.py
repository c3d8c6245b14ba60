"""The request of the SPARQL 1.1 Protocol: a query and its dataset, out of an address, a form or a body."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from diplograph.errors import RefusedError

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = "GET, HEAD, POST, OPTIONS"
_MOST_FIELDS = 1_000


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and the graphs that the protocol names for it."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def from_fields(*encoded: bytes) -> Question:
    """The question in the query of an address, in a form, or in both. Raises `RefusedError` (400)."""
    given = [pair for part in encoded for pair in fields(part)]
    return _question(given, [value for name, value in given if name == "query"])


def from_body(address: bytes, body: bytes) -> Question:
    """The question whose query is the body as it is; the graphs stand in the address. Raises `RefusedError` (400)."""
    given = fields(address)
    return _question(given, [_text(body), *(value for name, value in given if name == "query")])


def kind(content_type: str) -> str:
    """FORM or DIRECT. Raises `RefusedError` (415) for a body of another kind, or in another encoding than UTF-8."""
    name, *parameters = (part.strip().lower() for part in content_type.split(";"))
    if name == UPDATE:
        raise RefusedError(
            415, "this service only reads: it takes no SPARQL Update", {"Accept-Post": f"{FORM}, {DIRECT}"}
        )
    if name not in (FORM, DIRECT):
        told = f"{name!r} is no type" if name else "there is no Content-Type"
        raise RefusedError(415, f"{told} of a query; send {FORM} or {DIRECT}", {"Accept-Post": f"{FORM}, {DIRECT}"})
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "charset" and value.strip(" \"'") not in ("utf-8", "utf8", "us-ascii"):
            raise RefusedError(415, f"a query is written in UTF-8, not in {value.strip()}")
    return name


def fields(encoded: bytes) -> list[tuple[str, str]]:
    """The fields of an address or a form. Raises `RefusedError` (400) where they are not UTF-8, or far too many."""
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the request is not UTF-8; encode the query as UTF-8, then each byte as %XX") from error
    except ValueError as error:
        raise RefusedError(400, f"the request has more than {_MOST_FIELDS} fields") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the query is not UTF-8 (byte {error.start}); save it as UTF-8") from error


def _question(given: list[tuple[str, str]], queries: list[str]) -> Question:
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in given):
        raise RefusedError(400, "this service only reads: it takes no SPARQL Update")
    if len(queries) != 1:
        told = "there is no query" if not queries else f"there are {len(queries)} queries"
        raise RefusedError(400, f"{told} in this request; give one, as the parameter `query` or as the body")
    return Question(queries[0], _all(given, "default-graph-uri"), _all(given, "named-graph-uri"))


def _all(given: list[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(value for key, value in given if key == name)
