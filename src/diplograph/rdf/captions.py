"""Labels of things in words: "summit of Chile and Peru, 2024-12-03"."""

from __future__ import annotations

from diplograph import reference
from diplograph.ids import slug
from diplograph.rdf import actors
from diplograph.records import Claim

_QUOTE_LENGTH = 80


def caption(claim: Claim) -> str:
    """What people call the thing that a claim is about."""
    if claim.kind == "quote":
        return f"“{_shortened(claim.object)}”{_by(claim)}"
    if claim.kind == "office":
        return ": ".join(part for part in (", ".join(claim.people), claim.object or claim.subtype) if part)
    if claim.kind in ("position", "demand", "measure", "cooperation"):
        return ": ".join(part for part in (_sides(claim), _form(claim)) if part) + _matter(claim)
    if claim.object and slug(claim.object) != slug(claim.subtype):
        return claim.object
    when = f", {claim.date}" if claim.date and claim.kind in ("meeting", "visit", "agreement") else ""
    sides = _sides(claim)
    return f"{_form(claim)} of {sides}{when}" if sides else f"{_form(claim)}{when}"


def state_name(iso3: str) -> str:
    """The name of a state; raises ValueError for a code that is none."""
    state = reference.states().get(iso3)
    if state is None:
        raise ValueError(f"{iso3!r} is no code of a state in data/reference/states.csv")
    return state.name


def _form(claim: Claim) -> str:
    return claim.subtype or claim.object or claim.kind


def _matter(claim: Claim) -> str:
    matter = claim.object or ", ".join(sorted(claim.topics))
    return f" – {matter}" if matter and slug(matter) != slug(claim.subtype) else ""


def _sides(claim: Claim) -> str:
    """Who acts, and towards whom: "Chile and Peru to Ghana"."""
    acting = {actors.organization(name).state for name in claim.organizations}
    states = [state_name(iso) for iso in claim.countries if iso not in acting]  # its ministry is named in its stead
    sides = joined([*states, *claim.organizations]) or joined(list(claim.people))
    receivers = joined([state_name(iso) for iso in claim.object_countries])
    return f"{sides} to {receivers}".strip() if receivers else sides


def _by(claim: Claim) -> str:
    speaker = joined(list(claim.people)) or claim.speaker
    return f", {speaker}" if speaker else ""


def joined(names: list[str]) -> str:
    """Names as an enumeration: `Chile, Ghana and Peru`."""
    names = sorted(names)
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _shortened(text: str) -> str:
    if len(text) <= _QUOTE_LENGTH:
        return text
    return text[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"
