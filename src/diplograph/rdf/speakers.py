"""Who it is that a text names as a speaker, where the name is one that the document or the reference data know."""

from __future__ import annotations

import pyoxigraph as ox

from diplograph.rdf import actors
from diplograph.rdf.roles import country, organization, person
from diplograph.rdf.things import Things
from diplograph.records import Reading


class Speakers:
    """The names that may speak in one document."""

    def __init__(self, reading: Reading) -> None:
        claims, mentions = reading.claims, reading.mentions
        referents = [mention for resolution in reading.resolutions for mention in resolution.referents]
        self._people = {mention.name for mention in (*mentions, *referents) if mention.kind == "person"}
        self._people.update(name for claim in claims for name in claim.people)
        self._organizations = {
            mention.name for mention in (*mentions, *referents) if mention.kind in ("organization", "body")
        }
        self._organizations.update(name for claim in claims for name in claim.organizations)

    def term(self, name: str, things: Things) -> ox.NamedNode | None:
        """The person, state or organization of that name, described among the things; none for any other words."""
        if name in self._people:
            return person(things, name)
        if name in actors.state_codes():
            return country(things, actors.state_codes()[name])
        if name in self._organizations:
            return organization(things, name)
        return None
