"""The shape of the graph: documents with their claims, things described once, edges."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pyoxigraph as ox
import pytest

from diplograph import ids
from diplograph.errors import DocumentError
from diplograph.rdf.graph import GraphBuilder, quads
from diplograph.rdf.identity import claim_iri
from diplograph.records import Claim, Document, Reading

from .graphs import facts, short, triples
from .sample import all_readings, hostile, note, report

SUMMIT = "meeting/2024-12-03/kgz-kor/summit"


def _claim_of(reading: Reading, kind: str, subtype: str) -> tuple[str, Claim]:
    claim = next(one for one in reading.claims if (one.kind, one.subtype) == (kind, subtype))
    return claim_iri(reading.document, claim).removeprefix(ids.BASE), claim


def test_a_thing_is_described_once_whoever_tells_of_it() -> None:
    made = list(quads([note(), report()]))
    about = [q for q in made if short(q.predicate) == "dg:about" and short(q.object) == SUMMIT]
    labels = [q for q in made if short(q.predicate) == "rdfs:label" and short(q.subject) == SUMMIT]
    assert len(about) == 2
    assert [(short(q.graph_name), short(q.object)) for q in labels] == [  # type: ignore[arg-type]
        ("graph/things", "summit of Kyrgyzstan and South Korea, 2024-12-03")
    ]


def test_the_description_of_an_event() -> None:
    found = facts(triples(quads([note(), report()]), "graph/things"), SUMMIT)
    assert found == {
        "rdf:type": {"dg:Meeting"},
        "rdfs:label": {"summit of Kyrgyzstan and South Korea, 2024-12-03"},
        "dg:form": {"scheme/kinds/summit"},
        "dg:date": {"2024-12-03"},
        "dg:place": {"place/seoul"},
        "dg:party": {"country/KGZ", "country/KOR"},
        "dg:participant": {"person/sadyr-japarov", "person/yoon-suk-yeol"},
        "dg:status": {"scheme/statuses/done"},
        "dg:partOf": {"visit/2024-12-03/kgz-to-kor/official-visit"},
    }


def test_actors() -> None:
    found = triples(quads([note(), report()]), "graph/things")
    assert facts(found, "country/KOR") == {
        "rdf:type": {"dg:Country"}, "rdfs:label": {"South Korea"}, "dg:iso3": {"KOR"}, "skos:exactMatch": {"eucountry:KOR"},
    }  # fmt: skip
    assert facts(found, "person/sadyr-japarov") == {
        "rdf:type": {"dg:Person", "dg:Leader"}, "rdfs:label": {"Sadyr Japarov"}, "skos:altLabel": {"Japarov"},
        "dg:actsFor": {"country/KGZ"},
    }  # fmt: skip
    assert facts(found, "organization/kgz/ministry-of-energy") == {
        "rdf:type": {"dg:Organization"}, "rdfs:label": {"Ministry of Energy of Kyrgyzstan"}, "dg:actsFor": {"country/KGZ"},
    }  # fmt: skip
    assert facts(found, "organization/european-union")["rdfs:label"] == {"European Union"}
    assert facts(found, "organization/european-union")["skos:altLabel"] == {"EU"}


def test_what_only_some_things_have() -> None:
    found = triples(quads([note(), report()]), "graph/things")
    memorandum = facts(found, "agreement/2024-12-03/kgz-kor/memorandum-of-understanding-on-energy")
    assert memorandum["dg:signatory"] == {"organization/kgz/ministry-of-energy", "organization/kor/ministry-of-trade"}
    assert memorandum["dg:form"] == {"scheme/instruments/memorandum-of-understanding"}
    assert memorandum["dg:partOf"] == {SUMMIT}
    assert facts(found, "partnership/kgz-kor/comprehensive-partnership")["dg:level"] == {
        "scheme/levels/comprehensive-partnership"
    }
    tenure = facts(found, "tenure/sadyr-japarov/kgz/president")
    assert (tenure["dg:holder"], tenure["dg:office"]) == ({"person/sadyr-japarov"}, {"scheme/offices/president"})
    statement = facts(found, "statement/2025-03-13/sadyr-japarov/a-fateful-and-historic-event")
    assert (statement["dg:speaker"], statement["dg:words"]) == (
        {"person/sadyr-japarov"},
        {"a fateful and historic event"},
    )
    initiative = "initiative/kor/korea-central-asia-k-silk-road-cooperation-initiative"
    assert facts(found, initiative)["dg:owner"] == {"country/KOR"}
    position = next(s for s, p, o in found if p == "dg:concerns")
    assert position.startswith("position/2024-12-03/kgz-to-kor/support/")
    assert facts(found, position)["dg:concerns"] == {initiative}


def test_done_weighs_more_than_denied_and_brings_its_stage() -> None:
    memorandum = "agreement/2024-12-03/kgz-kor/memorandum-of-understanding-on-energy"
    both = facts(triples(quads([report(), note()])), memorandum)
    alone = facts(triples(quads([report()])), memorandum)
    assert (both["dg:status"], both["dg:stage"]) == ({"scheme/statuses/done"}, {"scheme/stages/signed"})
    assert (alone["dg:status"], "dg:signatory" in alone) == ({"scheme/statuses/denied"}, False)


def test_a_claim() -> None:
    reading = note()
    document = f"document/{reading.document.sha256[:16]}"
    iri, claim = _claim_of(reading, "agreement", "joint statement")
    found = facts(triples(quads([reading]), document), iri)
    source = next(iter(found["prov:hadPrimarySource"]))
    run = next(iter(found["prov:wasGeneratedBy"]))
    assert source.startswith("source/s1/")
    assert run.startswith("run/")
    assert found == {
        "rdf:type": {"dg:Claim"},
        "dg:kind": {"scheme/kinds/agreement"},
        "dg:subtype": {"joint statement"},
        "dg:status": {"scheme/statuses/done"},
        "dg:stage": {"scheme/stages/adopted"},
        "dg:about": {"agreement/2024-12-03/kgz-kor/joint-statement-on-a-comprehensive-partnership"},
        "dg:party": {"country/KGZ", "country/KOR"},
        "dg:participant": {"person/sadyr-japarov", "person/yoon-suk-yeol"},
        "dg:object": {"Joint Statement on a Comprehensive Partnership"},
        "dg:date": {"2024-12-03"},
        "dg:place": {"place/seoul"},
        "dg:rule": {"document-concluded"},
        "dg:inDocument": {document},
        "prov:wasDerivedFrom": {document},
        "prov:wasGeneratedBy": {run},
        "prov:hadPrimarySource": {source},
        "dg:evidence": {f"evidence/{reading.document.sha256[:16]}/{claim.start}-{claim.end}"},
        "dg:resolvedBy": {
            f"resolution/{reading.document.sha256[:16]}/{claim.start}-{claim.start + len('The two leaders')}"
        },
    }


def test_evidence_leads_back_to_the_text() -> None:
    for reading in all_readings():
        text, found = reading.document.text, triples(quads([reading]))
        for passage in {o for _, p, o in found if p in ("dg:evidence", "rdfs:seeAlso")}:
            selectors = facts(found, passage)["oa:hasSelector"]
            assert selectors == {f"{passage}/quote", f"{passage}/position"}
            quote, position = facts(found, f"{passage}/quote"), facts(found, f"{passage}/position")
            start, end = (int(next(iter(position[name]))) for name in ("oa:start", "oa:end"))
            exact, before, after = (next(iter(quote[name])) for name in ("oa:exact", "oa:prefix", "oa:suffix"))
            assert text[start:end] == exact
            assert text[:start].endswith(before)
            assert text[end:].startswith(after)


def test_other_sentences_that_say_it_stand_apart_from_the_evidence() -> None:
    reading = note()
    iri, claim = _claim_of(reading, "meeting", "summit")
    found = facts(triples(quads([reading])), iri)
    start, end = claim.also[0]
    assert len(found["dg:evidence"]) == 1
    assert found["rdfs:seeAlso"] == {f"evidence/{reading.document.sha256[:16]}/{start}-{end}"}


def test_a_document_its_sources_and_its_run() -> None:
    reading = note()
    found = triples(quads([reading, report()]))
    document = facts(found, f"document/{reading.document.sha256[:16]}")
    assert document["dg:text"] == {reading.document.text}
    assert document["dg:sha256"] == {reading.document.sha256}
    assert {iri.split("/")[1] for iri in document["dg:cites"]} == {"s1", "s2"}
    dates = {o for s, p, o in found if p == "dcterms:date" and s.startswith("source/s2")}
    assert dates == {"2024-12"}, "a date in words is cut to what is a date; the words stay as description"
    assert ("schema:url", "https://example.org/a%20b?q=%5B1%5D") in {(p, o) for _, p, o in found}
    assert not [o for _, p, o in found if "javascript" in o]


def test_open_references_and_unknown_topics() -> None:
    found = triples(quads([note()]))
    assert {o for _, p, o in found if p == "dg:surface"} == {"The two leaders"}
    assert {o for _, p, o in found if p == "dcterms:subject"} == {"yurts"}
    assert {o for _, p, o in found if p == "dg:topic"} == {"scheme/topics/energy", "scheme/topics/supply-chains"}


def test_speakers_are_known_names_or_only_words() -> None:
    found = triples(quads([note(), report()]))
    spoken = {(facts(found, s).get("dg:speaker", {""}).pop(), o) for s, p, o in found if p == "dg:speakerName"}
    assert spoken == {
        ("person/sadyr-japarov", "Sadyr Japarov"),
        ("organization/kor/presidential-office", "presidential office of South Korea"),
        ("", "Bishkek"),
    }


def test_no_blank_nodes_and_no_thing_without_a_name() -> None:
    made = list(quads(all_readings()))
    assert not [q for q in made if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]
    found = triples(made)
    things = {
        o
        for _, p, o in found
        if p in ("dg:about", "dg:party", "dg:participant", "dg:body", "dg:place", "dg:refersTo", "dg:speaker")
    }
    assert [thing for thing in things if not facts(found, thing).get("rdfs:label")] == []


def test_the_order_of_documents_does_not_matter() -> None:
    graphs = {frozenset(quads(order)) for order in permutations(all_readings())}
    assert len(graphs) == 1


def test_a_document_that_cannot_be_written_leaves_the_others_alone() -> None:
    builder = GraphBuilder()
    builder.add(report())
    before = set(builder.quads())
    good = Document("Some text.", name="bad.txt")
    broken = [
        Reading(Document("half a pair: \ud800", name="bad.txt"), (), (), (), ()),
        Reading(replace(good, title="\udfff"), (), (), (), ()),
        Reading(good, (Claim("meeting", "summit", "done", 0, 4, "r", ("XXX",)),), (), (), ()),
        Reading(good, (Claim("meeting", "summit", "done", 0, 4, "r", ("KGZ",), stage="sealed"),), (), (), ()),
    ]
    for reading in broken:
        with pytest.raises(DocumentError, match=r"^bad\.txt: cannot be written as RDF"):
            builder.add(reading)
    assert set(builder.quads()) == before


def test_texts_stay_as_they_are_written() -> None:
    reading = hostile()
    made = list(quads([reading]))
    texts = {
        q.object.value for q in made if isinstance(q.object, ox.Literal) and q.object.datatype.value.endswith("#string")
    }
    assert {reading.document.text, "0001", "1.50", "true"} <= texts
