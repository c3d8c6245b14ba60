"""Real SPARQL servers for the tests, on loopback: `oxigraph serve` and Virtuoso, each in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import urllib3

_PATIENCE = 60.0
ROWS = 16_000  # more is cut off by this Virtuoso
USER, PASSWORD = "dba", "dba"  # Virtuoso's own, in a database that is thrown away

_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
MaxClientConnections = 10
CheckpointInterval = 0
CaseMode = 2
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
ThreadsPerQuery = 2
AsyncQueueMaxThreads = 4
MaxQueryMem = 500M
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = .
ServerThreads = 10
MaxClientConnections = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
"""


def free_port() -> int:
    """A port of loopback that nobody listens on just now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@dataclass
class Running:
    """A server process and the URL that it answers at."""

    url: str
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """End it at once, as a power failure of its machine would, and wait for that."""
        self.process.kill()
        self.process.wait()


def start_oxigraph(port: int, folder: Path | None = None) -> Running:
    """`oxigraph serve`, ready to answer; in memory without a folder."""
    place = ["--location", str(folder)] if folder is not None else []
    program = Path(sys.executable).with_name("oxigraph")
    process = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}", *place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return _ready(Running(f"http://127.0.0.1:{port}", process), "/query")


@contextmanager
def oxigraph(folder: Path | None = None) -> Iterator[Running]:
    """`oxigraph serve` on a free port."""
    running = start_oxigraph(free_port(), folder)
    try:
        yield running
    finally:
        running.kill()


@contextmanager
def virtuoso(folder: Path, rows: int = ROWS) -> Iterator[Running]:
    """Virtuoso with a new database in `folder`. Where it is not installed: a skip at a desk, a failure in CI."""
    program = shutil.which("virtuoso-t")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Virtuoso is not installed; in CI it must be. Install the package virtuoso-opensource-7.")
        pytest.skip("Virtuoso is not installed (apt-get install virtuoso-opensource-7)")
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "virtuoso.ini").write_text(_INI.format(sql=free_port(), port=port, rows=rows), encoding="ascii")
    process = subprocess.Popen(
        [program, "+foreground", "+configfile", "virtuoso.ini"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    running = Running(f"http://127.0.0.1:{port}/sparql", process)
    try:
        yield _ready(running, "?query=ASK%7B%7D")
    finally:
        running.kill()


def _ready(running: Running, path: str) -> Running:
    end = time.monotonic() + _PATIENCE
    with urllib3.PoolManager(retries=False, timeout=1) as pool:
        while time.monotonic() < end and running.process.poll() is None:
            with suppress(urllib3.exceptions.HTTPError):
                if pool.request("GET", running.url + path).status < 500:
                    return running
            time.sleep(0.05)
    running.kill()
    raise AssertionError(f"no server at {running.url}; it ended with {running.process.returncode}")
