"""The reference data of `data/reference/`: states, bodies and regions, cities, named days, initiatives, offices by date.

It is used to recognise and to resolve, never to overrule what a document says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from diplograph import resources
from diplograph.ids import slug

if TYPE_CHECKING:  # a query asks for states, and would wait for what the reader needs
    from diplograph.records import Label, Person


class State(NamedTuple):
    """A state: ISO 3166-1 codes, names and capital as news in English writes them."""

    iso3: str
    iso2: str
    name: str
    official_name: str
    capital: str


class Region(NamedTuple):
    """A body or a region and the states that make it up, as far as they are settled."""

    id: str
    name: str
    kind: str
    members: tuple[str, ...]


class Initiative(NamedTuple):
    """A policy, corridor or programme with a name of its own, and the states and bodies whose it is, where it is somebody's."""

    name: str
    form: str
    states: tuple[str, ...]
    bodies: tuple[str, ...]


class Term(NamedTuple):
    """That a person held an office from one EDTF date to another; an empty date is unknown or open."""

    person: str
    office: str
    holder_of: str
    begin: str
    end: str
    source: str


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def states() -> dict[str, State]:
    """All states by ISO 3166-1 alpha-3 code."""
    return {
        row["iso3"]: State(row["iso3"], row["iso2"], row["name"], row["official_name"], row["capital"])
        for row in resources.rows("data", "reference", "states.csv")
    }


@cache
def regions() -> dict[str, Region]:
    """All bodies and regions by id."""
    return {
        row["id"]: Region(row["id"], row["name"], row["kind"], _list(row["members"]))
        for row in resources.rows("data", "reference", "groups.csv")
    }


@cache
def body_seats() -> dict[str, Region]:
    """The bodies that a city in which they sit can stand for, by that city: `Brussels`."""
    return {row["city"]: regions()[row["body"]] for row in resources.rows("data", "reference", "body_seats.csv")}


@cache
def organizations() -> dict[str, tuple[str, str]]:
    """Ministries, agencies and companies by their wordings in lower case: the full name, and the state whose it is.

    A wording that several states have (`Ministry of Energy`) is there with the ISO code of each before it, and only so.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for row in resources.rows("data", "reference", "bodies.csv"):
        for wording in (row["name"], *_list(row["other_names"])):
            for key in (wording, f"{row['state']} {wording}"):
                found.setdefault(key.casefold(), set()).add((row["name"], row["state"]))
    return {wording: next(iter(owners)) for wording, owners in found.items() if len(owners) == 1}


@cache
def bodies() -> dict[str, str]:
    """The name of each international body by each of its wordings in lower case."""
    return {
        wording.lower().removeprefix("the "): row["name"]
        for row in resources.rows("data", "reference", "groups.csv")
        if row["kind"] != "region"
        for wording in (row["name"], *_list(row["other_names"]))
    }


@cache
def short_names() -> dict[str, str]:
    """What claims call a body that is better known by its initials, by its name."""
    return {
        row["name"]: row["short_name"] for row in resources.rows("data", "reference", "groups.csv") if row["short_name"]
    }


@cache
def titles() -> dict[str, str]:
    """The state to which a word of a title belongs, by that word in lower case: a parliament's name, a title of one state."""
    own = {row["wording"].lower(): row["iso3"] for row in resources.rows("data", "reference", "titles.csv")}
    seats = {label.text.lower(): label.states[0] for label in _state_labels() if label.kind == "seat"}
    return seats | own


@cache
def terms() -> tuple[Term, ...]:
    """The offices by date."""
    return tuple(
        Term(row["person"], row["office"], row["state_or_body"], row["from"], row["to"], row["source"])
        for row in resources.rows("data", "reference", "offices.csv")
    )


class Tie(NamedTuple):
    """What binds two states from one EDTF date to another: a level of partnership, or diplomatic relations."""

    states: tuple[str, str]
    name: str
    begin: str
    end: str
    source: str


@cache
def levels() -> tuple[Tie, ...]:
    """The levels of partnership by date."""
    return tuple(
        Tie((row["state_a"], row["state_b"]), row["level"], row["from"], row["to"], row["source"])
        for row in resources.rows("data", "reference", "levels.csv")
    )


@cache
def relations() -> tuple[Tie, ...]:
    """Since when states have had diplomatic relations."""
    return tuple(
        Tie((row["state_a"], row["state_b"]), "diplomatic relations", row["since"], "", row["source"])
        for row in resources.rows("data", "reference", "relations.csv")
    )


