"""The stage of entities: the focus of an article, whose officials its people are, and whom its references mean."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Sequence

from diplograph.entities.focus import focus
from diplograph.entities.holders import Holders
from diplograph.entities.home import at_home, belonging
from diplograph.entities.referents import Referents
from diplograph.records import Mention, Names, Person, Resolution, Resolved, Sentence


def resolve(
    text: str,
    sentences: Sequence[Sentence],
    names: Names,
    state_names: dict[str, str],
    namesakes: Callable[[str], Collection[str]],
) -> Resolved:
    """Resolve the references of one document; `namesakes` gives the states whose known people bear a family name."""
    about = at_home(focus(sentences, names.mentions), names, sentences)
    people = {person.key: belonging(person, about, names.tenures, namesakes) for person in names.people}
    named = [_settled(mention, people) for mention in names.mentions if mention.kind != "reference"]
    holders = Holders(people, names.tenures, about)
    reader = Referents(text, about, people, holders, state_names, named)
    found: list[Resolution] = []
    position = 0
    for sentence in sentences:
        inside = []
        while position < len(names.mentions) and names.mentions[position].start < sentence.end:
            inside.append(_settled(names.mentions[position], people))
            position += 1
        found.extend(reader.read(sentence, inside))
    return Resolved(about, people, tuple(found))


def _settled(mention: Mention, people: dict[str, Person]) -> Mention:
    """A mention of a person with the states that are theirs by now."""
    person = people.get(mention.key) if mention.kind == "person" and not mention.states else None
    return mention if person is None or not person.states else dataclasses.replace(mention, states=person.states)
