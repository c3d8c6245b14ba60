"""What a text tells and does not claim: what is imagined or asked, what a rumour has, what a scenario runs through."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.scene import Scene

_IMAGINED = re.compile(
    r"(?:(?:let us|let's|now|just|but|and)\s+)?(?:imagine|suppose|picture|assume|pretend|what if|had|were|say that)\b",
    re.IGNORECASE,
)
_IN_SCENARIO = re.compile(
    r"(?:in|under) (?:the (?:first|second|third|fourth|last|other|best|worst|former|latter)\b"
    r"|(?:this|that|such a|one|another|either|a) "
    r"(?:[\w-]+ )?(?:scenario|case|version|world|future)\b)",
    re.IGNORECASE,
)
_SCENARIO = re.compile(r"\bscenarios?\b|\bthought experiment\b|\bwar games?\b", re.IGNORECASE)
# Nouns of what is only reckoned with: `traders weighed hopes that A and B would agree`.
_GUESSES = re.compile(
    r"\b(?:hopes?|fears?|expectations?|speculation|bets?|talk|prospects?|chances?|odds|likelihood|possibility|signs?|rumou?rs?"
    r"|jokes?|theory|theories|idea|scenario|optimism|worry|worries|doubts?)\s+that\b",
    re.IGNORECASE,
)
# What carries a rumour, and the verbs with which it does; an agency with a name reports.
CARRIERS = frozenset(
    """newspaper newspapers tabloid tabloids channel channels website websites blog blogs blogger bloggers rumour rumours rumor
    rumors account accounts post posts gossip whispers novel film book story""".split()
)
_CLAIMANTS = CARRIERS | frozenset(
    "report reports article articles media outlet outlets critics sources leak leaks".split()
)
_CARRIES = frozenset("report say write suggest have".split())
_CLAIMS = frozenset("claim allege speculate pretend insinuate imply".split())


def is_imagined(scene: Scene) -> bool:
    """`Imagine that A visited B`, `What if ...`, `Would A sign?`, `In the second scenario ...`."""
    text = scene.text(scene.sentence.start, scene.sentence.end)
    opening = _IMAGINED.match(text)
    if opening and (opening.group().lower() not in ("had", "were") or "would" in text):
        return True
    if text.endswith("?"):
        return True
    return bool(_IN_SCENARIO.match(text)) and bool(
        _SCENARIO.search(scene.document.text, scene.paragraph, scene.sentence.end)
    )


def real(scene: Scene, parsed: Sequence[Clause]) -> list[Clause]:
    """The clauses of a sentence without those that a rumour or a guess holds."""
    return [clause for clause in parsed if not _is_held(scene, clause)]


def _is_held(scene: Scene, clause: Clause) -> bool:
    here = clause
    while here.parent is not None:
        if here.link == "that" and (_is_rumour(here.parent) or _is_guess(scene, here, here.parent)):
            return True
        here = here.parent
    return False


def _is_rumour(telling: Clause) -> bool:
    """`a channel reported that`, `the report claimed that`."""
    verb = telling.verb
    if verb.negated or verb.passive or not telling.subject:
        return False
    head = telling.subject[0].head
    if head.mention is not None:
        return False
    return (verb.lemma in _CARRIES and head.last in CARRIERS) or (verb.lemma in _CLAIMS and head.last in _CLAIMANTS)


def _is_guess(scene: Scene, clause: Clause, above: Clause) -> bool:
    """`traders weighed hopes that`, where whose hopes they are is nobody who acts."""
    start = above.objects()[0].start if above.objects() else above.verb.end
    noun = _GUESSES.search(scene.document.text, start, clause.verb.start)
    return noun is not None and not _acting(scene, above.subject)


def _acting(scene: Scene, nouns: Sequence[NounGroup]) -> bool:
    return bool(scene.actors(nouns))


def fell_through(clause: Clause) -> bool:
    """`was to have signed a treaty`: it did not; a visit that was to have been paid may be put off."""
    verb = clause.verb
    return (verb.modal == "will" and verb.tense == "past" and not verb.passive) or denied_below(clause)


def denied_below(clause: Clause) -> bool:
    """`is to sign a treaty, which both denied`: what is told is denied in the next breath."""
    return any(
        child.link == "relative" and child.verb.lemma == "deny" and child.subject and child.start > clause.verb.end
        for child in clause.children
    )
