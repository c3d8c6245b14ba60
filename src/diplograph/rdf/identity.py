"""Which thing a claim is about, as a readable IRI made from few raw fields of the claim.

    meeting/2024-12-03/kgz-kor/summit            visit/2024-12-03/kgz-to-kor/state-visit
    agreement/2024-12-03/kgz-kor/joint-statement partnership/kgz-kor/comprehensive-partnership
    initiative/kor/k-silk-road-cooperation-initiative
    position/2024-12-03/kgz/support/audacious-initiative
    demand/2024-12-03/kgz-kor-to-prk/abide-by-the-resolutions
    tenure/sadyr-japarov/kgz/president           statement/2025-03-13/sadyr-japarov/a-fateful-and-historic-event

Two documents that give the same fields mean the same thing. Two guards keep apart what only looks the same:

- Claims of one document are different things (one row is one thing). Where their IRIs would be one, the fields in
  which they differ are added: `meeting/2025-08-28/kgz-kor/phone-call--cho-tae-yul`.
- Where the fields say too little to mean one thing (nobody is named, or neither a day nor a name), the document is
  added, so that no other document shares the thing.

What is added follows `--`, which no slug holds: an IRI with an addition is never the IRI of other fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from diplograph import ids
from diplograph.rdf import actors
from diplograph.records import Claim, Document, Kind

_SEPARATOR = "\x1e"
_ADDED = "--"
_UNDATED = "undated"
_NAMELESS = "unnamed"
_DATE_SIGNS = str.maketrans({"/": "-to-", "?": "-uncertain", "~": "-approximate", "%": "-unsure"})
# Kinds whose things have a day; the others last, and reports of different days speak of one thing.
_DATED = frozenset({"meeting", "visit", "agreement", "position", "demand", "measure", "cooperation", "quote"})
# Two states hold several of these on one day, between other people each: the people are added.
_SEVERAL_A_DAY = frozenset({"meeting", "talks", "bilateral meeting", "courtesy call", "reception", "consultations"})
Path = tuple[str, ...]
_FOLDERS = {"office": "tenure", "quote": "statement"}


def claim_iri(document: Document, claim: Claim) -> str:
    """The IRI of a claim: a hash over its document, its offsets and all that it states."""
    return claim_of(document.sha256, claim)


def claim_of(sha256: str, claim: Claim) -> str:
    """The IRI of a claim of the document with this sum."""
    fields = (
        sha256, str(claim.start), str(claim.end), claim.kind, claim.subtype, claim.status, claim.stage,
        *(_SEPARATOR.join(sorted(values)) for values in _lists(claim)), claim.object, claim.date, claim.place, claim.speaker,
    )  # fmt: skip
    return ids.thing("claim", ids.digest(*fields))


def things(document: Document, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The IRI of the thing that each of the claims of one document is about, in their order."""
    bases = [_base(document, claim) for claim in claims]
    alike: dict[str, list[int]] = {}
    for at, base in enumerate(bases):
        alike.setdefault(base, []).append(at)
    found = list(bases)
    for base, places in alike.items():
        for at, extension in zip(places, _extensions([claims[at] for at in places]), strict=True):
            found[at] = _ADDED.join((base, *extension))
    return tuple(found)


def _extensions(claims: Sequence[Claim]) -> list[tuple[str, ...]]:
    """What tells claims with one IRI apart: a segment for each field in which they differ."""
    rows = [_raw(claim) for claim in claims]
    differing = [column for column in range(len(rows[0])) if len({row[column] for row in rows}) > 1]
    extensions = [tuple(_segment(row[column]) for column in differing) for row in rows]
    if len(set(extensions)) == len(set(rows)):
        return extensions
    return [(*extension, ids.digest(*row)) for extension, row in zip(extensions, rows, strict=True)]


def _raw(claim: Claim) -> tuple[str, ...]:
    lists = (_SEPARATOR.join(sorted(values)) for values in _lists(claim)[:-1])
    return (claim.subtype, claim.date, *lists, claim.object, claim.place)


def _lists(claim: Claim) -> tuple[tuple[str, ...], ...]:
    return claim.countries, claim.people, claim.organizations, claim.object_countries, claim.topics


def _segment(value: str) -> str:
    return ids.slug(value.replace(_SEPARATOR, " ")) if value else "none"


