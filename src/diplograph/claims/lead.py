"""What the lead of an article tells of the event that the rest of it is about: its day and its city."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from diplograph.records import Mention, Sentence

_DATELINE = 14  # words within which a dateline ends
_SENTENCES = 8  # in which the day of the event is told
_OF_THE_PLACE = 4  # in which its city is told
_RECENT = timedelta(days=10)  # news is of these days
_DAY = len("2024-12-03")


@dataclass(frozen=True, slots=True)
class Lead:
    """The event that an article leads with, as far as its first sentences tell it.

    `day` is the first recent day that they name, `city` the first city that they put something in, `published` the day
    of the article, `end` the offset where they end.
    """

    day: str = ""
    published: str = ""
    dateline: str = ""
    city: str = ""
    end: int = 0

    def is_recent(self, when: str) -> bool:
        """Whether a day, or the last of a run of days, is one of those before publication."""
        last = _day(when.rsplit("/", 1)[-1])
        first, published = _day(when.split("/", 1)[0]), _day(self.published)
        if published is None:
            return first is not None
        return first is not None and last is not None and published - _RECENT <= last and first <= published


NO_LEAD = Lead()


def lead(published: str, body: Sequence[Sentence], mentions: Sequence[Mention]) -> Lead:
    """The lead of an article, by its first sentences."""
    opening = body[:_SENTENCES]
    end = opening[-1].end if opening else 0
    known = Lead("", published, _dateline(body, mentions), _city(opening, mentions), end)
    days = [
        key for key in _days(opening, mentions) if known.is_recent(key) and key.split("/", 1)[-1] <= (published or "9")
    ]
    single = next((key for key in days if len(key) == _DAY), "")
    return Lead(single or next(iter(days), ""), published, known.dateline, known.city, end)


def _days(opening: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[str]:
    """The days that the first sentences name, but for that of a dateline."""
    if not opening:
        return
    start = dateline_end(opening[0])
    for mention in mentions:
        if mention.kind == "date" and start <= mention.start < opening[-1].end and len(mention.key) >= _DAY:
            yield mention.key


def _city(opening: Sequence[Sentence], mentions: Sequence[Mention]) -> str:
    """The first city of which the lead says "in": `took place in the city of Piura`."""
    for sentence in opening[:_OF_THE_PLACE]:
        before = {word.end: index for index, word in enumerate(sentence.words)}
        for mention in mentions:
            if mention.kind not in ("capital", "place") or not sentence.start <= mention.start < sentence.end:
                continue
            at = before.get(mention.start - 1, -1)
            leading = [word.lower for word in sentence.words[max(0, at - 3) : at + 1]]
            if leading[-1:] == ["in"] or leading == ["in", "the", "city", "of"]:
                return mention.name
    return ""


def _day(when: str) -> date | None:
    try:
        return date.fromisoformat(when)
    except ValueError:
        return None


def dateline_end(sentence: Sentence) -> int:
    """Where the dateline of an agency report's first sentence ends: `SEOUL, Aug. 29 (Agency) --`."""
    if not sentence.words[0].text.isupper() or not sentence.words[0].text.isalpha() or len(sentence.words[0].text) < 3:
        return sentence.start
    opening = sentence.words[1:_DATELINE]
    return next((word.end for word in opening if word.text in ("--", "—", "–", "-")), sentence.start)


def _dateline(body: Sequence[Sentence], mentions: Sequence[Mention]) -> str:
    """The city in capitals that opens an agency report."""
    if not body or not body[0].words[0].text.isupper():
        return ""
    return next((m.name for m in mentions if m.start == body[0].start and m.kind in ("capital", "place")), "")
