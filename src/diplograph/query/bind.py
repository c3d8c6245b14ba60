"""Parameters are bound, never pasted: a value becomes a term, and the term becomes a VALUES block.

What is inserted is the engine's own serialisation of a term, so that no value can end it and begin something else.
It stays on the line of the marker, so that line numbers in messages are those of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from diplograph.errors import QueryError
from diplograph.query.named import NamedQuery, closest, given, marked
from diplograph.query.scan import pattern_start, tokens
from diplograph.query.values import term


def bind(query: NamedQuery, values: Mapping[str, str] | None = None) -> str:
    """The text of a query with the values of its parameters, or their defaults, in place.

    An empty value restricts nothing. Raises QueryError for a parameter that is unknown, missing or of another type.
    """
    blocks = _blocks(query, values or {})
    kept = _kept(query.text, blocks)
    text, done = "", 0
    for token in tokens(kept):
        names = marked(token.text) if token.kind == "comment" else None
        if names is not None:
            text += kept[done : token.start] + _joined(blocks, names)
            done = token.end
    if done or not blocks:
        return text + kept[done:]
    return _at_start(query, _joined(blocks, blocks))


def _kept(text: str, blocks: Mapping[str, str]) -> str:
    """The text without what needs a parameter that has no value; its lines stay, so that those behind keep their numbers."""
    kept, done, without = "", 0, False
    for token in tokens(text) if "given:" in text else ():
        needed = given(token.text) if token.kind == "comment" else None
        if needed is not None:
            kept += "\n" * text.count("\n", done, token.start) if without else text[done : token.start]
            done, without = token.start, any(name not in blocks for name in needed)
    return kept + text[done:]


def _blocks(query: NamedQuery, values: Mapping[str, str]) -> dict[str, str]:
    """A VALUES block by the name of its parameter, for those that have a value."""
    known = tuple(parameter.name for parameter in query.parameters)
    for name in values:
        if name not in known:
            raise QueryError(f"{query.name}: there is no parameter {name!r}{closest(name, known)}; {_known(known)}")
    blocks = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is None:
            raise QueryError(f"{query.name}: the parameter {parameter.name!r} is missing: {parameter.description}")
        if value.strip():
            blocks[parameter.name] = f"VALUES ?{parameter.name} {{ {term(parameter, value)} }}"
    return blocks


def _known(names: tuple[str, ...]) -> str:
    return f"it has {', '.join(names)}" if names else "it has none"


def _joined(blocks: Mapping[str, str], names: Iterable[str]) -> str:
    return " ".join(blocks[name] for name in names if name in blocks)


def _at_start(query: NamedQuery, blocks: str) -> str:
    start = pattern_start(query.text)
    if start is None:
        raise QueryError(f"{query.name}: there is no WHERE {{ ... }} that its parameters could restrict")
    return f"{query.text[:start]} {blocks} {query.text[start:]}"
