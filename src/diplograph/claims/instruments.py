"""A document as a noun group names it: what it is about, its term and its sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from diplograph.claims.frames import concludes
from diplograph.claims.groups import Group, NounGroup, VerbGroup
from diplograph.claims.hits import is_a
from diplograph.records import Mention

SIDES = frozenset({"between", "with", "among"})
# Prepositions that lead to what a document is about.
_ABOUT = frozenset({"on", "for", "of", "in", "regarding", "concerning", "to", "about", "against", "towards", "toward"})
_TERMS = frozenset({"for", "of", "until", "through"})  # "for 2025-2027", "of 1992": part of the title
_LEADING = _ABOUT | SIDES | _TERMS | {"worth"}
_YEARS = frozenset({"years", "period", "year"})
_OCCASIONS = frozenset("occasion sidelines margins fringes spot day eve".split())  # "signed on this occasion"
_TIMES = frozenset("future month year years months weeks week days".split())
_FIELDS = frozenset("field fields area areas sphere spheres sector sectors domain domains".split())
# Named programmes and plans are initiatives, unless they are signed.
_PLANS = frozenset({"programme", "plan", "roadmap", "mechanism", "strategy", "vision", "agenda"})
_QUALITIES = frozenset("mutual better common deeper shared greater full clear deep".split())
# Nouns and adjectives that say nothing of what a document is.
_GENERIC = frozenset(
    """agreement deal treaty treatie pact accord convention protocol document contract arrangement draft memorandum
    memoranda declaration statement communique communiqué resolution charter understanding roadmap ceasefire truce
    armistice mou text plan programme program new latest present bilateral same last this that""".split()
) | {
    "memorandum of understanding", "joint statement", "joint communique", "joint declaration", "cease-fire",
    "bilateral agreement", "bilateral document", "joint document",
}  # fmt: skip


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


def document_of(row: Sequence[Group], at: int) -> Mention | None:
    """The document that a noun group is: an instrument, a plan that may be signed, notes that are exchanged."""
    noun = row[at]
    if not isinstance(noun, NounGroup):
        return None
    mention = noun.head.mention
    if mention is None:
        return _notes(row, at, noun)
    if is_a(noun, "instrument") and not _mere_sense(noun):
        return mention
    if mention.kind == "initiative" and mention.form in _PLANS:
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
    beside = row[max(at - 1, 0) : at + 4]  # "notes on this grant were exchanged"
    if not any(isinstance(group, VerbGroup) and group.lemma == "exchange" for group in beside):
        return None
    about = row[at + 2] if isinstance(row[at + 1], VerbGroup) and at + 2 < len(row) else row[at + 1]
    if about.lower not in ("on", "regarding", "concerning", "for", "about"):
        return None
    form = f"exchange of {noun.head.last}"
    return Mention(noun.start, noun.end, "instrument", "exchange-of-notes", form, form="exchange of notes")


def read_on(row: Sequence[Group], document: Instrument, after: int = -1) -> None:
    """Take in what follows a document's noun, or the group at `after`: what it is about, its term, and its sides."""
    _Following(row, document, document.last if after < 0 else after).read()


