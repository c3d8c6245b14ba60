"""The parts of documents -> the quads of the graph.

    id/document/...    for each document: the document, its run, its claims, evidence and resolutions
    id/graph/things    what all documents together say of every state, person, meeting, agreement, source ..., once
    id/graph/edges     plain edges, derived from affirmed claims

The same readings give the same quads, in whatever order they come.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from diplograph.progress import NOBODY, Progress, counted
from diplograph.rdf import identity, merging
from diplograph.rdf.disputed import Disputed, disputed
from diplograph.rdf.edges import edges
from diplograph.rdf.part import part
from diplograph.rdf.terms import add_terms
from diplograph.rdf.things import Row, rows
from diplograph.rdf.vocabulary import GRAPH_OF_THINGS, A, dg
from diplograph.records import Reading
from diplograph.same.clusters import resolve
from diplograph.same.details import disagreements as over_details
from diplograph.same.disagreements import disagreements as over_facts
from diplograph.same.judgements import Judgement, pairs, retracted
from diplograph.store.packing import pack_part, unpack_part
from diplograph.store.workbench import Workbench

Quad = ox.Quad
_OF_THINGS = str(GRAPH_OF_THINGS)
_TOLD = 100  # of so many documents or things one hears at once
_SOURCE = (str(A), str(dg("Source")))


class GraphBuilder:
    """Takes readings one by one, so that a document that cannot be written leaves the others as they are.

    Then `settle` finds what is one, and the graph can be had as often as it is needed.
    """

    def __init__(
        self, judgements: Iterable[Judgement] = (), work: Workbench | None = None, progress: Progress = NOBODY
    ) -> None:
        """`judgements` are what people have answered about things and claims; without `work` all is held in memory."""
        answers = tuple(judgements)
        self._judged, self.withdrawn = pairs(answers), retracted(answers)
        self._work, self._progress = work or Workbench(), progress
        self.merged = self.open = 0  # how many things turned out to be others, and how many pairs might be one
        self.quads_written = self.things = 0  # how many quads, and things that they describe, `lines` gave last

    def add(self, reading: Reading, part_of_it: bytes | None = None) -> Reading:
        """Add one document, and return it without the claims that somebody has withdrawn.

        What it adds may be at hand, packed. Raises `DocumentError`, and adds nothing, where its text or a claim cannot be RDF.
        """
        told = without(reading, self.withdrawn)
        if part_of_it is None or told is not reading:
            part_of_it = pack_part(part(told))
        self._work.add(unpack_part(part_of_it))
        return told

    def settle(self) -> None:
        """Find which things are one, and where documents disagree, of all that was added."""
        self._progress.stage("putting together")
        resolve(self._work, self._judged, self._progress)
        self.merged, self.open = self._work.merged(), self._work.open_questions()
        told, details = over_facts(self._work.compared()), over_details(self._work.details())
        self._work.dispute(map(disputed, told), map(disputed, details))

    def kept(self, documents: Iterable[str]) -> dict[str, str]:
        """By which IRIs the things of some documents (SHA-256 of their texts) go, where it is not their own."""
        return self._work.kept(documents)

    def disagreements(self) -> Iterator[Disputed]:
        """Where documents tell one thing differently."""
        return self._work.disputes()

    def lines(self) -> Iterator[str]:
        """The graph without its plain edges as N-Quads, each line once: document by document, then thing by thing."""
        self.quads_written = self.things = 0
        renamed = merging.Renamed(self._work.root)
        size = self._work.size() if self._progress.is_shown else None
        self._progress.stage("writing the graph", size)
        for graph, triples in counted(self._work.graphs(), self._progress, _TOLD):
            self.quads_written += len(triples)
            for subject, predicate, value in triples:
                yield f"{subject} {predicate} {renamed[value]} {graph} .\n"
        for subject, predicate, value in self._of_things(renamed):
            self.quads_written += 1
            yield f"{subject} {predicate} {value} {_OF_THINGS} .\n"

    def _of_things(self, renamed: merging.Renamed) -> Iterator[Row]:
        for iri, told in counted(self._work.things(), self._progress, _TOLD):
            thing = merging.merged(iri, told, renamed)
            self.things += _SOURCE not in thing.facts
            add_terms(iri, thing)
            yield from rows(iri, thing)
        yield from merging.identifications(self._work.merges())
        yield from merging.disputes(self.disagreements())

    def quads(self) -> Iterator[ox.Quad]:
        """The whole graph as it is now; each quad once."""
        self.settle()
        store = ox.Store()
        told = list(ox.parse("".join(self.lines()), format=ox.RdfFormat.N_QUADS))
        store.bulk_extend(told)
        yield from told
        yield from ox.parse("".join(edges(store)), format=ox.RdfFormat.N_QUADS)


def without(reading: Reading, withdrawn: Collection[str]) -> Reading:
    """The reading without the claims that somebody has withdrawn, by their IRIs; the same object where there are none."""
    if not withdrawn:
        return reading
    kept = [claim for claim in reading.claims if identity.claim_iri(reading.document, claim) not in withdrawn]
    return reading if len(kept) == len(reading.claims) else dataclasses.replace(reading, claims=tuple(kept))


def quads(readings: Iterable[Reading]) -> Iterator[ox.Quad]:
    """The graph of some readings. Raises `DocumentError` for the first that cannot be written."""
    builder = GraphBuilder()
    for reading in readings:
        builder.add(reading)
    return builder.quads()
