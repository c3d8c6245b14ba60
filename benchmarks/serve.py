"""How much the server answers: a hundred clients on loopback, beside the server of Oxigraph, on the same store.

Both servers answer the same small queries in the same run, in turns, so that a busy machine slows both. The clients keep
their connections and ask again as soon as they have an answer. Run it with `make bench-serve`; it needs the folder that
`diplograph build` writes, `out` unless another one is named.
"""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

CLIENTS = 100
SECONDS = 2.5
ROUNDS = 2
_PREFIXES = (
    "PREFIX dg: <https://w3id.org/diplograph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    "PREFIX country: <https://w3id.org/diplograph/id/country/> "
)
_STATES = ("KOR", "KGZ", "UZB", "KAZ", "TJK", "TKM")
QUERIES = {
    "ask": ["ASK { ?s a dg:Country }"],
    "lookup": [f"SELECT ?p ?o {{ country:{state} ?p ?o }}" for state in _STATES],
    "question": [
        f"SELECT ?m ?label ?date {{ ?m a dg:Meeting ; dg:party country:{state} ; rdfs:label ?label . "
        "OPTIONAL { ?m dg:date ?date } } ORDER BY ?date LIMIT 20"
        for state in _STATES
    ],
}


@dataclass
class Tally:
    """What the clients of one run have seen."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0

    def __str__(self) -> str:
        ordered = sorted(self.seconds)
        p99 = ordered[int(len(ordered) * 0.99)] * 1000 if ordered else 0.0
        return f"{self.rate:8,.0f} a second, p99 {p99:6.0f} ms, {self.errors} errors"

    @property
    def rate(self) -> float:
        return len(self.seconds) / (SECONDS * ROUNDS)


class Client(asyncio.Protocol):
    """Asks one question after the other on one connection until the time is over."""

    def __init__(self, requests: list[bytes], number: int, tally: Tally, end: float) -> None:
        self._requests = requests
        self._next = number
        self._tally = tally
        self._end = end
        self._received = bytearray()
        self._asked = 0.0
        self.ended = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        self._received += data
        if _is_whole(self._received):
            self._tally.seconds.append(time.perf_counter() - self._asked)
            self._tally.errors += not self._received.startswith(b"HTTP/1.1 200")
            self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        self._tally.errors += time.perf_counter() < self._end
        self.ended.set_result(None)

    def _ask(self) -> None:
        if time.perf_counter() >= self._end:
            self._transport.close()
            return
        self._received.clear()
        self._next += 1
        self._asked = time.perf_counter()
        self._transport.write(self._requests[self._next % len(self._requests)])


def _is_whole(received: bytearray) -> bool:
    head = received.find(b"\r\n\r\n")
    if head < 0:
        return False
    at = received[:head].lower().find(b"content-length:")
    if at < 0:  # Oxigraph sends in chunks
        return received.endswith(b"\r\n0\r\n\r\n")
    length = int(received[at + 15 : received.find(b"\r\n", at)])
    return len(received) >= head + 4 + length


async def load(port: int, path: str, queries: list[str], tally: Tally, seconds: float) -> None:
    """Have all clients ask for a while."""
    head = f"Host: 127.0.0.1:{port}\r\nAccept: application/sparql-results+json\r\n\r\n"
    requests = [f"GET {path}?query={quote(_PREFIXES + query)} HTTP/1.1\r\n{head}".encode("ascii") for query in queries]
    loop = asyncio.get_running_loop()
    end = time.perf_counter() + seconds
    made = [
        await loop.create_connection(lambda number=number: Client(requests, number, tally, end), "127.0.0.1", port)
        for number in range(CLIENTS)
    ]
    async with asyncio.timeout(seconds + 30):
        await asyncio.gather(*(client.ended for _, client in made))


@contextmanager
def ours(out: Path, remembered: int) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Our server, with its log thrown away; `remembered` is how many MB of answers it may keep."""
    command = [sys.executable, "-m", "diplograph", "serve", str(out), "--port", "0", "--remembered", str(remembered)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        yield process, int(process.stdout.readline().rstrip("/\n").rpartition(":")[2])
        process.terminate()


@contextmanager
def oxigraph(out: Path) -> Iterator[int]:
    """The server of Oxigraph on a copy of the store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    with TemporaryDirectory() as folder:
        shutil.copytree(out / "store", Path(folder) / "store")
        place = ["--location", f"{folder}/store", "--bind", f"127.0.0.1:{port}"]
        command = [program, "serve-read-only", "--union-default-graph", *place]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            _wait_for(port)
            yield port
            process.terminate()


def _wait_for(port: int) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def memory(process: int) -> int:
    """The MB that a process and its children hold; 0 where the system does not tell."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        pages = [
            int(Path(f"/proc/{number}/statm").read_text(encoding="ascii").split()[1]) for number in (process, *children)
        ]
    except OSError:
        return 0
    return sum(pages) * 4096 // 1024**2


def main() -> None:
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "out")
    for remembered, told in ((0, "each question is put to the engine"), (32, "answers are remembered, as by default")):
        print(f"-- {told}")
        measure(out, remembered)


def measure(out: Path, remembered: int) -> None:
    """Both servers in turns, and what they came to."""
    with ours(out, remembered) as (process, own), oxigraph(out) as other:
        # What is loaded once is loaded now.
        asyncio.run(_turns(own, other, {name: (Tally(), Tally()) for name in QUERIES}, 0.3))
        before = memory(process.pid)
        tallies = {name: (Tally(), Tally()) for name in QUERIES}
        asyncio.run(_turns(own, other, tallies, SECONDS))
        after = memory(process.pid)
    for name, (mine, theirs) in tallies.items():
        print(f"{name:9} ours      {mine}")
        print(f"{'':9} oxigraph  {theirs}")
        print(f"{'':9} ratio     {mine.rate / theirs.rate:8.2f}")
    print(f"memory    {before} MB before, {after} MB after (the server and its workers)")


async def _turns(own: int, other: int, tallies: dict[str, tuple[Tally, Tally]], seconds: float) -> None:
    for _ in range(ROUNDS):
        for name, (mine, theirs) in tallies.items():
            await load(own, "/sparql", QUERIES[name], mine, seconds)
            await load(other, "/query", QUERIES[name], theirs, seconds)


if __name__ == "__main__":
    main()
