"""What `build`, `add` and `remove` share: their options, the judgements that hold, progress, and what is said in the end."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.cli import reader
from diplograph.cli.saying import say
from diplograph.cli.shown import progress
from diplograph.errors import InputError

if TYPE_CHECKING:
    from diplograph.made import Build, Way
    from diplograph.same.judgements import Judgement

JUDGEMENTS = "judgements.csv"
_LONGEST = 1_000_000  # seconds: clocks do not count much further


def options(parser: argparse.ArgumentParser) -> None:
    """The options that all of them have."""
    parser.add_argument("-o", "--out", default="out", help="the folder to write (default: out)")
    parser.add_argument(
        "--store", default="", metavar="URL", help="put the graph on this SPARQL server, not into the folder"
    )
    parser.add_argument(
        "-j",
        "--jobs",
        type=int,
        metavar="N",
        help="processes that read side by side (default: 1); with a model, documents asked for at once (4)",
    )
    parser.add_argument(
        "--dask", default="", metavar="ADDRESS", help="the scheduler of a Dask cluster that reads: tcp://127.0.0.1:8786"
    )
    parser.add_argument(
        "--deadline",
        type=float,
        metavar="SECONDS",
        help="how long one document may take; then it is skipped (default: 60)",
    )
    parser.add_argument(
        "--judgements",
        default="",
        metavar="FILE",
        help=f"what you have answered to `review` (default: {JUDGEMENTS}, if it is there)",
    )

    reader.options(parser)


def dated(parser: argparse.ArgumentParser) -> None:
    """The option of those that read sources."""
    parser.add_argument("--date", default="", metavar="YYYY-MM-DD", help="day of publication of all sources")


def check(arguments: argparse.Namespace) -> None:
    """Raise `InputError` for a day that is none, a number of processes below 1, a deadline that has passed."""
    from diplograph.language.dates import parse_day

    date = getattr(arguments, "date", "")
    if date and parse_day(date) is None:
        raise InputError(f"--date {date}: not a day; write it as YYYY-MM-DD")
    if arguments.jobs is not None and arguments.jobs < 1:
        raise InputError(f"--jobs {arguments.jobs}: name how many processes may read side by side, 1 or more")
    if arguments.deadline is not None and not 0 < arguments.deadline < _LONGEST:
        raise InputError(f"--deadline {arguments.deadline:g}: give the seconds that one document may take, such as 60")


@contextmanager
def way(arguments: argparse.Namespace, is_of_dossier: bool) -> Iterator[Way]:
    """How documents are to be read and put together, as the options say it."""
    from diplograph.documents.limits import DEADLINE
    from diplograph.made import Way
    from diplograph.reading import Effort

    deadline = DEADLINE if arguments.deadline is None else arguments.deadline
    who = reader.asked(arguments)
    reader.foretell(who, arguments, getattr(arguments, "sources", ()))
    effort = Effort(arguments.jobs or 1, deadline, arguments.dask, who)
    judged = _judgements(arguments, is_of_dossier)
    with progress() as told:
        yield Way(getattr(arguments, "date", ""), judged, effort, told, arguments.store)


def _judgements(arguments: argparse.Namespace, is_of_dossier: bool) -> tuple[Judgement, ...]:
    """What people have answered: their own file, and for the dossier what comes with it."""
    from diplograph.build import answered
    from diplograph.same.judgements import read

    file = Path(arguments.judgements or JUDGEMENTS)
    own = tuple(read(file)) if arguments.judgements or file.exists() else ()
    return (*read(answered()), *own) if is_of_dossier else own


def told(made: Build, out: Path, *, is_elsewhere: bool = False) -> int:
    """Say what was read and made, on a server where it `is_elsewhere`; returns the exit code.

    Raises `InputError` where nothing was read.
    """
    from diplograph.cli.given import undated

    for told in made.documents:
        undated(told.name, told.date)
    for _, reason in made.skipped:
        say(f"skipped {reason}")
    if not made.documents:
        raise InputError("nothing was read, so nothing was written; give texts, or no source at all for the dossier")
    _summary(made, out, is_elsewhere=is_elsewhere)
    return 0 if made.validation.conforms and not made.skipped else 1


def _summary(made: Build, out: Path, *, is_elsewhere: bool) -> None:
    from diplograph.cli import output

    rows = [(kind, str(count)) for kind, count in sorted(made.kinds.items(), key=lambda item: (-item[1], item[0]))]
    output.table(("claims", "how many"), rows, f"{len(made.documents)} document{'s' * (len(made.documents) != 1)} read")
    unsettled = sum(told.unsettled for told in made.documents)
    print(
        f"{made.things} things, {made.edges} plain edges, {unsettled} sentences not understood (see {out / 'report.json'})"
    )
    # Both commands read the store of the folder, which there is none of where a server has the graph.
    review, validate = (
        ("", "") if is_elsewhere else (f" (diplograph review -o {out})", f" (diplograph validate -o {out})")
    )
    if made.merged or made.open:
        print(f"{made.merged} things told twice were merged; {_open(made)}{review}")
    if made.validation.conforms:
        print("the graph conforms to the shapes")
    else:
        print(f"the graph does not conform: {len(made.validation.results)} findings{validate}")
    print(f"look at it: {(out / 'index.html').resolve().as_uri()}")


def _open(made: Build) -> str:
    return f"{made.open} pair{'s' * (made.open != 1)} might be the same"
