"""What passes between the server and a worker: a length, then a message. Nothing in it is ever run or unpickled."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass

from diplograph.server.request import Question

LENGTH = struct.Struct("!I")
# Status of HTTP, whether the worker is spent, length of the media type, length of the content.
HEAD = struct.Struct("!H?BI")
READY = 0  # the status of a worker's first message: the snapshot is open


@dataclass(frozen=True, slots=True)
class Wishes:
    """The media types that the client takes for a table, for a yes or no, and for a graph; empty where none will do."""

    table: str
    answer: str
    graph: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker answers: the status, and the content in the media type, or a message in plain text.

    `spent` says that the worker has grown so much that it should be replaced.
    """

    status: int
    media: str
    content: bytes
    spent: bool = False


def packed(question: Question, wishes: Wishes) -> bytes:
    """A question as bytes."""
    told = (
        question.query, question.default_graphs, question.named_graphs,
        wishes.table, wishes.answer, wishes.graph,
    )  # fmt: skip
    content = json.dumps(told).encode("ascii")
    return LENGTH.pack(len(content)) + content


def unpacked(content: bytes) -> tuple[Question, Wishes]:
    """The question in a message, without its length."""
    query, default, named, table, answer, graph = json.loads(content)
    return Question(query, tuple(default), tuple(named)), Wishes(table, answer, graph)


def head(reply: Reply) -> bytes:
    """What goes before the content of a reply."""
    media = reply.media.encode("ascii")
    return HEAD.pack(reply.status, reply.spent, len(media), len(reply.content)) + media


def whole(received: bytearray) -> Reply | None:
    """The reply, once all of it has been received."""
    if len(received) < HEAD.size:
        return None
    status, spent, media, content = HEAD.unpack_from(received)
    if len(received) < HEAD.size + media + content:
        return None
    start = HEAD.size + media
    name = received[HEAD.size : start].decode("ascii")
    return Reply(status, name, bytes(memoryview(received)[start : start + content]), spent)
