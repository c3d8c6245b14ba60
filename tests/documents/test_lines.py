"""JSON Lines and archives of them: read as they come, whatever comes."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.documents.content import chunks, inflated, lines
from diplograph.documents.limits import CHUNK, MAX_BYTES
from diplograph.documents.read import read
from diplograph.errors import DocumentError


def _read(path: Path) -> tuple[list[str], list[str]]:
    """The texts of a file, and what was said of the others."""
    errors: list[DocumentError] = []
    found: list[str] = []
    try:
        for document in read(str(path), skip=errors.append):
            found.append(document.text)  # noqa: PERF401  # what came before an error counts
    except DocumentError as error:
        errors.append(error)
    return found, [str(error).replace(str(path), path.name) for error in errors]


def _line(text: str) -> bytes:
    return json.dumps({"text": text}).encode() + b"\n"


MANY = b"".join(_line(f"Text {n}.") for n in range(10_000))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"17", "needs an object"),
        (b"[1, 2]", "needs an object"),
        (b'{"text": 5}', "needs an object"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"text": "a", "x": ' + b'{"y":' * 100_000, "nested too deeply"),
        (b"1" * 10_000, "not JSON that can be read"),
        (b'{"text": "Peru \\ud800"}', "half of a character"),
        (b'{"text": "Peru \\u0000"}', "NUL"),
        (b'{"text": "Peru \xff"}', "not UTF-8"),
        (b'{"text": "a", "title": "' + b"b" * 10_001 + b'"}', "a title or another field of more than 10,000"),
        (_line("a" * 1_000_001).strip(), "longer than 1,000,000 characters"),
    ],
)
def test_a_line_that_is_no_document_is_told_and_left(tmp_path: Path, line: bytes, says: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(_line("One.") + line + b"\n" + _line("Two."))
    found, (error,) = _read(path)
    assert found == ["One.", "Two."]
    assert error.startswith("a.jsonl, line 2: ")
    assert says in error


def test_lines_of_other_systems_and_in_utf_16(tmp_path: Path) -> None:
    text = '{"text": "Élysée"}\r\n\r\n{"text": "Two."}\r{"text": "Three."}'
    path = tmp_path / "a.jsonl"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_bytes(text.encode(encoding))
        assert [(d.text, d.name[-6:]) for d in read(str(path))] == [
            ("Élysée", "line 1"), ("Two.", "line 3"), ("Three.", "line 4"),
        ]  # fmt: skip


def _long(size: int, then: bytes) -> Iterator[bytes]:
    yield from (b"a" * CHUNK for _ in range(size // CHUNK))
    yield b"\n" + then


def test_a_line_without_end_is_read_over_and_not_held() -> None:
    tracemalloc.start()
    try:
        found = list(lines(_long(10 * MAX_BYTES, b"{}\n[]"), "a.jsonl"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == [(1, None), (2, b"{}"), (3, b"[]")]
    assert peak < 1.5 * MAX_BYTES


def test_a_long_line_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(_line("One.") + b"a" * (MAX_BYTES + CHUNK) + b"\n" + _line("Two."))
    assert _read(path) == (["One.", "Two."], ["a.jsonl, line 2: longer than 20 MB; one line holds one article"])


def test_an_archive_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(MANY) + b"\0" * 512 + gzip.compress(_line("Last.")))
    found, errors = _read(path)
    assert (len(found), found[-1], errors) == (10_001, "Last.", [])


def test_a_compressed_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"Peru and Chile met."))
    assert _read(path) == (["Peru and Chile met."], [])


@pytest.mark.parametrize(
    ("archive", "says"),
    [
        (gzip.compress(MANY)[:-2_000], "breaks off; what came before was read"),
        (gzip.compress(MANY)[:-4], "breaks off"),
        (gzip.compress(MANY)[:-8] + b"12345678", "is damaged"),
        (gzip.compress(MANY) + b"rubbish", "is damaged"),
    ],
    ids=["cut", "cut in its last bytes", "wrong sum", "rubbish behind it"],
)
def test_what_came_before_the_damage_counts(tmp_path: Path, archive: bytes, says: str) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(archive)
    found, (error,) = _read(path)
    assert 5_000 < len(found) <= 10_000
    assert found == [f"Text {n}." for n in range(len(found))]
    assert says in error


def _bomb(size: int) -> Iterable[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    yield packer.compress(_line("One."))
    for _ in range(size // CHUNK):
        yield packer.compress(b" " * CHUNK)
    yield packer.flush()


def test_a_bomb_is_one_line_of_the_report(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(b"".join(_bomb(100_000_000)))
    tracemalloc.start()
    try:
        found, (error,) = _read(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == ["One."]
    assert "expands to more than 200 times its size" in error
    assert peak < 3 * MAX_BYTES


def test_a_bomb_of_a_text_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(b"".join(_bomb(100_000_000)))
    found, (error,) = _read(path)
    assert (found, "larger than 20 MB" in error or "expands to more" in error) == ([], True)


def _in_pieces(content: bytes, size: int) -> Iterator[bytes]:
    return (content[start : start + size] for start in range(0, len(content), size))


@pytest.mark.parametrize("size", [2, 7, 1_000])
def test_archives_in_pieces_of_any_size(size: int) -> None:
    assert b"".join(inflated(_in_pieces(gzip.compress(MANY) + b"\0" * 9, size), "a")) == MANY


@given(st.lists(st.sampled_from([b"a", b"bc", b" ", b"\n", b"\r\n", b"\r", b"\n\n"])), st.integers(1, 5))
def test_lines_in_pieces_of_any_size(parts: list[bytes], size: int) -> None:
    content = b"".join(parts)
    expected = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    found = [(number, line.strip()) for number, line in lines(_in_pieces(content, size), "a") if line]
    assert found == [(number, line.strip()) for number, line in enumerate(expected, start=1) if line.strip()]


def test_a_file_that_is_written_to_meanwhile_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(MANY)
    pieces = chunks(str(path), path.name)
    next(pieces)
    with path.open("ab") as file:
        file.write(_line("More."))
    with pytest.raises(DocumentError, match="was changed while it was read"):
        list(pieces)
