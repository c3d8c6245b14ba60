"""Where documents disagree, as the picture shows it: each value with the sentence and the sources behind it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from diplograph import ids
from diplograph.records import Document
from diplograph.same.readings import Disagreement
from diplograph.view import DisagreementCard, ReadingCard


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement, with what the graph calls the thing that it is over."""

    label: str
    over: Disagreement


def disagreement_card(
    dispute: Dispute, texts: Mapping[str, Document], nodes: Container[str], sources: Container[str]
) -> DisagreementCard:
    """The card of a disagreement; `texts` are documents by their SHA-256, `nodes` and `sources` what the picture has."""
    over = dispute.over
    readings = list(_readings(over, texts))
    if over.known is not None:
        known = tuple(source for source in over.known.sources if source in sources)
        readings.append(ReadingCard(over.known.value, sources=known))
    return DisagreementCard(dispute.label, over.property, tuple(readings), over.thing if over.thing in nodes else "")


def _readings(over: Disagreement, texts: Mapping[str, Document]) -> Iterable[ReadingCard]:
    for reading in over.readings:
        document, said = texts[reading.document], reading.claim
        yield ReadingCard(
            reading.value,
            ids.document(document.sha256),
            document.text[said.start : said.end],
            document.cited(said.start),
        )
