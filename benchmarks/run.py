"""All measurements, each in a process of its own, and one table of them.

    python benchmarks/run.py                                  everything (`make bench`)
    python benchmarks/run.py reader export                    only these lines
    python benchmarks/run.py queries --quads 200000           another size
    python benchmarks/run.py virtuoso --virtuoso-quads 1000000

A ratio is one of two times of the same run on the same machine. Graphs are kept in build/bench (`make clean` removes them),
so that a second run is quicker.
"""

from __future__ import annotations

import argparse
import compileall
import json
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

from measuring import Line, Sizes, say

SOURCE = Path(__file__).parents[1] / "src"
MODULES = ("reader", "endtoend", "rebuild", "export", "queries", "virtuoso", "jobs", "cold", "memory")
_WIDTHS = (46, 46, 9, 8, 9)


def main() -> None:
    arguments = _arguments()
    sizes = Sizes(
        arguments.articles, arguments.quads, arguments.small, arguments.virtuoso_quads, tuple(arguments.builds)
    )
    if arguments.child:
        for line in import_module(arguments.lines[0]).measure(sizes):
            line.put()
        return
    # As an installer does; where the environment forbids Python to write it down, each start would compile all of it.
    compileall.compile_dir(SOURCE, quiet=1)
    found: list[Line] = []
    for name in arguments.lines or MODULES:
        start = time.monotonic()
        say(f"{name} ...")
        found += _measured(name, sys.argv[1:], arguments.lines)
        say(f"{name}: {time.monotonic() - start:.0f} s")
    table(found)


def _arguments() -> argparse.Namespace:
    usual = Sizes()
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("lines", nargs="*", metavar="LINE", help=f"only these: {', '.join(MODULES)}")
    parser.add_argument(
        "--articles", type=int, default=usual.articles, help="for what is read (reader, endtoend, jobs)"
    )
    parser.add_argument("--quads", type=int, default=usual.quads, help="for the store, the exports and the queries")
    parser.add_argument("--small", type=int, default=usual.small, help="for rdflib's serializer and the cold query")
    parser.add_argument("--virtuoso-quads", type=int, default=usual.virtuoso)
    parser.add_argument(
        "--builds", type=int, nargs="*", default=usual.builds, help="articles of the builds whose memory is taken"
    )
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if unknown := set(arguments.lines) - set(MODULES):
        parser.error(f"no line {', '.join(sorted(unknown))}; there are {', '.join(MODULES)}")
    return arguments


def _measured(name: str, options: list[str], chosen: list[str]) -> list[Line]:
    """The lines of one module, measured by a process of its own; where it fails those until then, and a word about it."""
    rest = [word for word in options if word not in chosen]
    command = [sys.executable, str(Path(__file__)), name, "--child", *rest]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [Line(**json.loads(line)) for line in process.stdout if line.startswith("{")]
    if process.returncode:
        say(f"{name}: failed with exit code {process.returncode}")
    return lines


def table(lines: list[Line]) -> None:
    """Print the table."""
    print(_row("what", "against", "measured", "at most", "MB"))
    print(_row(*("-" * width for width in _WIDTHS)))
    for line in lines:
        mark = " " if line.ratio <= line.bound or not line.bound else "!"
        bound = f"{line.bound:.3g}" if line.bound else ""
        print(_row(line.what, line.against, f"{line.ratio:.3g}{mark}", bound, f"{line.memory:,.0f}"), line.told)
    missed = sum(bool(line.bound) and line.ratio > line.bound for line in lines)
    print(f"\n{len(lines)} lines, {missed} beyond their bound (marked !)")


def _row(*cells: str) -> str:
    what, against, *numbers = (
        cell.ljust(width) if at < 2 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    )
    return "  ".join((what, against, *numbers))


if __name__ == "__main__":
    main()
