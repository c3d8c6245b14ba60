"""A build beside the server is never blocked and never half-seen; what is new is served without a restart."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.cli.main import main
from diplograph.errors import InputError, StoreError
from diplograph.server.snapshot import Place, Snapshots
from diplograph.store.oxigraph import open_store

from .conftest import SAMPLE, write
from .serving import Served, is_alive, serving, until

MARK = "<https://w3id.org/diplograph/id/mark>"
LEFT = ".diplograph-serve-*"


def marked(number: int) -> str:
    """Quads that stand in two graphs, so that half a build could be told from a whole one."""
    return "".join(f"<a:graph{i}> {{ {MARK} <a:number> {number} }} " for i in range(2))


def seen(server: Served) -> list[str]:
    answer = server.ask(f"SELECT ?g ?n {{ GRAPH ?g {{ {MARK} <a:number> ?n }} }}")
    assert answer.status == 200, answer.text
    return [row["n"] for row in answer.rows]


def test_a_new_build_is_served_while_requests_go_on(tmp_path: Path, serve: Callable[..., Served]) -> None:
    write(tmp_path / "out", marked(1))
    one = serve(tmp_path / "out", "--workers", "2")
    workers = set(one.children())
    found: list[list[str]] = []
    ended = threading.Event()

    def go_on() -> None:
        while not ended.is_set():
            found.append(seen(one))

    thread = threading.Thread(target=go_on)
    thread.start()
    for number in (2, 3):
        write(tmp_path / "out", marked(number))
        until(lambda number=number: found and found[-1] == [str(number)] * 2, f"build {number} is served")
        shutil.rmtree(tmp_path / "out" / "store")
    time.sleep(0.7)  # longer than the server waits between two looks at the store, which is not there
    assert seen(one) == ["3", "3"]
    ended.set()
    thread.join()
    assert {tuple(rows) for rows in found} <= {(n, n) for n in "123"}
    assert "".join(rows[0] for rows in found) == "".join(sorted(rows[0] for rows in found))
    until(lambda: len(list((tmp_path / "out").glob(f"{LEFT}/[0-9]*"))) == 1, "the old snapshots have gone")
    until(lambda: not any(map(is_alive, workers)), "the old workers have gone")


def test_a_build_is_not_held_up_and_nothing_is_left(tmp_path: Path) -> None:
    write(tmp_path / "out", marked(1))
    with serving(tmp_path / "out", tmp_path / "log", "--workers", "1") as one:
        workers = one.children()
        assert len(list((tmp_path / "out").glob(LEFT))) == 1
        with open_store(tmp_path / "out" / "store") as store:
            assert len(store) > 0
            assert seen(one) == ["1", "1"]
    assert list((tmp_path / "out").glob(LEFT)) == []
    assert not any(map(is_alive, workers))


def test_what_a_killed_server_left_goes(tmp_path: Path) -> None:
    write(tmp_path / "out")
    running = serving(tmp_path / "out", tmp_path / "log", "--workers", "1")
    one = running.__enter__()
    workers = one.children()
    one.process.kill()
    one.process.wait()
    with pytest.raises(AssertionError):
        running.__exit__(None, None, None)
    until(lambda: not any(map(is_alive, workers)), "the workers end with their server")
    (left,) = (tmp_path / "out").glob(LEFT)
    with Snapshots(Place(str(tmp_path / "out"))), Snapshots(Place(str(tmp_path / "out"))):
        now = set((tmp_path / "out").glob(LEFT))
        assert len(now) == 2
        assert left not in now


def test_where_no_folder_can_be_made_the_snapshot_is_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "out")
    place = Place(str(tmp_path / "out"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert place.folder is not None
    monkeypatch.setattr(place, "folder", tmp_path / "nowhere")
    with Snapshots(place):
        assert len(list(tmp_path.glob(LEFT))) == 1
    assert list(tmp_path.glob(LEFT)) == []


def test_a_store_that_a_build_has_only_made_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    snapshots = Snapshots(Place(str(tmp_path / "out")))
    with snapshots, open_store(tmp_path / "out" / "store"), pytest.raises(StoreError, match="the store is empty"):
        snapshots.take()


def test_a_store_that_is_just_being_replaced_is_waited_for(tmp_path: Path) -> None:
    write(tmp_path / "out")
    store, old = tmp_path / "out" / "store", tmp_path / "out" / ".store.old"
    store.rename(old)
    with Snapshots(Place(str(tmp_path / "out"))) as snapshots:
        with pytest.raises(StoreError, match="just being replaced"):
            snapshots.take()
        threading.Timer(0.3, old.rename, (store,)).start()
        identity, snapshot = snapshots.first()
        assert identity == snapshots.place.identity()
        assert (snapshot / "CURRENT").is_file()


DATA = {
    ".ttl": "<http://a/1> <http://a/p> 1 .",
    ".nt": "<http://a/1> <http://a/p> <http://a/o> .",
    ".nq": "<http://a/1> <http://a/p> <http://a/o> <http://a/g> .",
    ".trig": "<http://a/g> { <http://a/1> <http://a/p> 1 }",
}


@pytest.mark.parametrize("suffix", DATA)
def test_any_file_of_rdf_can_be_loaded(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"graph{suffix}"
    file.write_text(DATA[suffix], encoding="utf-8")
    with Snapshots(Place(str(file))) as snapshots, open_store(snapshots.take()[1], read_only=True) as store:
        assert len(store) == 1


def test_a_file_is_served_and_read_anew(tmp_path: Path, serve: Callable[..., Served]) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(DATA[".ttl"], encoding="utf-8")
    one = serve(file, "--workers", "1")
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert one.ask(count).rows == [{"n": "1"}]
    assert (one.get("/").status, one.get("/").headers["location"]) == (303, "/query")
    assert one.get("/graph.ttl").status == 404
    file.write_text("this is not Turtle", encoding="utf-8")
    until(lambda: "not valid RDF" in one.log.read_text(encoding="utf-8"), "the broken file was looked at")
    assert one.ask(count).rows == [{"n": "1"}]
    file.write_text(f"{DATA['.ttl']} <http://a/2> <http://a/p> 2 .", encoding="utf-8")
    until(lambda: one.ask(count).rows == [{"n": "2"}], "the file is read anew")


def test_an_export_is_served_with_the_ontology(serve: Callable[..., Served]) -> None:
    """What `export` writes has no labels of kinds and statuses, and the questions ask for them."""
    one = serve(SAMPLE, "--workers", "1")
    assert one.ask(
        "SELECT ?label { <https://w3id.org/diplograph/scheme/statuses/done> skos:prefLabel ?label }"
    ).rows == [{"label": "done"}]
    assert one.get("/ontology", "text/turtle").status == 200


@pytest.mark.parametrize("place", ["nowhere", "nowhere.ttl", "empty"])
def test_what_is_not_there_cannot_be_served(tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["serve", str(tmp_path / place), "--port", "0"]) == 2
    assert place in capsys.readouterr().err
    assert list(tmp_path.glob(f"**/{LEFT}")) == []


def test_a_broken_file_cannot_be_served(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("this is not Turtle", encoding="utf-8")
    with Snapshots(Place(str(tmp_path / "graph.ttl"))) as snapshots, pytest.raises(InputError, match="not valid RDF"):
        snapshots.take()


def test_a_port_is_taken_once(server: Served, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(folder), "--port", server.host.split(":")[1]]) == 2
    assert "cannot listen there" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--timeout", "0"],
        ["--workers", "-1"],
        ["--port", "99999"],
        ["--allow-origin", "*"],
        ["--allow-origin", "x.org/"],
    ],
)
def test_options_make_sense(folder: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(folder), *options]) == 2
    assert options[0] in capsys.readouterr().err


def test_the_folder_of_a_server_is_private(folder: Path, server: Served) -> None:
    assert server.process.poll() is None
    (own,) = folder.glob(LEFT)
    assert own.stat().st_mode & 0o077 == 0
