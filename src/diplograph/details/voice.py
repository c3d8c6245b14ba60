"""Who is named as the source of a detail: `according to the trade ministry`."""

from __future__ import annotations

import re

from diplograph.records import Sentence

_SAYS_SO = re.compile(r"\b[Aa]ccording to ((?:[^,.;()]|(?<=\bSt)\.)+)")


def speaker(text: str, sentence: Sentence) -> str:
    """The words that name whoever a sentence gives as its source; empty where it gives none."""
    found = _SAYS_SO.search(text, sentence.start, sentence.end)
    return found[1].strip() if found else ""
