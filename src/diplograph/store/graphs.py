"""The graph that a command works on: the store of an output folder, or a file of quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from diplograph.errors import InputError
from diplograph.rdf.vocabulary import GRAPH_OF_ONTOLOGY
from diplograph.store.oxigraph import OxigraphStore, open_store

FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
}


@contextmanager
def opened(out: str) -> Iterator[ox.Store]:
    """The store of an output folder, for reading."""
    store = open_store(Path(out, "store"), read_only=True)
    assert isinstance(store, OxigraphStore)
    with store:
        yield store.oxigraph


def data(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads without those of the ontology, which the store holds for its labels."""
    return (quad for quad in quads if quad.graph_name != GRAPH_OF_ONTOLOGY)


def quads(place: str) -> list[ox.Quad]:
    """The quads of an output folder or of a file. Raises `InputError` where there are none."""
    path = Path(place)
    if path.is_dir() or not path.suffix:
        with opened(place) as store:
            return list(data(store))
    if path.suffix not in FORMATS:
        raise InputError(f"{place}: not a graph that can be read; its name should end in {', '.join(FORMATS)}")
    try:
        return list(ox.parse(path=place, format=FORMATS[path.suffix]))
    except OSError as error:
        raise InputError(f"{place}: cannot be read ({error.strerror or error})") from error
    except SyntaxError as error:
        raise InputError(f"{place}: not valid RDF: {error}") from error
