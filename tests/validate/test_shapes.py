"""What the shapes find, and what they leave alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import DataError
from diplograph.ids import BASE
from diplograph.rdf.graph import quads
from diplograph.rdf.vocabulary import END, EXACT, GRAPH_OF_EDGES, dg, node, text
from diplograph.validate.findings import Finding
from diplograph.validate.shapes import validate
from tests.rdf.sample import all_readings

GRAPH = list(quads(all_readings()))


def test_what_the_writer_makes_is_sane() -> None:
    report = validate(GRAPH)
    assert [finding for finding in report.results if finding.severity == "violation"] == []
    assert report.conforms


def test_an_edge_without_an_affirmed_claim() -> None:
    edge = ox.Quad(node(BASE + "country/TJK"), dg("metWith"), node(BASE + "country/UZB"), GRAPH_OF_EDGES)
    report = validate([*GRAPH, edge])
    assert not report.conforms
    assert [(finding.severity, finding.value) for finding in report.results] == [("violation", BASE + "country/TJK")]
    assert "met with" in report.results[0].message


def test_words_that_are_not_in_the_document() -> None:
    changed = [
        ox.Quad(q.subject, q.predicate, text("something else"), q.graph_name) if q.predicate == EXACT else q
        for q in GRAPH
    ]
    report = validate(changed)
    assert not report.conforms
    assert any("are not in its document" in finding.message for finding in report.results)


def test_a_property_that_is_missing_names_its_path() -> None:
    report = validate(q for q in GRAPH if q.predicate != dg("rule"))
    assert {finding.path for finding in report.results} == {dg("rule").value}
    assert all(finding.focus.startswith(BASE + "claim/") for finding in report.results)
    assert list(report.results) == sorted(report.results)


def test_an_empty_graph_is_sane() -> None:
    assert validate([]).conforms


def test_warnings_do_not_stop_a_graph(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix oa: <http://www.w3.org/ns/oa#> .\n"
        "<urn:shape> a sh:NodeShape ; sh:targetSubjectsOf oa:end ; sh:property <urn:end> .\n"
        '<urn:end> sh:path oa:end ; sh:maxInclusive 10 ; sh:severity sh:Warning ; sh:message "far away" .\n',
        encoding="utf-8",
    )
    graph = [ox.Quad(node("urn:x"), END, ox.Literal(11)), ox.Quad(node("urn:y"), END, ox.Literal(9))]
    report = validate(graph, shapes)
    assert report.conforms
    assert report.results == (Finding("urn:x", END.value, "far away", "warning", "11"),)


@pytest.mark.parametrize(
    "content",
    [
        "no turtle",
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<urn:s> a sh:NodeShape ; sh:path <urn:p> ; sh:targetNode <urn:x> .",
    ],
)
def test_shapes_that_cannot_be_used(tmp_path: Path, content: str) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=r"shapes\.ttl: "):
        validate(GRAPH[:10], shapes)
    with pytest.raises(DataError, match=r"none\.ttl: "):
        validate([], tmp_path / "none.ttl")


def test_a_triple_within_a_triple() -> None:
    inner = ox.Triple(node("urn:a"), node("urn:b"), node("urn:c"))
    with pytest.raises(DataError, match=r"RDF 1\.1"):
        validate([ox.Quad(node("urn:x"), node("urn:y"), inner)])


def test_pyshacl_is_imported_when_it_is_needed() -> None:
    code = "import sys, diplograph.validate.shapes; print([m for m in ('pyshacl', 'rdflib') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
