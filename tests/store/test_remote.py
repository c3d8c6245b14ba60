"""The dossier on real servers: the same answers as from the store at hand, and nothing that is half written taken for whole."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.cli.main import main
from diplograph.errors import DiplographError, InputError, StoreError
from diplograph.ids import BASE
from diplograph.query import named
from diplograph.query.run import ask, run
from diplograph.rdf import vocabulary as v
from diplograph.rdf.ontology import ontology
from diplograph.store import asking, manifest
from diplograph.store.http import Client
from diplograph.store.remote import RemoteStore, connect

from ..server.serving import serving, until
from . import servers

OTHERS = ox.NamedNode("http://others.example/graph")
SECRET = "swordfish-7c1e"
VALUES = {
    "promises": [{"asof": "2025-05-01"}, {"asof": "2026-11-27"}, {"country": "KOR", "with": "KGZ"}],
    "disagreements": [{"country": "KAZ"}],
    "meetings": [{"until": "2024-12-03"}],
    "demands": [{"on": "JPN"}],
    "office-holders": [{"on": "2026-01-01"}, {"on": "2025"}],
    "levels-on": [{"on": "2024"}],
    "planned": [{"from": "2026"}],
    "agreement": [{"agreement": '" } #'}],
}


@pytest.fixture(scope="module")
def quads(built: Path) -> list[ox.Quad]:
    """All that a build puts into a store."""
    return [*ox.parse(path=str(built / "graph.trig"), format=ox.RdfFormat.TRIG), *ontology()]


@pytest.fixture(scope="module")
def at_hand(quads: list[ox.Quad]) -> ox.Store:
    """The dossier in memory."""
    store = ox.Store()
    store.bulk_extend(quads)
    return store


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Running]:
    """One of its own: what other tests have put in and out misleads its planner, which then takes minutes for a query."""
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as running:
        yield running


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def remote(request: pytest.FixtureRequest, quads: list[ox.Quad]) -> Iterator[RemoteStore]:
    """The dossier on a server."""
    running: servers.Running = request.getfixturevalue(request.param)
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "virtuoso":
            patch.setenv("DIPLOGRAPH_STORE_USER", servers.USER)
            patch.setenv("DIPLOGRAPH_STORE_PASSWORD", servers.PASSWORD)
            patch.setattr(asking, "_SOON", 3.0)  # a plan that takes minutes is given up sooner: all answer in less here
        with connect(running.url) as store:
            store.replace(quads)
            yield store


# Tests are few here and ask much: each worker of pytest-xdist that gets one of them starts servers of its own.


def test_named_queries_answer_as_at_hand(remote: RemoteStore, at_hand: ox.Store) -> None:
    """The same rows. Virtuoso orders long texts in its own way, and forgets the language of some."""
    for name in named.names():
        for values in ({}, *VALUES.get(name, ())):
            expected, found = ask(at_hand, name, values), ask(remote.source, name, values)
            assert found.columns == expected.columns, (name, values)
            assert _rows(found.records()) == _rows(expected.records()), (name, values)
            assert remote.server.kind == "virtuoso" or found == expected, (name, values)


def _rows(records: list[dict[str, str]]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(record.values()) for record in records)


COMMANDS = [
    ["explain", "id/meeting/2024-12-04/kgz-kor/korea-kyrgyzstan-investment-dialogue"],
    ["explain", "id/meeting/2025-01/kgz-kor/korea-kyrgyzstan-investment-dialogue"],
    ["explain", "Galkynysh", "fourth"],
    ["explain", "nothing", "fits"],
    ["explain", "id/country/KOR"],
    ["promises", "--as-of", "2026-11-27"],
    ["disagreements"],
    ["query", "-e", "ASK { ?s a dg:Claim }", "--format", "json"],
    ["query", "-e", "CONSTRUCT { ?a dg:metWith ?b } WHERE { ?a dg:metWith ?b }"],
    ["query", "-e", "SELECT * WHERE { ?s nope:p ?o }"],
    ["query", "-e", "INSERT DATA { <a:a> <a:b> <a:c> }"],
    ["export", "--format", "trig"],
]


def test_commands_say_what_they_say_at_hand(
    remote: RemoteStore, built: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for command in COMMANDS:
        code = main([*command, "-o", str(built)])
        expected = capfd.readouterr()
        assert main([*command, "--store", remote.server.url]) == code, command
        assert capfd.readouterr() == expected, command


def test_what_has_not_changed_is_not_written_again(
    remote: RemoteStore, quads: list[ox.Quad], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The content is the same quad for quad, before and after."""
    assert set(remote) == set(quads)
    assert remote.status() == manifest.COMPLETE
    written, request = [], Client.request

    def watched(self: Client, method: str, url: str, *rest: object, **more: object) -> object:
        if method in ("PUT", "DELETE") or url == remote.server.update:
            written.append(f"{method} {url}")
        return request(self, method, url, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Client, "request", watched)
    remote.replace(reversed(quads))
    assert written == []
    some = next(quad.graph_name for quad in quads if "/document/" in str(quad.graph_name))
    remote.replace(quad for quad in quads if quad.graph_name != some)
    assert len(written) == (1 if remote.server.kind == "oxigraph" else 3)
    assert len(remote) == len({quad for quad in quads if quad.graph_name != some})
    remote.replace(quads)
    assert set(remote) == set(quads)


