"""What pages and descriptions share: templates, the headers of a page, graphs as answers, errors as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from diplograph.errors import RefusedError
from diplograph.rdf.vocabulary import PREFIXES
from diplograph.server import media

# A page of ours holds no script at all, and its style comes from a file of its own.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
DCAT = "http://www.w3.org/ns/dcat#"
SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
LIMITS = "https://w3id.org/diplograph/serve#"
_NAMES = {**PREFIXES, "dcat": DCAT, "formats": FORMATS, "limit": LIMITS, "sd": SD, "void": VOID}
_RDF = {media.TURTLE: ox.RdfFormat.TURTLE, media.JSON_LD: ox.RdfFormat.JSON_LD, media.N_TRIPLES: ox.RdfFormat.N_TRIPLES}


@cache
def asset(name: str) -> str:
    """The text of one of our own files."""
    return (files("diplograph.server") / "assets" / name).read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("diplograph.server", "assets"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def page(name: str, values: Mapping[str, object], status: int = 200) -> HTMLResponse:
    """A page from a template; every word from data is escaped by it."""
    text = _templates().get_template(name).render(values)
    return HTMLResponse(
        text, status, {"Content-Security-Policy": POLICY, "Vary": "Accept", "Cache-Control": "no-cache"}
    )


def graph(triples: Iterable[ox.Triple], form: str) -> Response:
    """Triples in one of the forms of RDF."""
    listed = list(triples)
    text = "\n".join(map(str, listed))
    used = {name: namespace for name, namespace in sorted(_NAMES.items()) if f"<{namespace}" in text}
    content = ox.serialize(listed, format=_RDF[form], prefixes=used)
    return Response(content, media_type=form, headers={"Vary": "Accept", "Cache-Control": "no-cache"})


def wish(request: Request, offers: tuple[str, ...]) -> str:
    """The offered media type that the client likes best. Raises `RefusedError` (406) where none will do."""
    chosen = media.choose(",".join(request.headers.getlist("accept")), offers)
    if not chosen:
        raise RefusedError(406, f"this address answers in {', '.join(offers)}")
    return chosen


def base(request: Request) -> str:
    """The address of the server as the client knows it."""
    return f"{request.url.scheme}://{request.url.netloc}"


def told(request: Request, status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error: a page for who reads pages, JSON for everybody else."""
    pages = not request.url.path.startswith(("/sparql", "/.well-known", "/health"))
    offers = (media.JSON, media.HTML)
    if pages and media.choose(request.headers.get("accept", ""), offers) == media.HTML:
        answer: Response = page("error.html", {"status": status, "message": message}, status)
    else:
        answer = JSONResponse({"error": message, "status": status}, status)
    answer.headers.update(headers or {})
    return answer
