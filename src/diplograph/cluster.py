"""Reading on a Dask cluster: batches of documents go out, readings come back, whoever of the workers is lost on the way.

Dask gives the tasks of a worker that is gone to others. What has come back is kept, so that a build that loses the whole
cluster goes on from there.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from diplograph.errors import InputError, StoreError
from diplograph.readers import Unread, Work
from diplograph.store.readings import Kept, reader

if TYPE_CHECKING:
    from distributed import Client, Future
    from tornado.ioloop import IOLoop

_PATIENCE = 10.0  # seconds
_RETRIES = 5  # how often a batch is begun anew, each time because a worker was lost with it


class Cluster:
    """The workers behind a scheduler, at an address such as `tcp://127.0.0.1:8786`. Use it in a `with` statement."""

    def __init__(self, address: str, patience: float = _PATIENCE) -> None:
        """`patience` is how many seconds may pass until there is an answer, and a worker; as many tasks run at once as `width`.

        Raises `InputError` where Dask is not installed, nobody answers, or a worker would read otherwise than we do, and
        `StoreError` where the cluster is lost meanwhile.
        """
        try:
            from distributed import Client
        except ImportError as error:
            raise InputError("--dask needs Dask: install it with `pip install 'diplograph[dask]'`") from error
        _silence()
        self._patience = patience
        with ExitStack() as stack:
            try:
                loop = stack.enter_context(_loop())
                self._client: Client = stack.enter_context(
                    closing(Client(address, loop=loop, timeout=patience, set_as_default=False))
                )
                self._client.wait_for_workers(1, timeout=patience)
            except (OSError, TimeoutError, ValueError) as error:
                raise InputError(
                    f"--dask {address}: no scheduler with workers answers there ({error}); start them, or correct the address"
                ) from error
            with _unlost():
                self._check(address)
                self.width = max(1, sum(int(threads) for threads in self._client.nthreads().values()))
            self._open = stack.pop_all()

    def _check(self, address: str) -> None:
        readers: dict[str, Any] = self._client.run(reader, on_error="return")
        other = sorted(worker for worker, one in readers.items() if one != reader())
        if other:
            raise InputError(
                f"--dask {address}: the worker {other[0]} has another diplograph than this machine, or none;"
                " install this one there"
            )

    def submit(self, work: Work) -> Work:
        """Give work to a worker; what comes back waits for the result. Both raise `StoreError` where the cluster is lost."""
        from distributed.comm.core import CommClosedError

        with _unlost():
            future = self._client.submit(work, pure=False, retries=_RETRIES)
            if self._client.status in ("closing", "closed"):  # it takes work as long as it closes, and never does it
                raise CommClosedError

        def result() -> list[Kept | Unread]:
            with _unlost():
                return self._result(future)

        return result

    def _result(self, future: Future[list[Kept | Unread]]) -> list[Kept | Unread]:
        """What comes of a task; a scheduler without workers keeps it for ever, so that somebody has to give up."""
        alone = 0
        while alone < 2:  # a worker that is begun anew by its nanny is away for a moment
            try:
                found: list[Kept | Unread] = future.result(timeout=self._patience)
                return found
            except TimeoutError:
                if future.done():  # it is what the task itself has raised
                    raise
                alone = 0 if self._client.nthreads() else alone + 1
        raise StoreError("the Dask cluster has no worker left; build again, it goes on from there")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()


@contextmanager
def _loop() -> Iterator[IOLoop]:
    """What the client runs on, in a thread of its own: a client that reaches nobody would leave its own one behind."""
    from tornado.ioloop import IOLoop

    begun: SimpleQueue[tuple[IOLoop, asyncio.Event]] = SimpleQueue()

    async def run() -> None:
        over = asyncio.Event()
        begun.put((IOLoop.current(), over))
        await over.wait()

    thread = Thread(target=lambda: asyncio.run(run()), name="Dask", daemon=True)
    thread.start()
    loop, over = begun.get()
    try:
        yield loop
    finally:
        loop.add_callback(over.set)
        thread.join(_PATIENCE)


@contextmanager
def _unlost() -> Iterator[None]:
    """Raise `StoreError` where the cluster is lost meanwhile, or was."""
    from concurrent.futures import CancelledError

    from distributed import KilledWorker
    from distributed.client import ClosedClientError
    from distributed.comm.core import CommClosedError

    try:
        yield
    except (CancelledError, ClosedClientError, CommClosedError, KilledWorker, TimeoutError, OSError) as error:
        raise StoreError(
            f"the Dask cluster was lost ({type(error).__name__}); build again, it goes on from there"
        ) from error


def _silence() -> None:
    """What goes wrong is said in words of ours: Dask's loggers have levels of their own."""
    for name in list(logging.root.manager.loggerDict):
        if name.startswith("distributed"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
