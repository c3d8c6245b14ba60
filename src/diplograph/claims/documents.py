"""The documents that a sentence names: where each stands among its groups, what it is about, and what governs it.

Documents that a list joins ("an agreement on A, a memorandum on B and C") make a run: what is told of the list is told of
each. A document in the plural with several subjects is as many documents; one in the singular is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from diplograph.claims import phrases
from diplograph.claims.frames import concludes
from diplograph.claims.groups import Group, NounGroup, VerbGroup
from diplograph.claims.hits import is_a
from diplograph.claims.scene import Scene
from diplograph.records import Mention

SIDES = frozenset({"between", "with", "among"})
# Prepositions that lead to what a document is about.
_ABOUT = frozenset({"on", "for", "of", "in", "regarding", "concerning", "to", "about", "against", "towards", "toward"})
_TERMS = frozenset({"for", "of", "until", "through"})  # "for 2025-2027", "of 1992": part of the title
# Nouns that only count or bundle the documents that "of" after them names, or say that they are a text.
_BUNDLES = frozenset(
    """total package number series set range raft batch host handful slew string flurry array clutch dozen dozens portfolio pack text texts version copy draft
    body""".split()
)
# Named programmes and plans are initiatives, unless they are signed.
_PLANS = frozenset({"programme", "plan", "roadmap", "mechanism", "strategy", "vision", "agenda"})
_ACTS = frozenset("signing signature conclusion adoption ratification initialling completion approval exchange entry".split())
_QUALITIES = frozenset("mutual better common deeper shared greater full clear deep".split())
_BETWEEN = frozenset(("and", "comma", "mark", "open", "close", "quote"))
_ALSO = frozenset({"as", "well", "alongside", "plus", "including"})
_BRACKETS = re.compile(r"\([^)]*\)")
_PARTIES = re.compile(r"\s+(?:between|among)\s+(?:the\s+)?[A-Z][^,;]*$")
_QUANTITY = re.compile(r"^(?:no|any|such|another|several|various|some)\s+", re.IGNORECASE)
_GENERIC = frozenset(
    """agreement deal treaty treatie pact accord convention protocol document contract arrangement draft memorandum memoranda declaration
    statement communique communiqué resolution charter understanding roadmap ceasefire truce armistice mou text plan programme
    program new latest present bilateral same last this that""".split()
) | {"memorandum of understanding", "joint statement", "joint communique", "joint declaration", "cease-fire", "bilateral agreement",
     "bilateral document", "joint document"}


@dataclass(slots=True)
class Instrument:
    """A document by its noun group: `at` and `last` are the indexes of the groups where it begins and ends."""

    noun: NounGroup
    mention: Mention
    at: int
    last: int
    abouts: list[NounGroup] = field(default_factory=list)
    end: int = 0
    later: bool = False  # not the first thing that its noun is about
    date: Group | None = None  # "the agreement of 1992"
    reach: int = 0  # where its words end with its sides: "the agreement between A and B"

    @property
    def named(self) -> bool:
        """Whether it has a name of its own."""
        return self.mention.name != self.mention.form

    @property
    def generic(self) -> bool:
        """Whether its noun alone says nothing of what it is: `the agreement`."""
        words = {unit.lower.removesuffix("s") for unit in self.noun.units if unit.tag != "D"}
        return not self.named and words <= _GENERIC


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
        mention = _document(row, at)
        previous = found[-1] if found else None
        if mention is None or (previous is not None and at <= previous.last):
            continue
        assert isinstance(group, NounGroup)
        if previous is not None and _abbreviates(row, previous, at):
            previous.last = at + 1
            _read_on(row, previous)
            continue
        document = Instrument(group, mention, at, at, end=group.end)
        _read_on(row, document)
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


def _document(row: Sequence[Group], at: int) -> Mention | None:
    """The document that a noun group is: an instrument, a plan that may be signed, notes that are exchanged."""
    noun = row[at]
    if not isinstance(noun, NounGroup):
        return None
    mention = noun.head.mention
    if is_a(noun, "instrument") and not _mere_sense(noun):
        return mention
    if mention is not None and mention.kind == "initiative" and mention.form in _PLANS:
        return mention
    return _notes(row, at, noun)


def _mere_sense(noun: NounGroup) -> bool:
    """`mutual understanding`, `in agreement`: no text."""
    qualities = {unit.lower for unit in noun.units[:-1]}
    return noun.head.lower == "understanding" and bool(qualities & _QUALITIES)


def _notes(row: Sequence[Group], at: int, noun: NounGroup) -> Mention | None:
    """`exchanged notes on a loan`, `notes were exchanged on`."""
    if noun.head.last not in ("notes", "letters") or at + 1 >= len(row):
        return None
    beside = (row[at - 1] if at else None, row[at + 1])
    if not any(isinstance(group, VerbGroup) and group.lemma == "exchange" for group in beside):
        return None
    about = row[at + 2] if isinstance(row[at + 1], VerbGroup) and at + 2 < len(row) else row[at + 1]
    if about.lower not in ("on", "regarding", "concerning", "for", "about"):
        return None
    form = f"exchange of {noun.head.last}"
    return Mention(noun.start, noun.end, "instrument", "exchange-of-notes", form, form="exchange of notes")


def _abbreviates(row: Sequence[Group], document: Instrument, at: int) -> bool:
    """`a memorandum of understanding (MOU)`: one document."""
    group = row[at]
    return at - document.last == 2 and row[at - 1].kind == "open" and group.end - group.start <= 8


def _apposed(row: Sequence[Group], before: Instrument, document: Instrument) -> bool:
    """`the Nakamal Agreement, a pact on security,`: the same document once more."""
    if document.at - before.last != 2 or row[before.last + 1].kind != "comma":
        return False
    known = before.named or before.noun.units[0].lower == "the"
    follows = row[document.last + 1] if document.last + 1 < len(row) else None
    return known and document.noun.units[0].lower in ("a", "an") and (follows is None or follows.kind != "and")


def _read_on(row: Sequence[Group], document: Instrument) -> None:
    """Take in what follows the noun: what it is about, its term, and its sides."""
    at, prep, joined = document.last + 1, "", False
    while at < len(row):
        group = row[at]
        if group.kind == "open" and at + 2 < len(row) and row[at + 2].kind == "close":
            at += 3
            continue
        if group.kind == "quote":
            at += 1
            continue
        if group.kind == "prep" and group.lower in _ABOUT | SIDES | _TERMS | {"worth"}:
            prep, joined = group.lower, False
        elif isinstance(group, VerbGroup) and _continues(row, document, at, prep):
            _take_clause(row, document, at)
            return
        elif isinstance(group, VerbGroup) and _describes(row, document, at):
            prep, joined, at = row[at + 1].lower, False, at + 1
        elif isinstance(group, NounGroup) and prep and not (joined and prep not in SIDES and _begins_anew(row, at, document)):
            if (prep in ("in", "to") and group.head.tag == "A") or (prep in ("in", "to", "for") and _is_time(group)):
                return
            if _document(row, at) is not None and prep in SIDES:
                return
            if prep in ("of", "for") and not document.abouts and group.head.tag == "A" and len(group.units) == 1:
                joined = False
            elif prep not in SIDES and prep != "worth":
                _take(document, group, joined)
            document.last, joined = at, False
            document.end = group.end if prep not in SIDES else document.end
            document.reach = group.end
        elif group.kind == "date" and at == document.at + 1 and group.lower[:4].isdigit():
            document.last, document.end = at, group.end  # "the Plan of Action 2026-2027"
        elif group.kind == "date" and prep in _TERMS:
            document.date = group if prep == "of" else document.date
            document.last, document.end, prep = at, group.end, ""
        elif group.kind in ("and", "comma") and prep and document.last == at - 1:
            joined = True
        elif not (group.kind == "and" and joined):
            return
        at += 1


def _is_time(noun: NounGroup) -> bool:
    return noun.head.lower in ("future", "month", "year", "years", "months", "weeks", "week", "days")


def _take(document: Instrument, group: NounGroup, joined: bool) -> None:
    if not document.abouts or joined:
        document.abouts.append(group)


def _continues(row: Sequence[Group], document: Instrument, at: int, prep: str) -> bool:
    """`an agreement on opening a workshop`, `a protocol amending the treaty`, `a contract to supply pipes`."""
    verb = row[at]
    assert isinstance(verb, VerbGroup)
    if verb.form == "gerund":
        return row[at - 1].kind == "prep" and prep in _ABOUT or document.last == at - 1
    return verb.form == "infinitive" and not verb.passive and document.last == at - 1 and document.at == document.last


def _describes(row: Sequence[Group], document: Instrument, at: int) -> bool:
    """`a protocol on cherries exported to Peru`: a participle of what the document is about, which is no verb's subject."""
    verb = row[at]
    assert isinstance(verb, VerbGroup)
    reduced = verb.last - verb.first == 1 and verb.tense == "past" and verb.form == "finite"
    follows = at + 1 < len(row) and row[at + 1].kind == "prep"
    governed = any(isinstance(group, VerbGroup) for group in row[: document.at])
    return reduced and follows and governed and bool(document.abouts) and document.last == at - 1 and not concludes(verb.lemma)


