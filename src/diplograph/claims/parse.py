"""Groups -> clauses: finds each verb group's subject, arguments and the clause that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.claims import arguments, carried
from diplograph.claims.clauses import Argument, Clause, Link
from diplograph.claims.groups import Group, NounGroup, VerbGroup
from diplograph.claims.subjects import CONJUNCTIONS, OPINION, Subjects

# "urged X to do": the object of these does what the infinitive says; elsewhere it is the subject.
OBJECT_CONTROL = frozenset(
    """urge ask call invite request encourage order instruct press allow enable help persuade advise require tell appeal
    implore exhort demand authorize authorise oblige compel task direct permit lead mandate""".split()
)
# "thanked X for doing": what it is thanked or blamed for is the object's doing.
_THANKING = frozenset(
    "thank commend praise congratulate applaud credit laud condemn criticise criticize denounce blame rebuke".split()
)
# Prepositions that hang a gerund on the noun before them.
_OF_NOUNS = frozenset({"of", "for", "in", "on", "to", "at"})
# Nouns behind which an infinitive says what is to be done: by those whose decision it is, or by others.
DELIBERATE = frozenset(
    """decision decisions plan plans move intention intentions pledge promise threat refusal offer proposal order commitment
    readiness willingness announcement agreement""".split()
)
_WITH_AIMS = DELIBERATE | frozenset("desire right request call demand obligation duty invitation".split())
# These stand before their speaker in any place: `..., said Lee, who ...`.
_TELLING = frozenset("say add note tell stress explain".split())


def clauses(groups: Sequence[Group]) -> list[Clause]:
    """The clauses of a stretch of groups, in the order of their verbs."""
    return _Parser(groups).parse()


def _shape(verb: VerbGroup) -> tuple[str, bool, bool, bool]:
    return verb.tense, verb.passive, bool(verb.modal), verb.form == "finite"


def _is_condition(opener: Group, verb: VerbGroup) -> bool:
    """`if`, `unless`; and `will not lift sanctions until Peru withdraws`."""
    waits = opener.lower in ("until", "till", "before") and verb.tense == "present"
    return waits or opener.lower in ("if", "unless", "whether", "should")


def _adopt(clause: Clause, gerund: Clause | None) -> None:
    """Hang a gerund that stands in the subject of a clause on that clause."""
    if gerund is not None and gerund.link == "gerund" and gerund.parent is None:
        gerund.parent = clause
        clause.children.append(gerund)


class _Parser:
    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.subjects = Subjects(groups)
        self.found: list[Clause] = []
        self.subject_starts: dict[int, int] = {}  # index of verb group -> index where its subject begins

    def parse(self) -> list[Clause]:
        verbs = [index for index, group in enumerate(self.groups) if isinstance(group, VerbGroup)]
        for index in verbs:
            self.found.append(self._clause(index))
        for position, index in enumerate(verbs):
            following = verbs[position + 1] if position + 1 < len(verbs) else len(self.groups)
            stop = self.subject_starts.get(following, following)
            arguments.collect(self.groups, self.found[position], index, stop if stop > index else following)
            start = self.subject_starts.get(index)
            if start is not None:
                bounds = (verbs[position - 1] if position else -1, start, index)
                arguments.collect_fronted(self.groups, self.found[position], bounds)
        self._rejoin(verbs)
        self._lend_subjects()
        self._control()
        for clause in reversed(self.found):
            last = clause.children[-1].end if clause.children else 0
            clause.end = max(clause.end, last)
        return self.found

    def _rejoin(self, verbs: Sequence[int]) -> None:
        """`voiced concern, the ministry said, at the dispatch`: what stands behind the aside belongs to the verb before it."""
        for position in range(1, len(verbs)):
            aside, before, index = self.found[position], self.found[position - 1], verbs[position]
            start = self.subject_starts.get(index, index)
            closed = index + 1 < len(self.groups) and self.groups[index + 1].kind == "comma"
            opened = start > 0 and self.groups[start - 1].kind == "comma"
            if aside.verb.lemma in OPINION and aside.link == "main" and opened and closed and aside.arguments:
                before.arguments += [argument for argument in aside.arguments if not argument.fronted]
                before.dates += [date for date in aside.dates if date.start > aside.verb.start]
                aside.arguments = []

    def _control(self) -> None:
        """`invited X to visit`, `thanked X for coming`: who does what the verb below says is the object, not the subject."""
        for clause in self.found:
            parent = clause.parent
            if parent is None or parent.verb.passive:
                continue
            if clause.link == "gerund" and clause.prep == "for" and parent.verb.lemma in _THANKING:
                clause.subject = parent.objects()[:1] or clause.subject
            if clause.link != "infinitive" or parent.verb.lemma not in OBJECT_CONTROL:
                continue
            asked = [a.noun for a in parent.arguments if a.prep in ("", "on", "upon", "to") and not a.fronted]
            if asked and not (clause.verb.passive and clause.subject != parent.subject):
                clause.subject = asked

    def _lend_subjects(self) -> None:
        """`Speaking to X, Lee said`: a participle that opens the sentence has the subject of the verb that follows."""
        for clause, following in zip(self.found, self.found[1:], strict=False):
            if clause.link == "participle" and clause.parent is None and not clause.subject:
                clause.subject = following.subject

    def _clause(self, index: int) -> Clause:
        verb = self.groups[index]
        assert isinstance(verb, VerbGroup)
        previous = self.found[-1] if self.found else None
        if verb.form == "infinitive":
            before = self.groups[index - 1] if index else None
            model = self._joined_infinitive(previous) if before is not None and before.kind == "and" else None
            clause = self._dependent(verb, "infinitive", model.parent if model else previous)
            if model:
                clause.subject = model.subject
            if verb.passive and isinstance(before, NounGroup):  # "the summit in Lima to be held"
                antecedent = self.subjects.antecedent(index - 1)
                clause.subject = [antecedent or before]
            elif verb.passive and before is not None and before.kind == "comma" and index > 1:
                described = self.groups[index - 2]  # "its next plan, to be adopted in May"
                clause.subject = [described] if isinstance(described, NounGroup) else clause.subject
            clause.governor = self._governor(index)
            clause.conditional = clause.conditional or (before is not None and before.lower == "whether")
            return clause
        if verb.form == "gerund":
            return self._gerund(verb, index, previous)
        if self.subjects.is_reduced(verb, index):
            return self._reduced(verb, index, previous)
        return self._finite(verb, index, previous)

    def _joined_infinitive(self, previous: Clause | None) -> Clause | None:
        """`agreed to ease rules and to open a school`: the infinitive beside which another stands."""
        while previous is not None and previous.link in ("participle", "gerund", "relative"):
            previous = previous.parent
        return previous if previous is not None and previous.link == "infinitive" else None

    def _governor(self, index: int) -> NounGroup | None:
        """The noun before an infinitive, past "of Wednesday"; in `the decision of the members to lift` the decision."""
        at = index - 1
        while at > 0 and self.groups[at].kind in ("date", "prep"):
            at -= 1
        group = self.groups[at] if at >= 0 else None
        if at > 1 and self.groups[at - 1].lower == "of" and isinstance(group, NounGroup):
            above = self.groups[at - 2]
            if isinstance(above, NounGroup) and above.head.last in _WITH_AIMS and group.head.last not in _WITH_AIMS:
                return above
        return group if isinstance(group, NounGroup) else None

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

    def _reduced(self, verb: VerbGroup, index: int, previous: Clause | None) -> Clause:
        before = self.groups[index - 1]
        clause = self._dependent(verb, "participle", previous)
        clause.verb.passive = True
        clause.verb.form = "participle"
        antecedent = self.subjects.antecedent(index - 1 if isinstance(before, NounGroup) else index - 2)
        clause.subject = [antecedent] if antecedent else []
        return clause

    def _finite(self, verb: VerbGroup, index: int, previous: Clause | None) -> Clause:
        relative = self.subjects.relative(index)
        if relative is not None:
            clause = self._dependent(verb, "relative", previous)
            clause.subject = relative
            clause.dates += self._dates_before(index)
            return clause
        chain, start = self.subjects.chain_before(index)
        if not chain and previous is not None and previous.link == "relative" and self._adjoins(previous, index):
            return self._behind_relative(verb, previous)
        if not chain:
            chain, start = self._far_subject(verb, index)
        if not chain:
            return self._without_subject(verb, index, previous)
        if previous is not None and previous.link == "relative" and start and self.groups[start - 1] is previous.verb:
            return self._behind_relative(verb, previous)
        purposed = self._purposed(start)
        if purposed is not None:
            chain = [purposed]
        else:
            self.subject_starts[index] = self.subjects.opening(start)
        clause = self._opened(verb, self.subjects.opening(start), previous)
        clause.subject = carried.owned(self.groups, chain, start)
        clause.start, clause.end = chain[0].start, verb.end
        if purposed is not None:
            _adopt(clause, previous)
        return clause

    def _opened(self, verb: VerbGroup, start: int, previous: Clause | None) -> Clause:
        """The clause of a verb with a subject of its own, by what stands before the subject."""
        opener = self.groups[start - 1] if start else None
        if opener is not None and opener.kind == "rel":  # "which Lima hosts": the antecedent is its object
            clause = self._dependent(verb, "relative", previous)
            antecedent = self.subjects.noun_before(start - 1)
            if antecedent:
                clause.arguments.append(Argument("", antecedent))
            return clause
        if self._opened_by_that(start) or (previous and self.subjects.takes_clause(previous.verb, start)):
            return self._dependent(verb, "that", previous)
        clause = Clause(verb, "main", None, conditional=self._inverts(start))
        if opener is not None and (opener.kind == "if" or opener.lower in CONJUNCTIONS):
            clause.link, clause.conditional = "if", _is_condition(opener, verb)
            if previous is not None and self.groups[start - 2] is previous.verb:  # "discussed how trade could grow"
                clause.parent = previous
                previous.children.append(clause)
        return clause

    def _adjoins(self, relative: Clause, index: int) -> bool:
        """Whether only adjuncts stand between a relative clause's verb and the verb at `index`."""
        at = index - 1
        while at > 0 and self.groups[at].kind in ("date", "prep", "noun"):
            at -= 1
        return self.groups[at] is relative.verb

    def _behind_relative(self, verb: VerbGroup, relative: Clause) -> Clause:
        """`A forum that brought firms together ended`: the main verb's subject is what the relative clause describes."""
        subject = [relative.arguments[0].noun] if relative.arguments else relative.subject
        above = relative.parent if relative.parent is not None and relative.parent.verb.lemma in OPINION else None
        clause = Clause(verb, "that" if above else "main", above, list(subject), start=verb.start, end=verb.end)
        if above is not None:
            above.children.append(clause)
        return clause

    def _inverts(self, start: int) -> bool:
        """`Had Lima agreed, ...`, `Should the talks fail, ...`: a condition without "if"."""
        opener = self.groups[0]
        return start == 1 and isinstance(opener, VerbGroup) and opener.lower in ("had", "should", "were")

    def _opened_by_that(self, start: int) -> bool:
        """Whether "that" stands before a subject, at once or before a parenthesis: `announced that, from Sunday, A would`."""
        at = start - 1
        while at > 0 and self.groups[at].kind == "date":  # "that from January the fee will"
            at -= 2 if self.groups[at - 1].kind == "prep" else 1
        if at >= 0 and self.groups[at].kind == "that":
            return True
        if start < 4 or self.groups[start - 1].kind != "comma":
            return False
        opening = next((at for at in range(start - 2, 0, -1) if self.groups[at].kind == "comma"), 0)
        return opening > 0 and self.groups[opening - 1].kind == "that"

    def _dates_before(self, index: int) -> list[Group]:
        """`which in May signed`: the dates between a relative pronoun and its verb."""
        found: list[Group] = []
        while index and self.groups[index - 1].kind in ("date", "prep", "comma"):
            index -= 1
            found += [self.groups[index]] if self.groups[index].kind == "date" else []
        return found

    def _purposed(self, start: int) -> NounGroup | None:
        """`Its decision to recall X was regretted`, `The need for raising trade was felt`: the noun is the subject."""
        last = self.found[-1] if self.found else None
        if last is None or not start or last.verb is not self.groups[start - 1]:
            return None
        if last.link == "infinitive":
            return last.governor
        before = self.groups[start - 3] if start > 2 and last.link == "gerund" and last.prep in _OF_NOUNS else None
        return before if isinstance(before, NounGroup) and self.groups[start - 2].kind == "prep" else None

    def _far_subject(self, verb: VerbGroup, index: int) -> tuple[list[NounGroup], int]:
        """`Measures for doing this and that were discussed`: the noun that opens the sentence, past other verb forms."""
        opening = self.groups[0]
        if not isinstance(opening, NounGroup) or any(clause.verb.form == "finite" for clause in self.found):
            return [], index
        if index and self.groups[index - 1].kind in ("quote", "comma"):
            return [], index
        return [opening], 0

    def _without_subject(self, verb: VerbGroup, index: int, previous: Clause | None) -> Clause:
        """A verb that shares the subject of the clause before it, or is followed by its subject (`said Lee`)."""
        following = self.groups[index + 1] if index + 1 < len(self.groups) else None
        if isinstance(following, NounGroup) and self._is_inverted(verb, index, following, previous):
            return Clause(verb, "main", None, [following], start=verb.start, end=verb.end, inverted=True)
        model = self._coordinated_with(previous, index)
        clause = Clause(
            verb, "coordinate" if model else "main", model.parent if model else None, start=verb.start, end=verb.end
        )
        if model:
            clause.subject, clause.conditional, clause.model = model.subject, model.conditional, model
            carried.take_over(self.groups, index, model.verb)
            if model.parent:
                model.parent.children.append(clause)
                clause.link = model.link
        return clause

    def _is_inverted(self, verb: VerbGroup, index: int, following: NounGroup, previous: Clause | None) -> bool:
        """`..., said Lee`: not the second verb of `closed the bridge, recalled its envoy`."""
        if self.subjects.tags(verb, index):
            return True
        if verb.lemma not in OPINION or not (previous is None or self._opens_anew(index)):
            return False
        if verb.lemma in _TELLING or previous is None:
            return True
        after = self.groups[index + 2] if index + 2 < len(self.groups) else None
        return following.head.tag == "A" and (after is None or after.kind in ("comma", "mark", "quote"))

    def _opens_anew(self, index: int) -> bool:
        return index == 0 or self.groups[index - 1].kind in ("comma", "quote", "mark")

    def _coordinated_with(self, previous: Clause | None, index: int) -> Clause | None:
        """The clause whose subject a verb behind "and" shares: the last finite one, or behind ", and" the main one."""
        outer = index >= 2 and self.groups[index - 1].kind == "and" and self.groups[index - 2].kind == "comma"
        while previous is not None:
            if (
                previous.verb.form == "finite"
                and previous.link != "relative"
                and not (previous.link == "that" and (outer or self._goes_with_outer(previous, index)))
            ):
                return previous
            at = self.found.index(previous)
            previous = self.found[at - 1] if at else None
        return None

    def _goes_with_outer(self, inner: Clause, index: int) -> bool:
        """`voiced the hope that it could be signed and asked B to help`: a verb that is like the outer one, not the inner."""
        verb, outer = self.groups[index], inner.parent
        assert isinstance(verb, VerbGroup)
        if outer is None or verb.passive or verb.modal:
            return False
        return _shape(verb) == _shape(outer.verb) != _shape(inner.verb)
