"""The quick check of builds against pySHACL, the referee: the same findings, whatever is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import DataError
from diplograph.ids import BASE
from diplograph.rdf.graph import quads
from diplograph.rdf.ontology import ontology
from diplograph.rdf.vocabulary import GRAPH_OF_EDGES, POSITION_SELECTOR, QUOTE_SELECTOR, dg, node
from diplograph.validate.check import check
from diplograph.validate.findings import Report
from diplograph.validate.shapes import validate
from tests.rdf.sample import all_readings

GRAPH = list(quads(list(all_readings())[:2]))
Change = Callable[[ox.Quad], Iterable[ox.Quad]]


def checked(graph: Iterable[ox.Quad], shapes: Path | None = None) -> Report:
    store, once = ox.Store(), list(dict.fromkeys(graph))
    store.bulk_extend([*once, *ontology()])
    return check(once, store, shapes)


def only(name: str, change: Change) -> Change:
    return lambda quad: change(quad) if quad.predicate.value.endswith(name) else (quad,)


def with_object(value: ox.NamedNode | ox.Literal) -> Change:
    return lambda quad: (ox.Quad(quad.subject, quad.predicate, value, quad.graph_name),)


def beside(value: ox.NamedNode | ox.Literal) -> Change:
    return lambda quad: (quad, ox.Quad(quad.subject, quad.predicate, value, quad.graph_name))


def gone(_: ox.Quad) -> Iterable[ox.Quad]:
    return ()


WRONG = ox.NamedNode("urn:wrong")
# One change for each sort of rule, and for each way in which a rule comes to its node.
CHANGES = {
    "too few, of a class": only("#rule", gone),
    "too many, of a class": only("#status", beside(WRONG)),
    "a kind that is none": only("#kind", with_object(WRONG)),
    "not a text": only("#subtype", with_object(ox.Literal(7))),
    "not an IRI": only("#about", with_object(ox.Literal("a summit"))),
    "no label, no type": only("#party", with_object(WRONG)),
    "evidence without its parts": only("#hasSelector", gone),
    "evidence of one part twice": only(
        "#type", lambda quad: with_object(QUOTE_SELECTOR)(quad) if quad.object == POSITION_SELECTOR else (quad,)
    ),
    "an end before the start": only("#end", with_object(ox.Literal(0))),
    "no words": only("#exact", with_object(ox.Literal(""))),
    "a date that is none": only("date", with_object(ox.Literal("3 December"))),
    "a sum that is none": only("#sha256", with_object(ox.Literal("abc"))),
    "another text": only("#text", with_object(ox.Literal("Something else."))),
    "a state as a person": only("#participant", with_object(node(BASE + "country/KOR"))),
    "what is no class": only("#type", gone),
    "a concept of no scheme": only("#topic", with_object(WRONG)),
    "a concept that its scheme does not know": only(
        "#topic", with_object(ox.NamedNode("https://w3id.org/diplograph/scheme/topics/unheard-of"))
    ),
    "an office without a holder": only("#holder", gone),
    "nothing affirmed": only(
        "#status", with_object(ox.NamedNode("https://w3id.org/diplograph/scheme/statuses/denied"))
    ),
}


def test_a_graph_that_is_sane() -> None:
    assert checked(GRAPH) == validate(GRAPH)
    assert checked(GRAPH).conforms


# pySHACL takes a second for any graph, so that several things are broken at once.
TOGETHER = 5


@pytest.mark.parametrize("first", range(TOGETHER))
def test_what_is_broken_is_found_as_pyshacl_finds_it(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    names = list(CHANGES)[first::TOGETHER]
    broken = GRAPH
    for name in names:
        changed = list(dict.fromkeys(quad for one in broken for quad in CHANGES[name](one)))
        assert changed != broken, name
        broken = changed
    found = checked(broken)
    assert found == validate(broken)
    monkeypatch.setattr("diplograph.validate.check._AT_HAND", 2)  # things that are still to come are looked up
    assert checked(broken) == found
    assert len({finding.message for finding in found.results}) >= len(names)


def test_an_edge_that_nothing_carries_and_a_state_that_is_supported() -> None:
    edges = [
        ox.Quad(node(BASE + "country/KOR"), dg(name), node(BASE + "country/KGZ"), GRAPH_OF_EDGES)
        for name in ("metWith", "supports", "urges")
    ]
    found = checked([*GRAPH, *edges])
    assert found == validate([*GRAPH, *edges])
    assert not found.conforms


def test_a_start_before_the_beginning() -> None:
    """As to the words there, the engines differ: for Oxigraph a text that is cut from before its start starts there."""
    broken = [quad for one in GRAPH for quad in only("#start", with_object(ox.Literal(-1)))(one)]
    by_path = [finding for finding in validate(broken).results if finding.path]
    assert [finding for finding in checked(broken).results if finding.path] == by_path != []


def test_it_does_not_matter_which_document_comes_first() -> None:
    graphs = {str(quad.graph_name) for quad in GRAPH}
    turned = [quad for name in sorted(graphs, reverse=True) for quad in GRAPH if str(quad.graph_name) == name]
    broken = [quad for quad in turned if not quad.predicate.value.endswith("#label")]
    assert checked(broken) == validate(broken)


def test_a_rule_that_is_not_known_is_an_error(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<urn:shape> a sh:NodeShape ; sh:targetClass <urn:class> ; sh:closed true .\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match=r"shapes\.ttl: sh:closed is not known here"):
        checked(GRAPH, shapes)
    with pytest.raises(DataError, match=r"none\.ttl: "):
        checked(GRAPH, tmp_path / "none.ttl")


def test_a_query_that_cannot_be_asked_is_an_error(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        '<urn:shape> sh:targetNode <urn:x> ; sh:sparql [ sh:select "SELECT $this WHERE { nonsense" ] .\n',
        encoding="utf-8",
    )
    with pytest.raises(DataError, match=r"shapes\.ttl: the shapes cannot be applied"):
        checked(GRAPH, shapes)


def test_a_triple_within_a_triple() -> None:
    inner = ox.Triple(node("urn:a"), node("urn:b"), node("urn:c"))
    with pytest.raises(DataError, match=r"RDF 1\.1"):
        checked([ox.Quad(node("urn:x"), node("urn:y"), inner)])
