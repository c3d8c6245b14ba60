"""From where news is told where no dateline says it, and to whom an official belongs who is named without a state.

A government writes of its own people by their office alone and of the others by their state: `Secretary Rubio spoke with
the Pakistani Foreign Minister`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise

from diplograph.records import Focus, Names, Person, Sentence, Tenure

_LEAD_SENTENCES = 3
_LAND = frozenset("country state republic nation".split())
_QUOTES = frozenset('"“”«»')
# Offices of which a state has many at a time.
_MANY = frozenset("""minister ambassador envoy spokesperson secretary head official""".split()) | {
    "deputy minister",
    "deputy foreign minister",
    "deputy prime minister",
    "special envoy",
    "state secretary",
}
# Who holds one of these acts for no state unless the text says so.
_PRIVATE = frozenset(
    {"professor", "rector", "chief executive", "business leader", "religious leader", "chairman", "head", "leader"}
    | {"director general", "executive director", "president of the Olympic Committee", "senior official", "diplomat"}
)
_OF_BODIES = frozenset({"secretary-general", "chairman", "executive director"})


def at_home(about: Focus, names: Names, sentences: Sequence[Sentence]) -> Focus:
    """The focus with the home state that the officials of the lead tell, where no dateline does."""
    if about.home or about.our_body or about.we:
        return about
    body = [sentence for sentence in sentences if sentence.role == "body"]
    lead = body[min(_LEAD_SENTENCES, len(body)) - 1].end if body else 0
    home = (
        _by_title(about, names, sentences) or _our_country(about, names, body, lead) or _told_from(about, names, lead)
    )
    return dataclasses.replace(about, home=home, host=about.host or home) if home else about


def _by_title(about: Focus, names: Names, sentences: Sequence[Sentence]) -> str:
    """`Readout of the visit of the President of Guyana`: told by the other of the two, who need not be named."""
    title = next((sentence for sentence in sentences if sentence.role == "title"), None)
    if title is None or len(about.states) != 2:
        return ""
    inside = [mention for mention in names.mentions if title.start <= mention.start < title.end]
    named = {iso for m in inside if m.kind in ("state", "demonym", "reference") for iso in m.states}
    opens = any(m.start == title.start and m.states and m.kind != "person" for m in inside)
    official = any(m.kind in ("office", "event", "person") for m in inside) or any(
        m.kind == "reference" and m.detail.startswith("holder") for m in inside
    )
    joint = any(m.kind == "instrument" for m in inside)  # speaks in the name of both
    left = [iso for iso in about.states if iso not in named]
    return left[0] if official and not joint and not opens and len(named) == 1 and len(left) == 1 else ""


def _our_country(about: Focus, names: Names, body: Sequence[Sentence], lead: int) -> str:
    """`who is in our country on a visit`: told by the state of the official who stands first, as hosts do."""
    ours = any(
        one.lower == "our" and two.lower in _LAND
        for sentence in body
        if not any(word.text in _QUOTES for word in sentence.words)
        for one, two in pairwise(sentence.words)
    )
    first = min((t for t in names.tenures if t.start < lead and t.states), key=lambda t: t.start, default=None)
    return first.states[0] if ours and first is not None and first.states[0] in about.states else ""


def _told_from(about: Focus, names: Names, lead: int) -> str:
    people = {person.key: person for person in names.people}
    officials = [tenure for tenure in names.tenures if tenure.start < lead and not tenure.body and tenure.title]
    if not officials or len(about.states) != 2:
        return ""
    first = people.get(min(officials, key=lambda tenure: tenure.start).person)
    if first is None or first.body:
        return ""
    if first.because and len(first.states) == 1 and first.states[0] in about.states:
        return first.states[0]
    return _other_of(about, people.values(), officials) if not first.states else _of_known(about, people, names)


def _of_known(about: Focus, people: dict[str, Person], names: Names) -> str:
    """The one state of all the officials whom the text names without one and the list of people knows."""
    holding = {tenure.person for tenure in names.tenures if not tenure.body}
    found = {iso for key in holding if key in people and people[key].because for iso in people[key].states}
    return found.pop() if len(found) == 1 and found <= set(about.states) else ""


def _other_of(about: Focus, people: Iterable[Person], officials: Iterable[Tenure]) -> str:
    """The one of the pair from which no official is named by state, where the other has some."""
    named = {iso for person in people if not person.because for iso in person.states} & set(about.states)
    told = {iso for tenure in officials for iso in tenure.states} & set(about.states)
    left = [iso for iso in about.states if iso not in named]
    return left[0] if len(left) == 1 and told else ""


def belonging(
    person: Person, about: Focus, tenures: Sequence[Tenure], namesakes: Callable[[str], Collection[str]]
) -> Person:
    """The person with the state or body that an office without one means.

    `namesakes` gives the states whose known people bear the family name of a full name.
    """
    if person.states or person.body:
        return person
    if about.our_body:
        of_body = any(tenure.person == person.key and tenure.office in _OF_BODIES for tenure in tenures)
        return dataclasses.replace(person, body=about.our_body) if of_body else person
    held = [t for t in tenures if t.person == person.key and not t.body and t.office not in _PRIVATE]
    held = [tenure for tenure in held if tenure.standing != "former" and not tenure.office.startswith("former")]
    if not held:
        return person
    alike = [iso for iso in about.states if iso in namesakes(person.name)]
    if len(alike) == 1 and alike[0] != about.home:  # Park is no Uzbek name
        why = "of the states that the article is about, the only one whose known officials bear that family name"
        return dataclasses.replace(person, states=(alike[0],), because=why)
    if all(tenure.office == "ambassador" and not tenure.to for tenure in held):
        return person  # one who is posted there, or posted from there
    taken = about.home in _holders_of({tenure.office for tenure in held} - _MANY, tenures)
    if about.home and not (taken and len(about.states) == 2) and (not about.states or about.home in about.states):
        why = "an official named without a state, in news told from there"
        return dataclasses.replace(person, states=(about.home,), because=why)
    left = _free(about, held, tenures)
    why = "the one of the two states whose holder of that office is not named otherwise"
    return dataclasses.replace(person, states=(left,), because=why) if left else person


def _free(about: Focus, held: Sequence[Tenure], tenures: Iterable[Tenure]) -> str:
    """The state of the pair that has no holder of the same office, where the other has one."""
    if len(about.states) != 2:
        return ""
    taken = _holders_of({tenure.office for tenure in held}, tenures)
    left = [iso for iso in about.states if iso not in taken]
    return left[0] if len(left) == 1 else ""


def _holders_of(offices: Collection[str], tenures: Iterable[Tenure]) -> set[str]:
    """The states whose holder of one of these offices the article names."""
    return {iso for t in tenures if t.office in offices and t.standing != "former" for iso in t.states}
