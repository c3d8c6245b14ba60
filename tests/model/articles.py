"""An article, and rows that a model may give for it."""

from __future__ import annotations

from diplograph.records import Document

SENTENCE = "President Ana Ruiz of Peru visited Chile on Tuesday."
ARTICLE = Document(f"{SENTENCE} She met nobody there.", title="Ruiz in Chile", date="2025-03-12", name="ruiz.txt")
ROW: dict[str, object] = {
    "kind": "visit",
    "subtype": "visit",
    "countries": ["PER"],
    "people": ["Ana Ruiz"],
    "organizations": [],
    "object": "",
    "object_countries": ["CHL"],
    "topics": [],
    "date": "2025-03-11",
    "place": "",
    "status": "done",
    "stage": "",
    "speaker": "",
    "sentence": SENTENCE,
}


def article(number: int) -> Document:
    """One of many articles."""
    return Document(f"{SENTENCE} That was visit {number}.", date="2025-03-12", name=f"{number}.txt")