def test_graphs_of_others_stay(remote: RemoteStore, quads: list[ox.Quad]) -> None:
    theirs = ox.Quad(ox.NamedNode("http://others.example/s"), manifest.STATUS, ox.Literal("theirs"), OTHERS)
    remote._put(OTHERS.value, manifest.lines([theirs]))
    remote.replace(quads)
    assert len(remote) == len(set(quads))
    found = run(remote.source, f"SELECT ?o WHERE {{ GRAPH {OTHERS} {{ ?s ?p ?o }} }}")
    assert found.records() == [{"o": "theirs"}]
    with pytest.raises(StoreError, match="only graphs below"):
        remote.replace([theirs])
    remote._delete(OTHERS.value)


def test_nobody_sees_half_of_a_change(oxigraph: servers.Running) -> None:
    """On a server that takes it as one update. Five changes, and somebody who looks all the time."""
    p = ox.NamedNode("http://half.example/p")
    graphs = [ox.NamedNode(f"http://half.example/{number}") for number in range(20)]
    seen: set[tuple[str, ...]] = set()
    done = threading.Event()

    def look() -> None:
        with connect(oxigraph.url, base="http://half.example/") as store:
            while not done.is_set():
                found = run(store.source, f"SELECT DISTINCT ?o WHERE {{ ?s {p} ?o }}")
                seen.add(tuple(record["o"] for record in found.records()))

    with connect(oxigraph.url, base="http://half.example/") as store:
        looking = threading.Thread(target=look)
        looking.start()
        try:
            for turn in range(5):
                store.replace(
                    ox.Quad(ox.NamedNode(f"{graph.value}/{number}"), p, ox.Literal(turn), graph)
                    for graph in graphs
                    for number in range(100)
                )
        finally:
            done.set()
            looking.join()
    assert seen <= {(), *((str(turn),) for turn in range(5))}
    assert len(seen) > 2


def test_a_copy_of_it_is_served(tmp_path: Path) -> None:
    """And of what comes after it, as soon as that is complete."""

    def content(label: str) -> list[ox.Quad]:
        thing = ox.NamedNode(f"{BASE}place/test")
        return [ox.Quad(thing, v.LABEL, ox.Literal(label), v.GRAPH_OF_THINGS), *ontology()]

    with servers.oxigraph() as running, connect(running.url) as store:
        store.replace(content("first"))
        with serving(tmp_path, tmp_path / "log", "--store", running.url) as served:
            query = f"SELECT ?o WHERE {{ <{BASE}place/test> rdfs:label ?o }}"
            assert served.ask(query).rows == [{"o": "first"}]
            assert served.ask("INSERT DATA { <a:a> <a:b> <a:c> }").status == 400
            store.replace(content("second"))
            until(lambda: served.ask(query).rows == [{"o": "second"}], "the new content")
            running.kill()
            assert served.ask(query).rows == [{"o": "second"}]


