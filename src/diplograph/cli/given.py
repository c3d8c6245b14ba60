"""The documents that a command is given, with those that cannot be read reported on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from diplograph.cli.saying import say
from diplograph.documents.apart import Apart
from diplograph.documents.read import read
from diplograph.documents.sources import expand, holds_many
from diplograph.errors import DocumentError
from diplograph.progress import NOBODY, Progress
from diplograph.records import Document, Reading


@dataclass
class Tally:
    """How many documents could be read, and how many could not."""

    read: int = 0
    skipped: int = 0

    def readings(
        self, documents: Iterable[Document], read: Callable[[Document], Reading], progress: Progress = NOBODY
    ) -> Iterator[Reading]:
        """The reading of each document; one that cannot be read is counted, and told on standard error."""
        for document in documents:
            try:
                reading = read(document)
            except DocumentError as error:
                self.read, self.skipped = self.read - 1, self.skipped + 1
                say(f"skipped {error}")
            else:
                yield reading
            progress.step(document.name)

    @property
    def exit_code(self) -> int:
        """2 where nothing that was given could be read, 1 where some of it could not."""
        if not self.skipped:
            return 0
        return 1 if self.read else 2


def count(sources: Sequence[str]) -> int | None:
    """How many documents there are in sources; None where only reading says so."""
    files = list(expand(list(sources)))
    return None if any(map(holds_many, files)) else len(files)


def documents(sources: Sequence[str], date: str, tally: Tally) -> Iterator[Document]:
    """The documents of files, folders, globs and URLs; what cannot be read is counted, and told on standard error.

    Raises `InputError` for a `date` that is no day, and for a source that is not there.
    """

    def skip(error: DocumentError) -> None:
        tally.skipped += 1
        say(f"skipped {error}")

    with Apart() as apart:
        for source in expand(list(sources)):
            try:
                for document in read(source, date, skip, apart):
                    undated(document.name, document.date)
                    tally.read += 1
                    yield document
            except DocumentError as error:
                skip(error)


def undated(name: str, date: str) -> None:
    """Say so where a document has no date of publication."""
    if not date:
        say(f"{name} has no date of publication, so its weekdays and `next month` stay undated; give --date YYYY-MM-DD")
