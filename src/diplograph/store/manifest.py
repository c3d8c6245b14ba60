"""The manifest: a small graph in a store beside the others, which says of each graph of ours what it holds.

    <id/graph/manifest>       schema:creativeWorkStatus  "complete" or "being written" ;
                              schema:numberOfItems       how many lines of this kind follow .
    <id/document/...>         spdx:checksumValue         64 hex digits, or "pending" .

A digest is the SHA-256 of the sorted lines of a graph in N-Triples, so that two machines that have built the same agree.
Nothing in our graphs is a blank node, whose name could differ from one build to the next. What is about to be written
is pending first and gets its digest last: whatever happens in between, the next build knows what it has to write again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from diplograph.ids import BASE
from diplograph.rdf.vocabulary import SCHEMA

MANIFEST = "graph/manifest"
COMPLETE, WRITING, PENDING = "complete", "being written", "pending"

STATUS = ox.NamedNode(SCHEMA + "creativeWorkStatus")
ITEMS = ox.NamedNode(SCHEMA + "numberOfItems")
CHECKSUM = ox.NamedNode("http://spdx.org/rdf/terms#checksumValue")


def manifest_of(base: str = BASE) -> ox.NamedNode:
    """The graph that holds the manifest of the graphs whose IRIs begin with `base`."""
    return ox.NamedNode(base + MANIFEST)


def lines(quads: Iterable[ox.Quad]) -> bytes:
    """The triples of one graph in N-Triples, sorted, each once."""
    triples = {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads}
    return b"".join(sorted((ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)))


def digest(content: bytes) -> str:
    """The digest of the lines of a graph."""
    from hashlib import sha256  # a query sums nothing, and would wait for OpenSSL

    return sha256(content).hexdigest()


def written(held: Mapping[str, str], base: str = BASE) -> bytes:
    """The lines of a manifest; `held` are digests by the IRIs of graphs."""
    graph = manifest_of(base)
    status = WRITING if PENDING in held.values() else COMPLETE
    entries = [ox.Triple(ox.NamedNode(iri), CHECKSUM, ox.Literal(told)) for iri, told in sorted(held.items())]
    about = [ox.Triple(graph, STATUS, ox.Literal(status)), ox.Triple(graph, ITEMS, ox.Literal(len(entries)))]
    return ox.serialize([*about, *entries], format=ox.RdfFormat.N_TRIPLES) or b""


def read(content: bytes) -> dict[str, str]:
    """What the lines of a manifest say: digests, or `pending`, by the IRIs of graphs.

    Raises ValueError where lines are missing: a server may cut a long answer short and not say so.
    """
    held, said = {}, ""
    for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            if quad.predicate == CHECKSUM:
                held[quad.subject.value] = quad.object.value
            elif quad.predicate == ITEMS:
                said = quad.object.value
    if said != str(len(held)):
        raise ValueError(f"the manifest has {len(held)} entries, and says {said or 'not how many'}")
    return held