def _take_clause(row: Sequence[Group], document: Instrument, at: int) -> None:
    for here in range(at + 1, len(row)):
        group = row[here]
        if isinstance(group, NounGroup):
            if not document.abouts:
                document.abouts.append(group)
            document.last, document.end = here, group.end
        elif group.kind == "date" and row[here - 1].lower in ("to", "until"):
            document.last, document.end = here, group.end
        elif group.kind != "prep" or group.lower in SIDES | {"by", "after", "during"}:
            return


def _begins_anew(row: Sequence[Group], at: int, document: Instrument) -> bool:
    """Whether a noun behind "and" or a comma is no further subject of the document but a thing of its own."""
    group = row[at]
    assert isinstance(group, NounGroup)
    last = document.abouts[-1] if document.abouts else None
    if _document(row, at) is not None or last is None or group.head.tag != last.head.tag:
        return True
    follows = row[at + 1] if at + 1 < len(row) else None
    active = isinstance(follows, VerbGroup) and follows.form == "finite" and not follows.passive
    return active or (isinstance(follows, VerbGroup) and group.units[0].lower in ("the", "a", "an"))


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
    while here >= 1 and row[here].kind == "prep":
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
        elif isinstance(group, NounGroup) and row[at + 1].lower == "by" or (
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
    if len(members) < 2 or members[0].mention.form != "documents" and not _plural(members[0]):
        return members
    colon = any(group.lower == ":" for group in row[members[0].last : members[1].at])
    return members[1:] if colon else members


def _plural(document: Instrument) -> bool:
    return document.mention.detail == "plural" or document.noun.head.lower.split()[0].endswith("s")


def _items(document: Instrument) -> list[Instrument]:
    """`MOUs on A, B and C` are three, `an MOU on A and B` is one."""
    if len(document.abouts) < 2 or not _plural(document):
        return [document]
    return [
        replace(document, abouts=[about], end=about.end, later=index > 0) for index, about in enumerate(document.abouts)
    ]


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
    text = _QUANTITY.sub("", text)
    return phrases.tidy(_PARTIES.sub("", _BRACKETS.sub("", text)).replace("  ", " "))
