"""What belongs to a verb besides its subject: the noun groups and dates that follow it, and those before the subject."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.claims.clauses import Argument, Clause
from diplograph.claims.groups import Group, NounGroup

# A date behind these is a term or a deadline, not the day of the event; behind "planned for" it is the day.
_NOT_WHEN = frozenset({"for", "until", "till", "of", "through", "between", "to"})
_STOPS = frozenset({"that", "rel", "if", "mark", "quote"})
_SCHEDULING = frozenset(
    "plan schedule set slate postpone expect put push move delay defer foresee pencil envisage".split()
)


def collect(groups: Sequence[Group], clause: Clause, index: int, stop: int) -> None:
    """Gather what follows the verb at `index`, up to the next verb or its subject at `stop`."""
    prep, joined, aside = "", "", False
    at = index + 2 if clause.inverted else index + 1
    end = clause.verb.end
    while at < stop:
        group = groups[at]
        if isinstance(group, NounGroup):
            prep = _argument(groups, clause, at, prep, joined)
            joined, end = "", group.end
        elif group.kind == "prep":
            prep = group.lower
        elif group.kind == "open":
            at = _closing(groups, at, stop)
            end = max(end, groups[at].end)
        elif group.kind == "comma" and (at == index + 1 or aside):
            aside, prep, joined = not aside, "", ""  # "will provide, through its agency, 25 million euros"
        elif group.kind in ("and", "comma") or group.lower in (":", ";"):
            joined = "and" if group.kind == "and" or joined == "and" else "comma"
            prep = "" if group.kind == "mark" else prep
        elif group.kind == "date":
            governor = prep if groups[at - 1].kind == "prep" else ""  # but not in "to Lima next month"
            prep, end = _date(clause, group, governor), group.end
        elif group.kind in _STOPS:
            break
        at += 1
    clause.start = clause.start or clause.verb.start
    clause.end = max(clause.end, end)


def _argument(groups: Sequence[Group], clause: Clause, at: int, prep: str, joined: str) -> str:
    """Add a noun group; returns the preposition that it stands under."""
    group = groups[at]
    assert isinstance(group, NounGroup)
    if not joined and isinstance(groups[at - 1], NounGroup):
        prep = ""  # "condemns without reservation the violence"
    clause.arguments.append(Argument(prep, group, joined))  # type: ignore[arg-type]
    return prep


def _date(clause: Clause, group: Group, prep: str) -> str:
    """Add a date, unless it is a term or a deadline; no preposition reaches past it."""
    if prep not in _NOT_WHEN or clause.verb.lemma in _SCHEDULING:
        clause.dates.append(group)
    return ""


def _closing(groups: Sequence[Group], opening: int, stop: int) -> int:
    """The bracket that closes the one at `opening`, or the last group before `stop`."""
    return next((at for at in range(opening, stop) if groups[at].kind == "close"), stop - 1)


def collect_fronted(groups: Sequence[Group], clause: Clause, bounds: tuple[int, int, int]) -> None:
    """Adjuncts before the subject: `After the summit, the two leaders ...`, `On Tuesday, ...`.

    `bounds` are the indexes of the verb before, of the subject's beginning and of the verb.
    """
    previous, start, index = bounds
    if clause.link not in ("main", "that", "if"):
        return
    begin = previous + 1 if clause.link == "that" or previous >= 0 else 0
    if previous >= 0 and not _boundary(groups, begin, start):
        return
    prep = ""
    for at in range(begin, start):
        group = groups[at]
        if group.kind == "prep":
            prep = group.lower
        elif isinstance(group, NounGroup) and prep:
            clause.arguments.append(Argument(prep, group, fronted=True))
        elif group.kind == "comma" and not _listed_at(groups, at, start):
            prep = ""
        elif group.kind == "date":
            clause.dates.append(group)
    # A date between subject and verb belongs to the verb before one that comes later.
    clause.dates[:0] = [group for group in groups[start:index] if group.kind == "date"]


def _listed_at(groups: Sequence[Group], comma: int, stop: int) -> bool:
    """Whether a comma stands within a list: an "and" follows before the next noun group but one."""
    return any(group.kind == "and" for group in groups[comma + 1 : min(comma + 4, stop)])


def _boundary(groups: Sequence[Group], begin: int, start: int) -> bool:
    return begin < start and groups[begin].kind == "prep" and any(g.kind == "comma" for g in groups[begin:start])
