"""What an article mentions as standing: offices, levels of partnership. Each is a row also in passing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diplograph.claims import phrases
from diplograph.claims.actors import Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import TIES, is_a
from diplograph.claims.partnerships import level_claim
from diplograph.claims.scene import Scene
from diplograph.records import Claim, Person, Sentence, Status, Tenure

_SETTING_UP = frozenset("establishment creation launch formation conclusion".split())
_RAISING = frozenset("elevation upgrade upgrading raising lifting promotion transformation".split())


def offices(
    tenures: Iterable[Tenure], people: dict[str, Person], sentences: Iterable[Sentence], names: dict[str, str]
) -> Iterator[Claim]:
    """One row a person and office, with the sentence that introduces it."""
    rows = list(sentences)
    for tenure in tenures:
        person = people.get(tenure.person)
        sentence = next((row for row in rows if row.start <= tenure.start < row.end), None)
        if person is None or sentence is None:
            continue
        states = tenure.states or (() if tenure.body else person.states)
        body = tenure.body or ("" if states else person.body)
        if not states and not body:
            continue  # nobody knows whose office it is
        holder_of = body or " and ".join(names.get(iso, iso) for iso in states)
        holder_of = "" if body and body.lower() in tenure.title else holder_of  # "secretary-general of the UN"
        title = f"{tenure.standing} {tenure.title}".strip() if not tenure.title.startswith("former") else tenure.title
        status: Status = "done" if "former" in (tenure.standing, tenure.office.split()[0]) else "ongoing"
        yield Claim(
            "office", tenure.office, status, sentence.start, sentence.end, "office-held",
            countries=states, people=(person.name,), organizations=(body,) if body else (),
            object=f"{title} of {holder_of}" if holder_of else title, object_countries=tenure.to,
        )  # fmt: skip


def _nouns(clause: Clause) -> Iterator[NounGroup]:
    for noun in clause.subject:
        yield noun
        yield from noun.of
    for argument in clause.arguments:
        yield argument.noun


def levels(scene: Scene, clauses: Iterable[Clause]) -> Iterator[Claim]:
    """A level of partnership that a sentence takes as given, where its sides stand beside it."""
    for clause in clauses:
        for noun in _nouns(clause):
            if (
                is_a(noun, "level")
                and noun.head.mention is not None
                and noun.head.mention.form != "partnership"
                and (noun.head.mention.form != "alliance" or noun.head.last in TIES)
            ):
                raised = _raised(scene, clause, noun)
                if raised:
                    yield level_claim(scene, clause, noun, raised, ("level-raised-noun", "done"))
                    return
                sides = scene.actors([*(g for g in noun.of if g.head.tag == "A"), *_with(noun)]) | Actors(
                    _premodifiers(noun)
                )
                sides |= _apposed(scene, noun) if sides else Actors()
                if _is_capacity(clause, noun):
                    sides |= scene.actors(clause.subject)
                if noun.units[0].lower in ("its", "their", "his", "her") and sides:
                    sides |= scene.actors(clause.subject)  # "Peru values its partnership with Chile"
                if (
                    not sides
                    and noun.definite
                    and len(scene.focus.states) == 2
                    and noun.units[0].lower in ("the", "their")
                ):
                    sides = scene.sides(noun.start, noun.end)
                if len(sides.countries) >= 2:
                    yield level_claim(scene, clause, noun, sides, ("level-mentioned", "ongoing"))


def _apposed(scene: Scene, noun: NounGroup) -> Actors:
    """`Peru, a strategic partner of Chile, welcomed it`: the one before the comma."""
    before = [unit for unit in scene.units if unit.end <= noun.start][-2:]
    if len(before) < 2 or before[1].lower != "," or before[0].mention is None:
        return Actors()
    named = before[0].mention
    return (
        Actors((), (), (named.name,)) if named.kind == "body" else Actors(named.states if named.kind == "state" else ())
    )


def _is_capacity(clause: Clause, noun: NounGroup) -> bool:
    """`As strategic partners, Peru and Chile work together`."""
    return (
        any(a.fronted and a.prep == "as" and a.noun is noun for a in clause.arguments) and noun.head.last == "partners"
    )


def _raised(scene: Scene, clause: Clause, level: NounGroup) -> Actors:
    """`the elevation of ties between A and B to a strategic partnership`: the sides, where such a noun governs the level."""
    for noun in _nouns(clause):
        governs = any(prep == "to" and post is level for prep, post, _ in noun.posts)
        set_up = noun.head.last in _SETTING_UP and any(prep == "of" and post is level for prep, post, _ in noun.posts)
        if set_up and len((both := scene.actors(clause.subject)).countries) > 1:
            return both
        if noun.head.last in _RAISING and (governs or (noun.start < level.start and level in clause.after("to"))):
            named = Actors(phrases.object_states(scene, noun.start, level.start, ()))
            sides = named if len(named.countries) > 1 else scene.actors(clause.subject)
            return sides if len(sides.countries) > 1 else scene.sides(noun.start, level.end)
    return Actors()


def _with(noun: NounGroup) -> Iterator[NounGroup]:
    """`Peru's strategic partnership with Chile`."""
    return (post for prep, post, joined in noun.posts if prep == "with" and not joined and post.head.tag == "A")


def _premodifiers(noun: NounGroup) -> tuple[str, ...]:
    return tuple(
        iso
        for unit in noun.units
        if unit.mention and unit.mention.kind in ("state", "demonym")
        for iso in unit.mention.states
    )
