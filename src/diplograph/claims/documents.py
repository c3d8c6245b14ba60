"""The documents that a sentence names: where each stands among its groups, what it is about, and what governs it.

Documents that a list joins ("an agreement on A, a memorandum on B and C") make a run: what is told of the list is told of
each. A document in the plural with several subjects is as many documents; one in the singular is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from diplograph.claims import phrases
from diplograph.claims.groups import Group, NounGroup, VerbGroup
from diplograph.claims.instruments import Instrument, document_of, read_on
from diplograph.claims.scene import Scene
from diplograph.language.numbers import counted

# Nouns that only count or bundle the documents that "of" after them names, or say that they are a text.
_BUNDLES = frozenset(
    """total package number series set range raft batch host handful slew string flurry array clutch dozen dozens portfolio
    pack text texts version copy draft body""".split()
)
_ACTS = frozenset(
    "signing signature conclusion adoption ratification initialling completion approval exchange entry".split()
)
_BETWEEN = frozenset(("and", "comma", "mark", "open", "close", "quote"))
_ALSO = frozenset({"as", "well", "alongside", "plus", "including"})
_BRACKETS = re.compile(r"(?<=[a-z]) \((?:M[Oo][UCA]s?|F?TA|LOI|CEPA|EPA)\)")
_SOURCE = re.compile(r",?\s+according to\b.*$")
_PARTIES = re.compile(r"\s+(?:between|among)\s+(?:the\s+)?[A-Z][^,;]*$")
_SIDED = re.compile(
    r"\s(?:with|between|among)\s[^,;]*?(?=\s(?:on|regarding|concerning|about)\s)"
)  # "with Peru on fisheries"
_MERGED = re.compile(r"^(?:the )?[a-z]+s (?=\d+ )")  # "upon completion of the talks 12 documents were signed"
_QUANTITY = re.compile(r"^(?:no|any|such|another|several|various|some)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Run:
    """Documents that one list joins; `governors` are the nouns that "of", "on" lead to it from, innermost first."""

    members: list[Instrument]
    governors: list[NounGroup]
    prep: str  # the preposition right before it
    first: int
    last: int
    agents: list[NounGroup] = field(default_factory=list)  # "the initialling by A, on 5 June, of"

    def titles(self, offset: int) -> bool:
        """Whether an offset lies inside the title of one of them."""
        return any(member.noun.start <= offset < member.end for member in self.members)

    @property
    def nouns(self) -> list[NounGroup]:
        return [member.noun for member in self.members]


def runs(row: Sequence[Group]) -> list[Run]:
    """The documents of a sentence, list by list."""
    found: list[Run] = []
    for document in _instruments(row):
        last = found[-1] if found else None
        if last is not None and _joined(row, last.last, document.at):
            last.members.append(document)
            last.last = document.last
        else:
            run = Run([document], *_governed(row, document.at), document.at, document.last)
            if run.prep == "of":
                _far_governor(row, run)
            found.append(run)
    for run in found:
        run.members = [item for member in _without_heading(row, run.members) for item in _items(member)]
    return found


def _instruments(row: Sequence[Group]) -> list[Instrument]:
    found: list[Instrument] = []
    for at, group in enumerate(row):
        mention = document_of(row, at)
        previous = found[-1] if found else None
        if mention is None or (previous is not None and at <= previous.last):
            continue
        assert isinstance(group, NounGroup)
        if previous is not None and _abbreviates(row, previous, at):
            previous.last, previous.reach = at + 1, group.end
            read_on(row, previous)
            continue
        document = Instrument(group, mention, at, at, end=group.end)
        read_on(row, document)
        if previous is not None and _apposed(row, previous, document):
            _take_apposition(previous, document)
        else:
            found.append(document)
    return found


def _take_apposition(before: Instrument, document: Instrument) -> None:
    """`the Waters Agreement, a pact on security`: the apposition says what it is, and on what."""
    before.abouts = before.abouts or document.abouts
    before.last = document.last
    if before.named and before.mention.form == "agreement":
        before.mention = replace(before.mention, form=document.mention.form)


def _abbreviates(row: Sequence[Group], document: Instrument, at: int) -> bool:
    """`a memorandum of understanding (MOU)`, `the Mutual Defence Treaty (the Pukpuk Treaty)`: one document."""
    group = row[at]
    short = group.end - group.start <= 8 or (at + 1 < len(row) and row[at + 1].kind == "close")
    return at - document.last == 2 and row[at - 1].kind == "open" and short


def _apposed(row: Sequence[Group], before: Instrument, document: Instrument) -> bool:
    """`the Nakamal Agreement, a pact on security,`: the same document once more."""
    if document.at - before.last != 2 or row[before.last + 1].kind != "comma":
        return False
    known = before.named or before.noun.units[0].lower == "the"
    follows = row[document.last + 1] if document.last + 1 < len(row) else None
    return known and document.noun.units[0].lower in ("a", "an") and (follows is None or follows.kind != "and")


def _joined(row: Sequence[Group], last: int, at: int) -> bool:
    """Whether nothing but commas, "and", numbers and letters of a list stand between two documents."""
    return last < at and all(
        group.kind in _BETWEEN
        or (group.end - group.start <= 4 and isinstance(group, NounGroup))
        or group.lower in _ALSO
        for group in row[last + 1 : at]
    )


def _governed(row: Sequence[Group], at: int) -> tuple[list[NounGroup], str]:
    """The nouns from which prepositions lead to a document, and the preposition right before it."""
    found: list[NounGroup] = []
    here, prep = at - 1, ""
    while here >= 1 and row[here].kind in ("quote", "open"):
        here -= 1
    if here >= 1 and row[here].kind == "date" and row[here].end + 1 >= row[at].start:  # "under the 1998 Agreement"
        here -= 2 if row[here - 1].lower == "the" else 1
    prep = row[here].lower if here >= 0 and row[here].kind == "prep" else ""
    while here >= 1 and row[here].kind == "prep" and row[here].lower != "under":  # "consultations under the treaty"
        if row[here - 1].kind == "date" and here >= 3 and row[here - 2].kind == "prep":
            here -= 2  # "the completion in March of"
        group = row[here - 1]
        if not isinstance(group, NounGroup):
            break
        found.append(group)
        here -= 2
    return found, prep


def _far_governor(row: Sequence[Group], run: Run) -> None:
    """`the initialling by the ministers, on 5 June, of the agreement`: the noun past what stands between."""
    agents: list[NounGroup] = []
    for at in range(run.first - 2, max(-1, run.first - 12), -1):
        group = row[at]
        if isinstance(group, VerbGroup) or group.kind in ("rel", "that", "mark", "if"):
            return
        if isinstance(group, NounGroup) and group.head.lower in _ACTS:
            run.agents, run.governors = agents, [group]
            return
        if isinstance(group, NounGroup) and row[at - 1].lower == "by":
            agents.append(group)
        elif (isinstance(group, NounGroup) and row[at + 1].lower == "by") or (
            isinstance(group, NounGroup) and row[at + 1].kind == "comma" and agents
        ):
            run.agents = agents
            run.governors = [group]
            return


def bundles(noun: NounGroup) -> bool:
    """Whether a noun only counts documents: `a package of`."""
    return noun.head.last in _BUNDLES


def _without_heading(row: Sequence[Group], members: list[Instrument]) -> list[Instrument]:
    """`signed three documents: A, B and C`: the heading of a list is none of its items."""
    if len(members) < 2 or (members[0].mention.form != "documents" and not _plural(members[0])):
        return members
    colon = any(group.lower == ":" for group in row[members[0].last : members[1].at])
    return members[1:] if colon else members


def _plural(document: Instrument) -> bool:
    return document.mention.detail == "plural" or document.noun.head.lower.split()[0].endswith("s")


def _items(document: Instrument) -> list[Instrument]:
    """`MOUs on A, B and C` are three, `an MOU on A and B` is one."""
    if len(document.abouts) < 2 or not _plural(document) or _counts_more(document):
        return [document]
    return [
        replace(document, abouts=[about], end=about.end, later=index > 0) for index, about in enumerate(document.abouts)
    ]


def _counts_more(document: Instrument) -> bool:
    """`fifteen documents on energy and ports`: more than the fields that they are on."""
    return any(counted(unit.lower) > len(document.abouts) for unit in document.noun.units)


def behind(run: Run, row: Sequence[Group], verb: VerbGroup) -> None:
    """`Memoranda were signed on health and sport`: what documents are about may follow the verb."""
    document = run.members[-1]
    at = next((index for index, group in enumerate(row) if group is verb), -1)
    if at < run.last or document.abouts or document.mention.form == "documents":
        return
    longer = replace(document, abouts=[])
    read_on(row, longer, at)
    if longer.abouts:
        run.members[-1:] = [replace(item, later=True) for item in _items(longer)]


def title(scene: Scene, document: Instrument) -> str:
    """The title of a document: `memorandum of understanding on fisheries`, `10 documents`."""
    noun, about = document.noun, document.abouts[0] if document.abouts else None
    if document.mention.form == "exchange of notes" and document.named:
        about_text = f" on {scene.text(about.start, document.end)}" if about is not None else ""
        return phrases.tidy(f"{document.mention.name}{about_text}")
    if about is not None and document.later:
        text = f"{document.mention.form.removesuffix('s')} on {scene.text(about.start, document.end)}"
    else:
        text = scene.text(noun.start, max(noun.end, document.end))
    text = _SOURCE.sub("", _MERGED.sub("", text))
    text = _QUANTITY.sub("", _SIDED.sub("", text) if about is not None else text)
    return phrases.tidy(_PARTIES.sub("", _BRACKETS.sub("", text)))
