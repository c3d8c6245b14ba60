"""A server that is killed while a build writes to it, and one that stays away: in the end the content is right."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import urllib3

from diplograph.cli.main import main
from diplograph.rdf.ontology import ontology
from diplograph.store.manifest import COMPLETE, WRITING
from diplograph.store.remote import connect

from . import servers

DOSSIER = Path(__file__).parents[2] / "data" / "dossier"
NOTES = 10
_COUNT = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s <https://w3id.org/diplograph/ontology#sha256> ?o } }"


class _Building:
    """`diplograph build` of some notes, in a process of its own, graph by graph, to a server on a disk."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, servers.free_port()
        self.server = servers.start_oxigraph(self.port, folder / "server")
        self.process: subprocess.Popen[str] | None = None

    def start(self, patience: float) -> None:
        # With this variable empty there are no updates, which Oxigraph does as a whole.
        more = {"DIPLOGRAPH_STORE_UPDATE": "", "DIPLOGRAPH_STORE_PATIENCE": str(patience)}
        command = [sys.executable, "-m", "diplograph", "build", "-o", str(self.folder / "out")]
        self.process = subprocess.Popen(
            [*command, "--store", self.server.url, *map(str, sorted(DOSSIER.glob("*.md"))[:NOTES])],
            env={**os.environ, **more}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def kill_server_when(self, documents: int) -> int:
        """Kill the server as soon as it holds so many documents; returns how many it holds then."""
        with urllib3.PoolManager(retries=False, timeout=5) as pool:
            while self.documents(pool) < documents:
                assert self.process is not None
                assert self.process.poll() is None, self.process.communicate()
                time.sleep(0.003)  # else looking takes more of the machine than building
        self.server.kill()
        store = ox.Store.read_only(str(self.folder / "server"))
        found = store.query(_COUNT)
        assert isinstance(found, ox.QuerySolutions)
        return int(getattr(next(found)["n"], "value", 0))

    def documents(self, pool: urllib3.PoolManager) -> int:
        headers = {"Content-Type": "application/sparql-query", "Accept": "text/csv"}
        reply = pool.request("POST", f"{self.server.url}/query", body=_COUNT.encode(), headers=headers)
        return int(reply.data.split()[1])

    def restart(self) -> None:
        self.server = servers.start_oxigraph(self.port, self.folder / "server")

    def ended(self) -> tuple[int, str]:
        assert self.process is not None
        _, err = self.process.communicate(timeout=60)
        return self.process.returncode, err

    def expected(self) -> set[ox.Quad]:
        return {*ox.parse(path=str(self.folder / "out" / "graph.trig"), format=ox.RdfFormat.TRIG), *ontology()}


@pytest.fixture
def building(tmp_path: Path) -> Iterator[_Building]:
    found = _Building(tmp_path)
    try:
        yield found
    finally:
        found.server.kill()
        if found.process is not None:
            found.process.kill()
            found.process.communicate()


def test_a_build_outlives_its_server(building: _Building, capfd: pytest.CaptureFixture[str]) -> None:
    """First the server stays away, and the build ends with one line; then it comes back, and the build goes on."""
    building.start(patience=0.5)
    assert 0 < building.kill_server_when(2) < NOTES
    code, err = building.ended()
    assert code == 3
    assert err.count("\n") == 1
    assert "does not answer" in err and "give the command again" in err
    assert not (building.folder / "out" / "report.json").exists()

    building.restart()
    with connect(building.server.url) as store:
        assert store.status() == WRITING
    assert main(["query", "visits", "--store", building.server.url]) == 0
    assert "answers may mix" in capfd.readouterr().err
    assert main(["export", "--format", "nquads", "--store", building.server.url]) == 3
    out, err = capfd.readouterr()
    assert out == "" and "is being written" in err

    building.start(patience=60)
    assert 0 < building.kill_server_when(5) < NOTES
    time.sleep(1)
    building.restart()
    code, err = building.ended()
    assert (code, err) == (0, "")
    with connect(building.server.url) as store:
        assert store.status() == COMPLETE
        assert set(store) == building.expected()
        assert len(store) == len(building.expected())
