"""What an article mentions as standing: offices, named initiatives, levels of partnership. Each is a row also in passing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diplograph.claims import phrases
from diplograph.claims.actors import Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import is_a
from diplograph.claims.scene import Scene
from diplograph.claims.stances import level_claim
from diplograph.records import Claim, Person, Resolution, Sentence, Status, Tenure

_ANNOUNCING = frozenset(
    "announce unveil launch present reveal declare outline introduce propose publish proclaim".split()
)


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
        title = f"{tenure.standing} {tenure.title}".strip() if not tenure.title.startswith("former") else tenure.title
        status: Status = "done" if "former" in (tenure.standing, tenure.office.split()[0]) else "ongoing"
        yield Claim(
            "office", tenure.office, status, sentence.start, sentence.end, "office-held",
            countries=states, people=(person.name,), organizations=(body,) if body else (),
            object=f"{title} of {holder_of}" if holder_of else title, object_countries=tenure.to,
        )  # fmt: skip


def initiatives(scene: Scene, clauses: Iterable[Clause]) -> Iterator[Claim]:
    """The named initiatives of a sentence, whose they are, and who announced them when."""
    announced = {id(noun): clause for clause in clauses for noun in _announced(clause)}
    for clause in clauses:
        for noun in _nouns(clause):
            for unit in noun.units:
                mention = unit.mention
                if mention is None or mention.kind != "initiative":
                    continue
                reasons: tuple[Resolution, ...] = ()
                if mention.name == mention.form:
                    known = scene.antecedent(noun) if unit is noun.head and id(noun) in announced else None
                    if known is None:
                        continue
                    mention = known
                    reasons = (scene.meant(noun, known),)
                owner = (
                    mention.states[:1]
                    or _owner(noun, unit.start)
                    or _apposed(clause, noun)
                    or _announcer(scene, announced.get(id(noun)))
                )
                telling = announced.get(id(noun))
                people = _announcers(scene, telling).people
                yield Claim(
                    "initiative", mention.form, "ongoing", scene.sentence.start, scene.sentence.end, "initiative-named",
                    countries=owner, people=people, object=mention.name, speaker=scene.speaker,
                    date=phrases.date(scene, telling, "done"), resolutions=reasons,
                )  # fmt: skip


def _nouns(clause: Clause) -> Iterator[NounGroup]:
    for noun in clause.subject:
        yield noun
        yield from noun.of
    for argument in clause.arguments:
        yield argument.noun


def _announced(clause: Clause) -> Iterator[NounGroup]:
    if clause.verb.lemma in _ANNOUNCING:
        yield from clause.subject if clause.verb.passive else clause.objects()


def _owner(noun: NounGroup, start: int) -> tuple[str, ...]:
    """The state or person whose possessive or adjective opens the noun group: `Peru's New Deal`."""
    for unit in noun.units:
        if unit.start >= start:
            return ()
        if unit.mention is not None and unit.mention.kind in ("state", "demonym", "person"):
            return unit.mention.states
    return ()


def _apposed(clause: Clause, noun: NounGroup) -> tuple[str, ...]:
    """`the New Deal, Lima's roadmap for the islands`: the owner stands in the apposition."""
    at = next((i for i, argument in enumerate(clause.arguments) if argument.noun is noun), -1)
    following = clause.arguments[at + 1] if 0 <= at < len(clause.arguments) - 1 else None
    if (
        following is None
        or following.joined != "comma"
        or len(following.noun.units) < 2
        or following.noun.units[1].tag != "'"
    ):
        return ()
    mention = following.noun.units[0].mention
    return mention.states if mention is not None and mention.kind in ("state", "capital", "person") else ()


def _announcer(scene: Scene, clause: Clause | None) -> tuple[str, ...]:
    return _announcers(scene, clause).countries


def _announcers(scene: Scene, clause: Clause | None) -> Actors:
    if clause is None:
        return Actors()
    return scene.actors(clause.after("by") if clause.verb.passive else clause.subject)


def levels(scene: Scene, clauses: Iterable[Clause], told: bool) -> Iterator[Claim]:
    """A level of partnership that a sentence takes as given, where its sides stand beside it."""
    if told:
        return
    for clause in clauses:
        for noun in _nouns(clause):
            if (
                is_a(noun, "level")
                and noun.head.mention is not None
                and noun.head.mention.form not in ("partnership", "alliance")
            ):
                sides = scene.actors([g for g in noun.of if g.head.tag == "A"]) | Actors(_premodifiers(noun))
                if (
                    not sides
                    and noun.definite
                    and len(scene.focus.states) == 2
                    and noun.units[0].lower in ("the", "their")
                ):
                    sides = scene.sides(noun.start, noun.end)
                if len(sides.countries) >= 2:
                    yield level_claim(scene, clause, noun, sides, ("level-mentioned", "ongoing"))


def _premodifiers(noun: NounGroup) -> tuple[str, ...]:
    return tuple(
        iso
        for unit in noun.units
        if unit.mention and unit.mention.kind in ("state", "demonym")
        for iso in unit.mention.states
    )
