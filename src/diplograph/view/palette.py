"""How kinds and statuses look, and what they are called.

Six families, six hues; within a family the shape tells the kinds apart, so no
kind is known by its colour alone. Hollow shapes have the surface as filling.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hue:
    """One colour of the palette, for a light and for a dark surface (3:1 or more on it)."""

    light: str
    dark: str


ACTOR = Hue("#1f5a94", "#6ea8e0")
GROUND = Hue("#66707c", "#98a3af")
EVENT = Hue("#a8650a", "#dba24a")
BOND = Hue("#2b7a4f", "#62b98a")
POLICY = Hue("#7b4a94", "#bd92d4")
PRESSURE = Hue("#b0413a", "#e58a80")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: its names, its mark in the picture, how large that is drawn."""

    one: str
    many: str
    hue: Hue
    shape: str
    hollow: bool = False
    size: int = 11


KINDS: dict[str, Kind] = {
    "country": Kind("State", "States", ACTOR, "dot", size=24),
    "body": Kind("International body", "Bodies", ACTOR, "hexagon", size=16),
    "person": Kind("Person", "People", ACTOR, "dot", hollow=True),
    "organization": Kind("Organization", "Organizations", ACTOR, "square"),
    "place": Kind("Place", "Places", GROUND, "triangleDown", size=10),
    "topic": Kind("Topic", "Topics", GROUND, "hexagon", hollow=True),
    "meeting": Kind("Meeting", "Meetings", EVENT, "dot"),
    "visit": Kind("Visit", "Visits", EVENT, "triangle"),
    "agreement": Kind("Agreement", "Agreements", BOND, "square"),
    "partnership": Kind("Partnership", "Partnerships", BOND, "diamond", size=13),
    "relations": Kind("Diplomatic relations", "Relations", BOND, "hexagon"),
    "cooperation": Kind("Cooperation", "Cooperation", BOND, "dot", hollow=True),
    "initiative": Kind("Initiative", "Initiatives", POLICY, "star", size=13),
    "position": Kind("Position", "Positions", POLICY, "diamond", hollow=True, size=12),
    "statement": Kind("Quotation", "Quotations", POLICY, "square", hollow=True, size=10),
    "tenure": Kind("Office held", "Offices held", GROUND, "square", hollow=True, size=10),
    "demand": Kind("Demand", "Demands", PRESSURE, "triangleDown"),
    "measure": Kind("Measure", "Measures", PRESSURE, "diamond"),
}

# What the first view draws.
ACTORS = ("country", "body")

# Claims have two kinds that their things call by another name.
CLAIM_KINDS: dict[str, str] = {
    "meeting": "Meeting",
    "visit": "Visit",
    "agreement": "Agreement",
    "partnership": "Partnership",
    "initiative": "Initiative",
    "position": "Position",
    "demand": "Demand",
    "measure": "Measure",
    "cooperation": "Cooperation",
    "office": "Office",
    "relations": "Diplomatic relations",
    "quote": "Quotation",
}


@dataclass(frozen=True, slots=True)
class Status:
    """A status: its word, what the word means, its line (dash pattern in pixels, empty for solid)."""

    word: str
    meaning: str
    dash: tuple[int, ...] = ()
    struck: bool = False


AFFIRMED = ("done", "ongoing")

STATUSES: dict[str, Status] = {
    "done": Status("Done", "It has happened."),
    "ongoing": Status("Ongoing", "It holds today."),
    "planned": Status("Planned", "It is announced and has not happened yet.", (9, 6)),
    "proposed": Status("Proposed", "It is offered or hoped for, nothing more.", (2, 5)),
    "denied": Status("Denied", "It is refused, called off, or said not to be so.", (18, 7), struck=True),
}
