"""What stands round some claims, fetched from a server in a few requests, so that it can be read as a store at hand is.

Explanations follow the graph from node to node; on a server each step would be a request of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from diplograph.errors import QueryError
from diplograph.ids import BASE, SCHEME
from diplograph.query import named
from diplograph.rdf import vocabulary as v
from diplograph.store.asking import Asking, Walk
from diplograph.store.contract import Queryable

# The properties by which a claim names what it is about, where it stands and who takes part.
ROLES = ("about", "inDocument", "participant", "party", "body", "speaker")
_LABELS = (v.LABEL, ox.NamedNode(v.SKOS + "prefLabel"))
_IN_DOCUMENT = v.dg("inDocument")
_MERGED = (v.dg("merges"), v.dg("keeps"))
# What an explanation tells of a claim and of the nodes to which it leads. The text of a document is not among it.
_TOLD = (
    *map(
        v.dg,
        (
            *ROLES, "amount", "because", "bound", "currency", "date", "event", "evidence", "invitedBy", "kind", "object",
            "reason", "refersTo", "resolvedBy", "rule", "speakerName", "status", "subtype", "surface",
        ),
    ),
    *_LABELS, *_MERGED, v.A, v.HAS_SELECTOR, v.EXACT, v.PREFIX, v.SUFFIX, v.START, v.HAD_PRIMARY_SOURCE,
    v.TITLE, v.PUBLISHER, v.DATE, v.IDENTIFIER, v.URL,
)  # fmt: skip
COPIED = frozenset({"planned", "promises"})  # what is put to a copy, where the server is Virtuoso
_STEPS = 3  # from a claim to its evidence, to the selector, to the words


def node(about: str) -> ox.NamedNode:
    """The node of an IRI, as people type it (`id/country/KOR`) or in full. Raises `QueryError` where it is none."""
    try:
        return ox.NamedNode(BASE + about[3:] if about.startswith(("id/", "id:")) else about)
    except ValueError as error:
        raise QueryError(f"{about}: not an IRI ({error})") from error


def around(asking: Asking, about: str, is_iri: bool, most: int) -> ox.Store:
    """The claims to which an IRI or words lead, with what explanations tell of them; of more than `most`, the bare claims."""
    walk = Walk(asking)
    found = _of_node(walk, node(about)) if is_iri else _of_words(asking, about)
    walk.out(found, [_IN_DOCUMENT])
    claims = {quad.subject for quad in walk.store.quads_for_pattern(None, _IN_DOCUMENT, None)}
    if len(claims) <= most or not is_iri:
        _gather(walk, (claim for claim in claims if isinstance(claim, ox.NamedNode)))
    return walk.store


def gathered(asking: Asking, claims: Iterable[ox.NamedNode]) -> ox.Store:
    """These claims with what explanations tell of them."""
    walk = Walk(asking)
    _gather(walk, claims)
    return walk.store


def suited(store: Queryable, name: str) -> tuple[Queryable, named.NamedQuery]:
    """What a named query is put to, and its form there. Raises `QueryError` for an unknown name.

    A server other than Oxigraph gets the plain form. On Virtuoso, `promises` and `planned` are put to a copy of what they
    read. Measured on 7.2.5: where a day is given, it loses a column of the one and all rows of the other, and it can take
    minutes for the first.
    """
    if not isinstance(store, Asking) or store.kind == "oxigraph":
        return store, named.load(name)
    return _copied(store) if store.kind == "virtuoso" and name in COPIED else store, named.plain(name)


def _copied(store: Asking) -> ox.Store:
    walk = Walk(store)
    about, status, in_document = v.dg("about"), v.dg("status"), v.dg("inDocument")
    planned = walk.into([ox.NamedNode(SCHEME + "statuses/planned")], [status])
    things = walk.out(planned, [about])
    claims = walk.into(things, [about])
    walk.out(walk.out(claims, [in_document]), [v.DATE])
    walk.out(walk.out(claims, [status, v.dg("kind"), v.A]), _LABELS)
    walk.out(walk.out(things, [v.dg(name) for name in ("party", "objectCountry", "place", "status")]), _LABELS)
    walk.out(claims | things, [v.dg("date"), *_LABELS])
    # Without a day of asking, it is that of the newest document.
    walk.newest(in_document, v.DATE)
    return walk.store


def _gather(walk: Walk, claims: Iterable[ox.NamedNode]) -> None:
    nodes = set(claims)
    things: set[ox.NamedNode] = set()
    seen: set[ox.NamedNode] = set()
    for _ in range(_STEPS):
        seen |= nodes
        nodes = walk.out(nodes, _TOLD) - seen
        things = things or nodes
    walk.out(walk.into(things, [v.dg("keeps")]), _TOLD)


def _of_node(walk: Walk, about: ox.NamedNode) -> set[ox.NamedNode]:
    """The node, and what leads to it or to the thing with which it was merged."""
    merged = walk.into([about], [v.dg("merges")])
    kept = walk.out(merged, [v.dg("keeps")])
    return {about, *walk.into({about, *kept}, tuple(map(v.dg, ROLES)))}


def _of_words(asking: Asking, words: str) -> set[ox.NamedNode]:
    """The claims in whose wording the longest of the words stands; whether the others do is seen once they are here."""
    longest = ox.Literal(max(words.lower().split(), key=len, default=""))
    roles = "|".join(str(v.dg(role)) for role in ROLES if role not in ("inDocument", "speaker"))
    labels, own = "|".join(map(str, _LABELS)), "|".join(str(v.dg(name)) for name in ("subtype", "object"))
    found = asking.query(
        f"SELECT DISTINCT ?claim WHERE {{ ?claim {_IN_DOCUMENT} ?document ."
        f" {{ ?claim ({roles})/({labels}) ?words }} UNION {{ ?claim {own} ?words }}"
        f" FILTER (CONTAINS(LCASE(STR(?words)), {longest})) }}",
        use_default_graph_as_union=True,
    )
    assert isinstance(found, ox.QuerySolutions)
    claims = (solution["claim"] for solution in found)
    return {claim for claim in claims if isinstance(claim, ox.NamedNode)}
