"""The pages: things and terms by content negotiation, the questions, the picture, the descriptions, the health."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from diplograph.ids import BASE
from diplograph.query import named
from diplograph.server.asking import OWN
from diplograph.server.graph import linked, local
from diplograph.server.settings import Limits

from .conftest import POLICY
from .serving import Served

HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
SUMMIT = "/id/meeting/2024-12-03/kgz-kor/summit"
VOID = "http://rdfs.org/ns/void#"
SD = "http://www.w3.org/ns/sparql-service-description#"


def facts(body: bytes, form: ox.RdfFormat = ox.RdfFormat.TURTLE) -> dict[tuple[str, str], set[str]]:
    """The objects of each subject and predicate."""
    found: dict[tuple[str, str], set[str]] = {}
    for quad in ox.parse(body, format=form):
        found.setdefault((quad.subject.value, quad.predicate.value), set()).add(quad.object.value)
    return found


def test_a_thing_as_a_page(server: Served) -> None:
    answer = server.get(SUMMIT, HTML)
    assert (answer.status, answer.media) == (200, "text/html")
    assert answer.headers["vary"] == "Accept"
    text = unescape(answer.text)
    for words in (
        "summit",
        "Kyrgyzstan",
        "What documents say",
        '<span class="status done">',
        "<blockquote>",
        f'href="{SUMMIT}?format=ttl"',
    ):
        assert words in text
    assert f'href="/#{quote(BASE + SUMMIT[4:], safe="")}"' in text


@pytest.mark.parametrize(
    ("accept", "form"), [("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)]
)
def test_a_thing_as_a_graph(server: Served, accept: str, form: ox.RdfFormat) -> None:
    answer = server.get(SUMMIT, accept)
    assert (answer.status, answer.media, answer.headers["vary"]) == (200, accept, "Accept")
    known = facts(answer.body, form)
    label = known[BASE + SUMMIT[4:], "http://www.w3.org/2000/01/rdf-schema#label"]
    assert len(label) == 1
    assert any(predicate.endswith("#about") for _, predicate in known)


def test_a_thing_by_a_link(server: Served) -> None:
    assert server.get(f"{SUMMIT}?format=ttl", HTML).media == "text/turtle"
    assert server.get(f"{SUMMIT}?format=jsonld", HTML).media == "application/ld+json"


def test_a_thing_in_no_other_form(server: Served) -> None:
    assert server.get(SUMMIT, "image/png").status == 406


@pytest.mark.parametrize(
    "path", ["/ontology", "/scheme/kinds", "/scheme/kinds/summit", "/id/country/KOR", "/id/document/93dc74947e11c395"]
)
def test_terms_and_documents_have_pages_too(server: Served, path: str) -> None:
    assert server.get(path, HTML).status == 200
    assert facts(server.get(path, "text/turtle").body)


def test_the_terms_of_the_ontology_can_be_linked_to(server: Served) -> None:
    page = server.get("/ontology", HTML).text
    assert 'id="Country"' in page
    assert (f"{BASE[:-3]}ontology#Country", "http://www.w3.org/2004/02/skos/core#definition") in facts(
        server.get("/ontology", "text/turtle").body
    )


@pytest.mark.parametrize(
    "path", ["/id/person/nobody", "/id/%22%3E%3Cscript%3E", "/id/", "/scheme/kinds/nothing", "/nowhere"]
)
@pytest.mark.parametrize("accept", [HTML, "text/turtle", ""])
def test_what_is_not_known_is_said_so(server: Served, path: str, accept: str) -> None:
    answer = server.get(path, accept)
    assert answer.status == 404
    assert answer.media == ("text/html" if accept == HTML else "application/json")
    if accept == HTML:
        assert "<script" not in answer.text
        assert "/query" in answer.text


@pytest.mark.parametrize(
    "path",
    ["/id/person/mallory", "/query?query=" + quote("SELECT * { ?s rdfs:label|rdfs:seeAlso ?o . ?s a dg:Person }")],
)
def test_data_is_text(server: Served, path: str) -> None:
    page = server.get(path, HTML).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert re.findall(r' href="https://example[^"]*" rel="[^"]*"', page) == [
        ' href="https://example.org/?a=%22%3E&amp;b=&#39;" rel="noreferrer noopener nofollow"'
    ]


def test_links_lead_where_they_should() -> None:
    assert local(f"{BASE}country/KOR") == "/id/country/KOR"
    assert local(f"{BASE}person/ö b#c?d") == "/id/person/%C3%B6%20b%23c%3Fd"
    assert local("https://w3id.org/diplograph/ontology#Country") == "/ontology#Country"
    assert linked("javascript:alert(1)").elsewhere == ""
    assert linked("https://example.org/").elsewhere == "https://example.org/"


def test_questions_are_listed_as_forms(server: Served) -> None:
    page = unescape(server.get("/query").text)
    for query in named.queries():
        assert query.title in page
        assert f'name="ask" value="{query.name}"' in page
        for parameter in query.parameters:
            assert f'<input id="{query.name}-{parameter.name}" name="{parameter.name}"' in page
    assert '<option value="Kyrgyzstan">' in page
    assert '<option value="energy">' in page
    assert "<script" not in page


def test_no_parameter_is_called_as_a_field_of_the_page() -> None:
    assert {p.name for query in named.queries() for p in query.parameters}.isdisjoint(OWN)


def test_a_named_question_is_answered(server: Served) -> None:
    page = server.get("/query?ask=meetings&country=KOR&with=Kyrgyzstan&from=&until=").text
    assert "2024-12-03" in page
    assert f'href="{SUMMIT}"' in page
    assert '<details open class="chosen"' in page
    assert 'name="with" value="Kyrgyzstan"' in page
    csv = re.search(r'href="(/query\?[^"]*format=csv)"', page)
    assert csv is not None
    answer = server.get(unescape(csv[1]))
    assert (answer.status, answer.media) == (200, "text/csv")
    assert "2024-12-03" in answer.text
    told = server.get(unescape(csv[1]).replace("csv", "json"))
    assert told.rows


def test_every_named_question_can_be_asked(server: Served) -> None:
    for query in named.queries():
        filled = all(parameter.default is not None for parameter in query.parameters)
        page = server.get(f"/query?ask={query.name}").text
        assert ('id="answer"' in page) is filled, query.name


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("ask=meetings&country=Atlantis", "the ISO 3166-1 alpha-3 code of a state"),
        ("ask=meetings&colour=red", "there is no parameter 'colour'"),
        ("ask=meeting", "did you mean 'meetings'?"),
        ("query=SELECT", "line 1, column 7"),
        ("query=DROP+ALL", "changes the graph"),
        ("query=SELECT+*+%7B+SERVICE+%3Ca:a%3E+%7B%7D+%7D", "SERVICE would ask another machine"),
    ],
)
def test_what_is_wrong_is_said_on_the_page(server: Served, fields: str, said: str) -> None:
    answer = server.get(f"/query?{fields}")
    assert answer.status == 400
    assert said in unescape(answer.text)
    bare = server.get(f"/query?{fields}&format=csv")
    assert bare.status == 400
    assert said in bare.error


def test_a_question_of_ones_own(server: Served) -> None:
    page = server.get(f"/query?query={quote('CONSTRUCT { ?s ?p ?o } { ?s ?p ?o ; a dg:Country }')}").text
    assert "a dg:Country" in page
    assert "format=ttl" in page
    assert ">yes<" in server.get("/query?query=ASK%20%7B%7D").text
    assert "Nothing fits" in server.get(f"/query?query={quote('SELECT ?s { ?s a <a:a> }')}").text


def test_a_long_answer_is_cut_on_the_page_only(server: Served) -> None:
    asked = f"/query?query={quote('SELECT ?p { ?s ?p ?o } LIMIT 1500')}"
    page = server.get(asked)
    assert page.status == 200
    assert "1,500 rows" in page.text
    assert "The first 1,000 are shown" in page.text
    assert page.text.count("<tr>") == 1_001
    assert len(server.get(f"{asked}&format=json").rows) == 1_500


def test_a_limit_is_told_on_the_page(server: Served) -> None:
    page = server.get(f"/query?query={quote('SELECT ?p { ?s ?p ?o . ?t ?q ?r }')}")
    assert page.status == 413
    assert "ask for less" in page.text


def test_the_picture(server: Served) -> None:
    answer = server.get("/")
    assert (answer.status, answer.media) == (200, "text/html")
    assert "The picture" in answer.text
    assert answer.headers["content-security-policy"] == f"{POLICY}; frame-ancestors 'none'"
    again = server.request("GET", "/", {"If-None-Match": answer.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert server.request("GET", "/", {"If-None-Match": '"other"'}).status == 200


def test_the_service_describes_itself(server: Served) -> None:
    answer = server.get("/sparql")
    assert (answer.status, answer.media) == (200, "text/turtle")
    known, service = facts(answer.body), f"{server.address}sparql"
    assert known[service, f"{SD}endpoint"] == {service}
    assert known[service, f"{SD}supportedLanguage"] == {f"{SD}SPARQL11Query"}
    assert known[service, f"{SD}feature"] == {f"{SD}UnionDefaultGraph"}
    assert len(known[service, f"{SD}resultFormat"]) == 8
    values = {
        predicate.partition("serve#")[2]: found for (subject, predicate), found in known.items() if subject == service
    }
    assert values["timeout"] == {"1"}
    assert values["queryLength"] == {"50000"}
    assert values["resultSize"] == {"1"}
    assert facts(server.get("/sparql", "application/ld+json").body, ox.RdfFormat.JSON_LD) == known
    page = server.get("/sparql", HTML)
    assert page.media == "text/html"
    assert all(name.replace("_", " ") in page.text for name, *_ in Limits().named())


def test_the_data_describe_themselves(server: Served) -> None:
    answer = server.get("/.well-known/void")
    assert (answer.status, answer.media) == (200, "text/turtle")
    known, dataset = facts(answer.body), f"{server.address}.well-known/void#dataset"
    counted = server.ask("SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }").rows[0]["n"]
    assert known[dataset, f"{VOID}triples"] == {counted}
    assert known[dataset, f"{VOID}sparqlEndpoint"] == {f"{server.address}sparql"}
    assert known[dataset, f"{VOID}dataDump"] == {f"{server.address}graph.ttl"}
    assert int(*known[dataset, f"{VOID}classes"]) > 10
    assert (dataset, "http://purl.org/dc/terms/modified") in known
    assert facts(server.get("/.well-known/void", "application/ld+json").body, ox.RdfFormat.JSON_LD) == known
    dump = server.get("/graph.ttl")
    assert (dump.status, dump.media, dump.text) == (200, "text/turtle", "<a:a> <a:b> <a:c> .\n")


def test_health(server: Served) -> None:
    answer = server.get("/health")
    assert answer.status == 200
    told = json.loads(answer.body)
    assert told["status"] == "ok"
    assert told["workers"] >= 1
