"""How much two states traded in a time: `Trade between A and B came to 6.1 billion US dollars in 2022`.

Only what is told as a fact is a figure. A target (`to raise trade to`), a share, or trade whose sides or time are not
named is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from diplograph.details.voice import speaker
from diplograph.language.amounts import Amount, amounts
from diplograph.records import Figure, Mention, Resolution, Resolved, Sentence

_TRADE = re.compile(
    r"\b(?:(?:bilateral|mutual|two-way|reciprocal|annual|total|overall|goods|merchandise|commodity) )*"
    r"(?:trade(?: (?:turnover|volumes?|exchanges?|flows?))?|turnover of trade|volume of (?:bilateral |mutual )?trade)\b",
    re.IGNORECASE,
)
_SHARE = (
    r"(?:(?: by)?(?: about| nearly| almost| more than| over)? [\d.,]+ ?(?:percent|per cent|%))?(?: year[- ]on[- ]year)?"
)
_CAME_TO = re.compile(
    r"\b(?:(?:has |had |have )?(?:come|came|amounted) to|(?:has |had )?(?:reached|totall?ed|exceeded|surpassed|topped|hit)"
    r"|stood at|was worth|was valued at|was"
    rf"|(?:has |had )?(?:rose|risen|grew|grown|increased|climbed|jumped|fell|fallen|dropped|declined|decreased|shrank)"
    rf"{_SHARE} to)"
    r" (?:a record )?$"
)
_PUT = re.compile(r"\bput (?:the |their |total |bilateral )*$")
_UNREAL = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|can|to be|not|never|target|goal|aim|aims|aimed|plans?|expected|if)\b"
)
_EXCEED = re.compile(r"\b(?:exceeded|surpassed|topped) $")
_WORDS = ("trade", "turnover")  # without one of them no sentence need be looked at
_STATES = frozenset({"state", "demonym", "capital"})
_OWNS = re.compile(r"(?:'s|’s)? |[-–]")  # "Chile's trade", "Chile-Peru trade"
_JOINS = re.compile(r"[-–]| and ")
_BREAK = re.compile(r"[^\S ]")
_REACH = 110  # letters between trade and the verb that says how much it was
_RELATIVE = re.compile(r" (?:less|lower|fewer|higher|more|up|down|short|below|above)\b")
# What stands between an amount and its time: "in 2024", "during the first half of 2024", "last year".
_IN = re.compile(r"(?: (?:in|for|during|from|over|throughout|between)(?: the| all of)?)? ")
_MUTUAL = re.compile(r"(?:bilateral|mutual|two-way|reciprocal)\b", re.IGNORECASE)
_TO = re.compile(r" ?(?:to|[-–]|and|through) ?")  # from January to May


def figures(
    text: str, sentences: Iterable[Sentence], mentions: Sequence[Mention], resolved: Resolved
) -> Iterator[Figure]:
    """The figures of a text; `mentions` and what was `resolved` say which states its words mean."""
    text = _BREAK.sub(" ", text)  # lines may break anywhere; every offset stays as it is
    for sentence in sentences:
        words = text[sentence.start : sentence.end].lower()
        if sentence.role != "body" or not any(word in words for word in _WORDS):
            continue
        here = [m for m in mentions if sentence.start <= m.start < sentence.end]
        meant = [r for r in resolved.resolutions if sentence.start <= r.start < sentence.end]
        for match in _TRADE.finditer(text, sentence.start, sentence.end):
            found = _figure(text, sentence, match, here, _Sides(meant, resolved.focus.states))
            if found is not None:
                yield found


def _figure(
    text: str, sentence: Sentence, trade: re.Match[str], here: Sequence[Mention], sides: _Sides
) -> Figure | None:
    amount = next(iter(amounts(text, trade.end(), sentence.end)), None)
    if amount is None or amount.start - trade.end() > _REACH:
        return None
    between = text[trade.end() : amount.start]
    told = _CAME_TO.search(between)
    at = re.search(r" at $", between) if _PUT.search(text[sentence.start : trade.start()]) else None
    verb = told or at
    if verb is None or _UNREAL.search(between) or _TRADE.search(between):
        return None
    if _RELATIVE.match(text, amount.end):
        return None  # "was 3 billion dollars lower"
    states = sides.of(text, trade, trade.end() + verb.start(), here)
    period = _period(text, sentence, amount, here)
    if len(states) != 2 or not period:
        return None
    bound = "above" if _EXCEED.search(between) and not amount.bound else amount.bound
    return Figure(
        "trade", states, period, amount._replace(bound=bound), sentence.start, sentence.end, speaker(text, sentence)
    )


class _Sides:
    """Whose trade it is in one sentence: by names, by `the two countries`, or as that of the two the news is about."""

    def __init__(self, meant: Sequence[Resolution], focus: tuple[str, ...]) -> None:
        self._meant, self._focus = meant, focus

    def of(self, text: str, trade: re.Match[str], verb: int, here: Sequence[Mention]) -> tuple[str, ...]:
        """The states named right before the word for trade, and between it and the verb."""
        found = {iso for m in here if trade.end() <= m.start < verb and m.kind in _STATES for iso in m.states}
        for resolution in self._meant:
            if trade.end() <= resolution.start < verb or resolution.end + 3 >= trade.start() > resolution.start:
                found |= {iso for referent in resolution.referents for iso in referent.states}
        edge = trade.start()
        for mention in sorted(here, key=lambda m: -m.start):
            ties = _OWNS if edge == trade.start() else _JOINS
            if mention.end <= edge and mention.kind in _STATES and ties.fullmatch(text[mention.end : edge]):
                found |= set(mention.states)
                edge = mention.start
        return tuple(sorted(found or self._mutual(trade, here)))

    def _mutual(self, trade: re.Match[str], here: Sequence[Mention]) -> set[str]:
        """`bilateral trade`: that of the two the news is about, unless the sentence has spoken of others."""
        others = {iso for m in here if m.start < trade.start() and m.kind in _STATES for iso in m.states} - set(
            self._focus
        )
        return set(self._focus) if _MUTUAL.match(trade[0]) and len(self._focus) == 2 and not others else set()


def _period(text: str, sentence: Sentence, amount: Amount, here: Sequence[Mention]) -> str:
    """The year, quarter or months of the figure; a day is that of a report."""
    dates = [m for m in here if m.kind == "date" and m.key and not _is_day(m.key)]
    behind = [m for m in dates if m.start >= amount.end and _belongs(text, amount.end, m.start)]
    opening = [m for m in dates if m.start - sentence.start <= len("During the year ")]
    found = behind[:1] or opening[:1]
    if not found:
        return ""
    last = next((m for m in dates if m.start > found[0].end and _TO.fullmatch(text[found[0].end : m.start])), None)
    first = found[0].key
    if last is None:
        return first
    if first > last.key:  # "from January to May 2024", read in 2025
        first = last.key[:4] + first[4:]
    return f"{first}/{last.key}"


def _belongs(text: str, amount: int, date: int) -> bool:
    """Whether a date is said of an amount: not in `up from 5 billion in 2023`, `two years after the 2022 agreement`."""
    return _IN.fullmatch(text, amount, date) is not None


def _is_day(edtf: str) -> bool:
    return "/" not in edtf and len(edtf) == len("2024-12-03")
