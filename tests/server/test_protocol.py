"""The SPARQL 1.1 Protocol, case by case as the W3C's tests name them; updates are refused, one and all."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from .serving import ALIVE, FORM, RESULTS, Answer, Served, path_of

ID = "https://w3id.org/diplograph/id/"
THINGS, EDGES, ONTOLOGY = (f"{ID}graph/{name}" for name in ("things", "edges", "ontology"))
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
KOREA = f"<{ID}country/KOR>"
# A label stands in the graph of things only, an edge in that of edges only.
LABEL = f"{KOREA} <http://www.w3.org/2000/01/rdf-schema#label> ?label"
EDGE = f"{KOREA} <https://w3id.org/diplograph/ontology#metWith> ?other"
INSERT = "INSERT DATA { <a:a> <a:b> <a:c> }"


def graphs(**names: str | list[str]) -> str:
    """Parameters that name graphs: `default=...`, `named=[...]`."""
    listed = ((kind, name) for kind, given in names.items() for name in ([given] if isinstance(given, str) else given))
    return "&".join(f"{kind}-graph-uri={quote(name, safe='')}" for kind, name in listed)


def post(server: Served, path: str, media: str, body: str | bytes, accept: str = RESULTS) -> Answer:
    content = body.encode("utf-8") if isinstance(body, str) else body
    headers = {"Accept": accept, **({"Content-Type": media} if media else {})}
    return server.request("POST", path, headers, content)


def form(query: str) -> str:
    return f"query={quote(query, safe='')}"


def yes(answer: Answer) -> bool:
    assert answer.status == 200, answer.text
    assert answer.media == RESULTS
    told = answer.json
    assert isinstance(told, dict)
    return told["boolean"] is True


def test_query_get(server: Served) -> None:
    assert yes(server.get(path_of(ALIVE)))


@pytest.mark.parametrize("path", ["/sparql", "/sparql/", f"/sparql?{graphs(default=THINGS)}"])
def test_query_post_form(server: Served, path: str) -> None:
    assert yes(post(server, path, FORM, form("ASK {}")))


@pytest.mark.parametrize("media", [DIRECT, f"{DIRECT}; charset=utf-8", f'{DIRECT};charset="UTF-8"'])
def test_query_post_direct(server: Served, media: str) -> None:
    assert yes(post(server, "/sparql", media, ALIVE))


BOTH = f"ASK {{ {LABEL} . {EDGE} }}"


@pytest.mark.parametrize(("names", "expected"), [([THINGS, EDGES], True), ([THINGS], False), ([EDGES], False)])
def test_query_dataset_default_graphs_get(server: Served, names: list[str], expected: bool) -> None:
    assert yes(server.get(f"{path_of(BOTH)}&{graphs(default=names)}")) is expected


@pytest.mark.parametrize(("names", "expected"), [([THINGS, EDGES], True), ([THINGS], False)])
def test_query_dataset_default_graphs_post(server: Served, names: list[str], expected: bool) -> None:
    assert yes(post(server, f"/sparql?{graphs(default=names)}", DIRECT, BOTH)) is expected
    assert yes(post(server, "/sparql", FORM, f"{form(BOTH)}&{graphs(default=names)}")) is expected


NAMED = f"ASK {{ GRAPH ?g {{ {LABEL} }} GRAPH ?h {{ {EDGE} }} }}"


@pytest.mark.parametrize(("names", "expected"), [([THINGS, EDGES], True), ([THINGS, ONTOLOGY], False)])
def test_query_dataset_named_graphs_get(server: Served, names: list[str], expected: bool) -> None:
    assert yes(server.get(f"{path_of(NAMED)}&{graphs(named=names)}")) is expected


@pytest.mark.parametrize(("names", "expected"), [([THINGS, EDGES], True), ([THINGS, ONTOLOGY], False)])
def test_query_dataset_named_graphs_post(server: Served, names: list[str], expected: bool) -> None:
    assert yes(post(server, f"/sparql?{graphs(named=names)}", DIRECT, NAMED)) is expected


def test_a_dataset_of_named_graphs_has_an_empty_default_graph(server: Served) -> None:
    assert not yes(server.get(f"{path_of(ALIVE)}&{graphs(named=THINGS)}"))


def test_a_dataset_of_default_graphs_has_no_named_ones(server: Served) -> None:
    assert not yes(server.get(f"{path_of('ASK { GRAPH ?g { ?s ?p ?o } }')}&{graphs(default=THINGS)}"))


def test_query_dataset_full(server: Served) -> None:
    query = f"ASK {{ {LABEL} GRAPH ?g {{ {EDGE} }} }}"
    assert yes(post(server, f"/sparql?{graphs(default=THINGS, named=[EDGES, ONTOLOGY])}", DIRECT, query))
    assert not yes(post(server, f"/sparql?{graphs(default=EDGES, named=[THINGS])}", DIRECT, query))


def test_query_multiple_dataset(server: Served) -> None:
    """What the protocol names stands above what the query says."""
    query = f"ASK FROM <{EDGES}> {{ {LABEL} }}"
    assert not yes(server.get(path_of(query)))
    assert yes(server.get(f"{path_of(query)}&{graphs(default=THINGS)}"))


def test_without_a_dataset_all_graphs_are_one(server: Served) -> None:
    assert yes(server.get(path_of(BOTH)))


TABLES = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
GRAPHS = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")


@pytest.mark.parametrize("media", [*TABLES, "application/json", "application/xml", "text/xml"])
def test_query_content_type_select(server: Served, media: str) -> None:
    answer = server.ask(f"SELECT ?label {{ {LABEL} }}", media)
    assert (answer.status, answer.media) == (200, media)
    assert "South Korea" in answer.text
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize("media", TABLES[:2])
def test_query_content_type_ask(server: Served, media: str) -> None:
    answer = server.ask(ALIVE, media)
    assert (answer.status, answer.media) == (200, media)
    assert "true" in answer.text


@pytest.mark.parametrize("media", TABLES[2:])
def test_a_yes_or_no_has_no_form_in_csv(server: Served, media: str) -> None:
    assert yes(server.ask(ALIVE, media))


@pytest.mark.parametrize("media", GRAPHS)
def test_query_content_type_describe(server: Served, media: str) -> None:
    answer = server.ask(f"DESCRIBE {KOREA}", media)
    assert (answer.status, answer.media) == (200, media)
    assert "South Korea" in answer.text


@pytest.mark.parametrize("media", GRAPHS)
def test_query_content_type_construct(server: Served, media: str) -> None:
    answer = server.ask(f"CONSTRUCT {{ {LABEL} }} WHERE {{ {LABEL} }}", media)
    assert (answer.status, answer.media) == (200, media)
    assert "South Korea" in answer.text


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", TABLES[0]),
        ("*/*", TABLES[0]),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.8", TABLES[1]),
        ("*/*;q=0.1, text/csv", "text/csv"),
        ("application/sparql-results+json;q=0, */*", TABLES[1]),
    ],
)
def test_the_client_chooses(server: Served, accept: str, media: str) -> None:
    assert server.request("GET", path_of("SELECT * {}"), {"Accept": accept}).media == media


@pytest.mark.parametrize("query", ["SELECT * {}", ALIVE, "DESCRIBE <a:a>"])
def test_what_is_not_acceptable_is_not_answered(server: Served, query: str) -> None:
    answer = server.ask(query, "image/png")
    assert answer.status == 406
    assert "sparql-results" in answer.error or "turtle" in answer.error


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_bad_query_method(server: Served, method: str) -> None:
    answer = server.request(method, path_of("ASK {}"))
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")
    assert method in answer.error


def test_options_names_the_methods(server: Served) -> None:
    answer = server.request("OPTIONS", "/sparql")
    assert (answer.status, answer.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_head_is_get_without_a_body(server: Served) -> None:
    answer = server.request("HEAD", path_of(ALIVE))
    assert (answer.status, answer.media, answer.body) == (200, RESULTS, b"")
    assert answer.headers["content-length"] == str(len(server.get(path_of(ALIVE)).body))


def test_bad_multiple_queries(server: Served) -> None:
    assert "2 queries" in server.request("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D").error
    assert "2 queries" in post(server, "/sparql?query=ASK%20%7B%7D", FORM, form("ASK {}")).error
    assert "2 queries" in post(server, "/sparql?query=ASK%20%7B%7D", DIRECT, "ASK {}").error
    assert server.ask("ASK {} ASK {}").status == 400


@pytest.mark.parametrize("path", ["/sparql?default-graph-uri=a:a", "/sparql?foo=bar"])
def test_a_request_without_a_query(server: Served, path: str) -> None:
    answer = server.get(path)
    assert answer.status == 400
    assert "no query" in answer.error


@pytest.mark.parametrize("media", ["text/plain", "application/json", "multipart/form-data; boundary=x"])
def test_bad_query_wrong_media_type(server: Served, media: str) -> None:
    answer = post(server, "/sparql", media, "ASK {}")
    assert answer.status == 415
    assert DIRECT in answer.headers["accept-post"]


@pytest.mark.parametrize("body", [form("ASK {}"), "ASK {}"])
def test_bad_query_missing_form_type_and_missing_direct_type(server: Served, body: str) -> None:
    assert "no Content-Type" in post(server, "/sparql", "", body).error


@pytest.mark.parametrize("media", [DIRECT, f"{DIRECT}; charset=utf-8", f"{DIRECT}; charset=utf-16"])
def test_bad_query_non_utf8(server: Served, media: str) -> None:
    assert post(server, "/sparql", media, "ASK { ?s ?p 'é' }".encode("utf-16")).status in (400, 415)
    assert server.get("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%27%E9%27%20%7D").status == 400


def test_bad_query_syntax(server: Served) -> None:
    answer = server.ask("ASK {\n  ?s ?p\n}")
    assert answer.status == 400
    assert "line 3, column 2" in answer.error


def test_a_graph_has_an_iri(server: Served) -> None:
    assert "'things' is no IRI" in server.ask(ALIVE, default_graph_uri="things").error


@pytest.mark.parametrize(
    "path",
    [
        "/sparql", f"/sparql?using-graph-uri={quote(THINGS)}", f"/sparql?using-named-graph-uri={quote(THINGS)}",
        f"/sparql?using-graph-uri={quote(THINGS)}&using-named-graph-uri={quote(EDGES)}",
    ],
    ids=["direct", "default graph", "named graph", "full"],
)  # fmt: skip
@pytest.mark.parametrize("body", [INSERT, "BASE <http://a/> INSERT DATA { <a> <b> <c> }", "DROP ALL", "INSERT {"])
def test_no_update_is_taken_as_a_body(server: Served, path: str, body: str) -> None:
    assert post(server, path, UPDATE, body).status == 415


@pytest.mark.parametrize(
    "fields",
    [f"update={quote(INSERT)}", f"update={quote(INSERT)}&update={quote(INSERT)}", f"update=x&{form('ASK {}')}"],
)
def test_no_update_is_taken_in_a_form(server: Served, fields: str) -> None:
    assert "only reads" in post(server, "/sparql", FORM, fields).error
    assert "only reads" in server.get(f"/sparql?{fields}").error


@pytest.mark.parametrize("update", [INSERT, "DROP ALL", "LOAD <http://127.0.0.1:1/>", "DELETE WHERE { ?s ?p ?o }"])
def test_no_update_is_taken_for_a_query(server: Served, update: str) -> None:
    answer = server.ask(update)
    assert answer.status == 400
    assert "changes the graph" in answer.error


def test_nothing_has_changed_in_the_end(server: Served) -> None:
    assert not yes(server.ask("ASK { <a:a> <a:b> <a:c> }"))
