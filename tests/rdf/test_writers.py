"""Each export is read back by a reader that is not its writer, and gives the graph that went in."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import InputError
from diplograph.rdf.graph import quads
from diplograph.rdf.network import network
from diplograph.rdf.ontology import ontology
from diplograph.rdf.writers import FORMATS, chunks, write

from .graphs import canonical, union
from .sample import all_readings

RDF = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
GRAPH = list(quads(all_readings()))


def _export(name: str, made: list[ox.Quad] = GRAPH) -> bytes:
    stream = io.BytesIO()
    write(name, made, stream)
    return stream.getvalue()


def _expected(name: str, made: list[ox.Quad]) -> str:
    return canonical(union(made) if name == "turtle" else made)


@pytest.mark.parametrize("name", RDF)
def test_oxigraph_reads_it_back(name: str) -> None:
    assert canonical(ox.parse(_export(name), format=RDF[name])) == _expected(name, GRAPH)


@pytest.mark.parametrize(
    ("name", "parser"), [("turtle", "turtle"), ("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")]
)
def test_rdflib_reads_it_back(name: str, parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    dataset = rdflib.Dataset().parse(data=_export(name), format=parser)
    back = dataset.serialize(format="nquads")
    assert isinstance(back, str)
    parsed = list(ox.parse(back, format=ox.RdfFormat.N_QUADS))
    assert canonical(union(parsed) if name == "turtle" else parsed) == _expected(name, GRAPH)


@pytest.mark.parametrize("name", RDF)
def test_the_ontology_can_be_written_too(name: str) -> None:
    made = list(ontology())
    assert canonical(ox.parse(_export(name, made), format=RDF[name])) == _expected(name, made)


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_it_back(name: str, read: type) -> None:
    back, made = read(io.BytesIO(_export(name))), network(GRAPH)
    assert set(back.nodes) == set(made.nodes)
    assert back.number_of_edges() == made.number_of_edges()
    korea = back.nodes["https://w3id.org/diplograph/id/country/KOR"]
    assert (korea["label"], korea["kind"]) == ("South Korea", "country")
    kinds = {attributes["kind"] for _, attributes in back.nodes(data=True)}
    assert {"country", "leader", "organization", "place", "meeting", "agreement", "tenure", "concept"} <= kinds
    edges = {(source, target, edge["label"], edge["status"]) for source, target, edge in back.edges(data=True)}
    base = "https://w3id.org/diplograph/id/"
    assert (f"{base}country/KGZ", f"{base}country/KOR", "metWith", "affirmed") in edges
    assert (f"{base}country/KGZ", f"{base}meeting/2025-01/kgz-kor/investment-dialogue", "party", "planned") in edges


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_quads_does_not_matter_and_repetition_neither(name: str) -> None:
    assert _export(name, GRAPH) == _export(name, [*reversed(GRAPH), *GRAPH])


@pytest.mark.parametrize("name", FORMATS)
def test_a_generator_will_do(name: str) -> None:
    assert b"".join(chunks(name, iter(GRAPH))) == _export(name)


@pytest.mark.parametrize("name", RDF)
def test_an_empty_graph_is_one_too(name: str) -> None:
    assert list(ox.parse(_export(name, []), format=RDF[name])) == []


def test_two_processes_write_the_same_bytes() -> None:
    code = (
        "import hashlib\nfrom tests.rdf.sample import all_readings\nfrom diplograph.rdf.graph import quads\n"
        "from diplograph.rdf.writers import FORMATS, chunks\nmade = list(quads(all_readings()))\n"
        "print([hashlib.sha256(b''.join(chunks(name, made))).hexdigest() for name in FORMATS])"
    )
    root = Path(__file__).parent.parent.parent
    outputs = set()
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join((str(root), str(root / "src"))),
        }
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="'rdfxml' is no format of an export: name one of turtle"):
        _export("rdfxml")


def test_turtle_is_for_reading() -> None:
    text = _export("turtle").decode("utf-8")
    assert text.startswith("@base <https://w3id.org/diplograph/id/> .\n@prefix ")
    assert (
        "\n<country/KGZ> a dg:Country ;\n"
        '    rdfs:label "Kyrgyzstan" ;\n'
        "    skos:exactMatch eucountry:KGZ ;\n"
        "    dg:agreedWith <country/KOR> ;\n"
    ) in text
    assert "    dg:party <country/KGZ> , <country/KOR> ;\n" in text
    assert '    dg:iso3 "KGZ" ;\n' in text
    assert text.endswith(" .\n")


def test_nothing_hidden_stands_in_turtle() -> None:
    text = _export("turtle").decode("utf-8")
    assert [character for character in text if not character.isprintable() and character not in "\n\t"] == []


def test_jsonld_names_no_address_to_fetch() -> None:
    document = json.loads(_export("jsonld"))
    assert isinstance(document["@context"], dict)
    assert set(document) == {"@context", "@graph"}


def _quad(value: ox.NamedNode | ox.BlankNode | ox.Literal, subject: str = "http://example.org/s") -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode("http://example.org/p"), value)


_XSD = "http://www.w3.org/2001/XMLSchema#"
_FOREIGN = [
    _quad(ox.BlankNode("b1")),
    ox.Quad(ox.BlankNode("b1"), ox.NamedNode("http://example.org/p"), ox.NamedNode("https://w3id.org/diplograph/id/")),
    _quad(ox.NamedNode("https://w3id.org/diplograph/id/a//b")),
    _quad(ox.NamedNode("https://w3id.org/diplograph/id/a/../b")),
    _quad(ox.NamedNode("https://w3id.org/diplograph/id/a:b")),
    _quad(ox.NamedNode("https://w3id.org/diplograph/id/é/x")),
    _quad(ox.NamedNode("https://w3id.org/diplograph/ontology#a/b")),
    _quad(ox.NamedNode("https://w3id.org/diplograph/ontology#end.")),
    _quad(ox.NamedNode("urn:x:y")),
    _quad(ox.NamedNode("http://example.org/\u202ex")),
    _quad(ox.Literal("chat", language="en-GB")),
    _quad(ox.Literal("01", datatype=ox.NamedNode(_XSD + "integer"))),
    _quad(ox.Literal("-7")),
    _quad(ox.Literal(7)),
    _quad(ox.Literal("99999999999999999999", datatype=ox.NamedNode(_XSD + "integer"))),
    _quad(ox.Literal("abc", datatype=ox.NamedNode(_XSD + "integer"))),
    _quad(ox.Literal(True)),
    _quad(ox.Literal("1", datatype=ox.NamedNode(_XSD + "boolean"))),
    _quad(ox.Literal("2024-12-03", datatype=ox.NamedNode(_XSD + "date"))),
    _quad(ox.Literal(1.5)),
    _quad(ox.Literal("x", datatype=ox.NamedNode("https://w3id.org/diplograph/ontology#PloverCode"))),
    ox.Quad(
        ox.NamedNode("http://example.org/s"), ox.NamedNode("https://w3id.org/diplograph/ontology#party"), ox.Literal(3)
    ),
    ox.Quad(
        ox.NamedNode("http://example.org/s"),
        ox.NamedNode("https://w3id.org/diplograph/ontology#party"),
        ox.Literal("w", language="en"),
    ),
    ox.Quad(
        ox.NamedNode("http://example.org/s"),
        ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        ox.Literal("odd"),
    ),
]


@pytest.mark.parametrize("name", RDF)
def test_terms_of_other_people(name: str) -> None:
    for quad in (*_FOREIGN, None):
        made = _FOREIGN if quad is None else [quad]
        assert canonical(ox.parse(_export(name, made), format=RDF[name])) == canonical(made), str(quad)


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("\"\\\n\r\tn'u0"), st.characters(exclude_categories=["Cs"])), max_size=12
    )
)
def test_any_text_survives(text: str) -> None:
    made = [_quad(ox.Literal(text))]
    for name, format in RDF.items():
        assert [quad.object.value for quad in ox.parse(_export(name, made), format=format)] == [text]
