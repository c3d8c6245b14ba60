"""In whose name documents and events speak: `the declaration condemns`, `the summit endorsed`."""

from __future__ import annotations

from collections.abc import Iterable

from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.groups import NounGroup
from diplograph.claims.naming import bodies_in, states_in
from diplograph.claims.scene import Scene
from diplograph.records import Mention, Resolution

# Words for a document whatever it is, and those for what several sides issue together.
_TEXTS = frozenset("document text paper".split())
_JOINT = frozenset("declaration communique communiqué".split())
_OF_MAKERS = frozenset("by of from".split())


def authors(scene: Scene, nouns: Iterable[NounGroup]) -> Actors:
    """Those in whose name the documents and events among noun groups speak."""
    found = NOBODY
    for noun in nouns:
        mention = noun.head.mention
        wording = noun.head.last.lower()
        if (mention is not None and mention.kind in ("instrument", "event")) or wording in _TEXTS:
            found |= _makers(scene, noun) or _told_before(scene, noun, wording)
    return found


def _makers(scene: Scene, noun: NounGroup) -> Actors:
    """Whose a document or event is by its own words: `the ASEAN summit`, `a statement of Peru`."""
    posts = [post for prep, post, joined in noun.posts if prep in _OF_MAKERS and not joined]
    owners = NOBODY if _is_named(noun) else Actors(states_in(noun.units), (), bodies_in(noun))
    return owners | scene.actors(posts[:1])


def _told_before(scene: Scene, noun: NounGroup, wording: str) -> Actors:
    """Whose `the declaration` is, of which the article has told or which it is itself."""
    if not noun.definite or (_is_named(noun) and wording not in scene.makers):
        return NOBODY
    if noun.units[0].lower in ("this", "present") and (ours := scene.speakers(noun.start, noun.end)):
        return ours
    joint = noun.lower.startswith("joint") or wording in _TEXTS
    told = scene.makers.get(wording) or (scene.makers.get("document") if joint else None)
    if told is None:
        return scene.speakers(noun.start, noun.end) if joint or wording in _JOINT else NOBODY
    names = scene.state_names
    referents = (
        *(Mention(noun.start, noun.end, "state", iso, names.get(iso, iso), (iso,)) for iso in told.countries),
        *(Mention(noun.start, noun.end, "body", name, name) for name in told.organizations),
    )
    why = "those who, the article says, concluded or held it"
    meant = Resolution(noun.start, noun.end, scene.text(noun.start, noun.end), referents, why)
    return Actors(told.countries, (), told.organizations, (meant,))


def _is_named(noun: NounGroup) -> bool:
    mention = noun.head.mention
    return mention is not None and mention.kind == "instrument" and mention.name.lower() != mention.form.lower()
