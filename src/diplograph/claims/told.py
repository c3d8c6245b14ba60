"""What a hit tells, and the claim that it makes: shared by the kinds that are about words of the text."""

from __future__ import annotations

import dataclasses

from diplograph.claims import phrases
from diplograph.claims.actors import Actors
from diplograph.claims.hits import Hit
from diplograph.claims.scene import Scene
from diplograph.records import Claim, Kind, Status


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What a hit tells: its kind, subtype and status."""

    kind: Kind
    subtype: str
    status: Status


def told_claim(
    scene: Scene, hit: Hit, told: Told, actors: Actors, span: tuple[int, int] | None, towards: tuple[str, ...] = ()
) -> Claim:
    """A claim about the words of a span; `towards` are the states on the receiving side."""
    base = scene.claim(hit.frame.name, told.kind, told.subtype, told.status, actors)
    return dataclasses.replace(
        base,
        object=phrases.says(scene, span) if span else "",
        object_countries=towards,
        topics=phrases.topics(scene, *span) if span else (),
        date=phrases.date(scene, hit.clause, told.status),
    )
