"""What a claim stands on: its sentence, the document, and the sources that the document cites for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from diplograph.query import nearby
from diplograph.query.explain import Graph
from diplograph.store.asking import Asking


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a claim, and where they stand."""

    sentence: str
    document: str
    sources: tuple[str, ...]


class Evidence:
    """The passages, labels and claims of a store."""

    def __init__(self, store: ox.Store | Asking, claims: Iterable[str] = ()) -> None:
        """`claims` are the IRIs of those that will be asked for: a server is asked for all of them at once."""
        self._graph = Graph(nearby.gathered(store, map(ox.NamedNode, claims)) if isinstance(store, Asking) else store)

    def passage(self, claim: str) -> Passage:
        """The passage of the claim with that IRI."""
        node = ox.NamedNode(claim)
        _, sentence, _ = self._graph.passage(node)
        return Passage(sentence, self._graph.document(node), tuple(self._graph.sources(node)))

    def label(self, iri: str) -> str:
        """What a thing is called."""
        return self._graph.label(ox.NamedNode(iri))

    def claims(self, iri: str) -> list[str]:
        """The IRIs of the claims about a thing, in the order of their documents."""
        return [claim.value for claim in self._graph.by_iri(iri)]
