"""Who reads: the rules, a language model, or both. The options of all commands that read, and what they come to."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from diplograph.documents.limits import DEADLINE
from diplograph.errors import DocumentError, InputError

if TYPE_CHECKING:
    from diplograph.readers import Asked
    from diplograph.records import Document, Reading

READERS = ("rules", "model", "both")
_AT_ONCE = 4
_LARGE = 20  # documents: so many are asked for without a word about what they take


def options(parser: argparse.ArgumentParser) -> None:
    """The options of a command that reads."""
    group = parser.add_argument_group(
        "a language model as a second reader", "docs/models.md says how; the default reads by rules, and asks nobody"
    )
    group.add_argument("--reader", choices=READERS, default="rules", help="who reads (default: rules)")
    of_model(group)


def of_model(parser: argparse._ActionsContainer) -> None:
    """The options that say which model is asked, and where."""
    parser.add_argument("--model", default="", metavar="NAME", help="the name of the model, as its server knows it")
    parser.add_argument(
        "--model-url", default="", metavar="URL", help="where it is: any server that speaks the OpenAI chat API"
    )
    parser.add_argument(
        "--model-price",
        default="",
        metavar="IN,OUT",
        help="what a million tokens cost, for the estimate before the run",
    )
    parser.add_argument("--offline", action="store_true", help="ask nobody: take what the model has said before")


def asked(arguments: argparse.Namespace, reader: str = "") -> Asked | None:
    """Which model is asked; none where the rules read alone. Raises `InputError` where what is given does not suffice."""
    reader = reader or arguments.reader
    if reader == "rules":
        for option in ("model", "model_url", "model_price", "offline"):
            if getattr(arguments, option):
                raise InputError(
                    f"--{option.replace('_', '-')} is for a language model: add --reader model or --reader both"
                )
        return None
    from diplograph.model import require

    require()
    if not arguments.model:
        raise InputError(f"--reader {reader}: name the model with --model, as its server knows it")
    if not arguments.model_url and not arguments.offline:
        raise InputError(
            f"--reader {reader}: say where the model is with --model-url, such as http://127.0.0.1:11434/v1,"
            " or add --offline to take what it has said before"
        )
    if getattr(arguments, "dask", ""):
        raise InputError("--dask reads by rules; give --reader model without it")
    from diplograph.readers import Asked

    at_once = getattr(arguments, "jobs", None) or _AT_ONCE
    return Asked(arguments.model, arguments.model_url, reader == "both", arguments.offline, at_once)


def foretell(who: Asked | None, arguments: argparse.Namespace, sources: Sequence[str]) -> None:
    """Before a large run say what it will take: on standard error, from the documents of the files that are given.

    What is fetched, and standard input, can be read once only, and is not counted.
    """
    if who is None or who.offline:
        return
    from diplograph.documents.apart import Apart
    from diplograph.documents.read import read
    from diplograph.documents.sources import expand, is_url
    from diplograph.model.estimate import estimate, price
    from diplograph.model.replies import Replies

    cost = price(arguments.model_price) if arguments.model_price else None
    lengths, known = [], 0
    with Apart() as apart, Replies() as kept:
        for source in expand(list(sources)):
            if source == "-" or is_url(source):
                continue
            with suppress(DocumentError):  # the run itself says so
                for document in read(source, getattr(arguments, "date", ""), lambda _: None, apart):
                    if kept.get(document, who.model) is None:
                        lengths.append(len(document.text))
                    else:
                        known += 1
        if len(lengths) > _LARGE or cost is not None:
            line = estimate(lengths, known, who.at_once, kept.experience(who.model), cost)
            print(f"diplograph: {line}", file=sys.stderr)


def _in_time(document: Document) -> Reading:
    from diplograph.deadline import OverdueError, within
    from diplograph.pipeline import read

    try:
        return within(DEADLINE, partial(read, document))
    except OverdueError:
        raise DocumentError(f"{document.name}: took longer than {DEADLINE:g} seconds to read; split it") from None


@contextmanager
def reading(who: Asked | None) -> Iterator[Callable[[Document], Reading]]:
    """What reads one document. It raises `DocumentError` where that takes too long, or a model says nothing that can be used."""
    if who is None:
        yield _in_time
        return
    from diplograph.model.reader import ModelReader

    with ModelReader(who) as model:
        yield model.read
