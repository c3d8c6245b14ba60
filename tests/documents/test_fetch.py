"""What is fetched, from servers on this machine that do what servers on the web do."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from diplograph.documents.apart import Apart
from diplograph.documents.limits import CHUNK
from diplograph.documents.read import read
from diplograph.errors import DocumentError

from .printing import printed

FEED = b"""<rss version="2.0"><channel><title>Agency</title><item><title>T</title><link>/news/1</link>
<description>Peru met Chile.</description></item></channel></rss>"""
PAGE = b"""<!doctype html><html><head><title>Talks</title></head><body><article><h1>Talks</h1><p>Peru and Chile held talks in Lima
on Monday. The ministers discussed trade and fisheries at length, and agreed to meet again.</p></article></body></html>"""
LINES = b'{"text": "One.", "url": "https://example.org/1"}\n{"text": \n{"text": "Two."}\n'
LATIN = PAGE.replace(b"Lima", "Lima, née Élysée,".encode("latin-1"))
DEADLINE = 3.0

# Path -> status, headers, body
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/feed": (200, {"Content-Type": "text/html"}, FEED),
    "/feed.gz": (200, {"Content-Type": "application/rss+xml", "Content-Encoding": "gzip"}, gzip.compress(FEED)),
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
    "/latin": (200, {"Content-Type": 'text/html; charset="ISO-8859-1"'}, LATIN),
    "/a.jsonl": (200, {"Content-Type": "text/plain"}, LINES),
    "/lines": (200, {"Content-Type": "application/x-ndjson"}, LINES),
    "/a.jsonl.gz": (200, {"Content-Type": "application/gzip"}, gzip.compress(LINES)),
    "/pdf": (200, {"Content-Type": "application/pdf"}, printed(("Peru and Chile signed a treaty.",))),
    "/text": (200, {}, b"Peru and Chile met in Lima."),
    "/moved": (301, {"Location": "/feed"}, b""),
    "/circle": (302, {"Location": "/circle"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/to-ftp": (307, {"Location": "ftp://example.org/a"}, b""),
    "/to-nothing": (302, {"Location": "http://[::1"}, b""),
    "/gone": (404, {}, b"not here"),
    "/broken": (500, {}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/empty": (200, {"Content-Type": "text/plain"}, b""),
    "/brotli": (200, {"Content-Type": "text/plain", "Content-Encoding": "br"}, b"abc"),
    "/short": (200, {"Content-Type": "text/plain", "Content-Length": "1000"}, b"Peru"),
    "/binary": (200, {"Content-Type": "application/octet-stream"}, bytes(range(256))),
}


class _Handler(BaseHTTPRequestHandler):
    """Answers what stands above, and some that have no end."""

    def do_GET(self) -> None:
        endless = {"/drip": self._drip, "/endless": self._endless, "/bomb": self._bomb, "/slow-head": self._slow_head}
        try:
            if self.path in endless:
                endless[self.path]()
            else:
                self._answer(*ANSWERS[self.path])
        except OSError:
            pass  # whoever asked has enough

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self._answer(200, {"Content-Type": "text/plain"}, b"")
        self._slowly(b"a")

    def _slow_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self._slowly(b"X-A: b\r\n")

    def _slowly(self, piece: bytes) -> None:
        while True:
            self.wfile.write(piece)
            time.sleep(0.05)

    def _endless(self) -> None:
        self._answer(200, {"Content-Type": "text/plain"}, b"")
        while True:
            self.wfile.write(b"a" * CHUNK)

    def _bomb(self) -> None:
        self._answer(200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, b"")
        packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        while True:
            self.wfile.write(packer.compress(b" " * 10_000_000))


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart(DEADLINE) as opened:
        yield opened


@pytest.mark.parametrize("path", ["/feed", "/feed.gz", "/moved"])
def test_a_feed(site: str, apart: Apart, path: str) -> None:
    (entry,) = read(site + path, apart=apart)
    assert (entry.text, entry.publisher, entry.url) == ("Peru met Chile.", "Agency", f"{site}/news/1")


def test_a_page(site: str, apart: Apart) -> None:
    (document,) = read(f"{site}/page", apart=apart)
    assert "trade and fisheries" in document.text
    assert document.name == document.url == f"{site}/page"


def test_a_page_in_the_encoding_that_its_server_says(site: str, apart: Apart) -> None:
    (document,) = read(f"{site}/latin", apart=apart)
    assert "née Élysée" in document.text


@pytest.mark.parametrize("path", ["/a.jsonl", "/lines", "/a.jsonl.gz"])
def test_lines(site: str, apart: Apart, path: str) -> None:
    errors: list[DocumentError] = []
    found = [(document.text, document.url) for document in read(site + path, skip=errors.append, apart=apart)]
    assert found == [("One.", "https://example.org/1"), ("Two.", "")]
    assert [f"{site}{path}, line 2: not JSON" in str(error) for error in errors] == [True]


@pytest.mark.parametrize("path", ["/pdf", "/text"])
def test_other_forms(site: str, apart: Apart, path: str) -> None:
    (document,) = read(site + path, apart=apart)
    assert document.text.startswith("Peru and Chile")
    assert document.url == site + path


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/circle", "leads on to another place more than 5 times"),
        ("/to-file", "leads on to 'file:///etc/passwd', and only http and https are fetched"),
        ("/to-ftp", "only http and https"),
        ("/to-nothing", "only http and https"),
        ("/gone", "the server answers 404 Not Found"),
        ("/broken", "the server answers 500 Internal Server Error"),
        ("/picture", "is image/png, which is no text"),
        ("/empty", "the file is empty"),
        ("/brotli", "is sent as 'br', which was not asked for"),
        ("/short", "cannot be fetched"),
        ("/binary", "binary file"),
        ("/endless", "larger than 20 MB"),
        ("/bomb", "larger than 20 MB|expands to more than 200 times"),
    ],
)
def test_what_is_not_taken_says_why(site: str, apart: Apart, path: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says) as caught:
        list(read(site + path, apart=apart))
    assert str(caught.value).startswith(site + path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["/drip", "/slow-head"])
def test_a_slow_server_is_left_at_the_deadline(site: str, path: str) -> None:
    start = time.monotonic()
    with Apart(0.5) as apart, pytest.raises(DocumentError, match=r"took longer than 0\.5 seconds"):
        list(read(site + path, apart=apart))
    assert time.monotonic() - start < 20


def test_nobody_at_home(apart: Apart) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        port = taken.getsockname()[1]
        with pytest.raises(DocumentError, match=r"cannot be fetched \(NewConnectionError"):
            list(read(f"http://127.0.0.1:{port}/", apart=apart))


def test_what_a_document_mentions_is_not_fetched(apart: Apart, tmp_path: Path) -> None:
    """Neither the picture of a page, nor the definition that a feed names, nor the page that an entry leads to."""
    asked: list[str] = []

    class Listening(_Handler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listening)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        place = f"http://127.0.0.1:{server.server_address[1]}".encode()
        page = PAGE.replace(b"<article>", b'<article><img src="%b/i.png"><iframe src="%b/f"></iframe>' % (place, place))
        feed = b'<!DOCTYPE rss SYSTEM "%b/rss.dtd">' % place + FEED.replace(b"/news", place + b"/news")
        for name, content in (("a.html", page), ("a.rss", feed)):
            path = tmp_path / name
            path.write_bytes(content)
            assert len(list(read(str(path), apart=apart))) == 1
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert asked == []
