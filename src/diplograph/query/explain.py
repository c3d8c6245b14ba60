"""Why the graph says so: the claims behind an IRI or some words, each with its sentence, its source and its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from diplograph.errors import QueryError
from diplograph.ids import ONTOLOGY
from diplograph.query import nearby
from diplograph.rdf import vocabulary as v
from diplograph.store.asking import Asking

_MOST = 40  # claims that words may lead to; more say nothing


@dataclass(frozen=True, slots=True)
class Reason:
    """How a reference was resolved."""

    surface: str
    refers_to: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One claim: what it says, the sentence in its context, where that stands, and how it was read."""

    iri: str
    thing: str
    thing_iri: str
    kind: str
    subtype: str
    status: str
    speaker: str
    rule: str
    before: str
    sentence: str
    after: str
    document: str
    sources: tuple[str, ...]
    reasons: tuple[Reason, ...]
    readers: tuple[str, ...] = ()  # who read it, where a language model did
    merged: tuple[tuple[str, str], ...] = ()  # other IRIs of the thing, each with the reason why it is the same


def explain(store: ox.Store | Asking, about: str) -> list[Explanation]:
    """The claims that an IRI (of a claim, a thing, a document) or words lead to, in the order of their documents.

    Raises `QueryError` where nothing in the graph fits.
    """
    is_iri = about.startswith(("http://", "https://", "id/", "id:"))
    if isinstance(store, Asking):
        store = nearby.around(store, about, is_iri, _MOST)
    graph = Graph(store)
    claims = graph.by_iri(about) if is_iri else graph.by_words(about)
    if not claims:
        raise QueryError(
            f"{about}: nothing in this graph has that IRI or all of these words; `diplograph query timeline` lists what there is"
        )
    if len(claims) > _MOST:
        raise QueryError(f"{about}: {len(claims)} claims fit; give more words, or the IRI of one thing")
    return [graph.explanation(claim) for claim in claims]


def _dg(name: str) -> ox.NamedNode:
    return ox.NamedNode(ONTOLOGY + name)


