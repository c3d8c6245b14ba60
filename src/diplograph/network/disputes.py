"""Where documents disagree, as the picture shows it: each value with the sentence and the sources behind it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from diplograph import ids
from diplograph.rdf.disputed import Disputed
from diplograph.records import Document
from diplograph.view import DisagreementCard, ReadingCard


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement, with what the graph calls the thing that it is over."""

    label: str
    over: Disputed


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


def _readings(over: Disputed, texts: Mapping[str, Document]) -> Iterable[ReadingCard]:
    for side in over.sides:
        document = texts[side.document]
        sentence = document.text[side.start : side.end]
        yield ReadingCard(side.value, ids.document(document.sha256), sentence, document.cited(side.start))
