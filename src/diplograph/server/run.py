"""Runs the server until it is told to stop: snapshot, workers, socket, and a look-out for a new build."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn

from diplograph.errors import DiplographError, InputError
from diplograph.server import connections
from diplograph.server.app import application
from diplograph.server.elsewhere import Elsewhere
from diplograph.server.pool import Pool
from diplograph.server.settings import Settings
from diplograph.server.snapshot import Identity, Place, Snapshots

_LOG = logging.getLogger("diplograph.serve")
_POLL = 0.5  # seconds between two looks at whether there is a new build
_GOODBYE = 2  # seconds that open requests have when the server is told to stop

Ready = Callable[[str], None]


def run(settings: Settings, ready: Ready) -> None:
    """Serve until SIGINT or SIGTERM; `ready` is called with the address when the first query can be answered.

    Raises `InputError` where there is nothing to serve or the port is taken, `StoreError` where the store is broken.
    """
    place = Elsewhere(settings.store) if settings.store else Place(settings.place)
    with _listening(settings) as listening, Snapshots(place) as snapshots:
        asyncio.run(_run(settings, snapshots, listening, ready))


async def _run(settings: Settings, snapshots: Snapshots, listening: socket.socket, ready: Ready) -> None:
    pool = Pool(settings)
    try:
        identity, snapshot = snapshots.first()
        await pool.serve(snapshot)
        server = Server(_config(settings, snapshots.place, pool), lambda: ready(_address(settings, listening)))
        watching = [
            asyncio.create_task(_watch(snapshots, pool, identity)),
            asyncio.create_task(connections.watch(server.server_state.connections, settings.limits.timeout)),
        ]
        await server.serve([listening])
        for task in watching:
            task.cancel()
    finally:
        await pool.close()


def _config(settings: Settings, place: Place, pool: Pool) -> uvicorn.Config:
    return uvicorn.Config(
        application(settings, place, pool),
        http=connections.Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=_GOODBYE,
    )


class Server(uvicorn.Server):
    """Says when it is ready, and returns when it is told to stop, so that snapshot and workers can be given back."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)


async def _watch(snapshots: Snapshots, pool: Pool, served: Identity) -> None:
    """Serve each new build, and each file as soon as it stands still; give back the snapshots that nobody reads."""
    seen: Identity | None = served
    old: list[Path] = []
    said = ""
    while True:
        await asyncio.sleep(_POLL)
        for snapshot in [snapshot for snapshot in old if not pool.uses(snapshot)]:
            await asyncio.to_thread(snapshots.drop, snapshot)
            old.remove(snapshot)
        now = await asyncio.to_thread(snapshots.place.identity)
        stands, seen = now == seen or snapshots.place.is_replaced_whole, now
        if now is None or now == served or not stands:
            continue
        try:
            identity, snapshot = await asyncio.to_thread(snapshots.take)
            old.append(snapshot)
            before = pool.snapshot
            await pool.serve(snapshot)
        except DiplographError as error:
            if str(error) != said:
                _LOG.warning("the old graph stays: %s", error)
            said = str(error)
            continue
        served, said = identity, ""
        old.remove(snapshot)
        old += [before] if before else []
        _LOG.info("a new graph is served")


@contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    """The socket, bound; port 0 is any that is free."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        with suppress(OSError):
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((settings.host, settings.port))
        except OSError as error:
            raise InputError(
                f"{settings.host}:{settings.port}: cannot listen there ({error.strerror or error}); name another with --port"
            ) from error
        yield listening


def _address(settings: Settings, listening: socket.socket) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{listening.getsockname()[1]}/"
