"""Reading on a Dask cluster: batches of documents go out, readings come back, whoever of the workers is lost on the way.

Dask gives the tasks of a worker that is gone to others. What has come back is kept, so that a build that loses the whole
cluster goes on from there.
"""

from __future__ import annotations

import logging
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from diplograph.errors import InputError, StoreError
from diplograph.readers import Unread, Work
from diplograph.store.readings import Kept, reader

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 10.0  # seconds
_RETRIES = 5  # how often a batch is begun anew, each time because a worker was lost with it


class Cluster:
    """The workers behind a scheduler, at an address such as `tcp://127.0.0.1:8786`. Use it in a `with` statement."""

    def __init__(self, address: str, patience: float = _PATIENCE) -> None:
        """`patience` is how many seconds may pass until there is an answer, and a worker.

        Raises `InputError` where Dask is not installed, nobody answers, or a worker would read otherwise than we do.
        """
        try:
            from distributed import Client
        except ImportError as error:
            raise InputError("--dask needs Dask: install it with `pip install 'diplograph[dask]'`") from error
        _silence()
        try:
            self._client: Client = Client(address, timeout=patience, set_as_default=False)
            self._client.wait_for_workers(1, timeout=patience)
        except (OSError, TimeoutError, ValueError) as error:
            raise InputError(
                f"--dask {address}: no scheduler with workers answers there ({error}); start them, or correct the address"
            ) from error
        self._check(address)

    def _check(self, address: str) -> None:
        readers: dict[str, Any] = self._client.run(reader, on_error="return")
        other = sorted(worker for worker, one in readers.items() if one != reader())
        if other:
            self._client.close()
            raise InputError(
                f"--dask {address}: the worker {other[0]} has another diplograph than this machine, or none;"
                " install this one there"
            )

    @property
    def width(self) -> int:
        """How many tasks run at once."""
        return max(1, sum(int(threads) for threads in self._client.nthreads().values()))

    def submit(self, work: Work) -> Work:
        """Give work to a worker; what comes back waits for the result. It raises `StoreError` where the cluster is lost."""
        future = self._client.submit(work, pure=False, retries=_RETRIES)

        def result() -> list[Kept | Unread]:
            from concurrent.futures import CancelledError

            from distributed import KilledWorker
            from distributed.comm.core import CommClosedError

            try:
                found: list[Kept | Unread] = future.result()
                return found
            except (CancelledError, CommClosedError, KilledWorker, TimeoutError, OSError) as error:
                raise StoreError(
                    f"the Dask cluster was lost ({type(error).__name__}); build again, it goes on from there"
                ) from error

        return result

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()


def _silence() -> None:
    """What goes wrong is said in words of ours: Dask's loggers have levels of their own."""
    for name in list(logging.root.manager.loggerDict):
        if name.startswith("distributed"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
