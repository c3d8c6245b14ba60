"""The description of the service: what it understands, in which forms it answers, and its limits by name."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from diplograph.rdf.vocabulary import LABEL, RDF, RDFS, SEE_ALSO, TITLE, A
from diplograph.server import media, web
from diplograph.server.settings import Settings

_RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "JSON-LD", "RDF_XML",
)  # fmt: skip


class Description:
    """What a GET without a query gets."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        form = web.wish(request, media.DESCRIPTIONS)
        address = f"{web.base(request)}/sparql"
        if form == media.HTML:
            values = {"address": address, "limits": list(self._settings.limits.named()), "tables": media.TABLES[:4],
                      "graphs": media.GRAPHS[:4], "services": self._settings.allow_service}  # fmt: skip
            await web.page("service.html", values)(scope, receive, send)
        else:
            await web.graph(self.triples(address), form)(scope, receive, send)

    def triples(self, address: str) -> Iterator[ox.Triple]:
        """The description as a graph."""
        service, dataset, default = (ox.NamedNode(address + part) for part in ("", "#dataset", "#default-graph"))
        yield ox.Triple(service, A, _sd("Service"))
        yield ox.Triple(service, TITLE, ox.Literal("diplograph: read-only SPARQL", language="en"))
        yield ox.Triple(service, _sd("endpoint"), service)
        yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
        yield ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
        if self._settings.allow_service:
            yield ox.Triple(service, _sd("feature"), _sd("BasicFederatedQuery"))
        for name in _RESULT_FORMATS:
            yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(web.FORMATS + name))
        for name, value, _, _ in self._settings.limits.named():
            yield ox.Triple(service, _limit(name), ox.Literal(value))
        yield ox.Triple(service, _sd("defaultDataset"), dataset)
        yield ox.Triple(dataset, A, _sd("Dataset"))
        yield ox.Triple(dataset, SEE_ALSO, ox.NamedNode(address.removesuffix("sparql") + ".well-known/void"))
        yield ox.Triple(dataset, _sd("defaultGraph"), default)
        yield ox.Triple(default, A, _sd("Graph"))
        yield from self._limits()

    def _limits(self) -> Iterator[ox.Triple]:
        """What the properties of the limits mean, so that nobody has to look it up."""
        for name, _, unit, meaning in self._settings.limits.named():
            yield ox.Triple(_limit(name), A, ox.NamedNode(RDF + "Property"))
            yield ox.Triple(_limit(name), LABEL, ox.Literal(name.replace("_", " "), language="en"))
            comment = ox.Literal(f"{meaning}, in {unit}", language="en")
            yield ox.Triple(_limit(name), ox.NamedNode(RDFS + "comment"), comment)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(web.SD + name)


def _limit(name: str) -> ox.NamedNode:
    """`limit:queryLength`, from the name of the option."""
    first, *others = name.split("_")
    return ox.NamedNode(web.LIMITS + first + "".join(other.capitalize() for other in others))
