"""The workers: kept warm, given one query at a time, killed at the deadline, and replaced whenever one is gone.

All of it runs in the server's event loop. A snapshot that is no longer current is served to the end of the queries that
have begun on it, and is given back when its last worker has gone.
"""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import sys
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import asdict
from pathlib import Path

from diplograph.errors import RefusedError, StoreError
from diplograph.server.answers import Answers
from diplograph.server.request import Question
from diplograph.server.settings import Settings
from diplograph.server.wire import READY, Reply, Wishes, packed, whole

_LOG = logging.getLogger("diplograph.serve")
# Beside the deadline of a query: how long a worker may take to open its snapshot.
_START = 10.0
_RETRY = {"Retry-After": "2"}
_PAUSE = 1.0  # seconds between attempts to start a worker, after one has failed


class Worker(asyncio.Protocol):
    """The server's end of one worker."""

    def __init__(self, snapshot: Path, gone: Callable[[Worker], None]) -> None:
        self.snapshot = snapshot
        self.ready = False
        self.killed = False
        self._gone = gone
        self._received = bytearray()
        self._waiting: asyncio.Future[Reply] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._transport: asyncio.Transport | None = None
        self._told: RefusedError | None = None

    async def start(self, settings: str) -> None:
        """Start the process and wait until its snapshot is open. Raises `StoreError` where it does not come up."""
        loop = asyncio.get_running_loop()
        try:
            ours = await self._spawn(settings)
        except OSError as error:
            self.killed = True
            raise StoreError(f"no worker can be started: {error}") from error
        ready = self._expect(loop, _START)
        await loop.connect_accepted_socket(lambda: self, ours)
        try:
            reply = await ready
        except RefusedError as refusal:
            raise StoreError(f"{self.snapshot}: a worker cannot open the snapshot: {refusal}") from refusal
        assert reply.status == READY
        self.ready = True

    async def _spawn(self, settings: str) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "diplograph.server.worker", str(self.snapshot), settings,
                stdin=theirs.fileno(), stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is the server's affair
            )  # fmt: skip
        return ours

    async def ask(self, message: bytes, timeout: float) -> Reply:
        """The worker's reply. Raises `RefusedError`: 504 after the deadline, 503 where the worker has died."""
        reply = self._expect(asyncio.get_running_loop(), timeout)
        assert self._transport is not None
        self._transport.write(message)
        return await reply

    def _expect(self, loop: asyncio.AbstractEventLoop, timeout: float) -> asyncio.Future[Reply]:
        self._waiting = waiting = loop.create_future()
        clock = loop.call_later(timeout, self._expire, timeout)
        waiting.add_done_callback(lambda _: clock.cancel())
        return waiting

    def _expire(self, timeout: float) -> None:
        self._told = RefusedError(504, f"the query took longer than {timeout:g} seconds; ask for less, or add LIMIT")
        self.kill()

    def kill(self) -> None:
        """End the process at once; the operating system takes back what it held."""
        self.killed = True
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        if self._transport is not None:
            self._transport.abort()

    async def ended(self) -> None:
        """Wait until the process is no more."""
        if self._process is not None:
            await self._process.wait()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        reply = whole(self._received)
        if reply is not None and self._waiting is not None:
            self._received.clear()
            waiting, self._waiting = self._waiting, None
            if not waiting.done():
                waiting.set_result(reply)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(self._told or _died())
        self.kill()
        self._gone(self)


def _died() -> RefusedError:
    return RefusedError(503, "the query took too much memory, or broke the engine; ask for less", _RETRY)


