"""How a build is made, and what it read and made, as far as that is held in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from diplograph.progress import Progress
from diplograph.reading import Effort
from diplograph.records import Document, Kind
from diplograph.same.judgements import Judgement
from diplograph.validate.findings import Report as Validation


@dataclass(frozen=True, slots=True)
class Way:
    """How a build is made.

    That is, the day of publication of all sources, what people have answered, how documents are read, who hears of it, and the
    URL of a SPARQL server where the graph is kept there and not in the folder.
    """

    date: str = ""
    judgements: tuple[Judgement, ...] = ()
    effort: Effort = field(default_factory=Effort)
    progress: Progress = field(default_factory=Progress)
    store: str = ""


USUAL = Way()


@dataclass(frozen=True, slots=True)
class Told:
    """What is held of a document that was read: `key` is that of its reading."""

    name: str
    date: str
    sha256: str
    key: str
    claims: int
    unsettled: int


@dataclass(slots=True)
class Build:
    """What a build read and made."""

    documents: list[Told] = field(default_factory=list)
    kinds: Counter[Kind] = field(default_factory=Counter)  # how many claims there are of each kind
    of_dossier: bool = False  # of the source notes that come with diplograph, whose judgements hold
    skipped: list[tuple[str, str]] = field(default_factory=list)  # source and reason, in this run
    skipped_before: list[tuple[str, str]] = field(default_factory=list)  # by builds to which this one adds
    unread: list[tuple[Document, str]] = field(default_factory=list)
    things: int = 0
    edges: int = 0
    quads: int = 0
    merged: int = 0  # things that turned out to be others
    open: int = 0  # pairs of things that might be one
    validation: Validation = field(default_factory=lambda: Validation(True, ()))
