"""A worker: a process that opens a snapshot for reading and answers one query after the other on its standard input.

`python -m diplograph.server.worker SNAPSHOT SETTINGS` with one end of a pair of sockets as standard input. The engine
can neither be stopped nor trusted to survive every query, so the worker is made to be thrown away: the server kills it
when a query takes too long, and the limits that it sets itself here end it when one takes too much.
"""

from __future__ import annotations

import json
import resource
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from diplograph.errors import StoreError
from diplograph.server.answering import Answering
from diplograph.server.settings import MB, Limits
from diplograph.server.wire import LENGTH, READY, Reply, head, unpacked
from diplograph.store.oxigraph import OxigraphStore, open_store

_FILES = 256


def main(argv: Sequence[str]) -> int:
    """Answer until the server hangs up. Ends with 3 where the snapshot cannot be opened."""
    snapshot, told = argv
    settings = json.loads(told)
    limits = Limits(**settings["limits"])
    try:
        store = open_store(Path(snapshot), read_only=True)
    except StoreError:
        return StoreError.exit_code
    assert isinstance(store, OxigraphStore)
    with store, socket.socket(fileno=0) as server:
        _confine(limits)
        server.sendall(head(Reply(READY, "", b"")))
        _serve(server, Answering(store.oxigraph, limits, frozenset(settings["services"])), limits)
    return 0


def _serve(server: socket.socket, answering: Answering, limits: Limits) -> None:
    stream = server.makefile("rb")
    used = resource.getrusage(resource.RUSAGE_SELF)
    # In kB on Linux. A worker that has grown by a quarter of its limit has less left for the next query.
    most = used.ru_maxrss + limits.memory * 1024 // 4
    while len(length := stream.read(LENGTH.size)) == LENGTH.size:
        question, wishes = unpacked(stream.read(*LENGTH.unpack(length)))
        _set_clock(used.ru_utime + used.ru_stime + limits.timeout)
        reply = answering.reply(question, wishes)
        used = resource.getrusage(resource.RUSAGE_SELF)
        if used.ru_maxrss > most:
            reply = replace(reply, spent=True)
        server.sendall(head(reply) + reply.content)


def _confine(limits: Limits) -> None:
    """Take from this process what no query needs: memory beyond the limit, files to write, more files than the store's."""
    _lower(resource.RLIMIT_AS, _address_space() + limits.memory * MB)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, _FILES)


def _lower(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    lowest = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with suppress(ValueError, OSError):  # some systems know the name and refuse the limit
        resource.setrlimit(limit, (lowest, lowest))


def _set_clock(end: float) -> None:
    """Let the system end this process when it has used that much CPU time, also when the server is gone."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(end) + 2, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _address_space() -> int:
    """The bytes of address space in use; nothing is known about it outside Linux, where a store takes about half a GB."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 512 * MB
    return pages * resource.getpagesize()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
