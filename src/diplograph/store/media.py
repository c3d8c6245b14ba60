"""The media types in which a SPARQL server is asked, and in which it answers."""

from __future__ import annotations

FORM = "application/x-www-form-urlencoded"
RESULTS = "application/sparql-results+json"
UPDATE = "application/sparql-update"
TURTLE = "text/turtle"
N_TRIPLES = "application/n-triples"
