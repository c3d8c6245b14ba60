"""Claims of one document about one thing -> one claim, with the fullest sentence as its evidence."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from diplograph.claims.actors import union
from diplograph.claims.dating import dated
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
# Nouns that name a document which the text has named before.
_BARE_DOCUMENTS = frozenset("document deal pact accord text".split())
_GENERAL_VISITS = frozenset({"visit", "trip", "tour", ""})
# "Heads of state" or "Minister X" say less than the title that the article gives elsewhere.
_GENERAL_OFFICES = frozenset({"head of state", "head of government", "leader", "minister"})


def merge(claims: Iterable[Claim], lead: Lead = NO_LEAD) -> tuple[Claim, ...]:
    """One claim a thing, in the order of the text, dated by the event that the article leads with."""
    merged: list[Claim] = []
    for claim in filter(_is_somebodys, claims):
        at = next((i for i, other in enumerate(merged) if same(other, claim)), None)
        at = _meant(merged, claim) if at is None else at
        if at is None:
            merged.append(claim)
        else:
            merged[at] = _together(merged[at], claim)
    return tuple(sorted((_sorted(claim) for claim in dated(merged, lead)), key=_order))


def _meant(merged: Sequence[Claim], claim: Claim) -> int | None:
    """`They signed a treaty. The document was signed in Lima`: the one document named before, where the noun names none."""
    if claim.kind != "agreement" or claim.object.lower() not in _BARE_DOCUMENTS:
        return None
    before = [i for i, other in enumerate(merged) if other.kind == "agreement" and _is_its_document(other, claim)]
    return before[-1] if before else None


def _is_its_document(other: Claim, claim: Claim) -> bool:
    named = other.rule != "document-named" and other.start <= claim.start and other.status == claim.status
    sides = _nested(other.countries, claim.countries) and _nested(other.organizations, claim.organizations)
    return named and sides and _dates_agree(other.date, claim.date)


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
        return _is_its_session(one, other)
    if _is_next(one, other) or _of_body(one, other) or _of_body(other, one):
        return False
    related = one.subtype == other.subtype or any(one.subtype in f and other.subtype in f for f in _MEETING_FAMILIES)
    return related and _same_sides(one, other) and _nested(one.people, other.people)


def _same_sides(one: Claim, other: Claim) -> bool:
    """Alike, or one of them with a side that is not named; a meeting of two is not one of the six to which they belong."""
    sizes = sorted((len(one.countries), len(other.countries)))
    close = sizes[0] < 2 or sizes[1] - sizes[0] < 2
    return close and _nested(one.countries, other.countries)


def _is_its_session(one: Claim, other: Claim) -> bool:
    """`The two held the 11th session of the commission. X co-chaired the session`: one gathering, named once."""
    gathering = one.subtype == other.subtype and one.subtype in _GATHERINGS | {"commission session"}
    alike_sides = len(one.countries) > 1 and set(one.countries) == set(other.countries)
    return gathering and alike_sides and bool(one.date or other.date) and one.status == other.status


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
    return related and people and set(one.countries) == set(other.countries) and _same_hosts(one, other)


def _same_hosts(one: Claim, other: Claim) -> bool:
    """A tour of three states is not the visit to one of them."""
    first, second = set(one.object_countries), set(other.object_countries)
    return first == second or not first or not second


def _same_agreement(one: Claim, other: Claim) -> bool:
    if one.subtype != other.subtype or not _nested(one.countries, other.countries):
        return False
    return alike(one.object, other.object) if _titled(one) and _titled(other) else _one_untitled(one, other)


def _titled(claim: Claim) -> bool:
    return not tokens(claim.object) <= tokens(claim.subtype)


def _one_untitled(one: Claim, other: Claim) -> bool:
    """A document without a title may be another one told before, unless its signatories are others.

    Two banks sign a memorandum, and two hospitals another.
    """
    if _titled(one) == _titled(other):
        return _nested(one.organizations, other.organizations)
    bare, named = (other, one) if _titled(one) else (one, other)
    return set(bare.organizations) <= set(named.organizations)


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


def _sorted(claim: Claim) -> Claim:
    countries, others = tuple(sorted(claim.countries)), tuple(sorted(claim.object_countries))
    if countries == claim.countries and others == claim.object_countries:
        return claim
    return dataclasses.replace(claim, countries=countries, object_countries=others)
