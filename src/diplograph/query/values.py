"""Values that people type -> RDF terms, by the type of the parameter."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pyoxigraph as ox

from diplograph import ids, reference
from diplograph.errors import QueryError
from diplograph.query.named import Parameter, closest
from diplograph.rdf import schemes

_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{16}(?:[0-9a-f]{48})?")
_SHORT = {"id:": ids.BASE, "id/": ids.BASE}

Term = ox.NamedNode | ox.Literal


def term(parameter: Parameter, value: str) -> Term:
    """The term that a value stands for; raises QueryError that says which parameter and what it takes."""
    return _READERS[parameter.type](parameter, value.strip())


def _wrong(parameter: Parameter, value: str, wanted: str) -> QueryError:
    return QueryError(f"parameter {parameter.name!r}: {value!r} is not {wanted}")


def _country(parameter: Parameter, value: str) -> Term:
    """A state by its code or its name."""
    states = reference.states()
    known = {word.casefold(): iso for iso, state in states.items() for word in (state.name, iso)}
    if (iso := known.get(value.casefold())) is None:
        import difflib  # only a value that nobody knows needs it

        near = difflib.get_close_matches(value.casefold(), known, n=1)
        hint = f"; did you mean {known[near[0]]} ({states[known[near[0]]].name})?" if near else ""
        raise _wrong(parameter, value, f"the ISO 3166-1 alpha-3 code of a state, such as KOR{hint}")
    return ox.NamedNode(ids.country(iso))


def _date(parameter: Parameter, value: str) -> Term:
    match = _EDTF.fullmatch(value)
    try:
        year, month, day = (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
        date(year, month, day)
    except ValueError as error:
        raise _wrong(parameter, value, "a date; write 2024-12-03, 2024-12 or 2024") from error
    return ox.Literal(value)


def _text(parameter: Parameter, value: str) -> Term:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _wrong(parameter, value, "text in UTF-8") from error
    return ox.Literal(_unfolded(value))


def _concept(parameter: Parameter, value: str) -> Term:
    """A concept by its IRI, its slug or any of its labels."""
    concepts = schemes.scheme(parameter.scheme)
    known: dict[str, str] = {}
    for label, concept in concepts.items():
        for wording in (concept.iri, ids.slug(label), label, *concept.other_labels):
            known.setdefault(wording.casefold(), concept.iri)
    wanted = value.casefold().removeprefix(f"{parameter.scheme}/").removeprefix(f"{parameter.scheme}:")
    if wanted not in known:
        raise _wrong(parameter, value, f"a concept of the scheme {parameter.scheme}{closest(value, tuple(concepts))}")
    return ox.NamedNode(known[wanted])


def _document(parameter: Parameter, value: str) -> Term:
    if _HASH.fullmatch(value.lower()):
        return ox.NamedNode(ids.document(value.lower()))
    if not _unfolded(value).startswith(ids.document("")):
        raise _wrong(parameter, value, "a document; give its IRI or the first 16 digits of the SHA-256 of its text")
    return _iri(parameter, value)


def _iri(parameter: Parameter, value: str) -> Term:
    try:
        return ox.NamedNode(_unfolded(value))
    except ValueError as error:
        raise _wrong(parameter, value, f"an IRI ({error}); write it in full, without < and >") from error


def _unfolded(value: str) -> str:
    """An IRI in the short form of tables (`id:country/KOR`) in full; any other text as it is."""
    for short, namespace in _SHORT.items():
        if value.startswith(short):
            return namespace + value.removeprefix(short)
    return value


_READERS: dict[str, Callable[[Parameter, str], Term]] = {
    "country": _country, "date": _date, "text": _text, "concept": _concept, "document": _document, "iri": _iri,
}  # fmt: skip
