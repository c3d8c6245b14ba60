"""Groups -> clauses: each verb group with its subject, its arguments, and the clause that it hangs on.

No full parse: the arguments after a verb stay a flat list of (preposition, noun group), since whether "on trade"
hangs on the verb or on "talks" makes no difference to what is claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from diplograph.claims.groups import Group, NounGroup, VerbGroup
from diplograph.language import verbs as language

Link = Literal["main", "coordinate", "relative", "that", "infinitive", "gerund", "participle", "if"]

# Verbs whose object is a whole clause, with or without "that".
OPINION = frozenset(
    """say tell add note hope believe think expect know announce declare state stress emphasize emphasise underline underscore
    confirm report claim warn argue insist suggest propose reiterate reaffirm affirm recall acknowledge agree explain assure
    deny indicate predict promise pledge vow understand feel mention maintain point recognize recognise""".split()
)
# "urged X to do": the object of these does what the infinitive says; elsewhere it is the subject.
OBJECT_CONTROL = frozenset(
    """urge ask call invite request encourage order instruct press allow enable help persuade advise require tell want
    expect appeal implore exhort demand authorize authorise oblige compel task direct permit lead beg""".split()
)


# A date behind these is a term or a deadline, not the day of the event; behind "planned for" it is the day.
_NOT_WHEN = frozenset({"for", "until", "till", "of", "through", "between", "to"})
_SCHEDULING = frozenset({"plan", "schedule", "set", "slate", "postpone", "expect", "due"})


_INTRANSITIVE = frozenset(
    "speak talk arrive travel come go fly agree meet cooperate participate happen remain return depart die fall rise".split()
)


def _modifies(group: Group) -> bool:
    """`a protocol amending the treaty`: a gerund that hangs on the noun before it."""
    return isinstance(group, VerbGroup) and group.form == "gerund"


@dataclass(slots=True)
class Argument:
    """A noun group after (or, fronted, before) a verb; `prep` is empty for an object, `joined` says what precedes it."""

    prep: str
    noun: NounGroup
    joined: Literal["", "and", "comma"] = ""
    fronted: bool = False


@dataclass(slots=True, eq=False)
class Clause:
    """A verb group and what belongs to it. `start` and `end` are offsets of the whole clause, subject included."""

    verb: VerbGroup
    link: Link
    parent: Clause | None
    subject: list[NounGroup] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    dates: list[Group] = field(default_factory=list)
    prep: str = ""
    start: int = 0
    end: int = 0
    children: list[Clause] = field(default_factory=list)
    conditional: bool = False
    inverted: bool = False

    def objects(self) -> list[NounGroup]:
        """The noun groups that follow the verb without a preposition."""
        return [argument.noun for argument in self.arguments if not argument.prep]

    def after(self, *preps: str) -> list[NounGroup]:
        """The noun groups that one of these prepositions governs."""
        return [argument.noun for argument in self.arguments if argument.prep in preps]

    def child(self, *links: Link) -> Clause | None:
        """The first clause that hangs on this one by one of these links."""
        return next((child for child in self.children if child.link in links), None)


def clauses(groups: Sequence[Group]) -> list[Clause]:
    """The clauses of a stretch of groups, in the order of their verbs."""
    return _Parser(groups).parse()


class _Parser:
    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.found: list[Clause] = []
        self.subject_starts: dict[int, int] = {}  # index of verb group -> index where its subject begins

    def parse(self) -> list[Clause]:
        verbs = [index for index, group in enumerate(self.groups) if isinstance(group, VerbGroup)]
        for index in verbs:
            self.found.append(self._clause(index))
        for position, index in enumerate(verbs):
            following = verbs[position + 1] if position + 1 < len(verbs) else len(self.groups)
            stop = self.subject_starts.get(following, following)
            self._collect(self.found[position], index, stop if stop > index else following)
            self._fronted(self.found[position], index, verbs[position - 1] if position else -1)
        self._lend_subjects()
        for clause in reversed(self.found):
            last = clause.children[-1].end if clause.children else 0
            clause.end = max(clause.end, last)
        return self.found

    def _lend_subjects(self) -> None:
        """`Speaking to X, Lee said`: a participle that opens the sentence has the subject of the verb that follows."""
        for clause, following in zip(self.found, self.found[1:], strict=False):
            if clause.link == "participle" and clause.parent is None and not clause.subject:
                clause.subject = following.subject

    # --- subjects ---------------------------------------------------------------------------------------------------

    def _clause(self, index: int) -> Clause:
        verb = self.groups[index]
        assert isinstance(verb, VerbGroup)
        previous = self.found[-1] if self.found else None
        if verb.form == "infinitive":
            clause = self._dependent(verb, "infinitive", previous)
            before = self.groups[index - 1] if index else None
            if verb.passive and isinstance(before, NounGroup):  # "the summit to be held"
                clause.subject = [before]
            return clause
        if verb.form == "gerund":
            return self._gerund(verb, index, previous)
        if self._is_reduced(verb, index):
            return self._reduced(verb, index, previous)
        return self._finite(verb, index, previous)

    def _dependent(self, verb: VerbGroup, link: Link, parent: Clause | None) -> Clause:
        clause = Clause(verb, link, parent, start=verb.start, end=verb.end)
        if parent is not None:
            parent.children.append(clause)
            clause.conditional = parent.conditional
            clause.subject = parent.subject
        return clause

    def _gerund(self, verb: VerbGroup, index: int, previous: Clause | None) -> Clause:
        before = self.groups[index - 1] if index else None
        link: Link = "participle" if before is None or before.kind == "comma" else "gerund"
        clause = self._dependent(verb, link, previous)
        if before is not None and before.kind == "prep":
            clause.prep = before.lower
        return clause

    def _is_reduced(self, verb: VerbGroup, index: int) -> bool:
        """`documents signed in Seoul`: a participle behind its noun, not a finite verb."""
        if verb.last - verb.first != 1 or verb.tense != "past" or index == 0:
            return False
        before = self.groups[index - 1]
        after = self.groups[index + 1] if index + 1 < len(self.groups) else None
        if verb.lemma in _INTRANSITIVE:
            return False
        if after is not None and after.lower == "by":
            return before.kind in ("noun", "comma")
        if before.kind == "comma" and index >= 2 and after is not None and after.kind in ("prep", "date"):
            noun = self.groups[index - 2]
            return isinstance(noun, NounGroup) and noun.head.tag == "N" and noun.head.mention is not None
        if not isinstance(before, NounGroup) or after is not None and after.kind in ("noun", "that"):
            return False
        if before.head.tag == "A":
            return False
        governed = index >= 2 and self.groups[index - 2].kind in ("verb", "prep")
        if not governed:
            return self._finite_follows(index)
        return after is not None and after.kind in ("prep", "date", "comma") or self._finite_follows(index)

    def _finite_follows(self, index: int) -> bool:
        """Whether another finite verb follows before the clause can end, so that this one is no main verb."""
        for group in self.groups[index + 1 :]:
            if group.kind in ("comma", "and", "rel", "that", "if", "mark"):
                return False
            if isinstance(group, VerbGroup) and group.form == "finite":
                return True
        return False

    def _reduced(self, verb: VerbGroup, index: int, previous: Clause | None) -> Clause:
        before = self.groups[index - 1]
        clause = self._dependent(verb, "participle", previous)
        clause.verb.passive = True
        clause.verb.form = "participle"
        antecedent = self._antecedent(index - 1 if isinstance(before, NounGroup) else index - 2)
        clause.subject = [antecedent] if antecedent else []
        return clause

    def _antecedent(self, at: int) -> NounGroup | None:
        """The noun that a participle describes: in `the letter on trade signed in Rome` the letter, not trade."""
        nearest = self.groups[at] if at >= 0 else None
        if not isinstance(nearest, NounGroup):
            return self._noun_before(at)
        first = at
        while first >= 2 and self.groups[first - 1].kind in ("prep", "and") and isinstance(self.groups[first - 2], NounGroup):
            first -= 2
            group = self.groups[first]
            mention = group.head.mention if isinstance(group, NounGroup) else None
            if mention is not None and mention.kind in ("instrument", "event", "initiative") and self.groups[first + 1].kind == "prep":
                assert isinstance(group, NounGroup)
                return group
        return nearest

    def _noun_before(self, index: int) -> NounGroup | None:
        return next((g for g in reversed(self.groups[:index]) if isinstance(g, NounGroup)), None)

    def _finite(self, verb: VerbGroup, index: int, previous: Clause | None) -> Clause:
        relative = self._relative(index)
        if relative is not None:
            clause = self._dependent(verb, "relative", previous)
            clause.subject = relative
            return clause
        chain, start = self._chain_before(index)
        if not chain:
            chain, start = self._far_subject(verb, index)
        if not chain:
            return self._without_subject(verb, index, previous)
        self.subject_starts[index] = start
        opener = self.groups[start - 1] if start else None
        if opener is not None and opener.kind == "rel":  # "which Seoul hosts": the antecedent is its object
            clause = self._dependent(verb, "relative", previous)
            antecedent = self._noun_before(start - 1)
            if antecedent:
                clause.arguments.append(Argument("", antecedent))
        elif opener is not None and opener.kind == "that" or previous and self._takes_clause(previous, start):
            clause = self._dependent(verb, "that", previous)
        else:
            clause = Clause(verb, "main", None)
            if opener is not None and opener.kind == "if":
                clause.link, clause.conditional = "if", opener.lower in ("if", "unless", "whether")
                if previous is not None and self.groups[start - 2] is previous.verb:  # "discussed how trade could grow"
                    clause.parent = previous
                    previous.children.append(clause)
        clause.subject = chain
        clause.start, clause.end = chain[0].start, verb.end
        return clause

    def _far_subject(self, verb: VerbGroup, index: int) -> tuple[list[NounGroup], int]:
        """`Measures for doing this and that were discussed`: the noun that opens the sentence, past other verb forms."""
        opening = self.groups[0]
        if not isinstance(opening, NounGroup) or any(clause.verb.form == "finite" for clause in self.found):
            return [], index
        if index and self.groups[index - 1].kind in ("quote", "comma"):
            return [], index
        return [opening], 0

    def _takes_clause(self, previous: Clause, start: int) -> bool:
        """`he said services would restart`: nothing stands between the verb and the subject of what was said."""
        return previous.verb.lemma in OPINION and start > 0 and self.groups[start - 1] is previous.verb

    def _relative(self, index: int) -> list[NounGroup] | None:
        """The antecedent where the verb's subject is a relative pronoun."""
        at = index - 1
        while at >= 0 and self.groups[at].kind in ("date", "prep"):
            at -= 1
        if at < 0 or self.groups[at].kind != "rel":
            return None
        noun = self._noun_before(at)
        return [noun] if noun else []

    def _chain_before(self, index: int) -> tuple[list[NounGroup], int]:
        """The noun groups that are the subject of the finite verb at `index`, and where they begin."""
        at = self._skip_back(index - 1)
        if at < 0 or not isinstance(self.groups[at], NounGroup):
            return [], index
        first, listed = at, False
        while first >= 2:
            before = self.groups[first - 1]
            if not isinstance(self.groups[first - 2], NounGroup):
                break
            if before.kind == "prep" or before.kind == "and":
                listed = listed or before.kind == "and"
            elif not (before.kind == "comma" and listed and self._lists(first)) and not _modifies(before):
                break
            first -= 2
        if first and self.groups[first - 1].kind == "prep":
            return [], index
        apposed = self.groups[at + 2] if at + 2 < index and self.groups[at + 1].kind == "comma" else None
        named = isinstance(apposed, NounGroup) and apposed.head.mention is not None and apposed.head.mention.kind == "person"
        return [*self._heads(first, at), *([apposed] if named and isinstance(apposed, NounGroup) else [])], first

    def _lists(self, first: int) -> bool:
        """Whether the group before a comma is a member of the same list, and not the end of a fronted adjunct."""
        here, before = self.groups[first], self.groups[first - 2]
        assert isinstance(here, NounGroup) and isinstance(before, NounGroup)
        return here.head.tag == before.head.tag and (first < 3 or self.groups[first - 3].kind != "prep")

    def _heads(self, first: int, last: int) -> list[NounGroup]:
        """The groups of a chain that no preposition governs."""
        heads: list[NounGroup] = []
        for at in range(first, last + 1):
            group = self.groups[at]
            if isinstance(group, NounGroup) and (at == first or self.groups[at - 1].kind not in ("prep", "verb")):
                if at == first or self.groups[at - 1].kind != "and" or not self._in_phrase(first, at):
                    heads.append(group)
        return heads

    def _in_phrase(self, first: int, at: int) -> bool:
        """`the presidents of A and B`: B is governed by "of", as A is, unless it can act like the head itself."""
        if at - 2 <= first or self.groups[at - 3].kind != "prep":
            return False
        head, here, governed = self.groups[first], self.groups[at], self.groups[at - 2]
        assert isinstance(head, NounGroup) and isinstance(here, NounGroup) and isinstance(governed, NounGroup)
        kinds = [group.head.mention.kind if group.head.mention else "" for group in (head, governed, here)]
        return kinds[1] == kinds[2] or kinds[0] != kinds[2]

    def _skip_back(self, at: int) -> int:
        """Step back over dates, brackets and what stands between two commas."""
        while at >= 0:
            kind = self.groups[at].kind
            if kind == "date":
                at -= 2 if at and self.groups[at - 1].kind == "prep" else 1
            elif kind == "close":
                at = next((i for i in range(at, -1, -1) if self.groups[i].kind == "open"), 0) - 1
            elif kind == "comma":
                opening = self._opening_comma(at)
                if opening < 0:
                    return -1
                at = opening - 1
            else:
                break
        return at

    def _opening_comma(self, closing: int) -> int:
        """The comma that opens the parenthesis that ends at `closing`, or -1.

        A comma before "who", "which" or a participle opens one for certain; else it is the nearest comma, unless a
        finite verb stands between the two, which makes a series of verbs and no parenthesis.
        """
        nearest, verb_between = -1, False
        for at in range(closing - 1, 0, -1):
            group = self.groups[at]
            if group.kind in ("mark", "quote", "that"):
                break
            if isinstance(group, VerbGroup) and group.form == "finite":
                verb_between = True
            if group.kind != "comma" or not (isinstance(self.groups[at - 1], NounGroup) or self.groups[at - 1].kind == "date"):
                continue
            if self._opens_parenthesis(at + 1):
                return at
            if nearest < 0 and not verb_between:
                nearest = at
        return nearest

    def _opens_parenthesis(self, at: int) -> bool:
        if self.groups[at].kind == "prep" and at + 1 < len(self.groups):
            return self.groups[at + 1].kind == "rel"
        group = self.groups[at]
        if group.kind == "rel":
            return True
        return isinstance(group, VerbGroup) and (group.form == "gerund" or self._is_reduced(group, at))

    def _without_subject(self, verb: VerbGroup, index: int, previous: Clause | None) -> Clause:
        """A verb that shares the subject of the clause before it, or is followed by its subject (`said Lee`)."""
        following = self.groups[index + 1] if index + 1 < len(self.groups) else None
        if verb.lemma in OPINION and isinstance(following, NounGroup) and (previous is None or self._opens_anew(index)):
            return Clause(verb, "main", None, [following], start=verb.start, end=verb.end, inverted=True)
        model = self._coordinated_with(previous, verb)
        clause = Clause(verb, "coordinate" if model else "main", model.parent if model else None, start=verb.start, end=verb.end)
        if model:
            clause.subject, clause.conditional = model.subject, model.conditional
            if model.parent:
                model.parent.children.append(clause)
                clause.link = model.link
        return clause

    def _opens_anew(self, index: int) -> bool:
        return index == 0 or self.groups[index - 1].kind in ("comma", "quote", "mark")

    def _coordinated_with(self, previous: Clause | None, verb: VerbGroup) -> Clause | None:
        """The clause whose subject a verb behind "and" shares: the last one of the same form."""
        while previous is not None:
            if previous.verb.form == "finite" and previous.link not in ("relative",):
                return previous
            at = self.found.index(previous)
            previous = self.found[at - 1] if at else None
        return None

    # --- arguments --------------------------------------------------------------------------------------------------

    def _collect(self, clause: Clause, index: int, stop: int) -> None:
        """Gather what follows the verb, up to the next verb or its subject."""
        prep, joined, at = "", "", index + 1
        if clause.inverted:
            at += 1
        end = clause.verb.end
        while at < stop:
            group = self.groups[at]
            if isinstance(group, NounGroup):
                if not joined and isinstance(self.groups[at - 1], NounGroup):
                    prep = ""  # "condemns without reservation the violence"
                clause.arguments.append(Argument(prep, group, joined))  # type: ignore[arg-type]
                joined = ""
                end = group.end
            elif group.kind == "prep":
                prep = group.lower
            elif group.kind == "open":
                at = self._closing(at, stop)
                end = max(end, self.groups[at].end)
            elif group.kind in ("and", "comma"):
                joined = group.kind if group.kind == "and" or joined != "and" else joined
            elif group.kind == "date":
                if prep not in _NOT_WHEN or clause.verb.lemma in _SCHEDULING:
                    clause.dates.append(group)
                end = group.end
                prep = ""
            elif group.lower in (":", ";"):
                prep, joined = "", "comma"
            elif group.kind in ("that", "rel", "if", "mark", "quote"):
                break
            at += 1
        clause.start = clause.start or clause.verb.start
        clause.end = max(clause.end, end)

    def _closing(self, opening: int, stop: int) -> int:
        """The bracket that closes the one at `opening`, or the last group before `stop`."""
        return next((at for at in range(opening, stop) if self.groups[at].kind == "close"), stop - 1)

    def _fronted(self, clause: Clause, index: int, previous: int) -> None:
        """Adjuncts before the subject: `After the summit, the two leaders ...`, `On Tuesday, ...`."""
        start = self.subject_starts.get(index)
        if start is None or clause.link not in ("main", "that", "if"):
            return
        begin = previous + 1 if clause.link == "that" or previous >= 0 else 0
        if previous >= 0 and not self._boundary(begin, start):
            return
        prep = ""
        for at in range(begin, start):
            group = self.groups[at]
            if group.kind == "prep":
                prep = group.lower
            elif isinstance(group, NounGroup) and prep:
                clause.arguments.append(Argument(prep, group, fronted=True))
            elif group.kind == "date":
                clause.dates.append(group)
        for at in range(start, index):
            if self.groups[at].kind == "date":
                clause.dates.append(self.groups[at])

    def _boundary(self, begin: int, start: int) -> bool:
        return begin < start and self.groups[begin].kind == "prep" and any(g.kind == "comma" for g in self.groups[begin:start])
