"""The graph as a network for Gephi, Cytoscape, yEd and the like: GraphML and GEXF.

Nodes are states, people, organizations, places, the things that claims are about, and the offices that plain edges
lead to; each has a label and a kind. Edges are the plain edges (status `affirmed`) and, for each claim, what its roles
tie to the thing that it is about (with the status of the claim).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.ids import ONTOLOGY
from diplograph.rdf.concepts import label
from diplograph.rdf.vocabulary import CLASSES, EDGES, LABEL, A, dg

if TYPE_CHECKING:
    import networkx as nx

_KINDS = ("Country", "Leader", "Person", "Organization", "Place", *CLASSES.values())
_ROLES = ("party", "participant", "body", "objectCountry", "place", "speaker")
_ABOUT = ("about", "status", *_ROLES)
# What XML 1.0 cannot carry, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Properties = dict[str, dict[str, set[str]]]
Edge = tuple[str, str, str, str]


def graphml(quads: Iterable[ox.Quad]) -> Iterator[bytes]:
    """The network as GraphML."""
    import networkx as nx

    buffer = io.BytesIO()
    nx.write_graphml_xml(network(quads), buffer, prettyprint=True)
    yield buffer.getvalue()


def gexf(quads: Iterable[ox.Quad]) -> Iterator[bytes]:
    """The network as GEXF, without the date of writing that networkx would put there."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(network(quads))
    meta = writer.xml.find("meta")
    meta.attrib.pop("lastmodifieddate")
    meta.find("creator").text = "diplograph"
    buffer = io.BytesIO()
    writer.write(buffer)
    yield buffer.getvalue()


def network(quads: Iterable[ox.Quad]) -> nx.MultiDiGraph[str]:
    """The quads as a networkx graph, nodes and edges in the order of their IRIs."""
    import networkx as nx

    properties, plain = _gather(quads)
    edges = {**plain, **_roles(properties)}
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in sorted(_nodes(properties) | {end for edge in edges for end in edge[:2]}):
        made.add_node(iri, **_node(iri, properties.get(iri, {})))
    for number, (source, target, name, status) in enumerate(sorted(edges)):
        claims = len(edges[source, target, name, status])
        made.add_edge(source, target, key=number, label=name, status=status, claims=claims)
    return made


def _gather(quads: Iterable[ox.Quad]) -> tuple[Properties, dict[Edge, set[str]]]:
    wanted = {A.value: "a", LABEL.value: "label", **{ONTOLOGY + name: name for name in ("date", "form", *_ABOUT)}}
    edges = {ONTOLOGY + name: name for name in EDGES}
    properties: Properties = {}
    plain: dict[Edge, set[str]] = {}
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if isinstance(subject, ox.Triple) or isinstance(value, ox.Triple):
            continue
        if predicate in edges:
            plain[subject.value, value.value, edges[predicate], "affirmed"] = set()
        elif predicate in wanted:
            properties.setdefault(subject.value, {}).setdefault(wanted[predicate], set()).add(value.value)
    return properties, plain


def _roles(properties: Properties) -> dict[Edge, set[str]]:
    """What the roles of claims tie to the things that they are about, with the claims that say so."""
    edges: dict[Edge, set[str]] = {}
    for claim, own in properties.items():
        if dg("Claim").value in own.get("a", ()):
            status = label(min(own.get("status", {""})))
            for thing in own.get("about", ()):
                for role in _ROLES:
                    for actor in own.get(role, ()):
                        edges.setdefault((actor, thing, role, status), set()).add(claim)
    return edges


def _nodes(properties: Properties) -> set[str]:
    kinds = {ONTOLOGY + kind for kind in _KINDS}
    return {iri for iri, own in properties.items() if kinds & own.get("a", set())}


def _node(iri: str, own: dict[str, set[str]]) -> dict[str, str]:
    types = {found.removeprefix(ONTOLOGY) for found in own.get("a", ())}
    kind = next((kind.lower() for kind in _KINDS if kind in types), "concept")
    cells = {
        "label": min(own.get("label", {label(iri)})),
        "kind": kind,
        "form": "; ".join(sorted(map(label, own.get("form", ())))),
        "date": "; ".join(sorted(own.get("date", ()))),
        "status": "; ".join(sorted(map(label, own.get("status", ())))),
    }
    return {name: _NOT_XML.sub("\ufffd", value) for name, value in cells.items()}
