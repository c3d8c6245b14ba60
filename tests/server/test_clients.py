"""Clients that other people wrote get along with the endpoint."""

from __future__ import annotations

import json
import subprocess
import sys
from xml.dom.minidom import Document

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper

from .serving import Served

STATES = "SELECT ?label { ?s a dg:Country ; rdfs:label ?label } ORDER BY ?label"
FIVE = ["Kyrgyzstan", "North Korea", "South Korea", "Tajikistan", "Uzbekistan"]


@pytest.fixture
def endpoint(server: Served) -> str:
    return f"{server.address}sparql"


@pytest.mark.parametrize("how", [["--get", "--data-urlencode"], ["--data-urlencode"]], ids=["get", "form"])
def test_curl(endpoint: str, how: list[str]) -> None:
    command = ["curl", "--silent", "--fail", endpoint, "--header", "Accept: text/csv", *how, f"query={STATES}"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert said.splitlines() == ["label", *FIVE]


def test_curl_with_a_body(endpoint: str) -> None:
    headers = ["--header", "Content-Type: application/sparql-query", "--header", "Accept: text/tab-separated-values"]
    command = ["curl", "--silent", "--fail", endpoint, *headers, "--data-binary", "@-"]
    said = subprocess.run(command, input=STATES, capture_output=True, encoding="utf-8", check=True).stdout
    assert said.splitlines() == ["?label", *(f'"{name}"' for name in FIVE)]


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib(endpoint: str, method: str) -> None:
    graph = Graph(SPARQLStore(endpoint, method=method))
    assert [str(row[0]) for row in graph.query(STATES)] == FIVE  # type: ignore[index]  # a SELECT gives rows
    korea = URIRef("https://w3id.org/diplograph/id/country/KOR")
    assert "South Korea" in [str(value) for value in graph.objects(korea)]
    assert graph.query("ASK { ?s a dg:Country }").askAnswer
    made = graph.query("CONSTRUCT { ?s rdfs:label ?l } { ?s a dg:Country ; rdfs:label ?l }")
    assert made.graph is not None
    assert len(made.graph) == 5


@pytest.mark.parametrize("how", [None, POSTDIRECTLY])
def test_sparqlwrapper(endpoint: str, how: str | None) -> None:
    wrapper = SPARQLWrapper(endpoint)
    if how is not None:
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(how)
    wrapper.setQuery(STATES)
    told = _converted(wrapper, JSON)
    assert isinstance(told, dict)
    assert [row["label"]["value"] for row in told["results"]["bindings"]] == FIVE
    table = _converted(wrapper, CSV)
    assert isinstance(table, bytes)
    assert table.decode("utf-8").splitlines() == ["label", *FIVE]
    document = _converted(wrapper, XML)
    assert isinstance(document, Document)
    assert len(document.getElementsByTagName("result")) == 5
    wrapper.setQuery("CONSTRUCT { ?s rdfs:label ?l } { ?s a dg:Country ; rdfs:label ?l }")
    turtle = _converted(wrapper, TURTLE)
    assert isinstance(turtle, bytes)
    assert len(Graph().parse(data=turtle, format="turtle")) == 5


def _converted(wrapper: SPARQLWrapper, form: str) -> object:
    wrapper.setReturnFormat(form)
    return wrapper.queryAndConvert()


def test_another_endpoint_asks_by_service(endpoint: str) -> None:
    """Oxigraph in another process sends a part of its query here."""
    code = """
import json, sys
import pyoxigraph as ox
query = "SELECT ?label { SERVICE <%s> { ?s a <https://w3id.org/diplograph/ontology#Country> ; " \
        "<http://www.w3.org/2000/01/rdf-schema#label> ?label } } ORDER BY ?label" % sys.argv[1]
print(json.dumps([row["label"].value for row in ox.Store().query(query)]))
"""
    said = subprocess.run([sys.executable, "-c", code, endpoint], capture_output=True, encoding="utf-8", check=True)
    assert json.loads(said.stdout) == FIVE
