"""Affairs made by hand: what one document tells of one thing."""

from __future__ import annotations

from typing import Any

from diplograph.rdf import identity
from diplograph.records import Claim, Document, Kind
from diplograph.same.affair import Affair


def affair(kind: Kind, published: str = "2025-01-01", **fields: Any) -> Affair:
    """One affair of a document of its own; lists may be given as strings: `countries="KGZ KOR"`."""
    for name in ("countries", "object_countries"):
        fields[name] = tuple(fields.get(name, "").split())
    for name in ("people", "organizations"):
        fields[name] = tuple(part for part in fields.get(name, "").split("; ") if part)
    claim = Claim(
        kind, fields.pop("subtype", ""), fields.pop("status", "done"), 0, 1, "by-hand", **fields
    )  # fmt: skip
    document = Document(repr((kind, published, claim)), date=published)
    (iri,) = identity.things(document, [claim])
    return Affair(iri, document.sha256, published, (claim,))
