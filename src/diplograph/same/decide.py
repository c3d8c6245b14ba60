"""Whether two affairs are one: same, different or open, with the reason.

Wrong merges are false statements, so that likeness alone is never enough: two affairs are the same where kind and parties
agree and a name, a day or the people tie them together. What is alike and has no such tie stays open, for somebody to
look at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from diplograph.records import Kind
from diplograph.same import words
from diplograph.same.affair import Affair
from diplograph.same.days import Days, agree, days

Answer = Literal["same", "different", "open"]


class Verdict(NamedTuple):
    """An answer with its reason; `strength` ranks answers of the same kind."""

    answer: Answer
    because: str
    strength: int = 0


DIFFERENT = Verdict("different", "")
SOON = 92  # days within which a thing that was planned for another time can still be the thing planned
_NEIGHBOURING = 2  # days by which reports of one event differ
_GATHERINGS = frozenset({"summit", "dialogue", "forum", "conference", "business forum", "plenary session"})
_ALIKE, _VERY_ALIKE = 0.5, 0.75
# Forms of which the same bodies sign several on one day.
_MANY = frozenset({"memorandum of understanding", "memorandum", "agreement", "documents", "protocol"})


def decide(one: Affair, other: Affair) -> Verdict:
    """Whether two affairs of different documents are one thing."""
    if one.kind != other.kind:
        return DIFFERENT
    if one.iri == other.iri:
        return Verdict("same", "the same fields", 9)
    return _BY_KIND.get(one.kind, _stance)(one, other)


def _meeting(one: Affair, other: Affair) -> Verdict:
    if one.number and other.number and one.number != other.number:
        return DIFFERENT
    if one.name and other.name:
        return _named(one, other) if one.name == other.name else DIFFERENT
    if one.name or other.name:
        return DIFFERENT
    return _talks(one, other)


def _named(one: Affair, other: Affair) -> Verdict:
    """Two gatherings of one name: `the Korea-Central Asia summit`."""
    first, second = days(one.date), days(other.date)
    numbered = bool(one.number) and one.number == other.number
    if numbered:
        return Verdict("same", f"both are number {one.number} of one series", 8)
    if first is None or second is None:
        settled = one.subtype in ("summit", "dialogue") or other.subtype in ("summit", "dialogue")
        return (
            Verdict("same", "one name", 4) if settled else Verdict("open", "one name, and one of them without a date")
        )
    if first.overlaps(second):
        return Verdict("same", "one name and one time", 7)
    if one.is_ahead and other.is_ahead:
        return Verdict("same", "one name: planned for one time, then for another", 5)
    if one.is_ahead or other.is_ahead:
        planned, held = (first, second) if one.is_ahead else (second, first)
        near = planned.gap(held) <= SOON
        return Verdict("same", "one name: planned for one time, held at another", 5) if near else DIFFERENT
    if first.gap(second) <= _NEIGHBOURING:
        return Verdict("same", "one name and neighbouring days", 6)
    return DIFFERENT


def _talks(one: Affair, other: Affair) -> Verdict:
    """Two meetings without a name."""
    if _is_one_gathering(one, other):
        return Verdict("same", "a gathering of one sort in one place on one day", 5)
    if one.countries != other.countries or len(one.countries) < 2 or not _one_sort(one, other):
        return DIFFERENT
    if not _fitting_people(one, other):
        return DIFFERENT
    first, second = days(one.date), days(other.date)
    if first is None or second is None:
        return Verdict("open", "the same sides, and one of them without a date")
    shared = len(one.people & other.people)
    if first == second and first.length == 1:
        return Verdict("same", "the same sides on the same day", 7)
    if first.overlaps(second):
        together = shared >= 2 and (first.length == 1 or second.length == 1)
        return (
            Verdict("same", "the same people, at times that agree", 5)
            if together
            else Verdict("open", "the same sides, at times that agree")
        )
    if _tells_one_event(one, other, (first, second)):
        return Verdict("same", "a summit of the same two people in one place on neighbouring days", 4)
    return DIFFERENT


def _is_one_gathering(one: Affair, other: Affair) -> bool:
    """A conference of many, of which one document names fewer sides than the other."""
    first, second = days(one.date), days(other.date)
    sort = one.family == other.family and one.family in _GATHERINGS
    there = first is not None and first == second and bool(one.place) and one.place == other.place
    return sort and there and bool(one.countries & other.countries)


def _one_sort(one: Affair, other: Affair) -> bool:
    """Whether two words can mean one meeting; to talk by telephone is to talk."""
    if one.family == other.family:
        return True
    return {one.family, other.family} == {"call", "talks"} and "talks" in (one.subtype, other.subtype)


def _fitting_people(one: Affair, other: Affair) -> bool:
    """Whether nobody speaks against it: who is named in both is the same, or one names no more than the other."""
    if not one.people or not other.people:
        return True
    return one.people <= other.people or other.people <= one.people or len(one.people & other.people) >= 2


def _tells_one_event(one: Affair, other: Affair, when: tuple[Days, Days]) -> bool:
    summit = one.subtype == other.subtype == "summit"
    people = one.people == other.people and len(one.people) == 2
    place = one.place == other.place and bool(one.place)
    return summit and people and place and when[0].gap(when[1]) <= _NEIGHBOURING


def _visit(one: Affair, other: Affair) -> Verdict:
    if one.countries != other.countries or not one.hosts or one.hosts != other.hosts:
        return DIFFERENT  # a tour of three states is not the visit to one of them
    first, second = days(one.date), days(other.date)
    if not one.people or not other.people:
        near = first is not None and second is not None and first.overlaps(second)
        unnamed = Verdict("open", "a visit from and to the same states, and one of them without a name")
        return unnamed if near else DIFFERENT
    if not one.people & other.people:
        return DIFFERENT
    if first is None or second is None:
        if _announced(one, second) or _announced(other, first):
            return Verdict("same", "a visit of the same person to the same state, announced shortly before", 4)
        return Verdict("open", "a visit of the same person to the same state, and one of them without a date")
    if first.overlaps(second) or first.gap(second) <= 1:
        return Verdict("same", "a visit of the same person to the same state at the same time", 7)
    return DIFFERENT


def _announced(plan: Affair, held: Days | None) -> bool:
    """Whether a plan without a day was published shortly before a visit."""
    published = days(plan.published)
    if held is None or published is None or plan.date or not plan.is_ahead:
        return False
    return 0 <= held.first - published.first <= SOON


def _agreement(one: Affair, other: Affair) -> Verdict:
    if one.countries != other.countries:
        return DIFFERENT
    bundle = one.subtype == "documents", other.subtype == "documents"
    if any(bundle):
        return _bundle(one, other) if all(bundle) else DIFFERENT
    if not _one_form(one, other):
        return DIFFERENT
    if not agree(one.date, other.date):
        return _on_neighbouring_days(one, other)
    dated = bool(one.date and other.date)
    subject, object_ = _subject(one), _subject(other)
    signed_by = bool(one.organizations & other.organizations)
    if not subject or not object_:
        return _untitled(one, other, signed_by and dated)
    alike = words.likeness(subject, object_)
    within = subject <= object_ or object_ <= subject
    if alike >= _VERY_ALIKE or (within and min(len(subject), len(object_)) > 1):
        return Verdict(
            "same", "the same sides, form and subject" + (", on days that agree" if dated else ""), 6 if dated else 4
        )
    if signed_by and (alike >= _ALIKE or within) and dated:
        return Verdict("same", "signed by the same bodies, on one subject", 5)
    if alike >= _ALIKE or (signed_by and subject & object_):
        return Verdict("open", "the same sides and form, and a subject that is alike")
    return DIFFERENT


def _untitled(one: Affair, other: Affair, signed_by: bool) -> Verdict:
    """Two documents of which at least one does not say what it is about."""
    if one.subtype == other.subtype and one.subtype.startswith("joint ") and one.date and other.date:
        return Verdict("same", "the joint text of one day", 5)
    if one.subtype == other.subtype and signed_by and one.date == other.date and one.subtype not in _MANY:
        return Verdict("same", "a document of one form that the same bodies signed on one day", 4)
    alone = one.subtype == other.subtype and bool(one.date and other.date)
    return Verdict("open", "one does not say what it is about") if alone else DIFFERENT


def _bundle(one: Affair, other: Affair) -> Verdict:
    """`ten documents`: what was signed at one time is one bundle, however many are counted."""
    first, second = days(one.date), days(other.date)
    if first is None or second is None:
        return Verdict("open", "documents of the same sides, and one of them without a date")
    near = first.gap(second) <= _NEIGHBOURING
    return Verdict("same", "the documents of the same sides at one time", 5) if near else DIFFERENT


def _on_neighbouring_days(one: Affair, other: Affair) -> Verdict:
    first, second = days(one.date), days(other.date)
    near = first is not None and second is not None and first.gap(second) <= _NEIGHBOURING
    subject = _subject(one)
    if near and subject and len(subject) > 1 and subject == _subject(other):
        return Verdict("same", "the same sides, form and subject, on neighbouring days", 4)
    return DIFFERENT


def _one_form(one: Affair, other: Affair) -> bool:
    """Whether two words can mean one document: `agreement` says no more than that it is one."""
    general = {"agreement", "documents", "deal", ""}
    if one.subtype == other.subtype or {one.subtype, other.subtype} & general:
        return True
    longer, shorter = sorted((one.subtype, other.subtype), key=len, reverse=True)
    return longer.startswith(shorter) or longer.endswith(shorter)


def _subject(affair: Affair) -> frozenset[str]:
    """What a document is about: its title without form and parties."""
    return words.subject(affair.object, affair.countries, affair.subtype)


def _initiative(one: Affair, other: Affair) -> Verdict:
    if one.countries != other.countries and one.countries and other.countries:
        return DIFFERENT
    first, second = words.core(one.object), words.core(other.object)
    if not first or first != second:
        return DIFFERENT
    return Verdict("same", f"one name: {' '.join(sorted(first))}", 7)


def _lasting(one: Affair, other: Affair) -> Verdict:
    """Levels, relations and offices: their own fields say whether they are one."""
    alike = one.countries == other.countries and one.people == other.people and one.subtype == other.subtype
    return (
        Verdict("same", "the same holders of the same thing", 7)
        if alike and one.kind != "office"
        else _office(one, other)
    )


def _office(one: Affair, other: Affair) -> Verdict:
    if one.kind != "office" or one.people != other.people or one.countries != other.countries:
        return DIFFERENT
    return Verdict("same", "the same person in the same office", 7) if one.subtype == other.subtype else DIFFERENT


def _stance(one: Affair, other: Affair) -> Verdict:
    """Positions, demands, steps, joint work: the same sides say the same of the same thing at the same time."""
    if one.countries != other.countries or one.subtype != other.subtype or one.kind == "quote":
        return DIFFERENT
    first, second = days(one.date), days(other.date)
    if first is None or second is None or not first.overlaps(second):
        return DIFFERENT
    subject, object_ = words.tokens(one.object), words.tokens(other.object)
    within = (subject <= object_ or object_ <= subject) and min(len(subject), len(object_)) > 1
    if words.likeness(subject, object_) >= _VERY_ALIKE or within:
        return Verdict("same", "the same sides say the same on the same day", 5)
    return (
        Verdict("open", "the same sides, something alike") if words.likeness(subject, object_) >= _ALIKE else DIFFERENT
    )


_BY_KIND: dict[Kind, Callable[[Affair, Affair], Verdict]] = {
    "meeting": _meeting, "visit": _visit, "agreement": _agreement, "initiative": _initiative,
    "partnership": _lasting, "relations": _lasting, "office": _lasting,
}  # fmt: skip
