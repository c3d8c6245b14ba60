"""Asks a server over HTTP, with a deadline for each request, and again with back-off where it does not answer.

Where the server asks for a user and a password, it gets them as Basic or Digest (RFC 7617 and 7616). Both come from the
environment, go to the endpoints of that server only, and stand in no message: what this module raises is put together
from the address and the status.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

import urllib3

from diplograph.errors import LateError, StoreError

USER, PASSWORD = "DIPLOGRAPH_STORE_USER", "DIPLOGRAPH_STORE_PASSWORD"
PATIENCE, TIMEOUT = "DIPLOGRAPH_STORE_PATIENCE", "DIPLOGRAPH_STORE_TIMEOUT"

# Seconds: to reach the server, for its answer, and how long a server that does not answer is tried again.
_CONNECT = 5.0
_ANSWER = 120.0
_PATIENCE = 60.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 5.0
# What says "not now": too many requests, a gateway without its server, a server that is only starting.
_LATER = frozenset({429, 502, 503, 504})
# An answer that is larger is not read to its end.
_LARGEST = 1 << 30
_PIECE = 1 << 20

_PAIR = re.compile(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_HASHES = {"MD5": "md5", "SHA-256": "sha256"}


_Request = tuple[str, str, Mapping[str, str], bytes | None]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the headers, the whole body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def fine(self) -> bool:
        """Whether the server did what it was asked."""
        return 200 <= self.status < 300

    def told(self) -> str:
        """The first words of a refusal, on one line."""
        text = self.body[:2000].decode("utf-8", errors="replace")
        if "html" in self.media:
            text = re.sub(r"(?s)<(style|title)\b.*?</\1>|<[^>]*>", " ", text)
        words = " ".join(text.partition("SPARQL query:")[0].split())
        return f"{words[:300]}{'...' * (len(words) > 300)}"


@dataclass(slots=True)
class Credentials:
    """A user and a password; no message and no `repr` shows them."""

    user: str = field(repr=False)
    password: str = field(repr=False)

    @classmethod
    def from_environment(cls) -> Credentials | None:
        """Those of the environment, if there are any."""
        user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
        return cls(user, password) if user or password else None


class Client:
    """Requests to one server. It waits up to `patience` seconds for a server that is away, and then raises `StoreError`."""

    def __init__(self, credentials: Credentials | None = None) -> None:
        self.credentials = credentials
        self.patience = _seconds(PATIENCE, _PATIENCE)
        self._answer = _seconds(TIMEOUT, _ANSWER)
        self._pool = urllib3.PoolManager(maxsize=2)
        self._schemes: dict[str, Basic | Digest] = {}  # by origin, once the server has asked

    def close(self) -> None:
        """Hang up."""
        self._pool.clear()

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        most: float | None = None,
    ) -> Reply:
        """The reply of the server, whatever it says. The request must be one that may come twice without harm.

        Raises `LateError` where it takes more than `most` seconds (as a rule those of the environment), `StoreError`
        where there is none within the patience of this client, where the server asks for a user and a password that it
        does not get, or where it sends the request elsewhere.
        """
        started, pause = time.monotonic(), _FIRST_PAUSE
        end, most = started + self.patience, min(most or self._answer, self._answer)
        for tries in count(1):
            wait = pause
            try:
                reply = self._once((method, url, headers, body), most)
                if reply.status not in _LATER:
                    return _checked(reply, url, self.credentials)
                reason = f"it says {reply.status}"
                wait = max(pause, _asked_to_wait(reply))
            except urllib3.exceptions.ReadTimeoutError as error:
                # The server may still be at work: asking again would only add to it.
                raise LateError(
                    f"{url}: no answer within {most:g} seconds: ask for less, or set {TIMEOUT} higher"
                ) from error
            except urllib3.exceptions.HTTPError as error:
                reason = _in_words(error)
            if time.monotonic() + wait > end:
                waited = time.monotonic() - started
                raise StoreError(
                    f"{url}: the server does not answer ({reason}; tried {tries} times in {waited:.0f} s):"
                    " see that it runs and that the address is right, then give the command again"
                )
            time.sleep(wait)
            pause = min(2 * pause, _LONGEST_PAUSE)
        raise AssertionError("the loop above has no end")

    def _once(self, request: _Request, most: float) -> Reply:
        """One request; and once more with a user and a password, where the server asks for them."""
        reply = self._sent(request, most)
        if reply.status == 401 and self.credentials is not None:
            scheme = challenged(reply.headers.get("www-authenticate", ""), self.credentials)
            if scheme is not None:
                self._schemes[_origin(request[1])] = scheme
                return self._sent(request, most)
        return reply

    def _sent(self, request: _Request, most: float) -> Reply:
        method, url, headers, body = request
        sent = dict(headers)
        if (scheme := self._schemes.get(_origin(url))) is not None:
            # UTF-8 on the wire, as RFC 7616 has it; the library takes characters of Latin-1 for bytes.
            sent["Authorization"] = scheme.header(method, url).encode("utf-8").decode("latin-1")
        response = self._pool.request(
            method, url, body=body, headers=sent, redirect=False, retries=False, preload_content=False,
            timeout=urllib3.Timeout(connect=_CONNECT, read=most),
        )  # fmt: skip
        try:
            content = b"".join(_bounded(response, url))
        finally:
            response.release_conn()
        return Reply(response.status, {name.lower(): value for name, value in response.headers.items()}, content)


def _bounded(response: urllib3.BaseHTTPResponse, url: str) -> list[bytes]:
    pieces, size = [], 0
    for piece in response.stream(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST:
            response.close()
            raise StoreError(f"{url}: the answer is larger than {_LARGEST >> 30} GB: ask for less, with LIMIT")
    return pieces


def _seconds(name: str, default: float) -> float:
    try:
        value = float(os.environ.get(name) or default)
    except ValueError:
        value = -1.0
    if not 0 <= value < 86_400:
        raise StoreError(f"{name}: write a number of seconds, such as {default:g}")
    return value


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _asked_to_wait(reply: Reply) -> float:
    told = reply.headers.get("retry-after", "")
    return float(told) if told.isdecimal() else 0.0


def _in_words(error: urllib3.exceptions.HTTPError) -> str:
    """What went wrong, without the address, which a message of urllib3 may hold in full."""
    if isinstance(error, urllib3.exceptions.NameResolutionError):
        return "its name is not known"
    if isinstance(error, urllib3.exceptions.NewConnectionError):
        return "the connection is refused"
    if isinstance(error, urllib3.exceptions.ConnectTimeoutError):
        return f"it cannot be reached within {_CONNECT:g} s"
    if isinstance(error, urllib3.exceptions.SSLError):
        return "its certificate is not accepted"
    return "the connection is cut"


def _checked(reply: Reply, url: str, credentials: Credentials | None) -> Reply:
    if reply.status in (401, 403):
        does = "does not accept these for" if credentials else "asks for a user and a password for"
        raise StoreError(f"{url}: the server {does} this address: set {USER} and {PASSWORD} in the environment")
    if 300 <= reply.status < 400:
        elsewhere = reply.headers.get("location", "").partition("?")[0]
        raise StoreError(f"{url}: the server sends on to {elsewhere or 'elsewhere'}: give the address that it has now")
    return reply


class Basic:
    """User and password as they are (RFC 7617); over http only to a server that one trusts the way to."""

    def __init__(self, credentials: Credentials) -> None:
        self._header = "Basic " + base64.b64encode(f"{credentials.user}:{credentials.password}".encode()).decode(
            "ascii"
        )

    def header(self, method: str, url: str) -> str:
        """The value of Authorization."""
        return self._header


class Digest:
    """A hash in place of the password (RFC 7616), with quality of protection `auth`."""

    def __init__(self, credentials: Credentials, told: Mapping[str, str], name: str) -> None:
        self._credentials, self._told, self._name = credentials, told, name
        self._count = 0

    def header(self, method: str, url: str) -> str:
        """The value of Authorization for one request."""
        parts = urlsplit(url)
        uri = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._count += 1
        number, own = f"{self._count:08x}", secrets.token_hex(8)
        realm, nonce = self._told.get("realm", ""), self._told.get("nonce", "")
        secret = self._hash(f"{self._credentials.user}:{realm}:{self._credentials.password}")
        asked = self._hash(f"{method}:{uri}")
        fields = {"username": self._credentials.user, "realm": realm, "nonce": nonce, "uri": uri}
        plain = {}
        if "qop" in self._told:
            plain = {"qop": "auth", "nc": number}
            fields |= {"cnonce": own}
            response = self._hash(f"{secret}:{nonce}:{number}:{own}:auth:{asked}")
        else:
            response = self._hash(f"{secret}:{nonce}:{asked}")
        fields |= {"response": response} | ({"opaque": self._told["opaque"]} if "opaque" in self._told else {})
        plain |= {"algorithm": self._name}
        quoted = (f'{name}="{_escaped(value)}"' for name, value in fields.items())
        return "Digest " + ", ".join((*quoted, *(f"{name}={value}" for name, value in plain.items())))

    def _hash(self, text: str) -> str:
        return hashlib.new(_HASHES[self._name], text.encode(), usedforsecurity=False).hexdigest()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def challenged(header: str, credentials: Credentials) -> Basic | Digest | None:
    """How to answer a challenge; None where it asks for something that is not known here."""
    kind, told = header.lower(), {}
    if "digest" in kind:
        start = kind.index("digest") + len("digest")
        told = {
            match[1].lower(): re.sub(r"\\(.)", r"\1", match[2]) if match[2] is not None else match[3]
            for match in _PAIR.finditer(header[start:])
        }
        name = told.get("algorithm", "MD5").upper()
        if name in _HASHES and ("qop" not in told or "auth" in told["qop"].replace(",", " ").split()):
            return Digest(credentials, told, name)
    return Basic(credentials) if "basic" in kind else None