class Graph:
    """The store as the explanations read it."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def objects(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode | ox.Literal]:
        found = {quad.object for quad in self.store.quads_for_pattern(subject, predicate, None)}
        return sorted((term for term in found if isinstance(term, (ox.NamedNode, ox.Literal))), key=str)

    def subjects(self, predicate: ox.NamedNode, term: ox.NamedNode) -> list[ox.NamedNode]:
        found = {quad.subject for quad in self.store.quads_for_pattern(None, predicate, term)}
        return sorted((node for node in found if isinstance(node, ox.NamedNode)), key=str)

    def value(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> str:
        return next((term.value for term in self.objects(subject, predicate)), "")

    def nodes(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[ox.NamedNode]:
        return (term for term in self.objects(subject, predicate) if isinstance(term, ox.NamedNode))

    def label(self, node: ox.NamedNode) -> str:
        label = self.value(node, v.LABEL) or self.value(node, ox.NamedNode(v.SKOS + "prefLabel"))
        return label or node.value.rsplit("/", 1)[-1]

    def by_iri(self, about: str) -> list[ox.NamedNode]:
        node = nearby.node(about)
        if self.value(node, _dg("inDocument")):
            return [node]
        node = self.kept(node)
        claims: dict[ox.NamedNode, None] = {}
        for predicate in nearby.ROLES:
            claims.update(dict.fromkeys(self.claims(_dg(predicate), node)))
        return self.ordered(claims)

    def kept(self, node: ox.NamedNode) -> ox.NamedNode:
        """The thing to which an IRI leads that was merged with another."""
        for identification in self.subjects(_dg("merges"), node):
            return next(self.nodes(identification, _dg("keeps")), node)
        return node

    def merges(self, thing: ox.NamedNode) -> Iterator[tuple[str, str]]:
        """The IRIs that were merged into a thing, each with the reason."""
        for identification in self.subjects(_dg("keeps"), thing):
            for other in self.nodes(identification, _dg("merges")):
                yield other.value, self.value(identification, _dg("reason"))

    def claims(self, predicate: ox.NamedNode, node: ox.NamedNode) -> Iterator[ox.NamedNode]:
        """The subjects that are claims: things have parties and participants too."""
        return (claim for claim in self.subjects(predicate, node) if self.value(claim, _dg("inDocument")))

    def by_words(self, words: str) -> list[ox.NamedNode]:
        wanted = words.casefold().split()
        found = []
        for quad in self.store.quads_for_pattern(None, _dg("inDocument"), None):
            claim = quad.subject
            assert isinstance(claim, ox.NamedNode)
            if all(word in self.wording(claim) for word in wanted):
                found.append(claim)
        return self.ordered(dict.fromkeys(found))

    def wording(self, claim: ox.NamedNode) -> str:
        things = [self.label(thing) for thing in self.nodes(claim, _dg("about"))]
        actors = [
            self.label(actor) for role in ("party", "participant", "body") for actor in self.nodes(claim, _dg(role))
        ]
        fields = [self.value(claim, _dg("subtype")), self.value(claim, _dg("object"))]
        return " ".join((*things, *actors, *fields)).casefold()

    def ordered(self, claims: dict[ox.NamedNode, None]) -> list[ox.NamedNode]:
        return sorted(claims, key=lambda claim: (self.value(claim, _dg("inDocument")), self.start(claim), claim.value))

    def start(self, claim: ox.NamedNode) -> int:
        for evidence in self.nodes(claim, _dg("evidence")):
            for selector in self.nodes(evidence, v.HAS_SELECTOR):
                if position := self.value(selector, v.START):
                    return int(position)
        return 0

    def explanation(self, claim: ox.NamedNode) -> Explanation:
        thing = next(self.nodes(claim, _dg("about")), claim)
        before, sentence, after = self.passage(claim)
        return Explanation(
            claim.value, self.label(thing), thing.value,
            self.concept(claim, "kind") or self.type(claim), self.value(claim, _dg("subtype")),
            self.detail(claim) or self.concept(claim, "status"),
            self.speaker(claim), self.value(claim, _dg("rule")), before, sentence, after, self.document(claim),
            tuple(self.sources(claim)), tuple(self.reasons(claim)), self.readers(claim),
            tuple(self.merges(thing)),
        )  # fmt: skip

    def readers(self, claim: ox.NamedNode) -> tuple[str, ...]:
        """Who has read it: nobody is named where that was the rules alone, as a rule."""
        agents = {
            agent for run in self.nodes(claim, v.WAS_GENERATED_BY) for agent in self.nodes(run, v.WAS_ASSOCIATED_WITH)
        }
        return tuple(sorted(self.label(agent) for agent in agents)) if agents - {v.AGENT} else ()

    def concept(self, claim: ox.NamedNode, name: str) -> str:
        return next((self.label(node) for node in self.nodes(claim, _dg(name))), "")

    def type(self, claim: ox.NamedNode) -> str:
        """What a statement is that is no claim: a figure, a milestone, an invitation."""
        name = next((node.value.removeprefix(ONTOLOGY) for node in self.nodes(claim, v.A)), "")
        return name.removesuffix("Claim").lower()

    def detail(self, claim: ox.NamedNode) -> str:
        """What a document puts a figure at, says of a work, or who invited: `above 100000000 USD`, `shut down 2022`."""
        if host := self.concept(claim, "invitedBy"):
            return f"invited by {host}"
        names = ("event", "date") if self.value(claim, _dg("event")) else ("bound", "amount", "currency")
        return " ".join(part for name in names if (part := self.value(claim, _dg(name))))

    def speaker(self, claim: ox.NamedNode) -> str:
        return self.value(claim, _dg("speakerName")) or self.concept(claim, "speaker")

    def passage(self, claim: ox.NamedNode) -> tuple[str, str, str]:
        for evidence in self.nodes(claim, _dg("evidence")):
            for selector in self.nodes(evidence, v.HAS_SELECTOR):
                if exact := self.value(selector, v.EXACT):
                    return self.value(selector, v.PREFIX), exact, self.value(selector, v.SUFFIX)
        return "", "", ""

    def document(self, claim: ox.NamedNode) -> str:
        node = next(self.nodes(claim, _dg("inDocument")))
        terms = (ox.NamedNode(v.DCTERMS + name) for name in ("title", "publisher", "date"))
        told = [self.value(node, term) for term in terms] + [self.value(node, ox.NamedNode(v.SCHEMA + "url"))]
        return ", ".join(part for part in told if part) or node.value

    def sources(self, claim: ox.NamedNode) -> Iterator[str]:
        return (self.source(source) for source in self.nodes(claim, v.HAD_PRIMARY_SOURCE))

    def source(self, node: ox.NamedNode) -> str:
        terms = [ox.NamedNode(v.DCTERMS + name) for name in ("identifier", "publisher", "title", "date")]
        told = [self.value(node, term) for term in terms] + [self.value(node, ox.NamedNode(v.SCHEMA + "url"))]
        return ", ".join(part for part in told if part)

    def reasons(self, claim: ox.NamedNode) -> Iterator[Reason]:
        for node in self.nodes(claim, _dg("resolvedBy")):
            referents = tuple(self.label(thing) for thing in self.nodes(node, _dg("refersTo")))
            yield Reason(self.value(node, _dg("surface")), referents, self.value(node, _dg("because")))
