"""Names of the claims table -> who and what they are: states, persons, organizations, places.

    Ana Ruiz                            id/person/ana-ruiz
    Ministry of Energy of Peru          id/organization/per/ministry-of-energy
    EU, European Union                  id/organization/european-union
    Miraflores, Lima                      id/place/miraflores-lima

A name that ends in "of" and a state is that of an organization of the state, and acts for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from diplograph import ids, reference


@dataclass(frozen=True, slots=True)
class Organization:
    """A body that acts; `state` is the ISO code of the state that it acts for, empty where it acts for none or itself."""

    path: str
    name: str
    state: str

    @property
    def iri(self) -> str:
        return ids.thing("organization", self.path)


def person(name: str) -> str:
    return ids.thing("person", ids.slug(name))


def place(name: str) -> str:
    return ids.thing("place", ids.slug(name))


@lru_cache(maxsize=4096)
def organization(name: str) -> Organization:
    """The organization of a name; a name that ends in "of <State>" is one of that state."""
    full = _bodies().get(name.casefold(), name)
    if full == name:
        for state, iso in _states().items():
            if full.endswith(state) and full[: -len(state)].strip():
                return _of_state(full[: -len(state)], iso)
        if (known := reference.organizations().get(full.casefold())) is not None:
            return _of_state(*known)
    return Organization(ids.slug(full), full, "")


def _of_state(name: str, iso: str) -> Organization:
    """An organization of a state, by the name that the reference data know for its wordings."""
    known = reference.organizations().get(f"{iso} {name}".casefold())
    name = known[0] if known is not None else name
    return Organization(f"{iso.lower()}/{ids.slug(name)}", f"{name} of {reference.states()[iso].name}", iso)


def is_body(name: str) -> bool:
    """Whether an organization is an international body that the reference data know."""
    return organization(name).name in _body_names()


def is_national(name: str) -> bool:
    return bool(organization(name).state)


@cache
def _states() -> dict[str, str]:
    """The endings that tell the state of an organization."""
    endings: dict[str, str] = {}
    for iso, state in reference.states().items():
        endings[f" of {state.name}"] = iso
        endings[f" of the {state.name}"] = iso
    return endings


@cache
def _bodies() -> dict[str, str]:
    """The full names of bodies by each of their wordings."""
    return {label.text.casefold(): label.name for label in reference.labels() if label.kind == "body"}


@cache
def _body_names() -> frozenset[str]:
    return frozenset(_bodies().values())


@cache
def state_codes() -> dict[str, str]:
    """ISO codes by the names of states."""
    return {state.name: iso for iso, state in reference.states().items()}
