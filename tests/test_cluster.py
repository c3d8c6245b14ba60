"""Reading on a real Dask cluster: a scheduler and two workers, one of which is killed on the way."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from diplograph.cli.main import main
from diplograph.store.readings import Readings

FILES = ("claims.csv", "graph.trig", "graph.ttl", "index.html", "report.json")
ARTICLE = "Talks in Lima\n\n{day} March {year}\n\nPeru and Chile signed a treaty on fisheries in Lima on {day} March {year}.\n"
DOCUMENTS = 100


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for number in range(DOCUMENTS):
        text = ARTICLE.format(day=number % 28 + 1, year=2000 + number // 28)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


class Cluster:
    """A scheduler, and workers that can be ended."""

    def __init__(self, stack: ExitStack) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        self._stack = stack
        self._run("scheduler", "--host", "127.0.0.1", "--port", self.address.rpartition(":")[2])
        self.workers = [
            self._run("worker", self.address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny") for _ in range(2)
        ]

    def _run(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments, "--no-dashboard"]
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._stack.callback(running.wait)
        self._stack.callback(running.kill)
        return running


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with ExitStack() as stack:
        yield Cluster(stack)


def _same(one: Path, other: Path) -> None:
    for name in FILES:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_a_cluster_that_loses_a_worker(texts: Path, cluster: Cluster, tmp_path: Path) -> None:
    assert main(["build", str(texts), "-o", str(tmp_path / "here"), "--jobs", "2"]) == 0
    out = tmp_path / "there"
    command = [sys.executable, "-m", "diplograph", "build", str(texts), "-o", str(out), "--dask", cluster.address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        _wait_for_some(out)
        cluster.workers[0].kill()
        cluster.workers[0].wait()
        read_by_then = _count(out)
        _, message = running.communicate(timeout=100)
    assert message == ""
    assert running.returncode == 0
    assert read_by_then < DOCUMENTS
    _same(tmp_path / "here", out)


def _count(out: Path) -> int:
    with Readings(out / "readings.sqlite") as kept:
        return len(kept)


def _wait_for_some(out: Path) -> None:
    until = time.monotonic() + 60
    while not (out / "readings.sqlite").exists() or _count(out) == 0:
        assert time.monotonic() < until
        time.sleep(0.005)


def test_nobody_answers() -> None:
    """In a process of its own: Dask leaves callbacks of the garbage collector in the one that imports it."""
    code = (
        "from diplograph.cluster import Cluster; from diplograph.errors import InputError\n"
        "try: Cluster('tcp://127.0.0.1:1', patience=0.3)\n"
        "except InputError as error: print(error)\n"
        "import threading; print([thread.name for thread in threading.enumerate()])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    message, threads = done.stdout.splitlines()
    assert message.startswith("--dask tcp://127.0.0.1:1: no scheduler with workers answers there")
    assert (threads, done.stderr) == ("['MainThread']", "")


_LOST = """
import sys, threading
from diplograph.cluster import Cluster
from diplograph.errors import StoreError
with Cluster(sys.argv[1]) as cluster:
    print(cluster.submit(list)())
    cluster._client.status = "closing"  # as it is for a moment, when it gives up a scheduler that has gone
    for _ in range(2):
        try: cluster.submit(list)
        except StoreError as error: print(error)
        cluster._client.close()
print([thread.name for thread in threading.enumerate()])
"""


def test_a_cluster_that_is_lost_takes_no_work(cluster: Cluster) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOST, cluster.address], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines() == [
        "[]",
        "the Dask cluster was lost (CommClosedError); build again, it goes on from there",
        "the Dask cluster was lost (ClosedClientError); build again, it goes on from there",
        "['MainThread']",
    ]
    assert done.stderr == ""


_ALONE = """
import sys
from diplograph.cluster import Cluster
from diplograph.errors import StoreError
with Cluster(sys.argv[1], patience=0.5) as cluster:
    print("there", flush=True)
    sys.stdin.readline()
    try: cluster.submit(list)()
    except StoreError as error: print(error)
"""


def test_a_scheduler_without_workers_is_given_up(cluster: Cluster) -> None:
    """The last test of all: it ends the worker that is left."""
    command = [sys.executable, "-c", _ALONE, cluster.address]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "there\n"
        for worker in cluster.workers:
            worker.kill()
            worker.wait()
        told, _ = running.communicate("\n", timeout=60)
    assert told == "the Dask cluster has no worker left; build again, it goes on from there\n"
