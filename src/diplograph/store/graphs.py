"""The graph that a command works on: the store of an output folder, a SPARQL server, or a file of quads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.errors import InputError
from diplograph.rdf.vocabulary import GRAPH_OF_ONTOLOGY, LABEL
from diplograph.store.manifest import COMPLETE
from diplograph.store.oxigraph import OxigraphStore, open_store

if TYPE_CHECKING:
    from diplograph.store.asking import Asking
    from diplograph.store.remote import RemoteStore

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


@contextmanager
def asked(out: str, url: str, tell: Callable[[str], None]) -> Iterator[ox.Store | Asking]:
    """What queries are put to: the store of an output folder, or where a URL is given, the server there.

    `tell` is called with a line about a server whose content is being written.
    """
    if not url:
        with opened(out) as store:
            yield store
        return
    with _remote(url, tell) as remote:
        yield remote.source


@contextmanager
def all_quads(out: str, url: str) -> Iterator[Iterable[ox.Quad]]:
    """The quads of an output folder, or of the server at a URL, the ontology included."""
    if not url:
        with opened(out) as store:
            yield store
        return
    with _remote(url, lambda _: None) as remote:  # reading all of it raises an error while it is being written
        yield remote


@contextmanager
def _remote(url: str, tell: Callable[[str], None]) -> Iterator[RemoteStore]:
    from diplograph.store.remote import READING, connect

    with connect(url, patience=READING) as store:
        status = store.status()
        if not status:
            raise InputError(
                f"{store.server.url}: no graph of diplograph is there: run `diplograph build --store` first"
            )
        if status != COMPLETE:
            tell(
                f"{store.server.url}: the graph is being written, or a build has stopped there half way:"
                " answers may mix what was and what is to be"
            )
        yield store


def size(quads: Iterable[ox.Quad]) -> int | None:
    """How many quads a store of Oxigraph holds: it looks at all of them, but makes none. None for what is elsewhere."""
    return len(quads) if isinstance(quads, ox.Store) else None


def data(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads without those of the ontology, which the store holds for its labels."""
    return (quad for quad in quads if quad.graph_name != GRAPH_OF_ONTOLOGY)


def label(store: ox.Store, iri: str) -> str:
    """What the graph calls a thing."""
    found = store.quads_for_pattern(ox.NamedNode(iri), LABEL, None)
    return next((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), iri)


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
