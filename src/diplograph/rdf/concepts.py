"""Labels of the claims table <-> concepts of the schemes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.rdf import schemes
from diplograph.rdf.vocabulary import node

if TYPE_CHECKING:
    from diplograph.records import Kind

_FORMS = ("kinds", "instruments", "levels", "offices")
# Where one label stands in several schemes (agreement, partnership), the kind of the claim decides.
_HOME: dict[Kind, str] = {"agreement": "instruments", "partnership": "levels", "office": "offices"}


def concept(scheme: str, label: str) -> ox.NamedNode:
    """The concept of a label. Raises ValueError where the scheme has none."""
    found = schemes.scheme(scheme).get(label)
    if found is None:
        raise ValueError(f"{label!r} is no label of ontology/{scheme}.ttl")
    return node(found.iri)


def known(scheme: str, label: str) -> ox.NamedNode | None:
    """The concept of a label, where the scheme has one."""
    return concept(scheme, label) if label in schemes.scheme(scheme) else None


def form(kind: Kind, subtype: str) -> ox.NamedNode | None:
    """The narrow concept of a thing: a kind, an instrument, a level or an office."""
    home = _HOME.get(kind, "kinds")
    found = (known(scheme, subtype) for scheme in (home, *(other for other in _FORMS if other != home)))
    return next((one for one in found if one is not None), None)


def label(iri: str) -> str:
    """The label of a concept of the schemes; the IRI itself for any other."""
    return _labels().get(iri, iri)


@cache
def _labels() -> dict[str, str]:
    return {one.iri: one.label for name in schemes.SCHEMES for one in schemes.scheme(name).values()}
