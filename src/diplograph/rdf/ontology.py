"""The ontology and its schemes as quads of one graph, for those who want them beside the data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from diplograph import resources
from diplograph.errors import DataError
from diplograph.rdf.vocabulary import GRAPH_OF_ONTOLOGY

# Rules about the graph, not facts of it.
_SHAPES = "shapes.ttl"


def ontology() -> Iterator[ox.Quad]:
    """The triples of `ontology/*.ttl`, without the shapes."""
    return iter(_quads(resources.path("ontology")))


@cache  # a build needs them twice
def _quads(folder: Path) -> tuple[ox.Quad, ...]:
    return tuple(quad for file in sorted(folder.glob("*.ttl")) if file.name != _SHAPES for quad in _of(file))


def _of(file: Path) -> Iterator[ox.Quad]:
    try:
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, GRAPH_OF_ONTOLOGY)
    except (OSError, SyntaxError) as error:
        raise DataError(f"{file}: {error}") from error
