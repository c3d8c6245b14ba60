"""What one state lends another: `A loan of 185 million euros from X will finance the trains of Y`.

A loan is one figure of its lender, its borrower, what it is for and the year in which it is told. A loan whose two
states or whose purpose are not named is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from diplograph.details.voice import speaker
from diplograph.language.amounts import Amount, amounts
from diplograph.records import Document, Figure, Mention, Sentence, Status

_LOAN = re.compile(
    r"\b(?:(?:concessional|soft|preferential|low-interest|long-term|development|sovereign|state|yen) )*"
    r"(?:loans?|credit lines?|lines? of credit)\b",
    re.IGNORECASE,
)
_OF_AMOUNT = re.compile(r" (?:of|worth|totall?ing|amounting to|for)(?: up to)? $")  # "a loan of 185 million euros"
_IN_LOANS = re.compile(r"(?: in| worth of)? $")  # "200 million dollars in loans", "a 200 million dollar loan"
_OF = re.compile(r" (?:of|from|by|given by|provided by) (?:the )?$")  # "loans of the fund"
_OWNS = re.compile(r"(?:'s|’s)? ")  # "Japan's loan", "a Japanese loan"
_GIVES = re.compile(
    r"\b(?:lends?|lent|grant(?:s|ed)?|provid(?:es?|ed)|extend(?:s|ed)?|offer(?:s|ed)?|gives?|gave|given|financ(?:es?|ed)"
    r"|approv(?:es?|ed)|allocat(?:es?|ed)|pledg(?:es?|ed)|promis(?:es?|ed)|fund(?:s|ed)?)\b"
)
_FOR = re.compile(
    r"\b(?:(?:to|will|would|is to|are to|helps?|helped)? ?(?:co-)?(?:finances?|financed|financing|funds?|funded|funding|pay for"
    r"|buy|build|purchase)|for)"
    r" (?:the |its |their |a |an |this )?(?P<what>(?:[\w'-]+ ){0,6}[\w'-]+)"
)
# `the repair of power grids`, `the purchase of trains`: what is repaired or bought says which loan it is.
_ENDS = re.compile(
    r"\b(?:(?<!repair )(?<!purchase )(?<!construction )(?<!building )(?<!modernisation )(?<!modernization )(?<!expansion )of"
    r"|in|from|with|by|to|at|on|for|that|which|and|or|over|through|under|said|as|after|into)\b"
)
_UNREAL = re.compile(
    r"\b(?:not|never|denied|refused|rejected|if|could|may|might|cancell?ed|repa(?:y|id)|forg[ia]ven?)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|is to|are to|to be|plans?|planned|intends?|pledged|promised|agreed to|ready to)\b"
)
_WORDS = ("loan", "credit")  # without one of them no sentence need be looked at
_ACTORS = frozenset({"state", "demonym", "organization"})
_TIME = frozenset("years year months days percent per grace interest dollars euros won".split())


def loans(document: Document, sentences: Iterable[Sentence], mentions: Sequence[Mention]) -> Iterator[Figure]:
    """The loans that a document tells of; `mentions` say which states its words mean."""
    for sentence in sentences:
        words = document.text[sentence.start : sentence.end].lower()
        if sentence.role != "body" or not any(word in words for word in _WORDS):
            continue
        match = _LOAN.search(document.text, sentence.start, sentence.end)
        if match is not None and not _UNREAL.search(document.text, sentence.start, sentence.end):
            here = [m for m in mentions if sentence.start <= m.start < sentence.end]
            found = _loan(document, sentence, match, here)
            if found is not None:
                yield found


def _loan(document: Document, sentence: Sentence, loan: re.Match[str], here: Sequence[Mention]) -> Figure | None:
    text = document.text
    sums = [amount for amount in amounts(text, sentence.start, sentence.end) if _is_sum(text, loan, amount)]
    actors = [
        m
        for m in here
        if m.kind in _ACTORS and len(m.states) == 1 and not any(a.start <= m.start < a.end for a in sums)
    ]  # the US of "US dollars" lends nothing
    states = list(dict.fromkeys(m.states[0] for m in actors))
    if len(sums) != 1 or len(states) != 2:
        return None
    lender = _lender(text, loan, sums[0], actors)
    what = _purpose(text, sentence, here)
    if not lender or not what:
        return None
    borrower = next(iso for iso in states if iso != lender)
    told: Status = "planned" if _AHEAD.search(text, sentence.start, sentence.end) else "done"
    return Figure(
        "loan", (lender, borrower), document.date[:4], sums[0], sentence.start, sentence.end,
        speaker(text, sentence), what, told,
    )  # fmt: skip


def _is_sum(text: str, loan: re.Match[str], amount: Amount) -> bool:
    """Whether an amount is that of the loan, and not that of a contract beside it."""
    if amount.start > loan.end():
        return _OF_AMOUNT.fullmatch(text, loan.end(), amount.start) is not None
    return _IN_LOANS.fullmatch(text, amount.end, loan.start()) is not None


def _lender(text: str, loan: re.Match[str], amount: Amount, actors: Sequence[Mention]) -> str:
    """The state of whoever the loan is from: named behind it or before it as its owner, or else the subject."""
    end = max(loan.end(), amount.end)
    for one in actors:
        if one.start >= end and _OF.fullmatch(text, end, one.start):
            return one.states[0]
        if one.end <= loan.start() and _OWNS.fullmatch(text, one.end, min(loan.start(), amount.start)):
            return one.states[0]
    start = min(loan.start(), amount.start)
    return actors[0].states[0] if actors[0].end < start and _GIVES.search(text, actors[0].end, start) else ""


def _purpose(text: str, sentence: Sentence, here: Sequence[Mention]) -> str:
    """What the loan pays for: `high-speed trains`; nothing for `for 35 years` and for somebody to whom it is given."""
    for match in _FOR.finditer(text, sentence.start, sentence.end):
        start, end = match.span("what")
        stop = _ENDS.search(text, start, end)
        end = stop.start() if stop else end
        end = min([end, *(m.start for m in here if m.kind in _ACTORS and start < m.start < end)])
        words = text[start:end].split()
        named = any(m.start <= start < m.end for m in here if m.kind in _ACTORS)
        if words and not named and words[-1].lower() not in _TIME and not any(w[0].isdigit() for w in words):
            return " ".join(words)
    return ""
