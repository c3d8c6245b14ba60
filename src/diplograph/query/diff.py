"""What changed between two builds: claims, things and plain edges that were gained, lost or changed.

A claim has changed where one document says something else with the same sentence, or speaks of the same thing, or has
one claim of that kind about the same sides, with another sentence. A thing under another IRI is the same thing where the
new build says that the two are one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from diplograph.query.snapshot import Said, Snapshot, differences


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: what it is, the words that say how, and the sentence that it rests on."""

    iri: str
    what: str
    how: str = ""
    sentence: str = ""
    document: str = ""


@dataclass(slots=True)
class Changes:
    """What was gained, lost and changed of one sort."""

    gained: list[Change] = field(default_factory=list)
    lost: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.changed)


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed from one build to another."""

    claims: Changes
    things: Changes
    edges: Changes

    def __bool__(self) -> bool:
        return bool(self.claims or self.things or self.edges)


def diff(old: Snapshot, new: Snapshot) -> Diff:
    """What changed from `old` to `new`."""
    return Diff(_claims(old, new), _things(old, new), _edges(old, new))


def _claims(old: Snapshot, new: Snapshot) -> Changes:
    lost = {iri: said for iri, said in old.claims.items() if iri not in new.claims}
    gained = {iri: said for iri, said in new.claims.items() if iri not in old.claims}
    found = Changes()
    for key in (_same_sentence, _same_thing, _same_sides):
        for before, after in _pairs(lost.values(), gained.values(), key):
            del lost[before.iri], gained[after.iri]
            if how := _how(before, after):
                found.changed.append(_change(after, how))
    found.gained = [_change(said) for said in gained.values()]
    found.lost = [_change(said) for said in lost.values()]
    return found


def _same_sentence(said: Said) -> Hashable:
    return said.document, said.kind, said.sentence


def _same_thing(said: Said) -> Hashable:
    return said.document, said.kind, said.thing


def _same_sides(said: Said) -> Hashable:
    named = (said.fields.get(name, ()) for name in ("subtype", "party", "participant"))
    return said.document, said.kind, *named


def _pairs(lost: Iterable[Said], gained: Iterable[Said], key: Callable[[Said], Hashable]) -> list[tuple[Said, Said]]:
    """Claims of both sides that share a key with no other one of their side."""
    before, after = _alone(lost, key), _alone(gained, key)
    return [(said, after[at]) for at, said in before.items() if at in after]


def _alone(claims: Iterable[Said], key: Callable[[Said], Hashable]) -> dict[Hashable, Said]:
    found: dict[Hashable, list[Said]] = {}
    for said in claims:
        found.setdefault(key(said), []).append(said)
    return {at: told[0] for at, told in found.items() if len(told) == 1}


def _how(before: Said, after: Said) -> str:
    words = _in_words(differences(before.fields, after.fields))
    moved = "another sentence" if before.sentence != after.sentence else ""
    return "; ".join(part for part in (words, moved) if part)


def _in_words(differing: Iterable[tuple[str, str, str]]) -> str:
    return "; ".join(f"{name}: {before or 'nothing'} -> {after or 'nothing'}" for name, before, after in differing)


def _change(said: Said, how: str = "") -> Change:
    status = "".join(f", {value}" for name in ("subtype", "status") for value in said.fields.get(name, ()))
    return Change(said.iri, f"{said.kind}{status}: {said.label}", how, said.sentence, said.document)


def _things(old: Snapshot, new: Snapshot) -> Changes:
    found, known = Changes(), set(old.things)
    for iri, before in old.things.items():
        kept, why = new.merged.get(iri, (iri, ""))
        if kept not in new.things:
            found.lost.append(Change(iri, old.labels[iri]))
            continue
        known.add(kept)
        if kept != iri and kept in old.things:
            found.lost.append(Change(iri, old.labels[iri], f"now one with {new.labels[kept]} ({why})"))
            continue
        changed = list(differences(before, new.things[kept]))
        if old.labels[iri] != new.labels[kept]:
            changed.insert(0, ("name", old.labels[iri], new.labels[kept]))
        if changed:
            found.changed.append(Change(kept, new.labels[kept], _in_words(changed)))
    found.gained = [Change(iri, new.labels[iri]) for iri in new.things if iri not in known]
    return found


def _edges(old: Snapshot, new: Snapshot) -> Changes:
    found = Changes()
    found.gained = [Change("", words) for edge, words in new.edges.items() if edge not in old.edges]
    found.lost = [Change("", words) for edge, words in old.edges.items() if edge not in new.edges]
    return found
