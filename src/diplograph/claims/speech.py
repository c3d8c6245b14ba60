"""Who says what: the speaker of a clause and of a quotation, and the parts of a quotation that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.claims import phrases, quotes
from diplograph.claims.actors import Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.quotes import Quotation
from diplograph.claims.scene import Scene
from diplograph.records import Claim, Sentence

_SPEECH = frozenset(
    """say tell add note state stress emphasize emphasise underline underscore explain remark declare announce comment write
    warn argue conclude continue observe reply insist claim recall point read call describe""".split()
)


@dataclass(slots=True)
class Speech:
    """A quotation in its parts; `tagged` says that its sentence names the speaker."""

    speaker: str
    voice: Actors
    sentence: Sentence
    quotation: Quotation
    parts: list[Quotation]
    tagged: bool


def speaker(scene: Scene, parsed: Sequence[Clause]) -> tuple[str, Actors]:
    """Who speaks in a sentence: the subject of its first verb of speech."""
    for clause in parsed:
        if clause.verb.lemma in _SPEECH and clause.link in ("main", "coordinate", "that") and clause.subject:
            actors = scene.actors(clause.subject)
            if actors:
                return _name(actors, scene, clause), actors
    return "", Actors()


def reported_by(scene: Scene, clause: Clause) -> str:
    """Who says so, where the clause hangs on a verb of speech or the sentence says "according to"."""
    above = clause.parent
    while above is not None:
        if above.verb.lemma in _SPEECH and clause.link == "that":
            return _name(scene.actors(above.subject), scene, above)
        above = above.parent
    source = next((a for a in clause.arguments if a.prep == "to" and _according(scene, a.noun.start)), None)
    return (
        _name(scene.actors([source.noun]), scene, None) or phrases.tidy(scene.text(source.noun.start, source.noun.end))
        if source
        else ""
    )


def _according(scene: Scene, start: int) -> bool:
    return scene.document.text[max(0, start - 13) : start].lower().endswith("according to ")


def _name(actors: Actors, scene: Scene, clause: Clause | None) -> str:
    """What a speaker is called: by name, else by the words of the text."""
    if actors.people:
        return actors.people[0] if len(actors.people) == 1 else " and ".join(actors.people)
    if actors.organizations:
        return actors.organizations[0]
    if clause is not None and clause.subject and actors:
        return phrases.tidy(scene.text(clause.subject[0].start, clause.subject[0].end))
    return ""


def add(speeches: list[Speech], new: Speech) -> None:
    """Join a part to the quotation before it: in its sentence, in its marks, or behind it without a speaker of its own."""
    last = speeches[-1] if speeches else None
    goes_on = last is not None and (
        last.sentence is new.sentence
        or last.quotation is new.quotation
        or (not new.tagged and last.speaker == new.speaker)
    )
    if last is not None and goes_on:
        last.parts += new.parts
        last.quotation = new.quotation
        if new.tagged and not last.tagged:  # the tag stands behind the second sentence of one quotation
            last.speaker, last.voice, last.tagged = new.speaker, new.voice, True
    else:
        speeches.append(new)


def claim(text: str, speech: Speech) -> Claim:
    """The quotation as a claim."""
    voice, sentence = speech.voice, speech.sentence
    return Claim(
        "quote", "statement", "done", sentence.start, sentence.end, "quotation",
        countries=voice.countries, people=voice.people, organizations=voice.organizations,
        object=quotes.joined(text, speech.parts).rstrip(","), speaker=speech.speaker,
        resolutions=voice.resolutions,
    )  # fmt: skip
