"""`diplograph VERB ...`: finds the verb's file, runs it, and turns errors into a line on standard error.

Exit codes: 0 fine, 1 findings (does not conform, some documents skipped), 2 usage or unreadable input, 3 the store is in
use or broken. What a verb needs is imported when it runs, so that `query` starts without the reader or the viewer.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from diplograph import __version__
from diplograph.errors import DiplographError

VERBS = (
    "build", "add", "remove", "claims", "explain", "query", "promises", "disagreements", "review", "diff",
    "export", "view", "serve", "validate", "evaluate", "compare",
)  # fmt: skip


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
    arguments = parser().parse_args(argv)
    try:
        return int(import_module(f"diplograph.cli.{arguments.verb}").run(arguments))
    except DiplographError as error:
        print(f"diplograph: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # the reader of our output has gone: `diplograph claims x | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("diplograph: interrupted; nothing half-written was left behind", file=sys.stderr)
        return 130
    except Exception as error:
        if os.environ.get("DIPLOGRAPH_DEBUG"):
            raise
        print(
            f"diplograph: an error of diplograph's own, please report it: {type(error).__name__}: {error}\n"
            "            (DIPLOGRAPH_DEBUG=1 shows where it happened)",
            file=sys.stderr,
        )
        return 2
