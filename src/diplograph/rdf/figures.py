"""Figures in the graph: the amount as a thing that documents can tell differently, and what each of them says of it.

id/figure/kaz-kor/trade/2022     the trade of two states in a year; a dg:Figure
id/claim/...                     that one document puts it at so much; a dg:FigureClaim with its evidence
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from diplograph import ids
from diplograph.rdf.captions import joined, state_name
from diplograph.rdf.claim import rests_on
from diplograph.rdf.evidence import Triple
from diplograph.rdf.identity import day
from diplograph.rdf.roles import country
from diplograph.rdf.things import Things
from diplograph.rdf.vocabulary import DECIMAL, A, dg, node, text
from diplograph.records import Document, Figure


def figure_iri(figure: Figure) -> str:
    """The IRI of what is measured: whose trade, and when."""
    return ids.thing("figure", ids.parties(figure.countries), figure.measure, day(figure.period))


def figure_claim_iri(document: Document, figure: Figure) -> str:
    """The IRI of what a document says of it: a hash over the document, the sentence and the amount."""
    amount = figure.amount
    return ids.thing(
        "claim",
        ids.digest(
            document.sha256, str(figure.start), str(figure.end), figure_iri(figure), f"{amount.value.normalize():f}",
            amount.currency, amount.bound,
        ),
    )  # fmt: skip


def figure_triples(document: Document, figure: Figure, things: Things) -> Iterator[Triple]:
    """What the document says, with its evidence; the figure itself is described among the things."""
    thing = things.of(figure_iri(figure), "Figure")
    thing.add(dg("party"), *(country(things, iso) for iso in figure.countries))
    thing.add(dg("measure"), text(figure.measure))
    thing.add(dg("date"), text(figure.period))
    thing.captions.add(f"{figure.measure} of {joined([state_name(iso) for iso in figure.countries])}, {figure.period}")
    subject = node(figure_claim_iri(document, figure))
    yield subject, A, dg("FigureClaim")
    yield subject, dg("about"), node(figure_iri(figure))
    yield subject, dg("amount"), ox.Literal(f"{figure.amount.value.normalize():f}", datatype=DECIMAL)
    yield subject, dg("currency"), text(figure.amount.currency)
    if figure.amount.bound:
        yield subject, dg("bound"), text(figure.amount.bound)
    if figure.speaker:
        yield subject, dg("speakerName"), text(figure.speaker)
    yield from rests_on(document, subject, figure.start, figure.end)
