"""Whom the server answers, what its answers say to browsers, and what its log keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .serving import ALIVE, Served, path_of, until

ORIGIN = "https://example.org"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:7878", "[::1]", "[::1]:7878"])
def test_its_own_names(server: Served, host: str) -> None:
    assert server.request("GET", path_of(ALIVE), {"Host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "127.0.0.1.example.org",
        "localhost.example.org:7878",
        "localhost@example.org",
        "10.0.0.1",
        "[::2]",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/query", path_of(ALIVE), "/static/style.css"])
def test_names_of_others_are_not_answered_to(server: Served, host: str, path: str) -> None:
    answer = server.request("GET", path, {"Host": host})
    assert answer.status == 400
    assert "name" in answer.error


@pytest.mark.parametrize(
    "path", ["/", "/query", path_of(ALIVE), "/sparql", "/id/nothing", "/health", "/sparql?query=x", "/graph.ttl"]
)
def test_what_every_answer_tells_a_browser(server: Served, path: str) -> None:
    headers = server.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "server" not in headers


@pytest.mark.parametrize("origin", [ORIGIN, "null", "http://localhost"])
def test_no_other_origin_may_read(server: Served, origin: str) -> None:
    for method in ("GET", "OPTIONS"):
        headers = {"Origin": origin, "Access-Control-Request-Method": "GET"}
        answer = server.request(method, path_of(ALIVE), headers)
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_one_origin_may_read_where_it_is_named(folder: Path, serve: Callable[..., Served]) -> None:
    one = serve(folder, "--workers", "1", "--allow-origin", ORIGIN, "--host", "localhost")
    answer = one.request("GET", path_of(ALIVE), {"Origin": ORIGIN})
    assert (answer.headers["access-control-allow-origin"], answer.headers["vary"]) == (ORIGIN, "Accept, Origin")
    asked = {
        "Origin": ORIGIN,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    preflight = one.request("OPTIONS", "/sparql", asked)
    assert (preflight.status, preflight.headers["access-control-allow-methods"]) == (204, "GET, POST")
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]
    other = one.request("GET", path_of(ALIVE), {"Origin": f"{ORIGIN}.evil"})
    assert "access-control-allow-origin" not in other.headers


def test_the_log_has_a_line_a_request_and_no_query(server: Served) -> None:
    server.get(path_of("ASK { <http://secret/> ?p ?o }"))
    server.get("/id/line%0Abreak")
    until(lambda: "/id/line?break 404" in server.log.read_text(encoding="utf-8"), "the line of the request")
    written = server.log.read_text(encoding="utf-8")
    assert "GET /sparql 200" in written
    assert "secret" not in written


def test_the_log_has_queries_where_they_are_wanted(folder: Path, serve: Callable[..., Served]) -> None:
    one = serve(folder, "--workers", "1", "--log-queries")
    one.get(path_of("ASK { <http://secret/>\n?p ?o }"))
    until(lambda: "ASK { <http://secret/>??p ?o }" in one.log.read_text(encoding="utf-8"), "the query in the log")


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/query", "/id/country/KOR", "/graph.ttl", "/health", "/.well-known/void"])
def test_there_is_no_way_to_write(server: Served, method: str, path: str) -> None:
    assert server.request(method, path, body=b"x").status == 405


@pytest.mark.parametrize(
    "path", ["/../store/CURRENT", "/static/../../etc/passwd", "/store/CURRENT", "/graph.trig", "/report.json"]
)
def test_no_other_file_is_served(server: Served, path: str) -> None:
    assert server.get(path).status == 404
