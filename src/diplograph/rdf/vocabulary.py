"""The vocabulary of the graph: namespaces, and the terms that the graph is written in.

Classes and properties of `dg:` are defined in `ontology/diplograph.ttl`; everything else is taken from W3C
vocabularies, Dublin Core and schema.org. Prefixes are those of every export.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.ids import BASE, ONTOLOGY, SCHEME

if TYPE_CHECKING:  # a query needs the names, and should not wait for the records of the reader
    from diplograph.records import Kind

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
COUNTRY_AUTHORITY = "http://publications.europa.eu/resource/authority/country/"

PREFIXES: dict[str, str] = {
    "dcterms": DCTERMS,
    "dg": ONTOLOGY,
    "eucountry": COUNTRY_AUTHORITY,
    "instruments": SCHEME + "instruments/",
    "kinds": SCHEME + "kinds/",
    "levels": SCHEME + "levels/",
    "oa": OA,
    "offices": SCHEME + "offices/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "stages": SCHEME + "stages/",
    "statuses": SCHEME + "statuses/",
    "topics": SCHEME + "topics/",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": XSD,
}

GRAPH_OF_THINGS = ox.NamedNode(BASE + "graph/things")
GRAPH_OF_EDGES = ox.NamedNode(BASE + "graph/edges")
GRAPH_OF_ONTOLOGY = ox.NamedNode(BASE + "graph/ontology")
AGENT = ox.NamedNode(BASE + "agent/rule-reader")

A = ox.NamedNode(RDF + "type")
LABEL = ox.NamedNode(RDFS + "label")
SEE_ALSO = ox.NamedNode(RDFS + "seeAlso")
ALT_LABEL = ox.NamedNode(SKOS + "altLabel")
EXACT_MATCH = ox.NamedNode(SKOS + "exactMatch")
STRING = ox.NamedNode(XSD + "string")
DECIMAL = ox.NamedNode(XSD + "decimal")

WAS_DERIVED_FROM = ox.NamedNode(PROV + "wasDerivedFrom")
WAS_GENERATED_BY = ox.NamedNode(PROV + "wasGeneratedBy")
WAS_ASSOCIATED_WITH = ox.NamedNode(PROV + "wasAssociatedWith")
HAD_PRIMARY_SOURCE = ox.NamedNode(PROV + "hadPrimarySource")
USED = ox.NamedNode(PROV + "used")
PROV_ENTITY = ox.NamedNode(PROV + "Entity")
PROV_ACTIVITY = ox.NamedNode(PROV + "Activity")
SOFTWARE_AGENT = ox.NamedNode(PROV + "SoftwareAgent")

SPECIFIC_RESOURCE = ox.NamedNode(OA + "SpecificResource")
QUOTE_SELECTOR = ox.NamedNode(OA + "TextQuoteSelector")
POSITION_SELECTOR = ox.NamedNode(OA + "TextPositionSelector")
HAS_SOURCE = ox.NamedNode(OA + "hasSource")
HAS_SELECTOR = ox.NamedNode(OA + "hasSelector")
EXACT = ox.NamedNode(OA + "exact")
PREFIX = ox.NamedNode(OA + "prefix")
SUFFIX = ox.NamedNode(OA + "suffix")
START = ox.NamedNode(OA + "start")
END = ox.NamedNode(OA + "end")

TITLE = ox.NamedNode(DCTERMS + "title")
DATE = ox.NamedNode(DCTERMS + "date")
PUBLISHER = ox.NamedNode(DCTERMS + "publisher")
IDENTIFIER = ox.NamedNode(DCTERMS + "identifier")
SUBJECT = ox.NamedNode(DCTERMS + "subject")
DESCRIPTION = ox.NamedNode(DCTERMS + "description")
SOURCE = ox.NamedNode(DCTERMS + "source")
URL = ox.NamedNode(SCHEMA + "url")

# What a claim of each kind is about: the class of the thing.
CLASSES: dict[Kind, str] = {
    "meeting": "Meeting", "visit": "Visit", "agreement": "Agreement", "partnership": "Partnership",
    "initiative": "Initiative", "position": "Position", "demand": "Demand", "measure": "Measure",
    "cooperation": "Cooperation", "office": "Tenure", "relations": "Relations", "quote": "Statement",
}  # fmt: skip

# Plain edges, as they stand between actors and things; each is derived by one query of `queries/derive/`.
EDGES = (
    "agreedWith", "cooperatesWith", "hasRelationsWith", "holdsOffice", "metWith", "opposes", "owns", "partnerOf",
    "signed", "supports", "urges", "visited",
)  # fmt: skip


@cache
def dg(name: str) -> ox.NamedNode:
    """A term of diplograph's own ontology: `dg("Claim")`."""
    return ox.NamedNode(ONTOLOGY + name)


@lru_cache(maxsize=65_536)
def node(iri: str) -> ox.NamedNode:
    """An IRI as a term. Raises ValueError where it is none."""
    return ox.NamedNode(iri)


def text(value: str) -> ox.Literal:
    """A text that stays as it is written, also where it looks like a number or a date.

    Raises ValueError for a text that is not Unicode: one that holds half of a surrogate pair.
    """
    try:
        return ox.Literal(value, datatype=STRING)
    except ValueError:
        value.encode("utf-8")  # says which character it is, and where
        raise
