"""Look at the graph: where its page is, and --open shows it in the browser."""

from __future__ import annotations

import argparse
from pathlib import Path

from diplograph.errors import InputError


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--out", default="out", help="the folder that build wrote")
    parser.add_argument(
        "--store", default="", metavar="URL", help="the page is in the folder also where the graph is not"
    )
    parser.add_argument("--open", action="store_true", help="open the page in the default browser")


def run(arguments: argparse.Namespace) -> int:
    page = Path(arguments.out, "index.html").resolve()
    if not page.is_file():
        also = ": it is made from what was read, not from the graph on the server" if arguments.store else ""
        raise InputError(f"{page}: there is no page; write it with `diplograph build -o {arguments.out}`{also}")
    print(page.as_uri())
    if arguments.open:
        import webbrowser

        webbrowser.open(page.as_uri())
    return 0
