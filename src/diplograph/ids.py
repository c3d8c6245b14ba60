"""How IRIs are made: from few, raw, stable fields, readable and deterministic.

    id/country/KOR    id/person/sadyr-japarov    id/meeting/2024-12-03/kgz-kor/summit
    id/document/<16 hex digits of the SHA-256 of its text>
    id/claim/<16 hex digits over document, offsets, kind and roles>

No clock, no random number, no counter that depends on other documents. The parts of a path are joined by `/`, and a
slug never holds one, so that different fields cannot give the same IRI.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

ONTOLOGY = "https://w3id.org/diplograph/ontology#"
SCHEME = "https://w3id.org/diplograph/scheme/"
BASE = "https://w3id.org/diplograph/id/"

_NOT_SLUG = re.compile(r"[^\w]+")
_SLUG_LENGTH = 80


@lru_cache(maxsize=65_536)
def slug(text: str) -> str:
    """Lower-case words joined by hyphens, without accents: `Economy & Trade` -> `economy-trade`.

    A text that leaves nothing (only punctuation) gives a short hash of itself, so that no two such texts collide.
    """
    plain = text
    if not text.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = _NOT_SLUG.sub("-", plain.lower().replace("'", "").replace("’", "")).strip("-_")
    if not words:
        return digest(text)
    if len(words) <= _SLUG_LENGTH:
        return words
    return f"{words[:_SLUG_LENGTH].rstrip('-')}-{digest(text)[:8]}"


def digest(*fields: str) -> str:
    """16 hex digits that stand for the fields; the separator keeps ("ab", "c") apart from ("a", "bc")."""
    from hashlib import sha256  # a query makes no IRIs, and would wait for OpenSSL

    return sha256("\x1f".join(fields).encode("utf-8")).hexdigest()[:16]


def short(iri: str) -> str:
    """An IRI of the graph as people type it: `id/country/KOR`; any other as it is."""
    return f"id/{iri[len(BASE) :]}" if iri.startswith(BASE) else iri


def country(iso3: str) -> str:
    return f"{BASE}country/{iso3}"


def thing(kind: str, *parts: str) -> str:
    """The IRI of a thing: `thing("meeting", "2024-12-03", "kgz-kor", "summit")`."""
    return BASE + "/".join((kind, *(part for part in parts if part)))


def document(sha256: str) -> str:
    return f"{BASE}document/{sha256[:16]}"


def parties(countries: Iterable[str]) -> str:
    """The acting states as one path segment: `kgz-kor`."""
    return "-".join(sorted(iso.lower() for iso in countries))


def concept(scheme: str, label: str) -> str:
    """The IRI of a SKOS concept: `concept("kinds", "phone call")`."""
    return f"{SCHEME}{scheme}/{slug(label)}"
