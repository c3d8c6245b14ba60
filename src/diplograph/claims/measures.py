"""Steps that one side takes: sanctions, tariffs, expulsions, borders, aid, arms, releases, recognition."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph.claims import phrases
from diplograph.claims.hits import Hit
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.claims.told import Told, told_claim
from diplograph.records import Claim


def measures(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """A step that one side takes."""
    clause = hit.clause
    found = status(clause)
    actors = scene.actors(hit.subject)
    if found is None or not actors:
        return
    start = hit.object[0].start if hit.object else clause.verb.start
    end = max([phrases.extent(clause), *(noun.end for noun in hit.object[-1:])])
    noun = next((n for n in hit.object if n.head.lower in (hit.frame.noun or {})), None)
    subtype = hit.value or (hit.frame.noun or {}).get(noun.head.lower if noun else "", "")
    states = phrases.object_states(scene, start, end, actors.countries)
    found = "done" if found == "ongoing" else found
    yield told_claim(scene, hit, Told("measure", subtype, found), actors, (start, end), states)
