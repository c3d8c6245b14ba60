"""Which addresses a SPARQL server has: one for queries, one for graphs (Graph Store HTTP Protocol), one for updates.

The user gives one URL. A cheap query (`ASK {}`) says where the server answers, and its headers what it is; the other two
addresses follow from that by the server's own convention. Each can be named instead, by a variable of the environment.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from diplograph.errors import InputError
from diplograph.store.http import PASSWORD, USER, Client, Credentials, Reply
from diplograph.store.media import FORM, RESULTS

QUERY, GRAPHS, UPDATE = "DIPLOGRAPH_STORE_QUERY", "DIPLOGRAPH_STORE_GRAPHS", "DIPLOGRAPH_STORE_UPDATE"


@dataclass(frozen=True, slots=True)
class Server:
    """The addresses of a server, and what it is: `oxigraph`, `virtuoso`, `fuseki`, or empty where that is not known.

    `graphs` and `update` are empty where no address is known.
    """

    url: str
    kind: str
    query: str
    graphs: str
    update: str


def find(url: str, client: Client) -> Server:
    """The server that answers at `url`, or below it at `/query` or `/sparql`.

    Raises `InputError` where the URL is none or no query is answered there, `StoreError` where no server answers.
    """
    base = checked(url)
    named = {name: checked(os.environ[name], name) for name in (QUERY, GRAPHS, UPDATE) if os.environ.get(name)}
    tried = []
    for query in [named[QUERY]] if QUERY in named else _candidates(base):
        reply = client.request(
            "POST", query, {"Content-Type": FORM, "Accept": RESULTS}, urlencode({"query": "ASK {}"}).encode("ascii")
        )
        if reply.fine and "sparql-results" in reply.media:
            kind = _kind(reply)
            graphs, update = _others(kind, query, client.credentials)
            # A variable that is set and empty says that there is no such address.
            return Server(
                base,
                kind,
                query,
                named.get(GRAPHS, graphs),
                "" if os.environ.get(UPDATE) == "" else named.get(UPDATE, update),
            )
        tried.append(f"{urlsplit(query).path or '/'} ({reply.status})")
    raise InputError(
        f"{base}: no SPARQL query is answered at {', '.join(tried)}: name the address of its endpoint, here or in {QUERY}"
    )


def checked(url: str, name: str = "--store") -> str:
    """A URL without the slash at its end. Raises `InputError`, which does not repeat what may be a secret."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 (reading it raises where it is no number)
    except ValueError as error:
        raise InputError(f"{name}: not a URL; write it as http://host:port/path") from error
    if parts.username is not None or parts.password is not None:
        raise InputError(
            f"{name}: a user and a password do not belong into a URL, which others can see:"
            f" set {USER} and {PASSWORD} in the environment"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{name}: not a URL of a server; write it as http://host:port/path")
    if parts.query or parts.fragment:
        raise InputError(f"{name}: write the URL without what stands behind ? or #")
    return url.rstrip("/")


def _candidates(base: str) -> list[str]:
    """Where queries may be answered, the likeliest first."""
    below = [f"{base}/query", f"{base}/sparql"]
    return (
        [base]
        if base.endswith(("/query", "/sparql"))
        else [*below, base]
        if not urlsplit(base).path
        else [base, *below]
    )


def _kind(reply: Reply) -> str:
    said = reply.headers.get("server", "").lower()
    for kind in ("oxigraph", "virtuoso", "fuseki"):
        if kind in said:
            return kind
    return "fuseki" if "fuseki-request-id" in reply.headers else ""


def _others(kind: str, query: str, credentials: Credentials | None) -> tuple[str, str]:
    """The addresses for graphs and for updates, as each server has them out of the box."""
    above = query.removesuffix("/query").removesuffix("/sparql")
    if kind == "oxigraph":
        return f"{above}/store", f"{above}/update"
    if kind == "virtuoso":
        return f"{above}/sparql-graph-crud{'-auth' * (credentials is not None)}", ""
    if kind == "fuseki":
        return f"{above}/data", f"{above}/update"
    return "", ""
