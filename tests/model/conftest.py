"""What the tests of the model share: an endpoint that is quick to try again, no key but the one of the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from diplograph.model.endpoint import Endpoint
from diplograph.model.replies import Replies

from .server import Server

Made = Callable[..., Endpoint]


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DIPLOGRAPH_MODEL_KEY", "OPENAI_API_KEY", "DIPLOGRAPH_CACHE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def endpoint() -> Iterator[Made]:
    """Makes endpoints for servers."""
    with ExitStack() as stack:

        def make(server: Server, timeout: float = 5.0) -> Endpoint:
            return stack.enter_context(Endpoint(server.url, "any-model", timeout=timeout, pause=0.001))

        yield make


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Replies]:
    """A cache of this test's own."""
    with Replies(tmp_path / "cache" / "replies.sqlite") as replies:
        yield replies