@cache
def known_people() -> dict[str, Person]:
    """People of the reference data by each of their wordings in lower case; those with dated offices first."""
    from diplograph.records import Person

    found: dict[str, Person] = {}
    files = ("offices.csv", "people.csv")
    for row in (row for file in files for row in resources.rows("data", "reference", file)):
        acting_for = (row["state_or_body"],) if row["state_or_body"] in states() else ()
        body = regions()[row["state_or_body"]].name if row["state_or_body"] in regions() else ""
        person = Person(slug(row["person"]), row["person"], acting_for, (), body=body)
        for wording in (row["person"], *_list(row["other_names"])):
            found.setdefault(wording.lower(), person)
    return found


def namesakes(name: str) -> frozenset[str]:
    """The states whose known people bear the family name of a full name."""
    return _bearers().get(family_name(name), frozenset())


@cache
def _bearers() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for person in known_people().values():
        if person.states:
            found.setdefault(family_name(person.name), set()).update(person.states)
    return {name: frozenset(states) for name, states in found.items()}


@cache
def family_first() -> frozenset[str]:
    """The family names that stand before given names, in lower case: Park, Nguyen."""
    return frozenset(line.lower() for line in resources.lines("data", "language", "family_first.txt"))


def family_name(name: str) -> str:
    """The family name of a full name in lower case: its first word where that stands first, else its last."""
    words = name.lower().split()
    return words[0] if words[0] in family_first() else words[-1]


def labels() -> Iterator[Label]:
    """The wordings of states, capitals, seats, bodies, regions, cities and known people."""
    from diplograph.records import Label

    yield from _state_labels()
    for row in resources.rows("data", "reference", "groups.csv"):
        kind = "region" if row["kind"] == "region" else "body"
        # A club has no will of its own: its members act, and the label carries them.
        members = () if row["kind"] == "body" else _list(row["members"])
        for wording in (row["name"], *_list(row["other_names"])):
            yield Label(wording, kind, row["id"], row["name"], members)  # type: ignore[arg-type]
    for row in resources.rows("data", "reference", "cities.csv"):
        for wording in (row["name"], *_list(row["other_names"])):
            yield Label(wording, "place", slug(row["name"]), row["name"], _list(row["iso3"]))
    for row in resources.rows("data", "reference", "agencies.csv"):
        for wording in (row["name"], *_list(row["other_names"])):
            yield Label(wording, "organization", slug(row["name"]), row["name"], _list(row["iso3"]))
    for name, initiative in named_initiatives().items():
        yield Label(
            name, "initiative", slug(initiative.name), initiative.name, initiative.states, f"named:{initiative.form}"
        )
    for name in named_days():
        yield Label(name, "date", name, name)
    for wording, person in known_people().items():
        yield Label(wording, "person", person.key, person.name, person.states)


def _state_labels() -> Iterator[Label]:
    from diplograph.records import Label

    for row in resources.rows("data", "reference", "states.csv"):
        iso = row["iso3"]
        for wording in (row["name"], row["official_name"], *_list(row["other_names"])):
            yield Label(wording, "state", iso, row["name"], (iso,))
        for wording in _list(row["demonyms"]):
            yield Label(wording, "demonym", iso, row["name"], (iso,))
        for wording in (row["capital"], *_list(row["capital_aliases"])):
            if wording:
                yield Label(wording, "capital", slug(row["capital"]), row["capital"], (iso,))
        for wording in _list(row["seats"]):
            yield Label(wording, "seat", slug(wording), wording, (iso,))
    for row in resources.rows("data", "reference", "seats.csv"):
        for wording in (row["name"], *_list(row["other_names"])):
            yield Label(wording, "seat", slug(wording), wording, (row["state"],))


@cache
def named_initiatives() -> dict[str, Initiative]:
    """Policies, corridors and programmes that have a name of their own, by each of their wordings."""
    found: dict[str, Initiative] = {}
    for row in resources.rows("data", "reference", "initiatives.csv"):
        owners = _list(row["owners"])
        acting = tuple(owner for owner in owners if owner in states())
        bodies = tuple(regions()[owner].name for owner in owners if owner not in states())
        initiative = Initiative(row["name"], row["form"], acting, bodies)
        for wording in (row["name"], *_list(row["other_names"])):
            found[wording] = initiative
    return found


@cache
def named_days() -> dict[str, tuple[tuple[str, str], ...]]:
    """Named days: lower-cased name -> pairs of ISO3 code (empty where many states keep it) and `MM-DD`."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in resources.rows("data", "reference", "days.csv"):
        found[row["name"].lower()] = (*found.get(row["name"].lower(), ()), (row["iso3"], row["month_day"]))
    return found
