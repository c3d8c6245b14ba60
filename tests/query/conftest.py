"""What the tests of queries share: a small graph in the shape of a built one, made by hand."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.rdf.ontology import ontology


@pytest.fixture(scope="session")
def sample_quads() -> tuple[ox.Quad, ...]:
    """The sample: three short documents, their claims, the things these are about, the plain edges."""
    return tuple(ox.parse(path=str(Path(__file__).parent / "sample.trig"), format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="session")
def sample(sample_quads: tuple[ox.Quad, ...]) -> ox.Store:
    """The sample with the ontology, as queries see it."""
    store = ox.Store()
    store.bulk_extend([*sample_quads, *ontology()])
    return store