@pytest.mark.parametrize("remote", ["oxigraph"], indirect=True)
def test_the_page_is_in_the_folder(
    remote: RemoteStore, built: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    url = remote.server.url
    assert main(["view", "-o", str(built), "--store", url]) == 0
    assert capfd.readouterr().out == f"{(built / 'index.html').as_uri()}\n"
    assert main(["view", "-o", str(tmp_path), "--store", url]) == 2
    assert "not from the graph on the server" in capfd.readouterr().err


# What is said where something is wrong


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (f"http://me:{SECRET}@127.0.0.1:1/", "DIPLOGRAPH_STORE_PASSWORD"),
        ("127.0.0.1:7878", "http://host:port/path"),
        ("ftp://127.0.0.1/", "http://host:port/path"),
        (f"http://127.0.0.1:1/?key={SECRET}", "behind"),
        ("http://127.0.0.1:port/", "http://host:port/path"),
    ],
)
def test_urls_that_are_refused(url: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as told:
        connect(url)
    assert SECRET not in str(told.value)


def test_a_server_that_is_not_there(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIPLOGRAPH_STORE_PATIENCE", "0.5")
    url = f"http://127.0.0.1:{servers.free_port()}"
    assert main(["build", "-o", str(tmp_path), "--store", url]) == 3
    out, err = capfd.readouterr()
    assert out == "" and err.count("\n") == 1
    assert "does not answer (the connection is refused" in err


def test_a_server_without_our_graph(oxigraph: servers.Running) -> None:
    with connect(oxigraph.url, base="http://nothing.example/") as store:
        assert store.status() == ""
        assert list(store) == []
        assert ask(store.source, "timeline", {"country": "KOR"}).columns


def test_no_endpoint_there(oxigraph: servers.Running) -> None:
    with pytest.raises(InputError, match="DIPLOGRAPH_STORE_QUERY"):
        connect(f"{oxigraph.url}/nowhere")


@pytest.mark.parametrize("remote", ["virtuoso"], indirect=True)
def test_a_password_stands_nowhere(
    remote: RemoteStore, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a wrong one, nor one that is right: in no output, no file, no log, no `repr`."""
    monkeypatch.setenv("DIPLOGRAPH_STORE_USER", servers.USER)
    monkeypatch.setenv("DIPLOGRAPH_STORE_PASSWORD", SECRET)
    monkeypatch.setenv("DIPLOGRAPH_DEBUG", "1")
    note = tmp_path / "note.txt"
    note.write_text("Kazakhstan and South Korea signed a memorandum of understanding on energy on 12 June 2024.")
    assert main(["build", str(note), "-o", str(tmp_path / "out"), "--store", remote.server.url]) == 3
    out, err = capfd.readouterr()
    assert "does not accept" in err and err.count("\n") == 1
    assert SECRET not in out + err
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes()
    with connect(remote.server.url) as store:
        assert SECRET not in repr(store.__dict__) + repr(store._client.__dict__ if store._client else "")
    monkeypatch.delenv("DIPLOGRAPH_STORE_USER")
    monkeypatch.delenv("DIPLOGRAPH_STORE_PASSWORD")
    monkeypatch.setenv("DIPLOGRAPH_STORE_GRAPHS", f"{remote.server.url}-graph-crud-auth")
    with pytest.raises(DiplographError, match="asks for a user and a password"):
        connect(remote.server.url).check()
