"""Short forms of IRIs: below the base, or with a prefix."""

from __future__ import annotations

import re

from diplograph.ids import BASE
from diplograph.rdf.vocabulary import PREFIXES

_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?", re.ASCII)
# A path that no reader can take for anything else: no colon, no empty segment, none of dots alone.
_PATH = re.compile(r"[\w+,;=~-][\w+,;=~.-]*(?:/[\w+,;=~-][\w+,;=~.-]*)*")


def relative(iri: str) -> str:
    """The path of an IRI below the base (`country/KGZ`), or nothing."""
    return iri[len(BASE) :] if iri.startswith(BASE) and _PATH.fullmatch(iri, len(BASE)) else ""


def prefixed(iri: str) -> str:
    """An IRI with its prefix (`dg:Country`), or nothing."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _NAMESPACES.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix is not None and _LOCAL.fullmatch(iri, cut) else ""
