"""What a verb takes over from the words before it: a modal, a passive, or those whose its subject is."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.claims.groups import Group, NounGroup, VerbGroup

_GIVING = frozenset("hand give tell show award grant offer present".split())


def take_over(groups: Sequence[Group], index: int, model: VerbGroup) -> None:
    """Let the verb at `index` share what holds for the one before "and" whose subject it shares."""
    verb = groups[index]
    assert isinstance(verb, VerbGroup)
    verb.passive = verb.passive or (model.passive and _is_given(groups, verb, index))
    if _is_bare(verb) and (model.modal or model.negated):  # "will meet in Lima and sign a treaty"
        verb.modal, verb.negated = model.modal, model.negated


def _is_bare(verb: VerbGroup) -> bool:
    """`sign`, as it stands behind a modal: but not `signed`, `signs`, `has signed`."""
    return verb.tense == "present" and verb.lower == verb.lemma and verb.last - verb.first == 1


def _is_given(groups: Sequence[Group], verb: VerbGroup, index: int) -> bool:
    """`was summoned and handed a note`: the passive goes on, and what is given stands behind it."""
    if verb.lemma not in _GIVING or verb.tense != "past" or verb.last - verb.first != 1:
        return False
    following = groups[index + 1 : index + 3]
    kinds = [group.kind for group in following]
    return kinds[:1] == ["noun"] and kinds[1:] != ["noun"] and following[-1].lower not in ("to", "over")


def owned(groups: Sequence[Group], chain: list[NounGroup], start: int) -> list[NounGroup]:
    """`A and B, whose foreign ministers spoke`: the subject, which begins at `start`, is of those before "whose"."""
    if not start or groups[start - 1].lower != "whose" or chain[0].of:
        return chain
    at, owners = start - 2, list[NounGroup]()
    while at >= 0 and groups[at].kind in ("comma", "and", "noun"):
        group = groups[at]
        if isinstance(group, NounGroup):
            if group.head.tag != "A":
                break
            owners.insert(0, group)
        at -= 1
    chain[0].of = owners
    return chain
