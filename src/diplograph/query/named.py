"""Named queries: the files `queries/*.rq`, one question a file, with a header of comments.

    # title: Agreements between two states
    # answers: Which documents two states have concluded, when, on what, and who signed.
    # param: country  country         KOR       one of the two states
    # param: topic    concept:topics  -         a field (no restriction)
    # param: claim    iri             required  the claim

The columns of a parameter (name, type, default, description) stand two or more blanks apart. `-` is a default that
restricts nothing; a parameter whose default is `required` must be given. The comment `# bind: country topic` in the
query is where the values of these parameters go; without any such comment they go to the start of WHERE. What stands
between the comments `# given: country` and `# end` is part of the query only where that parameter has a value.

Some are written for Oxigraph in a way that another server answers wrongly or not at all; `queries/plain/` has the same
question as such a server takes it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from diplograph import resources
from diplograph.errors import QueryError
from diplograph.query.scan import tokens

TYPES = ("country", "date", "text", "concept", "document", "iri")
SUFFIX = ".rq"

_HEADER = re.compile(r"#\s*(title|answers|param):[ \t]*(.*)")
_MARKER = re.compile(r"#\s*bind:(.*)")
_GIVEN = re.compile(r"#\s*given:(.*)")
_END = re.compile(r"#\s*end\s*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NO_RESTRICTION = "-"
_REQUIRED = "required"


class Parameter(NamedTuple):
    """A variable of a query that a user may give a value for.

    `default` is empty where it restricts nothing, and None where a value must be given; `scheme` is the SKOS scheme
    of a concept (`topics`).
    """

    name: str
    type: str
    default: str | None
    description: str
    scheme: str = ""


class NamedQuery(NamedTuple):
    """A query with what its header says; `answers` is one paragraph."""

    name: str
    title: str
    answers: str
    parameters: tuple[Parameter, ...]
    text: str


def names() -> tuple[str, ...]:
    """The names of all named queries, sorted."""
    return tuple(sorted(file.stem for file in resources.path("queries").glob(f"*{SUFFIX}")))


def queries() -> tuple[NamedQuery, ...]:
    """All named queries, by name."""
    return tuple(load(name) for name in names())


@cache
def load(name: str) -> NamedQuery:
    """The named query; raises QueryError for an unknown name, with the closest one."""
    if name not in names():
        raise QueryError(f"no query is named {name!r}{closest(name, names())}; `diplograph query --list` shows all")
    return read(resources.path("queries", name + SUFFIX))


@cache
def plain(name: str) -> NamedQuery:
    """The named query as other engines than Oxigraph take it; raises as `load` does."""
    query, file = load(name), resources.path("queries", "plain", name + SUFFIX)
    return read(file) if file.is_file() else query


def read(file: Path) -> NamedQuery:
    """A query from a file, with or without a header."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{file}: the query cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{file}: the query is not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    return parse(file.stem, text)


def parse(name: str, text: str) -> NamedQuery:
    """A query from its text. Raises QueryError where the header is not as it must be."""
    text = text.removeprefix("\ufeff")
    lines: dict[str, list[str]] = {"title": [], "answers": [], "param": []}
    for token in tokens(text):
        if token.kind != "comment":
            break
        if match := _HEADER.fullmatch(token.text):
            lines[match[1]].append(match[2].strip())
    parameters = tuple(_parameter(name, line) for line in lines["param"])
    query = NamedQuery(name, " ".join(lines["title"]), " ".join(lines["answers"]), parameters, text)
    _check_markers(query)
    return query


def marked(comment: str) -> tuple[str, ...] | None:
    """The names of the parameters that a comment is the place for; None for any other comment."""
    match = _MARKER.fullmatch(comment)
    return tuple(match[1].split()) if match else None


def given(comment: str) -> tuple[str, ...] | None:
    """The names of the parameters that what follows a comment needs; none of them where it ends that; None for any other."""
    if _END.fullmatch(comment):
        return ()
    match = _GIVEN.fullmatch(comment)
    return tuple(match[1].split()) if match else None


def closest(word: str, known: tuple[str, ...]) -> str:
    """`; did you mean X?`, or nothing where no known word is near."""
    import difflib  # only a word that nobody knows needs it

    near = difflib.get_close_matches(word.lower(), known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _parameter(query: str, line: str) -> Parameter:
    columns = re.split(r"\s{2,}", line.strip(), maxsplit=3)
    if len(columns) != 4:
        raise QueryError(
            f"{query}: a parameter needs name, type, default and description, two blanks apart, not {line!r}"
        )
    name, kind, default, description = columns
    type_name, _, scheme = kind.partition(":")
    if type_name not in TYPES:
        raise QueryError(f"{query}: {name!r} has the unknown type {type_name!r}; known are {', '.join(TYPES)}")
    if not _NAME.fullmatch(name):
        raise QueryError(f"{query}: {name!r} is no name for a parameter; use lower-case letters, digits and _")
    if type_name == "concept" and not scheme:
        raise QueryError(f"{query}: {name!r} must say of which scheme it is a concept, such as concept:topics")
    known: dict[str, str | None] = {_NO_RESTRICTION: "", _REQUIRED: None}
    return Parameter(name, type_name, known.get(default, default), description, scheme)


def _check_markers(query: NamedQuery) -> None:
    """Each parameter has a place and each place a parameter, or the query would be answered without it."""
    declared = [parameter.name for parameter in query.parameters]
    comments = [token.text for token in tokens(query.text) if token.kind == "comment"]
    _check_conditions(query.name, comments, declared)
    places = [marked(comment) for comment in comments]
    placed = {name for place in places if place is not None for name in place}
    if unknown := sorted(placed - set(declared)):
        raise QueryError(f"{query.name}: `# bind: {unknown[0]}` stands for no parameter of the header")
    missing = sorted(set(declared) - placed)
    if placed and missing:
        raise QueryError(f"{query.name}: no `# bind:` names the parameter {missing[0]!r}")
    if len(set(declared)) < len(declared):
        raise QueryError(f"{query.name}: a parameter stands twice in the header: {', '.join(declared)}")


def _check_conditions(name: str, comments: list[str], declared: list[str]) -> None:
    """Each `# given:` names parameters of the header, and has its `# end` before the next."""
    opened = False
    for comment in comments:
        needed = given(comment)
        if needed is None:
            continue
        if bool(needed) == opened:
            raise QueryError(f"{name}: each `# given:` needs an `# end` of its own, at {comment!r}")
        if unknown := sorted(set(needed) - set(declared)):
            raise QueryError(f"{name}: `# given: {unknown[0]}` stands for no parameter of the header")
        opened = bool(needed)
    if opened:
        raise QueryError(f"{name}: the last `# given:` has no `# end`")