class _Following:
    """The groups behind a document's noun, as far as they belong to it; `prep` governs what comes next."""

    def __init__(self, row: Sequence[Group], document: Instrument, after: int) -> None:
        self.row, self.document = row, document
        self.at, self.prep, self.joined = after + 1, "", False
        self.between = False  # within the sides: "between the government of Peru and"
        self.edge = after  # the last group that belongs to the document, a bracket included

    def read(self) -> None:
        while self.at < len(self.row) and self._takes(self.row[self.at]):
            self.at += 1

    def _takes(self, group: Group) -> bool:
        if group.kind == "open":
            closes = self.at + 2 < len(self.row) and self.row[self.at + 2].kind == "close"
            if closes:
                self.at, self.edge = self.at + 2, self.at + 2
            return closes
        if isinstance(group, VerbGroup):
            return self._verb(group)
        if isinstance(group, NounGroup):
            return self._noun(group)
        if group.kind == "date":
            return self._date(group)
        return group.kind == "quote" or self._links(group)

    def _links(self, group: Group) -> bool:
        """A preposition, or what joins two things that one preposition governs."""
        if group.kind == "prep" and group.lower in _LEADING:
            self.prep, self.joined = group.lower, False
            return True
        beside = self.edge == self.at - 1 or (group.kind == "and" and self.joined)
        self.joined = group.kind in ("and", "comma") and bool(self.prep) and beside
        return self.joined

    def _date(self, group: Group) -> bool:
        document = self.document
        titled = self.at == document.at + 1 and group.lower[:4].isdigit()  # "the Plan of Action 2026-2027"
        if not titled and self.prep not in _TERMS:
            return False
        if not titled and self.prep == "of":
            document.date = group
        document.last, document.end, self.prep = self.at, group.end, ""
        return True

    def _noun(self, group: NounGroup) -> bool:
        document, prep = self.document, self.prep
        whose = prep in ("of", "for") and group.head.tag == "A" and len(group.units) == 1 and not document.abouts
        owned = whose and prep == "of"  # "the agreement of A and B on fisheries"
        self.between = prep in SIDES or owned or (self.between and prep == "of")
        sided = prep in SIDES or (self.between and self.joined and group.head.tag == "A")
        anew = self.joined and not sided and self._begins_anew(group)
        if not prep or anew or group.lower == "according":
            return False
        if (prep in ("in", "to") and group.head.tag == "A") or (
            prep in ("in", "to", "for") and group.head.lower in _TIMES
        ):
            return False
        if sided and document_of(self.row, self.at) is not None:
            return False
        if (prep == "on" and group.head.last in _OCCASIONS) or (prep == "in" and group.head.lower == "presence"):
            return False
        if group.head.lower in _YEARS and self._years(group):
            return True
        if not sided and prep != "worth" and not whose and (not document.abouts or self.joined):
            document.abouts.append(group)
        elif prep == "of" and document.abouts and document.abouts[-1].head.lower in _FIELDS:
            document.abouts[-1] = group  # "in the fields of health and sport"
        document.last, document.reach, self.joined, self.edge = self.at, group.end, False, self.at
        document.end = document.end if sided or owned else group.end
        return True

    def _years(self, group: NounGroup) -> bool:
        """`for the years 2026 and 2027`: the term, as a noun and its dates."""
        at = self.at + 1
        if at >= len(self.row) or self.row[at].kind != "date":
            return False
        self.document.last, self.document.end, self.at, self.prep = at, self.row[at].end, at, ""
        return True

    def _begins_anew(self, group: NounGroup) -> bool:
        """Whether a noun behind "and" or a comma is no further subject of the document but a thing of its own."""
        last = self.document.abouts[-1] if self.document.abouts else None
        if document_of(self.row, self.at) is not None or last is None or group.head.tag != last.head.tag:
            return True
        follows = self.row[self.at + 1] if self.at + 1 < len(self.row) else None
        if not isinstance(follows, VerbGroup):
            return False
        return (follows.form == "finite" and not follows.passive) or group.units[0].lower in ("the", "a", "an")

    def _verb(self, verb: VerbGroup) -> bool:
        if self._continues(verb):
            self._clause()
            return False
        if self._describes(verb):
            self.prep, self.joined, self.at = self.row[self.at + 1].lower, False, self.at + 1
            return True
        return False

    def _continues(self, verb: VerbGroup) -> bool:
        """`an agreement on opening a workshop`, `a protocol amending the treaty`, `a contract to supply pipes`."""
        beside = self.document.last == self.at - 1
        if verb.form == "gerund":
            return beside or (self.row[self.at - 1].kind == "prep" and self.prep in _ABOUT)
        opens = beside and self.document.at == self.document.last and self.document.noun.units[0].lower != "the"
        return verb.form == "infinitive" and not verb.passive and opens

    def _describes(self, verb: VerbGroup) -> bool:
        """`a protocol on cherries exported to Peru`: a participle of what the document is about, no verb of its own."""
        reduced = verb.last - verb.first == 1 and verb.tense == "past" and verb.form == "finite"
        follows = self.at + 1 < len(self.row) and self.row[self.at + 1].kind == "prep"
        beside = bool(self.document.abouts) and self.document.last == self.at - 1
        governed = reduced and any(isinstance(group, VerbGroup) for group in self.row[: self.document.at])
        return governed and follows and beside and not concludes(verb.lemma)

    def _clause(self) -> None:
        """What the verb form behind the noun governs."""
        document = self.document
        for here in range(self.at + 1, len(self.row)):
            group = self.row[here]
            if isinstance(group, NounGroup):
                if not document.abouts:
                    document.abouts.append(group)
                document.last, document.end = here, group.end
            elif group.kind == "date" and self.row[here - 1].lower in ("to", "until", "the"):
                document.last, document.end = here, group.end  # "amending the 2003 agreement"
            elif group.kind != "prep" or group.lower in SIDES | {"by", "after", "during"}:
                return
