"""The bytes of a source, taken in piece by piece, so that a file of gigabytes or a bomb never lies in memory whole."""

from __future__ import annotations

import codecs
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from diplograph.documents.limits import CHUNK, EXPANSION, MAX_BYTES
from diplograph.errors import DocumentError, InputError

_GZIP = b"\x1f\x8b"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def chunks(source: str, name: str) -> Iterator[bytes]:
    """The content of a file, or of standard input for `-`, inflated where it is compressed by gzip.

    Raises `DocumentError` where it cannot be read, is no file, changes on the way, or is a damaged or cut archive; what came
    before counts. Raises `InputError` where standard input is closed.
    """
    return inflated(_standard_input(name) if source == "-" else _file(source, name), name)


def whole(pieces: Iterable[bytes], name: str) -> bytes:
    """All of it. Raises `DocumentError` where it is empty or larger than one document may be."""
    content = bytearray()
    for piece in pieces:
        content += piece
        if len(content) > MAX_BYTES:
            raise DocumentError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; split it into one file an article")
    if not content.strip():
        raise DocumentError(f"{name}: the file is empty")
    return bytes(content)


def lines(pieces: Iterable[bytes], name: str) -> Iterator[tuple[int, bytes | None]]:
    """Each line that is not blank with its number, in UTF-8; None in place of one that is longer than a line may be.

    Such a line is read over, not held. Raises what `pieces` raise; a line that breaks off there is left out.
    """
    number, held, is_over = 0, bytearray(), False
    for piece in _utf8(pieces, name):
        first, *rest = piece.split(b"\n")
        held += first
        for start in rest:
            yield from _numbered(number, None if is_over else bytes(held))
            number += 1 if is_over else _count(held)
            held, is_over = bytearray(start), False
        if len(held) > MAX_BYTES:
            held, is_over = bytearray(), True
    yield from _numbered(number, None if is_over else bytes(held))


def _numbered(number: int, line: bytes | None) -> Iterator[tuple[int, bytes | None]]:
    if line is None:
        yield number + 1, None
        return
    for part in _parts(line):
        number += 1
        if part.strip():
            yield number, part


def _parts(line: bytes | bytearray) -> list[bytes]:
    """Ends of lines may be CR as well: JSON has none within a line."""
    return bytes(line).removesuffix(b"\r").split(b"\r")


def _count(line: bytearray) -> int:
    return line.removesuffix(b"\r").count(b"\r") + 1


def inflated(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The content that a gzip archive holds; other content as it is. Raises `DocumentError` for a damaged archive or a bomb."""
    some = iter(pieces)
    first = next(some, b"")
    if first.startswith(_GZIP):
        return _members(chain((first,), some), name)
    return chain((first,), some) if first else iter(())


def _members(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """What the members of an archive hold, one after the other; zeros behind a member are padding."""
    taken = given = 0
    member = _member()
    for piece in pieces:
        taken += len(piece)
        rest = piece
        while True:
            if member.eof:
                rest = rest.lstrip(b"\0")
                if not rest:
                    break
                member = _member()
            out = _next(member, rest, name)
            given += len(out)
            if given > MAX_BYTES and given > EXPANSION * taken:
                raise DocumentError(
                    f"{name}: expands to more than {EXPANSION} times its size, as no text does; what came before was read"
                )
            if out:
                yield out
            rest = member.unused_data if member.eof else member.unconsumed_tail
            if not rest and len(out) < CHUNK:
                break
    if not member.eof:
        raise DocumentError(f"{name}: the gzip archive breaks off; what came before was read, fetch it anew")


def _member() -> zlib._Decompress:
    return zlib.decompressobj(zlib.MAX_WBITS | 16)  # with the head of a gzip member


def _next(member: zlib._Decompress, rest: bytes, name: str) -> bytes:
    try:
        return member.decompress(rest, CHUNK)
    except zlib.error as error:
        raise DocumentError(
            f"{name}: the gzip archive is damaged ({error}); what came before was read, fetch it anew"
        ) from error


def _utf8(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """UTF-16 that says so in its first two bytes, as UTF-8; a mark at the start of UTF-8 is left out."""
    some = iter(pieces)
    first = next(some, b"")
    if not first.startswith(_UTF16):
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from some
        return
    decoder = codecs.getincrementaldecoder("utf-16")()
    try:
        for piece in chain((first,), some):
            yield decoder.decode(piece).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        raise DocumentError(
            f"{name}: not UTF-16 text, as its first bytes say; save it as UTF-8 and try again"
        ) from error


def _standard_input(name: str) -> Iterator[bytes]:
    if sys.stdin is None:
        raise InputError(f"{name} is closed: give a file, or leave out the -")
    try:
        while piece := sys.stdin.buffer.read(CHUNK):
            yield piece
    except OSError as error:
        raise _unreadable(name, error) from error


def _file(source: str, name: str) -> Iterator[bytes]:
    try:
        # Without waiting: opening a pipe that nobody writes to would never end.
        with open(os.open(source, _FLAGS), "rb", buffering=0) as file:  # noqa: PTH123  # a descriptor has no path
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise DocumentError(f"{name}: {_kind(before.st_mode)}, not a file; a stream can be given as -")
            while piece := file.read(CHUNK):
                yield piece
            after = os.fstat(file.fileno())
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise DocumentError(f"{name}: was changed while it was read; build again when nobody writes to it")


def _kind(mode: int) -> str:
    kinds = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return kinds.get(stat.S_IFMT(mode), "a device")


def _unreadable(name: str, error: OSError | ValueError) -> DocumentError:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return DocumentError(f"{name}: cannot be read ({reason}); check the path and its permissions")
