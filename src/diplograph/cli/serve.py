"""Serve a graph read-only: the picture, a page of questions, a SPARQL endpoint.

PATH is the folder that build wrote, or a file: N-Quads, TriG, Turtle or N-Triples; with --store, the graph is copied from
a SPARQL server, again whenever a build there is complete. The server answers only this machine
unless --host names another address, and only reads: there is no way to change the graph through it.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from functools import partial

from diplograph.errors import InputError


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", nargs="?", default="out", metavar="PATH", help="default: out")
    parser.add_argument("--store", default="", metavar="URL", help="serve what build has put on this SPARQL server")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=7878, help="default: 7878; 0 is any free one")
    parser.add_argument("--allow-origin", default="", metavar="ORIGIN", help="pages of this origin may read (CORS)")
    parser.add_argument(
        "--allow-service", action="append", default=[], metavar="URL", help="an endpoint that SERVICE may ask"
    )
    parser.add_argument("--log-queries", action="store_true", help="write the text of queries to the log")
    parser.add_argument("--open", action="store_true", help="open the page in the default browser")
    limits = parser.add_argument_group("limits of each query")
    limits.add_argument("--timeout", type=float, default=10.0, metavar="SECONDS", help="default: 10")
    limits.add_argument("--memory", type=int, default=1024, metavar="MB", help="default: 1024")
    limits.add_argument("--rows", type=int, default=100_000, metavar="N", help="default: 100000")
    limits.add_argument("--query-length", type=int, default=100_000, metavar="BYTES", help="default: 100000")
    limits.add_argument("--workers", type=int, default=4, metavar="N", help="how many run at once (default: 4)")
    limits.add_argument(
        "--remembered", type=int, default=32, metavar="MB", help="small answers kept (default: 32; 0: none)"
    )
    limits.add_argument("--result-size", type=int, default=50, metavar="MB", help="default: 50")


def run(arguments: argparse.Namespace) -> int:
    if os.name != "posix":
        raise InputError("the server needs what Linux and macOS have: limits of processes, and locks on files")
    import logging

    from diplograph.server.run import run as serve
    from diplograph.server.settings import Limits, Settings

    names = ("timeout", "memory", "rows", "query_length", "workers", "remembered", "result_size")
    limits = {name: getattr(arguments, name) for name in names}
    if wrong := [name for name, value in limits.items() if value < (0 if name == "remembered" else 1e-9)]:
        raise InputError(f"--{wrong[0].replace('_', '-')} must be more than 0")
    if not 0 <= arguments.port <= 65_535:
        raise InputError(f"--port {arguments.port}: a port is a number from 0 to 65535")
    if arguments.allow_origin and not _is_origin(arguments.allow_origin):
        raise InputError(f"--allow-origin {arguments.allow_origin}: write one origin, such as https://example.org")
    settings = Settings(
        arguments.path, arguments.host, arguments.port, arguments.allow_origin, tuple(arguments.allow_service),
        arguments.log_queries, Limits(**limits), arguments.store,
    )  # fmt: skip
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("uvicorn").setLevel(logging.WARNING)  # it would tell of its own coming and going
    serve(settings, partial(_ready, look=_look if arguments.open else None))
    return 0


def _ready(address: str, look: Callable[[str], None] | None) -> None:
    print(f"diplograph serves at {address}", flush=True)
    if look is not None:
        look(address)


def _look(address: str) -> None:
    import webbrowser

    webbrowser.open(address)


def _is_origin(text: str) -> bool:
    from urllib.parse import urlsplit

    parts = urlsplit(text)
    return text == f"{parts.scheme}://{parts.netloc}" and parts.scheme in ("http", "https") and text.isascii()
