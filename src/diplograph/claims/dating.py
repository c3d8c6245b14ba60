"""When and where: a claim without a date or place of its own takes those of the event that the article leads with."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from diplograph.claims.lead import Lead
from diplograph.records import Claim

# What is told of documents as news; those that are only mentioned, or are in force or negotiated, have days of their own.
_OF_THE_LEAD = frozenset(
    f"document-{rule}"
    for rule in (
        "concluded agreed comes-out joined included issued "
        "listed titled signing put-to-paper contract-won enters-into-force"
    ).split()
)
_EVENTS = ("meeting", "visit", "agreement")
# What the sides say at an event they say where it takes place.
_STANCES = frozenset({"cooperation", "position", "demand"})
_DATED_BY_LEAD = frozenset(
    {"meeting", "visit", "agreement", "partnership", "cooperation", "position", "demand", "measure", "quote"}
)


def dated(claims: Sequence[Claim], lead: Lead) -> Iterable[Claim]:
    """A claim without a date of its own takes the date, and an event the place, of the event of the lead."""
    day = _day_of(claims, lead)
    place = _place_of(claims, lead, day)
    for claim in claims:
        yield _by_lead(claim, _frame(claim, claims, lead, day), place, day) if day else claim


def _day_of(claims: Sequence[Claim], lead: Lead) -> str:
    """The day of the event that the article leads with."""
    known = [c for c in claims if c.status == "done" and len(c.date) >= 10]
    events = [c for c in known if c.kind in _EVENTS]
    leading = [c for c in events if c.start < lead.end and lead.is_recent(c.date)]
    day = next((c.date for c in leading if c.kind != "visit"), lead.day) or next((c.date for c in leading), "")
    if day:
        return day
    if any(c.status == "done" and not c.date and c.kind in _EVENTS and c.start < lead.end for c in claims):
        return lead.published if len(lead.published) == 10 else ""
    steps = (c for c in known if c.kind in ("measure", "demand", "position"))
    return next((c.date for c in (*events, *steps)), "")


def _frame(claim: Claim, claims: Sequence[Claim], lead: Lead, day: str) -> str:
    """The day of what is told last before a document: the talks after which it was signed."""
    if claim.kind != "agreement" or "/" not in day:
        return day
    before = [c.date for c in claims if c.kind == "meeting" and c.status == "done" and c.start <= claim.start]
    return next((when for when in reversed(before) if len(when) == 10 and lead.is_recent(when)), lead.day or day)


def _place_of(claims: Sequence[Claim], lead: Lead, day: str) -> str:
    """The city of the event of the lead: of its meeting, of the visit during which it takes place, or of the report."""
    events = [c for c in claims if c.kind in ("meeting", "visit") and c.place and c.status in ("done", "ongoing")]
    return (
        next((c.place for c in events if c.date == day), "")
        or next((c.place for c in events if c.start < lead.end and (not c.date or lead.is_recent(c.date))), "")
        or lead.dateline
        or lead.city
    )


def _by_lead(claim: Claim, when: str, place: str, day: str) -> Claim:
    if claim.kind not in _DATED_BY_LEAD or not _is_told_with(claim):
        return claim
    date = claim.date or when
    here = (date in (when, day) or _spans(date, day)) and claim.subtype != "phone call" and claim.status != "denied"
    here = here and (claim.kind in ("agreement", "meeting", "visit") or claim.kind in _STANCES)
    if claim.kind == "visit" and "/" in date:
        place = place.rsplit(", ", 1)[-1]  # somebody who stays for days is in the city, not in the hall of the talks
    placed = claim.place or (place if here else "")
    if date == claim.date and placed == claim.place:
        return claim
    return dataclasses.replace(claim, date=date, place=placed)


def _spans(date: str, day: str) -> bool:
    """`2025-02-18/2025-02-20` holds the day of the lead."""
    first, _, last = date.partition("/")
    return bool(last) and len(first) == len(last) == len(day) and first <= day <= last


def _is_told_with(claim: Claim) -> bool:
    """Whether a claim without a date is of the day of the lead: what is planned is not, what is denied if it is said there."""
    if claim.kind == "measure":
        return True  # a step that is announced or ruled out is dated by the announcement
    if claim.status == "planned":
        return False
    if claim.kind == "agreement":
        unsigned = claim.rule == "document-named" and claim.status == "denied"
        return claim.status in ("done", "denied") and (claim.rule in _OF_THE_LEAD or unsigned)
    return claim.status != "denied" or claim.kind in _STANCES