class Pool:
    """As many workers as the limits say, all on one snapshot."""

    def __init__(self, settings: Settings) -> None:
        self._limits = settings.limits
        self._settings = json.dumps({"limits": asdict(settings.limits), "services": settings.allow_service})
        self._snapshot: Path | None = None
        self._answers = Answers(settings.limits.remembered)
        self._idle: list[Worker] = []
        self._queue: deque[asyncio.Future[Worker]] = deque()
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def serve(self, snapshot: Path) -> None:
        """Answer from this snapshot from now on. Raises `StoreError` where no worker can open it; then all is as before."""
        first = self._made(snapshot)
        await first.start(self._settings)
        self._snapshot = snapshot
        self._answers.forget()
        yesterdays, self._idle = self._idle, []
        for worker in yesterdays:
            worker.kill()
        self._free(first)
        self._fill()

    @property
    def snapshot(self) -> Path | None:
        """What is answered from."""
        return self._snapshot

    @property
    def alive(self) -> int:
        """How many workers can answer."""
        return sum(worker.ready and not worker.killed for worker in self._all)

    def uses(self, snapshot: Path) -> bool:
        """Whether a worker still reads this snapshot."""
        return any(worker.snapshot == snapshot for worker in self._all)

    async def ask(self, question: Question, wishes: Wishes) -> Reply:
        """The reply of a worker. Raises `RefusedError`: 413 for a query that is too long, 503 and 504 as they come."""
        if len(question.query.encode("utf-8")) > self._limits.query_length:
            raise RefusedError(413, f"the query is longer than {self._limits.query_length} bytes; split it")
        asked = (question, wishes)
        known = self._answers.get(asked)
        if known is not None:
            return known
        message = packed(question, wishes)
        worker = self._idle.pop() if self._idle else await self._turn()
        try:
            reply = await worker.ask(message, self._limits.timeout)
        except asyncio.CancelledError:
            worker.kill()  # it is still at work on what nobody wants any more
            raise
        if worker.snapshot == self._snapshot:
            self._answers.keep(asked, reply)
        if reply.spent:
            worker.kill()
        self._free(worker)
        return reply

    async def close(self) -> None:
        """End all workers and wait until they are gone."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        workers = list(self._all)
        for worker in workers:
            worker.kill()
        await asyncio.gather(*(worker.ended() for worker in workers))

    def _turn(self) -> asyncio.Future[Worker]:
        """The next worker that is free, in the order of asking. Fails with `RefusedError` (503) where too many wait."""
        if len(self._queue) >= self._limits.waiting:
            raise RefusedError(503, f"{self._limits.waiting} queries are waiting already; try again", _RETRY)
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[Worker] = loop.create_future()
        clock = loop.call_later(self._limits.timeout, self._give_up, turn)
        turn.add_done_callback(lambda _: clock.cancel())
        self._queue.append(turn)
        return turn

    def _give_up(self, turn: asyncio.Future[Worker]) -> None:
        self._queue.remove(turn)
        if not turn.done():
            turn.set_exception(RefusedError(503, "all workers are busy; try again", _RETRY))

    def _free(self, worker: Worker) -> None:
        """Give a worker to whoever waits, unless it is dead or of yesterday."""
        if worker.killed:
            return
        if worker.snapshot != self._snapshot or self._closed:
            worker.kill()
            return
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)

    def _made(self, snapshot: Path) -> Worker:
        worker = Worker(snapshot, self._lost)
        self._all.add(worker)
        return worker

    def _lost(self, worker: Worker) -> None:
        if worker in self._idle:
            self._idle.remove(worker)
        self._task(self._reap(worker))
        if worker.ready:
            self._fill()

    async def _reap(self, worker: Worker) -> None:
        await worker.ended()
        self._all.discard(worker)

    def _fill(self) -> None:
        """Start what is missing."""
        if self._closed or self._snapshot is None:
            return
        alive = sum(worker.snapshot == self._snapshot and not worker.killed for worker in self._all)
        for _ in range(self._limits.workers - alive):
            self._task(self._start(self._made(self._snapshot)))

    async def _start(self, worker: Worker) -> None:
        try:
            await worker.start(self._settings)
        except StoreError as error:
            _LOG.warning("%s", error)
            await asyncio.sleep(_PAUSE)  # what fails at once would fail again and again
            self._fill()
            return
        self._free(worker)

    def _task(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
