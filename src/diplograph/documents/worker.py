"""A process that opens what other people's formats hold: pages, feeds, PDF; and that fetches what lies at a URL.

`python -m diplograph.documents.worker BYTES`, asked on its standard input, answering on its standard output. Parsers of such
formats have been made to loop, to take all memory and to crash before. Here they are alone: who asks kills this process
when it takes too long, and the limits that it sets itself end it when it takes too much, or when nobody is there to kill it.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, NamedTuple

from diplograph.documents.wire import READY, packed, received
from diplograph.errors import DocumentError
from diplograph.records import Document

_GRACE = 5  # seconds: by then whoever asked has ended this process, or is no more


class Request(NamedTuple):
    """What is to be done (`page`, `feed`, `pdf`, `fetch`), with what, and in how many seconds."""

    task: str
    name: str
    encoding: str
    seconds: float


Task = Callable[[Request, bytes], tuple[dict[str, Any], bytes]]


def main(argv: Sequence[str]) -> int:
    """Answer until nobody asks any more; by how many bytes this process may grow is told on the command line."""
    asked, told = sys.stdin.buffer, _own_output()
    _confine(int(argv[0]))
    while request := received(asked):
        said, content = request
        task = _prepared(said["task"])
        told.write(READY)
        told.flush()
        _set_clock(said["seconds"] + _GRACE)
        told.write(packed(*_done(task, Request(**said), content)))
        told.flush()
        _set_clock(0)
    return 0


def _done(task: Task, request: Request, content: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        return task(request, content)
    except DocumentError as error:
        return {"error": str(error)}, b""
    except MemoryError:
        return {"error": f"{request.name}: takes more memory to open than one document may; split it"}, b""
    except Exception as error:  # noqa: BLE001  # one document, whatever is wrong with it or with its parser
        return {"error": f"{request.name}: cannot be opened ({type(error).__name__}); save its text and read that"}, b""


def _prepared(task: str) -> Task:
    """What does the task, with all that it needs imported: that is nobody's time but ours."""
    if task == "page":
        import trafilatura  # noqa: F401

        return _page
    if task == "feed":
        import feedparser  # noqa: F401

        return _feed
    if task == "pdf":
        import diplograph.documents.pdf

        return _pdf
    import diplograph.documents.fetch  # noqa: F401

    return _fetch


def _page(request: Request, content: bytes) -> tuple[dict[str, Any], bytes]:
    from diplograph.documents.decode import decode, in_page
    from diplograph.documents.page import read_page

    text = decode(content, request.name, request.encoding or in_page(content))
    return _told([read_page(text, request.name)])


def _feed(request: Request, content: bytes) -> tuple[dict[str, Any], bytes]:
    from diplograph.documents.feed import read_feed

    return _told(read_feed(content, request.name, request.encoding))


def _pdf(request: Request, content: bytes) -> tuple[dict[str, Any], bytes]:
    from diplograph.documents.pdf import read_pdf

    return _told([read_pdf(content, request.name)])


def _fetch(request: Request, _: bytes) -> tuple[dict[str, Any], bytes]:
    from diplograph.documents.fetch import fetch

    url, media_type, encoding, content = fetch(request.name)
    return {"url": url, "media_type": media_type, "encoding": encoding}, content


def _told(found: Iterable[Document | DocumentError]) -> tuple[dict[str, Any], bytes]:
    return {
        "documents": [{"error": str(one)} if isinstance(one, DocumentError) else _fields(one) for one in found]
    }, b""


def _fields(document: Document) -> dict[str, Any]:
    fields = asdict(document)
    return {name: fields[name] for name in ("text", "title", "date", "publisher", "url", "name")}


def _own_output() -> IO[bytes]:
    """Where answers go; whatever else a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    if not os.environ.get("DIPLOGRAPH_DEBUG"):
        os.dup2(nowhere, 2)
    logging.disable()
    warnings.simplefilter("ignore")
    return answers


def _confine(memory: int) -> None:
    """Take from this process what no document needs: memory beyond the limit, and files to write."""
    with suppress(ImportError):  # Windows has no such limits; the deadline holds there
        import resource

        for limit, value in (
            (resource.RLIMIT_AS, _address_space() + memory),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):  # some systems know the name and refuse the limit
                resource.setrlimit(limit, (value, value))


def _address_space() -> int:
    """The bytes of address space in use, where the system tells."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _set_clock(seconds: float) -> None:
    """Let the system end this process by then; 0 lets it live."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
