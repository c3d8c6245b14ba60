"""Each named query against Virtuoso on the same data: ours on an Oxigraph store on disk, Virtuoso's by its SPARQL endpoint.

Each is asked in the form that the product sends: `queries/NAME.rq` to the store, and to Virtuoso the plain form, where there
is one. Those that the product does not put to Virtuoso itself (`promises`, `planned`) are left out.

Virtuoso (the package virtuoso-opensource-7) is started on loopback with a folder and settings of its own, loads the N-Quads by
its bulk loader, and is ended by its process id. A query that it refuses or answers only after a minute is told, not measured;
it goes on with it though nobody waits any more, so that it is ended and started again on what it has loaded.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import graphs
import pyoxigraph as ox
from measuring import Line, Sizes, best, once, say, size
from questions import QUESTIONS

from diplograph.query.bind import bind
from diplograph.query.named import load, plain
from diplograph.query.nearby import COPIED
from diplograph.query.run import run
from diplograph.rdf.vocabulary import PREFIXES

_SECONDS = 60  # that a query may take
_INI = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
MaxCheckpointRemap = 20000
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
DirsAllowed = {allowed}
ThreadsPerQuery = 2
AsyncQueueMaxThreads = 4
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = 60
DefaultQuery = ask {{}}
"""


def measure(sizes: Sizes) -> Iterator[Line]:
    program = shutil.which("virtuoso-t")
    if program is None:
        say("virtuoso-t is not installed (apt-get install virtuoso-opensource-7): left out")
        return
    file = graphs.graph(sizes.virtuoso)
    taken, folder = once(lambda: graphs.store(file))
    store = ox.Store.read_only(str(folder))
    said = f"Oxigraph {len(store):,} quads, {size(folder) / len(store):.0f} bytes a quad"
    say(f"{said}, loaded in {taken:.0f} s; loading Virtuoso ...")
    with virtuoso(program, file) as server:
        say(f"Virtuoso holds {_count(server.endpoint):,} quads")
        for name, asked in QUESTIONS.items():
            for values in asked if name not in COPIED else ():
                yield _line(store, server, name, values)


def _line(store: ox.Store, server: Server, name: str, values: dict[str, str]) -> Line:
    query = bind(load(name), values)
    rows = len(run(store, query, name, ours=True).rows)
    mine = best(lambda: run(store, query, name, ours=True))
    what = f"{name} {' '.join(values.values())}"
    sent = bind(plain(name), values)
    sparql = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items() if f"{prefix}:" in sent) + sent
    try:
        found = ask(server.endpoint, sparql)
        theirs = best(lambda: ask(server.endpoint, sparql))
    except (OSError, ValueError) as error:
        if not isinstance(error, urllib.error.HTTPError):
            server.restart()
        told = error.read(300).decode("utf-8", "replace") if isinstance(error, urllib.error.HTTPError) else str(error)
        refused = f"{mine * 1000:.0f} ms, {rows} rows; Virtuoso: {' '.join(told.split())[:90]}"
        return Line(what, "Virtuoso (no answer)", 0, 0, refused)
    told = f"{mine * 1000:.0f} ms, {rows} rows" + ("" if found == rows else f"; VIRTUOSO {found} ROWS")
    return Line(what, "Virtuoso", mine / theirs, 1, told)


def ask(endpoint: str, query: str) -> int:
    """The rows of an answer, read to the end."""
    body = urllib.parse.urlencode({"query": query}).encode("ascii")
    asked = urllib.request.Request(endpoint, body, {"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(asked, timeout=_SECONDS) as answer:
        return len(json.load(answer)["results"]["bindings"])


def _count(endpoint: str) -> int:
    body = urllib.parse.urlencode(
        {"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER (STRSTARTS(STR(?g), 'https://w3id')) }"}
    )
    asked = urllib.request.Request(endpoint, body.encode("ascii"), {"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(asked, timeout=600) as answer:
        return int(json.load(answer)["results"]["bindings"][0]["n"]["value"])


class Server:
    """A Virtuoso that runs on what lies in a folder."""

    def __init__(self, command: list[str], folder: Path, http: int) -> None:
        self.endpoint = f"http://127.0.0.1:{http}/sparql"
        self._command, self._folder, self._http = command, folder, http
        self.start()

    def start(self) -> None:
        nowhere = subprocess.DEVNULL
        self._process = subprocess.Popen(self._command, cwd=self._folder, stdout=nowhere, stderr=nowhere)
        try:
            _wait(self._http, self._process)
        except OSError:
            self.end()
            raise

    def end(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def restart(self) -> None:
        """Begin again with what was loaded, and with one question answered, so that the first is not the slower."""
        self.end()
        (self._folder / "v.lck").unlink(missing_ok=True)
        self.start()
        _count(self.endpoint)


@contextmanager
def virtuoso(program: str, file: Path) -> Iterator[Server]:
    """A server of its own with the quads of a file."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        data = folder / "data"
        data.mkdir()
        (data / "graph.nq").symlink_to(file)
        sql, http = _free(), _free()
        allowed = f"{data}, {file.parent}"
        (folder / "v.ini").write_text(_INI.format(folder=folder, sql=sql, http=http, allowed=allowed), encoding="utf-8")
        command = [program, "+foreground", "+configfile", str(folder / "v.ini")]
        server = Server(command, folder, http)
        try:
            seconds, _ = once(lambda: _load(sql, data))
            say(f"Virtuoso loaded in {seconds:.0f} s, {size(folder) / 1e6:,.0f} MB on disk")
            yield server
        finally:
            server.end()


def _load(sql: int, data: Path) -> None:
    """Load all files of a folder, and wait until that is done."""
    statements = f"ld_dir('{data}', '*.nq', 'urn:none');\nrdf_loader_run();\ncheckpoint;\n"
    isql = shutil.which("isql-vt") or "isql"
    command = [isql, f"127.0.0.1:{sql}", "dba", "dba"]
    subprocess.run(command, input=statements, text=True, check=True, stdout=subprocess.DEVNULL, timeout=3600)


def _free() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.5)
        else:
            time.sleep(1)  # it listens a moment before it answers
            return
    raise OSError("Virtuoso has not started")
