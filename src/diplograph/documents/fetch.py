"""One URL -> its bytes, as far as limits allow. Runs in a process apart, which ends it at its deadline.

Only what is named as a source is fetched, and where that leads by way of redirects; nothing that a document mentions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from diplograph import __version__
from diplograph.documents.content import inflated
from diplograph.documents.limits import CHUNK, MAX_BYTES
from diplograph.errors import DocumentError

MOST_REDIRECTS = 5
_OK = 200
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "Accept": "application/atom+xml, application/rss+xml, text/html, application/pdf, text/plain, */*;q=0.5",
    "Accept-Encoding": "gzip, identity",
    "User-Agent": f"diplograph/{__version__}",
}
_NO_TEXT = ("image/", "audio/", "video/", "font/", "application/zip", "application/x-tar")


class Fetched(NamedTuple):
    """What a URL gave: where it lies in the end, its media type and its encoding as the server says, its bytes."""

    url: str
    media_type: str
    encoding: str
    content: bytes


def fetch(url: str) -> Fetched:
    """Fetch a URL. Raises `DocumentError` where it does not answer, answers no text, too much, or leads elsewhere too often."""
    place = url
    # The whole has a deadline of its own; this one is for a machine that does not answer at all.
    with urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(20), headers=_HEADERS) as pool:
        for _ in range(MOST_REDIRECTS + 1):
            answer = _asked(pool, place, url)
            try:
                if answer.status not in _REDIRECTS or "location" not in answer.headers:
                    return _taken(answer, place, url)
                place = _next(place, answer.headers["location"], url)
            finally:
                answer.close()
    raise DocumentError(f"{url}: leads on to another place more than {MOST_REDIRECTS} times; open it in a browser")


def _asked(pool: urllib3.PoolManager, place: str, url: str) -> urllib3.BaseHTTPResponse:
    try:
        return pool.request("GET", place, redirect=False, preload_content=False, decode_content=False)
    except HTTPError as error:
        raise _failed(url, error) from error


def _next(place: str, location: str, url: str) -> str:
    try:
        following = urljoin(place, location)
        parts = urlsplit(following)
        is_good = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        following, is_good = location, False
    if not is_good:
        raise DocumentError(f"{url}: leads on to {following[:200]!r}, and only http and https are fetched")
    return following


def _taken(answer: urllib3.BaseHTTPResponse, place: str, url: str) -> Fetched:
    if answer.status != _OK:
        reason = " ".join((answer.reason or "").split())
        raise DocumentError(f"{url}: the server answers {answer.status} {reason}".rstrip() + "; check the address")
    media_type, _, parameters = answer.headers.get("content-type", "").partition(";")
    media_type = media_type.strip().lower()
    if media_type.startswith(_NO_TEXT):
        raise DocumentError(f"{url}: is {media_type[:100]}, which is no text; name the page or the feed itself")
    encoded = answer.headers.get("content-encoding", "identity").strip().lower()
    if encoded not in {"", "identity", "gzip", "x-gzip"}:
        raise DocumentError(f"{url}: is sent as {encoded[:100]!r}, which was not asked for; save it and read the file")
    content = _content(answer, url)
    encoding = parameters.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Fetched(place, media_type, encoding, content)


def _content(answer: urllib3.BaseHTTPResponse, url: str) -> bytes:
    """All of it, inflated where it was sent or is stored compressed."""
    content = bytearray()
    for piece in inflated(_pieces(answer, url), url):
        content += piece
        if len(content) > MAX_BYTES:
            raise DocumentError(f"{url}: larger than {MAX_BYTES // 1_000_000} MB; save it and read it in parts")
    return bytes(content)


def _pieces(answer: urllib3.BaseHTTPResponse, url: str) -> Iterator[bytes]:
    try:
        yield from answer.stream(CHUNK, decode_content=False)
    except HTTPError as error:
        raise _failed(url, error) from error


def _failed(url: str, error: HTTPError) -> DocumentError:
    reason = " ".join(str(error).split())
    return DocumentError(
        f"{url}: cannot be fetched ({type(error).__name__}: {reason[:200]}); check the address and try again"
    )
