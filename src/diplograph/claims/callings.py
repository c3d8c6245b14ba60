"""What a meeting is called, and where the words end that say what it is about."""

from __future__ import annotations

from diplograph.claims import phrases, series
from diplograph.claims.clauses import Clause
from diplograph.claims.events import Told
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import is_a
from diplograph.claims.scene import Scene
from diplograph.claims.sides import name_of, numbered

# Bodies whose meetings go by the name of the body, and what such a meeting is.
FORMS = {"European Council": "summit"}

_ABOUT = frozenset({"of", "on", "for", "about", "regarding", "concerning"})
_COMING = frozenset("attend take participate address chair".split())


def called(scene: Scene, told: Told, noun: NounGroup | None) -> str:
    """What a meeting is called: by its name, by the body that meets, or by the body that somebody attends."""
    named = name_of(noun) if noun is not None else None
    if noun is not None and named is not None:
        return numbered(noun, named.name)
    return _of_body(scene, noun) or attended(told.clause, noun)


def reach(noun: NounGroup) -> int:
    """Where the words end that say what a meeting is about: `talks on trade`, `session of the commission on trade`."""
    end = noun.end
    for prep, post, _ in noun.posts:
        if prep not in _ABOUT:
            break
        end = post.end
    return end


def attended(clause: Clause, noun: NounGroup | None) -> str:
    """`will attend the European Council`: a meeting called by the body that meets."""
    bodies = [n.head.mention for n in clause.objects() if is_a(n, "body")] if noun is None else []
    return bodies[0].name if bodies and bodies[0] is not None and clause.verb.lemma in _COMING else ""


def _of_body(scene: Scene, noun: NounGroup | None) -> str:
    """`the second meeting of the Coordination Council`: a meeting named by the body that meets."""
    if noun is None:
        return ""
    if series.is_body(noun):  # one label: "meeting of the joint commission"
        return phrases.tidy(scene.text(noun.start, noun.end))
    if noun.head.last not in ("meeting", "session", "round"):
        return ""
    prep, body, _ = noun.posts[0] if noun.posts else ("", None, "")
    if prep != "of" or body is None or not series.is_body(body):
        return ""
    fields = (post.end for prep, post, joined in noun.posts[1:] if prep in ("on", "for") or joined)
    return phrases.tidy(scene.text(noun.start, max(fields, default=body.end)))
