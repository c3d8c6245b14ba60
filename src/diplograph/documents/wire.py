"""What passes between whoever asks and the process that opens documents: JSON with content behind it, nothing that is run."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

HEAD = struct.Struct(">II")  # lengths: of what is said, as JSON, and of the content
READY = b"R"  # the process has all that the task needs, and begins


def packed(said: dict[str, Any], content: bytes = b"") -> bytes:
    """A message: what is said, and content."""
    head = json.dumps(said).encode("ascii")
    return b"".join((HEAD.pack(len(head), len(content)), head, content))


def received(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next message; None where the other side has gone, or has broken off."""
    lengths = stream.read(HEAD.size)
    if len(lengths) < HEAD.size:
        return None
    of_head, of_content = HEAD.unpack(lengths)
    head, content = stream.read(of_head), stream.read(of_content)
    if len(head) < of_head or len(content) < of_content:
        return None
    return dict(json.loads(head)), content