def _is_vague(claim: Claim) -> bool:
    if claim.kind == "initiative":
        return not claim.object
    if not _actors(claim) and not (claim.kind == "quote" and claim.speaker):
        return True
    return claim.kind in _DATED and not claim.date and _named(claim) == _slug(claim.subtype)


def _base(document: Document, claim: Claim) -> str:
    base = ids.thing(_FOLDERS.get(claim.kind, claim.kind), *_PATHS[claim.kind](claim))
    return _ADDED.join((base, document.sha256[:16])) if _is_vague(claim) else base


# The paths of things below the folder of their kind.


def _event(claim: Claim) -> Path:
    name = _named(claim) or claim.kind
    if claim.kind == "meeting" and not claim.object and claim.subtype in _SEVERAL_A_DAY and claim.people:
        name = _ADDED.join((name, "-and-".join(sorted(map(ids.slug, claim.people)))))
    return (day(claim.date), _actors(claim) or _NAMELESS, name)


def _directed_event(claim: Claim) -> Path:
    return (day(claim.date), _directed(claim), _named(claim) or claim.kind)


def _stance(claim: Claim) -> Path:
    return _distinct(day(claim.date), _directed(claim), _slug(claim.subtype) or claim.kind, _named(claim))


def _statement(claim: Claim) -> Path:
    voice = "-and-".join(map(ids.slug, claim.people)) or _slug(claim.speaker) or _actors(claim) or _NAMELESS
    return (day(claim.date), voice, _named(claim) or claim.kind)


def _partnership(claim: Claim) -> Path:
    return (_actors(claim) or _NAMELESS, _slug(claim.subtype) or _named(claim) or claim.kind)


def _relations(claim: Claim) -> Path:
    return _distinct(_actors(claim) or _NAMELESS, _slug(claim.subtype) or claim.kind, _named(claim))


def _initiative(claim: Claim) -> Path:
    return (_sides(claim.countries, claim.organizations), _named(claim) or claim.kind)


def _tenure(claim: Claim) -> Path:
    holder = ids.slug(claim.people[0]) if claim.people else _NAMELESS
    return (holder, _sides(claim.countries, claim.organizations), _slug(claim.subtype) or _named(claim) or claim.kind)


_PATHS: dict[Kind, Callable[[Claim], Path]] = {
    "meeting": _event, "visit": _directed_event, "agreement": _event, "partnership": _partnership,
    "initiative": _initiative, "position": _stance, "demand": _directed_event, "measure": _stance,
    "cooperation": _stance, "office": _tenure, "relations": _relations, "quote": _statement,
}  # fmt: skip


def _distinct(*segments: str) -> Path:
    """The segments without repetition: `diplomatic-relations` once, where the object repeats the subtype."""
    return tuple(dict.fromkeys(segment for segment in segments if segment))


def _named(claim: Claim) -> str:
    """What the thing is called: its name, else its form, else its fields."""
    return _slug(claim.object) or _slug(claim.subtype) or _slug(" ".join(sorted(claim.topics)))


def _slug(text: str) -> str:
    return ids.slug(text) if text else ""


def day(edtf: str) -> str:
    """A date as one segment of a path: `2024-12-02-to-2024-12-04`."""
    return edtf.replace("..", "open").translate(_DATE_SIGNS) or _UNDATED


def _directed(claim: Claim) -> str:
    """The acting sides, and the receiving ones where they are others: `kgz-to-kor`."""
    sides = _actors(claim) or _NAMELESS
    if claim.object_countries and claim.object_countries != claim.countries:
        return f"{sides}-to-{ids.parties(set(claim.object_countries))}"
    return sides


def _actors(claim: Claim) -> str:
    """The acting sides: states and bodies, else organizations of states, else people."""
    bodies = [name for name in claim.organizations if not actors.is_national(name)]
    return (
        _sides(claim.countries, bodies)
        or _sides((), claim.organizations)
        or "-and-".join(sorted(map(ids.slug, claim.people)))
    )


def _sides(countries: Iterable[str], organizations: Iterable[str]) -> str:
    bodies = sorted(actors.organization(name).path.replace("/", "-") for name in organizations)
    return "-and-".join(part for part in (ids.parties(set(countries)), *bodies) if part)
