"""Who invited a visitor: `President A had invited President B to Peru`, `B visited Peru at the invitation of A`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from diplograph.details.voice import speaker
from diplograph.records import Claim, Invitation, Mention, Resolved, Sentence

_INVITED = re.compile(
    r"(?: of(?: the)?(?: [A-Z]\w+)+)?,? (?:has |had )?(?:officially |personally )?invited (?:[A-Za-z' -]+ )?"
)
_BY = re.compile(
    r"\b(?:at|on|upon) the (?:official |kind |personal )?invitation of (?:the |his |her )?(?:[A-Za-z' -]+ )?"
)


class _Person(NamedTuple):
    start: int
    end: int
    name: str
    states: tuple[str, ...]


def invitations(
    text: str, sentences: Iterable[Sentence], mentions: Sequence[Mention], resolved: Resolved, claims: Sequence[Claim]
) -> Iterator[Invitation]:
    """The invitations that led to one of the visits among the claims of a document."""
    visits = [claim for claim in claims if claim.kind == "visit" and claim.people and claim.status != "denied"]
    if not visits:
        return
    for sentence in sentences:
        if sentence.role != "body" or text.find("invit", sentence.start, sentence.end) < 0:
            continue
        people = _people(sentence, mentions, resolved)
        for host, guest in _pairs(text, sentence, people):
            visit = _visit(visits, host, guest, sentence)
            if visit is not None:
                yield Invitation(visit, host.name, sentence.start, sentence.end, speaker(text, sentence))


def _people(sentence: Sentence, mentions: Sequence[Mention], resolved: Resolved) -> list[_Person]:
    """The people of a sentence, in its order, with those that `he` and `Yoon` stand for."""
    found = [_Person(m.start, m.end, m.name, m.states) for m in mentions if m.kind == "person" and m.name]
    found += [
        _Person(r.start, r.end, r.referents[0].name, r.referents[0].states)
        for r in resolved.resolutions
        if len(r.referents) == 1 and r.referents[0].kind == "person"
    ]
    return sorted({p for p in found if sentence.start <= p.start < sentence.end})


def _pairs(text: str, sentence: Sentence, people: Sequence[_Person]) -> Iterator[tuple[_Person, _Person]]:
    """Host and guest."""
    for one in people:
        for other in people:
            if other.start > one.end and _INVITED.fullmatch(text, one.end, other.start):
                yield one, other
    for match in _BY.finditer(text, sentence.start, sentence.end):
        hosts = [p for p in people if p.start == match.end() or match.start() < p.start <= match.end()]
        guests = [p for p in people if p.end <= match.start()]
        if hosts and guests:
            yield hosts[0], guests[0]


def _visit(visits: Sequence[Claim], host: _Person, guest: _Person, sentence: Sentence) -> Claim | None:
    """The one visit of the guest to the host's state; of several that in the sentence itself."""
    fitting = [
        claim
        for claim in visits
        if guest.name in claim.people and (set(claim.object_countries) & set(host.states) or not host.states)
    ]
    within = [claim for claim in fitting if sentence.start <= claim.start < sentence.end]
    chosen = within or fitting
    return chosen[0] if len(chosen) == 1 else None
