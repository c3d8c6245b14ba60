"""What the tests of stores share: servers that run as long as the tests of a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from . import servers


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[servers.Running]:
    """`oxigraph serve`, in memory."""
    with servers.oxigraph() as running:
        yield running


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Running]:
    """Virtuoso, with a database of its own."""
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as running:
        yield running
