"""Large answers wait for their readers, and there is an end to how much waits."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.types import Message

from diplograph.errors import RefusedError
from diplograph.server.sending import Sending
from diplograph.server.wire import Reply

from .serving import ALIVE, Served, path_of, until

MB = 1024 * 1024
LARGE = f"SELECT (CONCAT(STR(?c), '{'x' * 1_000}') AS ?text) {{ ?a ?b ?c . ?d ?e ?f }} LIMIT 20000"


def reply(size: int) -> Reply:
    return Reply(200, "text/csv", b"x" * size)


async def of_two_readers() -> None:
    sending, taken, taking = Sending(3 * MB), bytearray(), asyncio.Event()

    async def slow(message: Message) -> None:
        await taking.wait()
        taken.extend(message.get("body", b""))

    async def quick(message: Message) -> None:
        """Take whatever comes."""

    first = asyncio.create_task(sending.send(reply(2 * MB), slow))
    await asyncio.sleep(0)
    with pytest.raises(RefusedError) as refused:
        await sending.send(reply(2 * MB), quick)
    assert (refused.value.status, refused.value.headers) == (503, {"Retry-After": "2"})
    await sending.send(reply(MB), quick)
    taking.set()
    await first
    assert len(taken) == 2 * MB
    await sending.send(reply(2 * MB), quick)


def test_what_is_on_its_way_is_bounded() -> None:
    asyncio.run(of_two_readers())


def test_who_does_not_read_is_cut_off(folder: Path, serve: Callable[..., Served]) -> None:
    one = serve(folder, "--workers", "1", "--timeout", "2")
    assert len(one.ask(LARGE, "text/csv").body) > 19 * MB
    host, port = one.host.split(":")
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        connection.connect((host, int(port)))
        connection.sendall(f"GET /sparql?query={quote(LARGE)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode("ascii"))
        connection.settimeout(10)
        assert connection.recv(15) == b"HTTP/1.1 200 OK"
        until(lambda: _is_cut_off(connection), "who does not read is cut off")
    assert one.get(path_of(ALIVE)).status == 200


def _is_cut_off(connection: socket.socket) -> bool:
    """Seen only by sending: a connection that is not read does not tell of its end."""
    try:
        connection.sendall(b" ")
    except (ConnectionResetError, BrokenPipeError):
        return True
    return False
