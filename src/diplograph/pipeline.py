"""The composition: text -> sentences -> names -> references -> claims."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from diplograph import reference, resources
from diplograph.claims.read import read as read_claims
from diplograph.details.read import details
from diplograph.documents.read import split
from diplograph.entities.resolve import resolve
from diplograph.mentions.find import Finder
from diplograph.mentions.labels import Labels
from diplograph.mentions.offices import Offices
from diplograph.mentions.offices import build as build_offices
from diplograph.rdf import schemes
from diplograph.records import Claim, Document, Mention, Names, Reading, Resolved, Sentence, Word


@cache
def finder() -> Finder:
    """The stage of names with all that it needs to know; built once in a process."""
    return Finder(
        Labels((*reference.labels(), *schemes.labels())),
        _words("given_names.txt"),
        reference.family_first(),
        _words("titles_not_names.txt"),
        _offices(),
        state_names(),
        reference.known_people(),
        reference.named_days(),
        {city: (body.id, body.name) for city, body in reference.body_seats().items()},
    )


@cache
def _fields() -> Labels:
    return Labels(schemes.fields())


def fields(words: Sequence[Word]) -> tuple[Mention, ...]:
    """The fields that the words of a sentence name, also within the name of a document or of an initiative."""
    return tuple(
        Mention(words[hit.first].start, words[hit.last - 1].end, "topic", hit.label.key, hit.label.name)
        for hit in _fields().find(words)
    )


def _offices() -> Offices:
    concepts = (
        (concept.label, concept.other_labels, schemes.above("offices", concept.label), concept.leader)
        for concept in schemes.scheme("offices").values()
    )
    return build_offices(concepts, reference.bodies(), reference.titles())


def _words(name: str) -> frozenset[str]:
    return frozenset(line.lower() for line in resources.lines("data", "language", name))


@cache
def state_names() -> dict[str, str]:
    """The name of each state by its ISO 3166-1 alpha-3 code."""
    return {iso: state.name for iso, state in reference.states().items()}


class Seen(NamedTuple):
    """A document up to its claims: its sentences, the names in them, and what its references refer to."""

    sentences: list[Sentence]
    names: Names
    resolved: Resolved


def see(document: Document) -> Seen:
    """Find what a document speaks of, whatever it says about that."""
    sentences = split(document)
    names = finder().find(document.text, sentences, document.date)
    return Seen(sentences, names, resolve(document.text, sentences, names, state_names(), reference.namesakes))


def read(document: Document, seen: Seen | None = None) -> Reading:
    """Read one document: all that it claims, and what could not be settled. What was `seen` of it may be at hand."""
    sentences, names, resolved = seen or see(document)
    claims, unsettled = read_claims(document, sentences, names, resolved, state_names(), fields)
    claims = tuple(_shortened(claim) for claim in claims)
    found = details(document, sentences, names.mentions, resolved, claims)
    return Reading(document, claims, names.mentions, resolved.resolutions, unsettled, found)


def _shortened(claim: Claim) -> Claim:
    """The claim with bodies by the initials by which they are known: `EU`."""
    short = reference.short_names()
    if not any(name in short for name in claim.organizations):
        return claim
    return dataclasses.replace(claim, organizations=tuple(short.get(name, name) for name in claim.organizations))
