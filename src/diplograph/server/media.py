"""The media types of answers, and which of them a client would rather have (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

JSON = "application/json"
HTML = "text/html"
TURTLE = "text/turtle"
JSON_LD = "application/ld+json"
RESULTS_JSON = "application/sparql-results+json"
RESULTS_XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
N_TRIPLES = "application/n-triples"
RDF_XML = "application/rdf+xml"

# The first of each list is what a client gets that has no wish. Names in use elsewhere stand behind.
TABLES = (RESULTS_JSON, RESULTS_XML, CSV, TSV, JSON, "application/xml", "text/xml")
ANSWERS = (RESULTS_JSON, RESULTS_XML, JSON, "application/xml", "text/xml")
GRAPHS = (
    TURTLE,
    N_TRIPLES,
    JSON_LD,
    RDF_XML,
    JSON,
    "application/x-turtle",
    "text/plain",
    "application/xml",
    "text/xml",
)
DESCRIPTIONS = (TURTLE, JSON_LD, HTML)

_MOST_RANGES = 64
_QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?", re.ASCII)


@lru_cache(maxsize=512)
def choose(accept: str, offers: Sequence[str]) -> str:
    """The offered type that the header `Accept` likes best, the earlier one among equals; empty where none will do."""
    ranges = list(_ranges(accept))
    if not ranges:
        return offers[0]
    best, chosen = 0.0, ""
    for offer in offers:
        quality = _quality(offer, ranges)
        if quality > best:
            best, chosen = quality, offer
    return chosen


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    """The media ranges with their qualities; what is not written as it must be is left out."""
    for part in accept.split(",")[:_MOST_RANGES]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if not re.fullmatch(r"[\w.+*-]+/[\w.+*-]+", name, re.ASCII):
            continue
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                quality = float(value) if _QUALITY.fullmatch(value.strip()) else 0.0
        yield name, quality


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """That of the range which fits most closely."""
    family = offer.partition("/")[0]
    for fitting in (offer, f"{family}/*", "*/*"):
        for name, quality in ranges:
            if name == fitting:
                return quality
    return 0.0
