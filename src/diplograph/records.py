"""Everything that crosses from one stage to the next.

    file -> Document -> Sentence, Word -> Mention -> Resolution -> Claim

All records are frozen. Offsets count Unicode code points from the start of `Document.text`, so that
`document.text[record.start:record.end]` is what the record speaks of, always.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from diplograph.language.amounts import Amount

Kind = Literal[
    "meeting", "visit", "agreement", "partnership", "initiative", "position",
    "demand", "measure", "cooperation", "office", "relations", "quote",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "meeting", "visit", "agreement", "partnership", "initiative", "position",
    "demand", "measure", "cooperation", "office", "relations", "quote",
)  # fmt: skip
Status = Literal["done", "planned", "ongoing", "proposed", "denied"]
STATUSES: tuple[Status, ...] = ("done", "planned", "ongoing", "proposed", "denied")
AFFIRMED: frozenset[Status] = frozenset({"done", "ongoing"})
BY_MODEL = "model"  # stands for the rule in a claim that no rule has read

Role = Literal["title", "body", "aside"]  # an aside is a menu, a byline, a date line
MentionKind = Literal[
    "state",  # a state by its name; key is ISO 3166-1 alpha-3
    "demonym",  # its adjective or its people
    "capital",  # its capital, which may stand for its government
    "seat",  # a building or office that stands for its government
    "place",  # a city, region or venue that acts for nobody
    "body",  # an international body
    "region",  # a group of states or an area; acts only as its states
    "organization",  # a ministry, company, agency
    "person",
    "office",  # the title of an office
    "instrument",  # what is signed or adopted
    "event",  # a meeting or a visit, as a noun
    "level",  # a level of partnership
    "initiative",  # a named policy, strategy, doctrine
    "topic",
    "date",
    "reference",  # "the two leaders", "both sides", "he"
]


@dataclass(frozen=True, slots=True)
class Source:
    """What a source note cites: one article or page of a publisher."""

    id: str
    publisher: str = ""
    title: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document, and the ids of the sources that it rests on."""

    start: int
    end: int
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """A text with what is known about its publication.

    `date` is an EDTF date (`2024-12-03`) or empty; `name` says where it was read from, for messages only.
    """

    text: str
    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    name: str = "-"
    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, 64 hex digits."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def cited(self, start: int) -> tuple[str, ...]:
        """Ids of the sources of the passage that holds the offset `start`."""
        for passage in self.passages:
            if passage.start <= start < passage.end:
                return passage.sources
        return ()


class Word(NamedTuple):
    """A word, number or mark of punctuation."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a caption or a headline; `block` numbers the paragraph that it stands in.

    A `title` is kept for the names in it; claims are read from the body only.
    """

    start: int
    end: int
    block: int
    role: Role
    words: tuple[Word, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something.

    `key` identifies the thing within its kind (ISO code, slug of a name or of a concept), `name` is its full
    name, `states` the states that it belongs to or stands for. `form` is the label of its concept in the ontology
    (summit, memorandum of understanding, president), `detail` what its kind needs besides: for an event `meeting` or
    `visit`, for a reference what it asks for, `plural` for a noun in the plural.
    """

    start: int
    end: int
    kind: MentionKind
    key: str
    name: str
    states: tuple[str, ...] = ()
    form: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A wording that the reader looks for, and what it stands for; fields as in `Mention`.

    A `proper` label is matched only where it is capitalised, one in capitals (`US`) only in capitals.
    """

    text: str
    kind: MentionKind
    key: str
    name: str
    states: tuple[str, ...] = ()
    detail: str = ""
    proper: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """How much two states are said to have traded in a time, or one to lend the other; `start`, `end` delimit the sentence.

    The countries of a loan are lender and borrower; `purpose` is what it pays for, `period` the year in which it is told.
    """

    measure: Literal["trade", "loan"]
    countries: tuple[str, ...]
    period: str  # EDTF
    amount: Amount
    start: int
    end: int
    speaker: str = ""
    purpose: str = ""
    status: Status = "done"


@dataclass(frozen=True, slots=True)
class Milestone:
    """When a plant, a railway or another work that has a name was opened, finished or shut down, as a sentence says it.

    `countries` are the states that it lies in, where its name or the sentence says so.
    """

    work: str
    countries: tuple[str, ...]
    event: str
    date: str  # EDTF
    start: int
    end: int
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who invited to a visit, as a sentence says it; `visit` is the document's claim of the visit."""

    visit: Claim
    host: str
    start: int
    end: int
    speaker: str = ""


Detail = Figure | Milestone | Invitation


@dataclass(frozen=True, slots=True)
class Tenure:
    """That a person holds an office, as a text says it: `title` is the office's own wording, lower case.

    `office` is the label of its concept, `standing` is empty, `acting`, `former` or `elect`. `to` is the state that an
    ambassador is sent to, `wider` are the offices that this is a kind of: a foreign minister is a minister.
    """

    start: int
    end: int
    person: str
    office: str
    title: str
    states: tuple[str, ...]
    body: str = ""
    standing: str = ""
    to: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one document names them; `key` is the slug of the full name, `body` one that they act for.

    `because` says why `states` are theirs where the document does not.
    """

    key: str
    name: str
    states: tuple[str, ...]
    aliases: tuple[str, ...]
    leader: bool = False
    body: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What the stage of names found in one document; mentions are in order and do not overlap."""

    mentions: tuple[Mention, ...]
    people: tuple[Person, ...]
    tenures: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a reference refers to, and why; no `referents` means that it stayed open."""

    start: int
    end: int
    surface: str
    referents: tuple[Mention, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Focus:
    """What an article is about, as far as references need it.

    `states` are the two or more states between which the news happens, `home` the state from which it is told, `host`
    the one of the pair in whose city it takes place; `we` are the states, or `our_body` the body, in whose name a joint
    statement speaks; `assembly` is the body whose members the lead tells of. All are empty where the text does not settle
    them.
    """

    states: tuple[str, ...] = ()
    home: str = ""
    host: str = ""
    we: tuple[str, ...] = ()
    our_body: str = ""
    assembly: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the stage of entities settled in one document. `people` are by key, with their states filled in."""

    focus: Focus
    people: dict[str, Person]
    resolutions: tuple[Resolution, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one document states: a row of the claims table.

    `start` and `end` delimit the sentence that says it best, `also` the other sentences that say it. `models` are the
    language models that have read it.
    """

    kind: Kind
    subtype: str
    status: Status
    start: int
    end: int
    rule: str
    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    object: str = ""
    object_countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    date: str = ""
    place: str = ""
    stage: str = ""
    speaker: str = ""
    resolutions: tuple[Resolution, ...] = ()
    also: tuple[tuple[int, int], ...] = ()
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A sentence that triggered a frame and ended as no claim, with the reason."""

    start: int
    end: int
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A row of the claims table that a language model proposed and that is not kept: its JSON, and what speaks against it."""

    row: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document yielded; `refused` is what a language model proposed in vain."""

    document: Document
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    resolutions: tuple[Resolution, ...]
    unsettled: tuple[Unsettled, ...]
    details: tuple[Detail, ...] = ()
    refused: tuple[Refused, ...] = ()
