"""What identity found, written into the graph: each thing once under the IRI that is kept, and why it was merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from diplograph import ids
from diplograph.rdf.disputed import Disputed
from diplograph.rdf.things import Row, Thing
from diplograph.rdf.vocabulary import SOURCE, A, dg, node, text
from diplograph.same.book import Merge

_REMEMBERED = 50_000
_OWN = f"<{ids.BASE}"


class Renamed(dict[str, str]):
    """What stands for each term, both as N-Triples writes them: for a thing that was merged, the one that is kept.

    Whoever knows that, by IRIs, is asked when a term comes by; the answers are remembered as far as memory is bounded.
    """

    def __init__(self, root: Callable[[str], str]) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, term: str) -> str:
        if not term.startswith(_OWN):
            return term
        if len(self) >= _REMEMBERED:
            self.clear()
        self[term] = found = f"<{self._root(term[1:-1])}>"
        return found


def merged(root: str, told: Iterable[tuple[str, Thing]], renamed: Mapping[str, str]) -> Thing:
    """A thing, out of what documents say of it under one IRI or several; `root` is the one that is kept."""
    found, own = Thing(), str(node(root))
    for iri, thing in told:
        thing.facts = {(name, renamed[value]) for name, value in thing.facts}
        if iri != root:  # what has no name is called as the thing that is kept
            thing.captions = set()
        found.merge(thing)
    found.facts = {fact for fact in found.facts if fact[1] != own}  # nothing is part of itself
    return found


def identifications(merges: Iterable[Merge]) -> Iterator[Row]:
    """For each merge a node that says which thing is kept, which IRI led to it, and why."""
    for merge in merges:
        subject = str(node(ids.thing("identification", ids.digest(merge.kept, merge.other))))
        facts: tuple[tuple[ox.NamedNode, ox.NamedNode | ox.Literal], ...] = (
            (A, dg("Identification")), (dg("keeps"), node(merge.kept)), (dg("merges"), node(merge.other)),
            (dg("reason"), text(merge.because)),
        )  # fmt: skip
        yield from ((subject, str(predicate), str(value)) for predicate, value in facts)


def disputes(found: Iterable[Disputed]) -> Iterator[Row]:
    """For each disagreement a node with the thing, the property and the claims."""
    for one in found:
        subject = str(node(ids.thing("disagreement", ids.digest(one.thing, one.property))))
        facts: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
            (A, dg("Disagreement")), (dg("over"), node(one.thing)), (dg("property"), text(one.property)),
        ]  # fmt: skip
        facts += [(dg("reading"), node(side.claim)) for side in one.sides]
        if one.known is not None:
            facts.append((dg("knownValue"), text(one.known.value)))
            facts += [(SOURCE, text(source)) for source in one.known.sources]
        yield from ((subject, str(predicate), str(value)) for predicate, value in dict.fromkeys(facts))
