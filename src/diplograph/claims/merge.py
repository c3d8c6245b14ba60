"""Claims of one document about one thing -> one claim, with the fullest sentence as its evidence."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from diplograph.claims.actors import union
from diplograph.claims.lead import NO_LEAD, Lead
from diplograph.records import Claim, Status

_WORDS = re.compile(r"[^\W_]+")
_FILLERS = frozenset(
    "the a an of on in for to and its their between with by at from as that mou memorandum understanding".split()
)
# Which of two statuses of one thing says more.
_RANK: dict[Status, int] = {"done": 4, "ongoing": 3, "planned": 2, "proposed": 1, "denied": 0}
_MEETING_FAMILIES = (
    frozenset(
        {
            "meeting",
            "summit",
            "talks",
            "bilateral meeting",
            "bilateral talks",
            "negotiations",
            "consultations",
            "reception",
            "",
            "working lunch",
        }
    ),
    frozenset({"phone call", "talks", "video call", ""}),
)
_GATHERINGS = frozenset({"summit", "conference", "plenary session", "forum", "ministerial meeting"})
_GENERAL_VISITS = frozenset({"visit", "trip", "tour", ""})
# "Heads of state" or "Minister X" say less than the title that the article gives elsewhere.
_GENERAL_OFFICES = frozenset({"head of state", "head of government", "leader", "minister"})
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


def merge(claims: Iterable[Claim], lead: Lead = NO_LEAD) -> tuple[Claim, ...]:
    """One claim a thing, in the order of the text, dated by the event that the article leads with."""
    merged: list[Claim] = []
    for claim in filter(_is_somebodys, claims):
        at = next((i for i, other in enumerate(merged) if same(other, claim)), None)
        if at is None:
            merged.append(claim)
        else:
            merged[at] = _together(merged[at], claim)
    return tuple(sorted((_sorted(claim) for claim in _dated(merged, lead)), key=_order))


def _is_somebodys(claim: Claim) -> bool:
    """Whether it is known for whom the claim is made: a person whose state nobody names makes no claim of a state."""
    if claim.kind == "agreement" and claim.rule == "document-named":
        return True  # a document of its own name is a row, also where nobody says whose it is
    return bool(claim.countries or claim.organizations) or claim.kind in ("quote", "initiative", "office")


def _order(claim: Claim) -> tuple[int, int, str, str, str]:
    return claim.start, claim.end, claim.kind, claim.subtype, claim.object


def same(one: Claim, other: Claim) -> bool:
    """Whether two claims of one document are about one thing."""
    called_off = _called_off(one, other)
    if one.kind != other.kind or (not called_off and (one.status == "denied") != (other.status == "denied")):
        return False
    if one.kind == "meeting" and (_is_yet_to_come(one, other) or _is_yet_to_come(other, one)):
        return False
    return _SAME[one.kind](one, other) and (called_off or _dates_agree(one.date, other.date))


def _is_yet_to_come(one: Claim, other: Claim) -> bool:
    """`They met. The next meeting will be held in March`: what has been, without a date, and what is planned for a date."""
    return one.status == "done" and not one.date and other.status == "planned" and bool(other.date)


def _called_off(one: Claim, other: Claim) -> bool:
    """`A meeting planned for June has been cancelled`: one sentence plans an event and calls it off."""
    return (
        one.kind in ("meeting", "visit")
        and one.start == other.start
        and {one.status, other.status} == {"denied", "planned"}
    )


def _dates_agree(one: str, other: str) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)


def _nested(one: Sequence[str], other: Sequence[str]) -> bool:
    first, second = set(one), set(other)
    return first <= second or second <= first


def tokens(text: str) -> frozenset[str]:
    """The words of a title that tell it from others, singular."""
    return frozenset(word.rstrip("s") for word in _WORDS.findall(text.lower()) if word not in _FILLERS)


def alike(one: str, other: str, least: float = 0.6) -> bool:
    """Whether two titles share enough of their words."""
    first, second = tokens(one), tokens(other)
    if not first or not second:
        return first == second
    return len(first & second) / len(first | second) >= least or (
        len(first & second) >= 2 and (first <= second or second <= first)
    )


def _same_meeting(one: Claim, other: Claim) -> bool:
    if one.object and other.object:
        return alike(one.object, other.object)
    if one.object or other.object:
        return False
    if _is_next(one, other) or _of_body(one, other) or _of_body(other, one):
        return False
    related = one.subtype == other.subtype or any(one.subtype in f and other.subtype in f for f in _MEETING_FAMILIES)
    return related and _nested(one.countries, other.countries) and _nested(one.people, other.people)


def _is_next(one: Claim, other: Claim) -> bool:
    """One meeting was held, the other is yet to come: two, unless they are dated alike or told in one sentence."""
    statuses = {one.status, other.status}
    return statuses == {"planned", "done"} and one.start != other.start and one.date != other.date


def _of_body(one: Claim, other: Claim) -> bool:
    """The gathering of a body is not what two of its members talk about between themselves."""
    body = bool(one.organizations) and len(one.countries) < 2 and one.subtype in _GATHERINGS
    return body and len(other.countries) > 1 and not other.organizations


def _same_visit(one: Claim, other: Claim) -> bool:
    related = one.subtype == other.subtype or one.subtype in _GENERAL_VISITS or other.subtype in _GENERAL_VISITS
    people = not one.people or not other.people or bool(set(one.people) & set(other.people))
    return (
        related
        and people
        and set(one.countries) == set(other.countries)
        and _nested(one.object_countries, other.object_countries)
    )


def _same_agreement(one: Claim, other: Claim) -> bool:
    if one.subtype != other.subtype or not _nested(one.countries, other.countries):
        return False
    return (
        alike(one.object, other.object)
        or tokens(one.object) <= tokens(one.subtype)
        or tokens(other.object) <= tokens(other.subtype)
    )


def _same_titled(one: Claim, other: Claim) -> bool:
    return alike(one.object, other.object)


def _same_partnership(one: Claim, other: Claim) -> bool:
    return one.subtype == other.subtype and _nested(one.countries, other.countries)


def _same_stance(one: Claim, other: Claim) -> bool:
    return one.subtype == other.subtype and _nested(one.countries, other.countries) and alike(one.object, other.object)


def _same_cooperation(one: Claim, other: Claim) -> bool:
    """One row for a sentence and its list of fields, and one for fields that two sentences repeat."""
    in_one_sentence = one.start == other.start and one.subtype == other.subtype and one.countries == other.countries
    return (in_one_sentence and one.people == other.people) or _same_stance(one, other)


def _same_measure(one: Claim, other: Claim) -> bool:
    return one.subtype == other.subtype and one.countries == other.countries and alike(one.object, other.object, 0.5)


def _same_relations(one: Claim, other: Claim) -> bool:
    return one.subtype == other.subtype and set(one.countries) == set(other.countries)


def _same_office(one: Claim, other: Claim) -> bool:
    general = one.subtype in _GENERAL_OFFICES or other.subtype in _GENERAL_OFFICES
    return one.people == other.people and (one.subtype == other.subtype or general)


def _same_quote(one: Claim, other: Claim) -> bool:
    return one.object == other.object


_SAME = {
    "meeting": _same_meeting, "visit": _same_visit, "agreement": _same_agreement, "partnership": _same_partnership,
    "initiative": _same_titled, "position": _same_stance, "demand": _same_stance, "measure": _same_measure,
    "cooperation": _same_cooperation, "office": _same_office, "relations": _same_relations, "quote": _same_quote,
}  # fmt: skip


def _fullness(claim: Claim) -> tuple[int, int]:
    filled = sum(
        bool(getattr(claim, field)) for field in ("date", "place", "organizations", "topics", "object_countries")
    )
    return filled + len(claim.people) + 2 * len(claim.countries), len(claim.object)


def _together(one: Claim, other: Claim) -> Claim:
    best, second = (other, one) if _fullness(other) > _fullness(one) else (one, other)
    if best.subtype in _GENERAL_OFFICES and second.subtype not in _GENERAL_OFFICES:
        best, second = second, best
    status = best.status if _RANK[best.status] >= _RANK[second.status] else second.status
    if _called_off(best, second):
        status = "denied"
    general = best.subtype in _GENERAL_VISITS | {"meeting", "talks"} and second.subtype
    sentences = dict.fromkeys(((one.start, one.end), *one.also, (other.start, other.end), *other.also))
    sentences.pop((best.start, best.end), None)
    return dataclasses.replace(
        best,
        status=status,
        subtype=second.subtype if general else best.subtype,
        object=max(best.object, second.object, key=len) if best.kind in ("agreement", "initiative") else best.object,
        countries=union(best.countries, second.countries),
        people=union(best.people, second.people),
        organizations=union(best.organizations, second.organizations),
        object_countries=union(best.object_countries, second.object_countries),
        topics=union(best.topics, second.topics),
        date=max(best.date, second.date, key=len),
        place=best.place or second.place,
        stage=best.stage or second.stage,
        speaker=_speaker(best, second),
        resolutions=tuple(dict.fromkeys(best.resolutions + second.resolutions)),
        also=tuple(sentences),
    )


def _speaker(one: Claim, other: Claim) -> str:
    """What two sentences say on the authority of one speaker keeps that speaker; within a sentence one naming is enough."""
    if one.speaker == other.speaker or (one.start == other.start and not other.speaker):
        return one.speaker
    return other.speaker if one.start == other.start and not one.speaker else ""


def _dated(claims: Sequence[Claim], lead: Lead) -> Iterable[Claim]:
    """A claim without a date of its own takes the date, and an event the place, of the event of the lead."""
    day = _day_of(claims, lead)
    place = _place_of(claims, lead, day)
    for claim in claims:
        yield _by_lead(claim, _frame(claim, claims, lead, day), place, day) if day else claim


def _day_of(claims: Sequence[Claim], lead: Lead) -> str:
    """The day of the event that the article leads with."""
    dated = [c for c in claims if c.status == "done" and len(c.date) >= 10]
    events = [c for c in dated if c.kind in _EVENTS]
    leading = [c for c in events if c.start < lead.end and lead.is_recent(c.date)]
    day = next((c.date for c in leading if c.kind != "visit"), lead.day) or next((c.date for c in leading), "")
    if day:
        return day
    if any(c.status == "done" and not c.date and c.kind in _EVENTS and c.start < lead.end for c in claims):
        return lead.published if len(lead.published) == 10 else ""
    steps = (c for c in dated if c.kind in ("measure", "demand", "position"))
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


def _sorted(claim: Claim) -> Claim:
    countries, others = tuple(sorted(claim.countries)), tuple(sorted(claim.object_countries))
    if countries == claim.countries and others == claim.object_countries:
        return claim
    return dataclasses.replace(claim, countries=countries, object_countries=others)
