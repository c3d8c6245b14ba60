"""Between whom the news happens, and from where it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from diplograph.records import Focus, Mention, Sentence

_ACTING = frozenset({"state", "demonym", "capital", "seat", "person"})
_LEAD_SENTENCES = 2
_LEAD_WEIGHT = 3
# The second state of a pair is named at least so many times as often as the third.
_CLEAR = 1.34
# And so many times as often where the lead does not name both.
_FAR = 3
_MEMBERS = frozenset("leaders heads ministers members presidents".split())
_OF_A_BODY = 5  # words: "heads of government of the"
_MOST_SIDES = 6


def focus(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Focus:
    """Find the states that an article is about and its home state."""
    body = [sentence for sentence in sentences if sentence.role == "body"]
    lead = body[min(_LEAD_SENTENCES, len(body)) - 1].end if body else 0
    counts: Counter[str] = Counter()
    leading: set[str] = set()
    for mention in mentions:
        if mention.kind in _ACTING:
            weight = _LEAD_WEIGHT if mention.start < lead else 1
            counts.update(dict.fromkeys(mention.states, weight))
            leading.update(mention.states if mention.start < lead else ())
    titled = _titled(sentences, mentions)
    states = titled or _pair(counts, leading) or _joined(sentences, mentions, leading) or _trio(counts, body, mentions)
    we, our_body = _we(body, mentions)
    home = _home(body, mentions)
    host = home or next(iter(_hosts(mentions, states)), "")
    return Focus(states, home, host, we or (titled if not our_body else ()), our_body, _assembly(body, mentions))


def _assembly(body: Sequence[Sentence], mentions: Sequence[Mention]) -> str:
    """`Caribbean Community leaders`, `the heads of government of the Community`: the body whose members met."""
    for sentence in body[:_LEAD_SENTENCES]:
        words = sentence.words
        for mention in mentions:
            if mention.kind != "body" or not sentence.start <= mention.start < sentence.end:
                continue
            before = [word.lower for word in words if word.end <= mention.start][-_OF_A_BODY:]
            after = next((word.lower for word in words if word.start >= mention.end), "")
            of = "of" in before and bool(_MEMBERS & set(before[: before.index("of") + 1]))
            if after in _MEMBERS or of:
                return mention.name
    return ""


def _we(body: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[tuple[str, ...], str]:
    """`We, the Foreign Ministers of A, B and C`, `We, the Heads of Government of the Community`: in whose name it speaks."""
    opening = next((sentence for sentence in body[:_LEAD_SENTENCES] if sentence.words[0].lower == "we"), None)
    if opening is None or len(opening.words) < 2 or opening.words[1].text != ",":
        return (), ""
    inside = [mention for mention in mentions if opening.start <= mention.start < opening.end]
    states = tuple(dict.fromkeys(iso for m in inside if m.kind in ("state", "demonym") for iso in m.states))
    if len(states) > 1:
        return states, ""
    named = next((mention for mention in inside if mention.kind == "body"), None)
    return (named.states, named.name) if named is not None else ((), "")


def _titled(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Three or more states that the title names are those of a joint statement."""
    spans = [(sentence.start, sentence.end) for sentence in sentences if sentence.role == "title"]
    inside = [m for m in mentions if m.kind in ("state", "demonym") and any(a <= m.start < b for a, b in spans)]
    states = tuple(sorted({iso for mention in inside for iso in mention.states}))
    return states if 3 <= len(states) <= _MOST_SIDES else ()


def _pair(counts: Counter[str], leading: set[str]) -> tuple[str, ...]:
    """The two states that stand out, or none: three that are named equally often are no pair.

    Both must be named in the title or the lead: who comes up later is not whom the article is about, unless hardly
    anybody else is named at all, as in a feature that opens with a scene.
    """
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2:
        return ()
    if len(ranked) > 2 and ranked[1][1] < ranked[2][1] * _CLEAR:
        return ()
    pair = tuple(sorted(iso for iso, _ in ranked[:2]))
    alone = len(ranked) == 2 or ranked[1][1] >= _FAR * ranked[2][1]
    return pair if set(pair) <= leading or (alone and ranked[1][1] >= _LEAD_WEIGHT) else ()


def _trio(counts: Counter[str], body: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The three states that one sentence of the lead brings together, where they stand out from all others."""
    ranked = counts.most_common(4)
    if len(ranked) < 3 or (len(ranked) > 3 and ranked[3][1] * 2 > ranked[2][1]):
        return ()
    three = {iso for iso, _ in ranked[:3]}
    for sentence in body[:_LEAD_SENTENCES]:
        inside = (m for m in mentions if sentence.start <= m.start < sentence.end and m.kind in _ACTING)
        if {iso for mention in inside for iso in mention.states} == three:
            return tuple(sorted(three))
    return ()


def _joined(sentences: Sequence[Sentence], mentions: Sequence[Mention], leading: set[str]) -> tuple[str, ...]:
    """The two states that sentences name together most often, where a third comes up too often to tell by counting.

    Only sentences that name these two and no other count; those of the title and lead count more.
    """
    pairs: Counter[tuple[str, ...]] = Counter()
    row = iter(sorted((m for m in mentions if m.kind in _ACTING), key=lambda mention: mention.start))
    mention = next(row, None)
    body = 0
    for sentence in sentences:
        here: dict[str, None] = {}
        while mention is not None and mention.start < sentence.end:
            if mention.start >= sentence.start and len(mention.states) == 1:
                here.update(dict.fromkeys(mention.states))
            mention = next(row, None)
        body += sentence.role == "body"
        if len(here) == 2 and sentence.role != "aside":
            pairs[tuple(sorted(here))] += _LEAD_WEIGHT if body <= _LEAD_SENTENCES else 1
    ranked = pairs.most_common(2)
    if not ranked or ranked[0][1] < _LEAD_WEIGHT or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return ()
    return ranked[0][0] if set(ranked[0][0]) <= leading else ()


def _home(body: Sequence[Sentence], mentions: Sequence[Mention]) -> str:
    """The state of the dateline."""
    if body:
        opening = body[0]
        for mention in mentions:
            if mention.start == opening.start and mention.kind in ("capital", "place") and len(mention.states) == 1:
                shared = len(opening.words) > 1 and opening.words[1].text == "/"  # "BEIJING/OTTAWA"
                if opening.words[0].text.isupper() and not shared:
                    return mention.states[0]
    return ""


def _hosts(mentions: Iterable[Mention], states: tuple[str, ...]) -> Iterable[str]:
    return (
        m.states[0] for m in mentions if m.kind in ("capital", "place", "seat") and m.states and m.states[0] in states
    )
