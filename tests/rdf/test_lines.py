"""What is written does not depend on how much of it is held in memory at a time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.rdf import lines
from diplograph.rdf.edges import edges
from diplograph.rdf.graph import GraphBuilder, quads
from diplograph.rdf.turtle import trig, turtle
from diplograph.rdf.waiting import waiting_in
from diplograph.rdf.writers import chunks, nquads
from diplograph.rdf.written import Written

from .sample import all_readings

Writer = Callable[..., Iterator[str] | Iterator[bytes]]
GRAPH = list(quads(all_readings()))
WRITERS = pytest.mark.parametrize("writer", [turtle, trig, nquads])

_IRIS = st.sampled_from(["urn:a", "urn:a/b", "urn:a!", "urn:b", "https://w3id.org/diplograph/id/x"]).map(ox.NamedNode)
_TEXTS = st.text('ab"\\ .<>@^\n\r\x7fé', max_size=4)
_LITERALS = st.one_of(
    _TEXTS.map(ox.Literal),
    _TEXTS.map(lambda text: ox.Literal(text, language="en")),
    st.integers(0, 3).map(ox.Literal),
)
_QUADS = st.builds(
    ox.Quad, _IRIS, _IRIS, st.one_of(_IRIS, _LITERALS), st.one_of(_IRIS, st.builds(ox.DefaultGraph))
)  # fmt: skip


def _written(writer: Writer, made: Iterable[ox.Quad], run: int = lines.RUN) -> bytes:
    return b"".join(part.encode() if isinstance(part, str) else part for part in writer(made, run=run))


@WRITERS
def test_a_graph_is_the_same_in_small_runs(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _written(writer, GRAPH)
    mixed = random.Random(0).sample(GRAPH, len(GRAPH))
    monkeypatch.setattr(lines, "_MOST_FILES", 3)  # so that files become one on the way
    monkeypatch.setattr(lines, "_BLOCK", 5)
    assert _written(writer, mixed, run=len(GRAPH) // 11) == whole


@WRITERS
@given(made=st.lists(_QUADS, max_size=30), run=st.integers(1, 9))
def test_any_quads_are_the_same_in_small_runs(writer: Writer, made: list[ox.Quad], run: int) -> None:
    whole = _written(writer, made)
    assert _written(writer, made[::-1], run=run) == whole
    if writer is not turtle:
        form = ox.RdfFormat.TRIG if writer is trig else ox.RdfFormat.N_QUADS
        assert set(ox.parse(whole, format=form)) == set(made)
    else:
        assert set(ox.parse(whole, format=ox.RdfFormat.TURTLE)) == {
            ox.Quad(quad.subject, quad.predicate, quad.object) for quad in made
        }


def test_a_file_that_a_build_has_written_is_as_its_quads(tmp_path: Path) -> None:
    """Its lines are taken as they stand: they must be what Oxigraph makes of the quads in them."""
    file = tmp_path / "graph.nq"
    builder = GraphBuilder()
    for reading in all_readings():
        builder.add(reading)
    builder.settle()
    file.write_text("".join(builder.lines()), encoding="utf-8", newline="\n")
    written = Written(file)
    assert list(written.lines()) == _lines(written)
    assert len(set(written.lines())) == builder.quads_written
    for name in ("turtle", "trig", "nquads", "csv"):
        assert b"".join(chunks(name, written)) == b"".join(chunks(name, list(written))), name


@given(made=st.lists(_QUADS, max_size=30), run=st.integers(1, 9))
def test_any_file_is_as_its_quads(tmp_path_factory: pytest.TempPathFactory, made: list[ox.Quad], run: int) -> None:
    written = Written(tmp_path_factory.mktemp("written") / "graph.nq")
    written.file.write_bytes(ox.serialize(made, format=ox.RdfFormat.N_QUADS) or b"")
    assert list(written.lines()) == _lines(made)
    assert list(lines.lines(written, lines.by_graph, run)) == list(lines.lines(made, lines.by_graph))


def test_a_line_may_be_left_out() -> None:
    def with_labels(line: str) -> str | None:
        return line if "rdf-schema#label" in line else None

    whole = [line for line in lines.lines(GRAPH) if with_labels(line)]
    assert 10 < len(whole) < len(GRAPH) / 4
    for run in (3, len(whole), len(GRAPH), len(GRAPH) + 1):
        assert list(lines.lines(GRAPH, with_labels, run)) == whole


def _lines(made: Iterable[ox.Quad]) -> list[str]:
    return [f"{quad} ." for quad in made]


def test_files_that_were_merged_are_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large graph comes in hundreds of runs, and no more files are open than there are levels times those of one."""
    monkeypatch.setattr(lines, "_MOST_FILES", 3)
    with waiting_in(tmp_path):
        found = lines.lines(GRAPH, run=len(GRAPH) // 80)
        assert next(found) < next(found)
    assert 2 <= _open_in(tmp_path) <= 2 * 5  # of 80 runs: 3**4 would make the fifth level
    found.close()  # type: ignore[attr-defined]
    assert _open_in(tmp_path) == 0


def _open_in(folder: Path) -> int:
    """How many files of this process have no name, and lie in a folder."""
    opened = []
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the one that lists them is gone already
            opened.append(handle.readlink())
    return sum(file.is_relative_to(folder) for file in opened)


def test_what_waits_on_disk_waits_where_it_is_told_to(tmp_path: Path) -> None:
    """Not where the system keeps its temporary files, which may be in memory."""
    gone = tmp_path / "gone"
    with waiting_in(gone), pytest.raises(FileNotFoundError):
        list(lines.lines(GRAPH, run=100))
    store = ox.Store()
    store.bulk_extend(GRAPH)
    with waiting_in(gone), pytest.raises(FileNotFoundError):
        list(edges(store, threads=2))
    with waiting_in(gone), pytest.raises(FileNotFoundError):
        list(chunks("csv", GRAPH))
    gone.mkdir()
    with waiting_in(gone):
        assert list(lines.lines(GRAPH, run=100)) == list(lines.lines(GRAPH))


def test_lines_are_in_the_order_of_their_terms() -> None:
    cut = [tuple(line.split(" ", 2)) for line in lines.lines(GRAPH, run=100)]
    assert cut == sorted(cut)
    assert len(cut) == len(set(GRAPH))
