"""A server for the tests: the real command in a process of its own, asked over real connections."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

ALIVE = "ASK { ?s ?p ?o }"
RESULTS = "application/sparql-results+json"
FORM = "application/x-www-form-urlencoded"
_PATIENCE = 20.0


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the headers by their names in lower case, the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def json(self) -> object:
        return json.loads(self.body)

    @property
    def error(self) -> str:
        """The message of an error, which is JSON and names its own status."""
        assert self.media == "application/json"
        told = json.loads(self.body)
        assert told["status"] == self.status
        return str(told["error"])

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of an answer in JSON, as texts."""
        bindings = json.loads(self.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]


class Served:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes], address: str, log: Path) -> None:
        self.process = process
        self.address = address
        self.host = address.removeprefix("http://").removesuffix("/")
        self.log = log

    def request(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection(self.host, timeout=_PATIENCE)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            told: dict[str, str] = {}
            for name, value in response.getheaders():
                told[name.lower()] = f"{told[name.lower()]}, {value}" if name.lower() in told else value
            return Answer(response.status, told, response.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str = "") -> Answer:
        return self.request("GET", path, {"Accept": accept} if accept else {})

    def ask(self, query: str, accept: str = RESULTS, **fields: str | list[str]) -> Answer:
        """A query in a form, which may be as long as one likes."""
        body = urlencode(
            {"query": query, **{name.replace("_", "-"): value for name, value in fields.items()}}, doseq=True
        )
        return self.request("POST", "/sparql", {"Accept": accept, "Content-Type": FORM}, body.encode("ascii"))

    def children(self) -> list[int]:
        """The numbers of the processes that the server has started."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [int(number) for number in listed.split()]


def path_of(query: str) -> str:
    """The address of a query by GET."""
    return f"/sparql?query={quote(query)}"


@contextmanager
def serving(place: Path, log: Path, *options: str) -> Iterator[Served]:
    """A server of a folder or a file, on any free port, until the end of the block."""
    command = [sys.executable, "-m", "diplograph", "serve", str(place), "--port", "0", *options]
    with log.open("wb") as errors, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline().decode("utf-8")
            assert line.startswith("diplograph serves at "), log.read_text(encoding="utf-8")
            yield Served(process, line.split()[-1], log)
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(_PATIENCE) == 0


def until(done: object, what: str) -> None:
    """Wait until a condition holds, and fail with its name where it does not within a fair time."""
    assert callable(done)
    end = time.monotonic() + _PATIENCE
    while not done():
        assert time.monotonic() < end, f"still not: {what}"
        time.sleep(0.02)


def is_alive(number: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
