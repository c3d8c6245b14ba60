"""`diplograph VERB ...`: finds the verb's file, runs it, and turns errors into a line on standard error.

Exit codes: 0 fine, 1 findings (does not conform, some documents skipped), 2 usage or unreadable input, 3 the store is in
use or broken. What a verb needs is imported when it runs, so that `query` starts without the reader or the viewer.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module

from diplograph import __version__
from diplograph.cli.saying import say
from diplograph.errors import DiplographError, OutputError, StoreError

VERBS = (
    "build", "add", "remove", "claims", "explain", "query", "promises", "disagreements", "review", "diff",
    "export", "view", "serve", "validate", "evaluate", "compare",
)  # fmt: skip


_DAMAGE = re.compile(r"\bCorruption\b")  # as the database beneath Oxigraph says it, where blocks are read that late


def parser() -> argparse.ArgumentParser:
    """The parser of all verbs."""
    top = argparse.ArgumentParser(
        prog="diplograph", description="What states have said, signed and promised to each other, as a graph."
    )
    top.add_argument("--version", action="version", version=f"diplograph {__version__}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)
    for verb in VERBS:
        module = import_module(f"diplograph.cli.{verb}")
        module.add(verbs.add_parser(verb, help=str(module.__doc__).splitlines()[0], description=module.__doc__))
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    try:
        _check_streams()
        arguments = parser().parse_args(argv)
        code = int(import_module(f"diplograph.cli.{arguments.verb}").run(arguments))
        sys.stdout.flush()  # at the end of the process nobody would hear that there is no room
        return code
    except DiplographError as error:
        say(str(error))
        return error.exit_code
    except BrokenPipeError:  # the reader of our output has gone: `diplograph claims x | head`
        _drop_output()
        return 0
    except KeyboardInterrupt:
        say("interrupted; nothing half-written was left behind")
        return 130
    except Exception as error:
        if isinstance(error, OSError) and (reason := _stuck()):
            say(f"standard output cannot be written ({reason}): make room, or send it elsewhere")
            return OutputError.exit_code
        if isinstance(error, RuntimeError) and _DAMAGE.search(str(error)):
            say(f"the store is damaged ({error}): run `diplograph build` again")
            return StoreError.exit_code
        if os.environ.get("DIPLOGRAPH_DEBUG"):
            raise
        say(
            f"an error of diplograph's own, please report it: {type(error).__name__}: {error}\n"
            "            (DIPLOGRAPH_DEBUG=1 shows where it happened)"
        )
        return 2


def _check_streams() -> None:
    """Raise `OutputError` where standard output is closed. The places of the others are filled if they are.

    Else the next file that is opened, a database say, would take the place, and all that is written there.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # for the rest of the process
    if sys.stdout is None:
        raise OutputError("standard output is closed: send it to a file, or to /dev/null")


def _stuck() -> str:
    """Why standard output takes not even a line more; empty where it does, and something else was wrong.

    What it still holds is dropped then: Python would try to write it again.
    """
    try:
        print(flush=True)
    except OSError as error:
        _drop_output()
        return error.strerror or str(error)
    return ""


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
