"""Whose verb it is: finds the noun groups that are the subject of a verb group.

The chain of noun groups before a verb is walked back over dates, brackets and parentheses; a participle behind its noun
("documents signed in Lima") and a relative pronoun are told from a main verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from diplograph.claims.groups import Group, NounGroup, VerbGroup
from diplograph.language import verbs as language

# Verbs whose object is a whole clause, with or without "that".
OPINION = frozenset(
    """say tell add note hope believe think expect know announce declare state stress emphasize emphasise underline underscore
    confirm report claim warn argue insist suggest propose reiterate reaffirm affirm recall acknowledge agree explain assure
    deny indicate predict promise pledge vow understand feel mention maintain point recognize recognise""".split()
)
# Prepositions that open a clause as well: `since relations were raised`.
CONJUNCTIONS = frozenset("since after before until till as than".split())
_TOLD = frozenset({"tell", "assure", "inform", "remind", "warn"})
_AUXILIARIES = frozenset({"be", "have", "do", ""})
_SIGNING = frozenset("sign conclude adopt initial ratify exchange approve reach issue finalize finalise".split())
_TIME = frozenset("minutes hour hours day days week weeks month months year years decade decades".split())
_INTRANSITIVE = frozenset(
    """speak talk arrive travel come go fly agree meet cooperate participate happen remain return depart die fall rise expire
    lapse collapse resume""".split()
)


def _is_finite(group: Group) -> bool:
    return isinstance(group, VerbGroup) and group.form == "finite"


def _modifies(group: Group) -> bool:
    """`a protocol amending the treaty`: a gerund that hangs on the noun before it."""
    return isinstance(group, VerbGroup) and group.form == "gerund"


class Subjects:
    """Finds subjects among the groups of one stretch of text; positions are indexes of groups."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups

    def is_reduced(self, verb: VerbGroup, index: int) -> bool:
        """`documents signed in Lima`: a participle behind its noun, not a finite verb."""
        if verb.last - verb.first != 1 + verb.negated or verb.tense != "past" or index == 0:
            return False
        before = self.groups[index - 1]
        after = self.groups[index + 1] if index + 1 < len(self.groups) else None
        if verb.lemma in _INTRANSITIVE or verb.lemma in _AUXILIARIES:
            return False
        if after is not None and after.lower == "by":
            return before.kind in ("noun", "comma")
        if verb.lemma in _SIGNING and (after is None or after.kind != "noun") and self._of_instrument(index):
            return True
        if before.kind == "comma" and index >= 2 and after is not None and after.kind in ("prep", "date"):
            described = isinstance(self.groups[index - 2], NounGroup) or self.groups[index - 2].kind == "close"
            return described and self._adds(verb, index)
        if not isinstance(before, NounGroup) or (after is not None and after.kind in ("noun", "that")):
            return False
        if before.head.tag == "A":
            return False
        governed = index >= 2 and self.groups[index - 2].kind in ("verb", "prep")
        if not governed:
            return self._finite_follows(index)
        if self._only_verb(index):
            return False
        return (after is not None and after.kind in ("prep", "date", "comma")) or self._finite_follows(index)

    def _only_verb(self, index: int) -> bool:
        """`A forum that brought firms together ended in Lima`: all other finite verbs belong to a relative clause."""
        finite = [at for at, group in enumerate(self.groups) if at != index and _is_finite(group)]
        return len(finite) == 1 and finite[0] < index and self.groups[finite[0] - 1].kind == "rel"

    def _adds(self, verb: VerbGroup, index: int) -> bool:
        """Whether a participle behind a comma adds to the noun before it (`the consulate, closed since 2012`).

        It does not where the comma closes an apposition (`Soto, the minister, left for Lima`), nor in a series of verbs
        (`A closed the bridge, called for talks and recalled its envoy`).
        """
        if verb.lemma in OPINION or self._opening_comma(index - 1) >= 0:
            return False
        if any(_is_finite(group) for group in self._since_mark(index)):
            return not self._joined_by(index, "and")
        return self._joined_by(index, "comma")

    def _since_mark(self, index: int) -> Sequence[Group]:
        first = next((at + 1 for at in range(index - 1, -1, -1) if self.groups[at].kind == "mark"), 0)
        return self.groups[first:index]

    def _joined_by(self, index: int, kind: str) -> bool:
        """Whether a finite verb follows right behind a comma or an "and"."""
        rest = self.groups[index + 1 :]
        return any(group.kind == kind and _is_finite(after) for group, after in pairwise(rest))

    def _of_instrument(self, index: int) -> bool:
        """Whether the verb stands behind a document, which can be signed but does not sign."""
        before = self.groups[index - 1]
        noun = self.antecedent(index - 1) if isinstance(before, NounGroup) else None
        return noun is not None and noun.head.mention is not None and noun.head.mention.kind == "instrument"

    def _finite_follows(self, index: int) -> bool:
        """Whether another finite verb follows before the clause can end, so that this one is no main verb."""
        for group in self.groups[index + 1 :]:
            if group.kind in ("comma", "and", "rel", "that", "if", "mark"):
                return False
            if isinstance(group, VerbGroup) and group.form == "finite":
                return True
        return False

    def antecedent(self, at: int) -> NounGroup | None:
        """The noun that a participle describes: in `the letter on trade signed in Rome` the letter, not trade."""
        nearest = self.groups[at] if at >= 0 else None
        if not isinstance(nearest, NounGroup):
            return self.noun_before(at)
        first = at
        while (
            first >= 2
            and self.groups[first - 1].kind in ("prep", "and")
            and isinstance(self.groups[first - 2], NounGroup)
        ):
            first -= 2
            group = self.groups[first]
            assert isinstance(group, NounGroup)
            mention = group.head.mention
            governs = self.groups[first + 1].kind == "prep"
            if governs and mention is not None and mention.kind in ("instrument", "event", "initiative"):
                return group
            if governs and nearest.head.tag == "A" and group.head.tag == "N" and self.groups[first + 1].lower == "in":
                return group  # "its consulate in Lima, closed since 2012"
        return nearest

    def takes_clause(self, verb: VerbGroup, start: int) -> bool:
        """`he said services would restart`: nobody but who is told stands between the verb and the subject of what is said."""
        if start > 1 and verb.lemma in _TOLD and isinstance(self.groups[start - 1], NounGroup):
            return self.groups[start - 2] is verb  # "told reporters talks would go on"
        at = start - 1
        while at > 0 and self.groups[at].kind == "date":  # "said on Sunday it would"
            at -= 2 if self.groups[at - 1].kind == "prep" else 1
        return verb.lemma in OPINION and at >= 0 and self.groups[at] is verb

    def tags(self, verb: VerbGroup, index: int) -> bool:
        """`"...," laughs Lee`: a verb of saying right behind the words said."""
        return index > 0 and self.groups[index - 1].kind == "quote" and verb.lemma in language.saying()

    def noun_before(self, index: int) -> NounGroup | None:
        return next((g for g in reversed(self.groups[:index]) if isinstance(g, NounGroup)), None)

    def relative(self, index: int) -> list[NounGroup] | None:
        """The antecedent where the verb's subject is a relative pronoun."""
        at = index - 1
        while at >= 1 and (self.groups[at].kind in ("date", "prep") or self._governed(at)):
            at -= 1  # "which in July of that year were raised"
        if at < 0 or self.groups[at].kind != "rel":
            return None
        noun = self.noun_before(at)
        if noun is not None and self.groups[at].lower == "who":
            noun = self._titled(at - 1) or noun
        return [noun] if noun else []

    def _titled(self, at: int) -> NounGroup | None:
        """`Ana Ruiz, Foreign Minister of Peru, who is visiting`: the name before the title; `at` is what stands before "who"."""
        at -= self.groups[at].kind == "comma"
        if at > 2 and self.groups[at - 1].lower == "of":
            at -= 2
        name, office = self.groups[at - 2] if at > 1 else None, self.groups[at]
        if not isinstance(name, NounGroup) or not isinstance(office, NounGroup) or self.groups[at - 1].kind != "comma":
            return None
        kinds = [group.head.mention.kind if group.head.mention is not None else "" for group in (name, office)]
        return name if kinds == ["person", "office"] else None

    def opening(self, start: int) -> int:
        """Where the clause opens whose subject begins at `start`: `hours after Quito`."""
        timed = start > 1 and self.groups[start - 1].lower in CONJUNCTIONS and self._counts_time(start - 2)
        return start - 2 if timed else start

    def _counts_time(self, at: int) -> bool:
        """`hours after Quito closed the bridge`, `a day before they met`: how long after, and no subject."""
        group = self.groups[at] if at >= 0 else None
        return isinstance(group, NounGroup) and group.head.last in _TIME

    def _governed(self, at: int) -> bool:
        return isinstance(self.groups[at], NounGroup) and self.groups[at - 1].kind == "prep"

    def chain_before(self, index: int) -> tuple[list[NounGroup], int]:
        """The noun groups that are the subject of the finite verb at `index`, and where they begin."""
        at = self._skip_back(index - 1)
        if at < 0 or not isinstance(self.groups[at], NounGroup):
            return [], index
        first, listed, crossed, clausal = at, False, -1, 0
        while first >= 2:
            before = self.groups[first - 1]
            if (member := self._member_before(first)) >= 0:
                listed, crossed, first = True, max(crossed, first), member
                continue
            clausal = clausal or (first if before.lower in CONJUNCTIONS else 0)
            if not isinstance(self.groups[first - 2], NounGroup):
                break
            if before.kind == "prep" or before.kind == "and":
                listed = listed or before.kind == "and"
            elif before.kind == "comma" and listed and self._lists(first):
                crossed = max(crossed, first)
            elif not _modifies(before):
                break
            first -= 2
        if clausal and self._belongs_above(first, clausal, bare=at == index - 1 and crossed < 0):
            first = clausal
        opener = self.groups[first - 1] if first else None
        if opener is not None and crossed >= 0 and _is_finite(opener):
            first = crossed  # "met A, and B left": the object of another verb
        elif opener is not None and opener.kind == "prep" and opener.lower not in CONJUNCTIONS:
            if crossed < 0:
                return [], index
            first = crossed  # "Upon completion of the talks, an agreement and a programme were signed"
        return [*self._heads(first, at), *self._apposed(at, index)], first

    def _apposed(self, at: int, index: int) -> list[NounGroup]:
        """`her counterpart, Luis Soto, spoke`: the name between commas behind what it is the name of."""
        behind = self.groups[at + 2] if at + 2 < index and self.groups[at + 1].kind == "comma" else None
        mention = behind.head.mention if isinstance(behind, NounGroup) else None
        return [behind] if isinstance(behind, NounGroup) and mention is not None and mention.kind == "person" else []

    def _belongs_above(self, first: int, clausal: int, *, bare: bool) -> bool:
        """Whether what stands before a conjunction is of another verb, or says how long after: `hours after Quito closed`."""
        if bare and first == clausal - 2 and self._counts_time(first):
            return self.groups[clausal - 1].lower in ("after", "before")
        return first > 0 and self.groups[first - 1].kind in ("verb", "prep")

    def _member_before(self, first: int) -> int:
        """The member of a list before the one at `first`, across a comma; -1 where there is none."""
        if self._serial_comma(first):
            return first - 3
        return self._described(first - 2) if self.groups[first - 1].kind == "and" else -1

    def _described(self, closing: int) -> int:
        """`Ana Ruiz, President of Peru, and Luis Soto, ...`: the name before the office that ends at a comma, or -1."""
        if self.groups[closing].kind != "comma":
            return -1
        opening = self._opening_comma(closing)
        name, office = (self.groups[opening - 1], self.groups[opening + 1]) if opening > 0 else (None, None)
        if not isinstance(name, NounGroup) or not isinstance(office, NounGroup):
            return -1
        is_person = name.head.mention is not None and name.head.mention.kind == "person"
        is_office = office.head.mention is not None and office.head.mention.kind == "office"
        return opening - 1 if is_person and is_office else -1

    def _serial_comma(self, first: int) -> bool:
        """`A, B, and C`: the comma before "and" in a list of three or more."""
        kinds = [group.kind for group in self.groups[max(0, first - 5) : first]]
        if kinds != ["noun", "comma", "noun", "comma", "and"]:
            return False
        tags = {g.head.tag for g in (self.groups[first], *self.groups[first - 5 : first]) if isinstance(g, NounGroup)}
        return len(tags) == 1

    def _lists(self, first: int) -> bool:
        """Whether the group before a comma is a member of the same list, and not the end of a fronted adjunct."""
        here, before = self.groups[first], self.groups[first - 2]
        assert isinstance(here, NounGroup) and isinstance(before, NounGroup)
        if here.head.tag != before.head.tag:
            return False
        if first < 3 or self.groups[first - 3].kind != "prep":
            return True
        # "a meeting of A, B and C" is one list, "in A, B and C met" is not.
        return first >= 4 and isinstance(self.groups[first - 4], NounGroup)

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
                at = self._past_apposition(opening - 1)
            else:
                break
        return at

    def _past_apposition(self, at: int) -> int:
        """`her counterpart, X, whom she knew, spoke`: from the name back to what it is the name of."""
        if at < 2 or self.groups[at - 1].kind != "comma":
            return at
        name, described = self.groups[at], self.groups[at - 2]
        if not isinstance(name, NounGroup) or not isinstance(described, NounGroup):
            return at
        is_person = name.head.mention is not None and name.head.mention.kind == "person"
        return at - 2 if is_person and described.head.tag == "N" else at

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
            if group.kind != "comma" or not (
                isinstance(self.groups[at - 1], NounGroup) or self.groups[at - 1].kind == "date"
            ):
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
        return isinstance(group, VerbGroup) and (group.form == "gerund" or self.is_reduced(group, at))
