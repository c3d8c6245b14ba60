"""When a plant, a railway or another work was opened, finished or shut down: `The Kiyanly plant was shut down in 2022`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from diplograph.details.voice import speaker
from diplograph.records import Mention, Milestone, Sentence

_WORK = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]+ )+)(?:(?!(?:was|has|had|the|an?|this|that|its|their|said|says|and|or|of|in) )[a-z-]+ ){0,3}?"
    r"(?P<noun>(?i:plant|refinery|factory|smelter|mine|dam|pipeline|terminal|port|airport|railway|bridge|tunnel|power station"
    r"|substation|complex|canal|reactor|mill|hospital|stadium))\b"
)
# Each way to say it, by what it comes to.
_EVENTS = {
    "shut down": r"shut down|closed down|closed|shuttered|taken out of operation|decommissioned",
    "opened": r"opened|inaugurated|put into operation|put into service|brought into operation|commissioned",
    "finished": r"finished|completed",
}
_TOLD = re.compile(
    r"(?: in [A-Z]\w+(?: [A-Z]\w+)?)? (?:was|were|has been|had been) (?:officially |formally |finally )?(?:"
    + "|".join(f"(?P<{name.replace(' ', '_')}>{ways})" for name, ways in _EVENTS.items())
    + r")(?: again)? (?P<when>in |on |at the end of )?"
)
_ARTICLES = frozenset({"The", "A", "An", "This", "That", "Its", "Their"})
_SAID = re.compile("|".join(_EVENTS.values()))
_LOCAL = frozenset({"state", "place", "capital"})
_STATES = frozenset({"state", "demonym", "date"})


def milestones(text: str, sentences: Iterable[Sentence], mentions: Sequence[Mention]) -> Iterator[Milestone]:
    """The dated milestones of named works in a text."""
    for sentence in sentences:
        if sentence.role != "body" or not _SAID.search(text, sentence.start, sentence.end):
            continue
        here = [m for m in mentions if sentence.start <= m.start < sentence.end]
        for work in _WORK.finditer(text, sentence.start, sentence.end):
            told = _TOLD.match(text, work.end(), sentence.end)
            found = _milestone(text, sentence, work, told, here) if told else None
            if found is not None:
                yield found


def _milestone(
    text: str, sentence: Sentence, work: re.Match[str], told: re.Match[str], here: Sequence[Mention]
) -> Milestone | None:
    name = _name(text, work, here)
    date = next((m.key for m in here if m.kind == "date" and m.start == told.end()), "")
    if not name or not date or " again" in told[0]:
        return None
    event = next(event for event in _EVENTS if told[event.replace(" ", "_")])
    lies = {iso for m in here if m.kind in _LOCAL and work.start() <= m.start < told.end() for iso in m.states}
    return Milestone(
        f"{name} {work['noun'].lower()}", tuple(sorted(lies)), event, date, sentence.start, sentence.end,
        speaker(text, sentence),
    )  # fmt: skip


def _name(text: str, work: re.Match[str], here: Sequence[Mention]) -> str:
    """The proper name of a work, without the state that it lies in; empty for `The Korean plant`."""
    start, end = work.span("name")
    for mention in here:
        if mention.kind in _STATES and start <= mention.start < end:
            start = min(mention.end, end)
    words = re.sub(r"^['’]s\b", "", text[start:end]).split()
    if words and words[0] in _ARTICLES:
        return " ".join(words[1:])
    # A capital at the start of a sentence makes no name: `Another plant`.
    opens = start == work.start() and text[:start].rstrip()[-1:] in ("", ".", "!", "?")
    return "" if opens and not any(m.start == start for m in here) else " ".join(words)
