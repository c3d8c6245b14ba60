"""Whose a document is: the sides that its own words name, those who sign it, or those whom the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.authors import authors
from diplograph.claims.clauses import Argument, Clause
from diplograph.claims.frames import triggers
from diplograph.claims.groups import NounGroup
from diplograph.claims.hits import is_a
from diplograph.claims.instruments import SIDES, Instrument
from diplograph.claims.naming import states_in
from diplograph.claims.scene import Scene
from diplograph.claims.unit import Unit

_BODY = re.compile(
    r"\b(?:[A-Z]{3,}|EU|AU|UN)(?=[-–])|(?<=[-–])(?:[A-Z]{3,}|EU|AU|UN)\b"
)  # the "Canada-ASEAN" agreement
_SIGNING = frozenset("sign win land secure clinch seal ink get obtain bag conclude".split())
_FIRM_NOUNS = frozenset(
    "association company group holding utility firm concern corporation agency operator consortium".split()
)
_BESIDE = SIDES | {"beside", "alongside"}
_ADVERBS = frozenset("likewise moreover furthermore additionally".split())  # no nouns, whatever their tag
_MINISTRIES = frozenset("ministries departments".split())
_LEGAL_FORMS = frozenset("co ltd inc llc corp plc jsc ag gmbh".split())  # "Andean Copper Co., Ltd."
_NOT_FIRMS = frozenset("side sides party parties ministers minister".split())


@dataclass(frozen=True, slots=True)
class Signing:
    """What is known of who acts: the clause that tells of a document, those that hang on it, and who stands by its noun.

    `alone` says that one side can issue it, `passing` that the clause only mentions it.
    """

    clause: Clause | None
    followers: Sequence[Clause] = ()
    agents: Sequence[NounGroup] = ()
    alone: bool = False
    passing: bool = False


_AROUND = frozenset({"after", "before", "during", "following"})
_ANYBODY = frozenset(
    "participants delegates companies firms organizers organisers members experts businesses universities".split()
)


def parties(scene: Scene, document: Instrument, told: Signing) -> Actors:
    """The parties of a document; nobody, where the text does not settle them."""
    noun = document.noun
    if noun.units[0].lower in ("this", "present") and scene.document.text[noun.head.start].isupper():
        return scene.speakers(noun.start, noun.end) or scene.sides(noun.start, noun.end)
    found = _parties(scene, document, told)
    return found | _ministries(scene, document, found)


def _parties(scene: Scene, document: Instrument, told: Signing) -> Actors:
    own = _own(scene, document, told)
    signing = _signing(scene, document, told.clause)
    if _enough(scene, own):
        return _with_people(own, signing)
    if told.passing:  # who speaks of a document need not be a party; `its agreement with Peru` is told by one
        signing = Actors(signing.countries, (), _sided(scene, signing)) if own else NOBODY
    found = own | signing
    if _enough(scene, found) or (told.alone and found) or (not signing and _somebody_else(told.clause)):
        return found
    if _is_private(scene, signing, told.clause):
        return NOBODY
    if told.passing and document.mention.form == "ceasefire agreement" and _elsewhere(scene, document):
        return found
    if not found and _with_nobody(scene, document, told):
        return NOBODY
    if told.passing and document.mention.detail == "place" and not _bilateral(scene):
        return found  # "the Treaty of Marrakesh" may be anybody's
    if _acts_unknown(scene, told.clause, found):
        return found  # "participants are expected to adopt a declaration": they need not be the sides of the article
    return found | _article(scene, document, found)


def _acts_unknown(scene: Scene, clause: Clause | None, found: Actors) -> bool:
    """Whether somebody signs of whom the text does not say whose he is, or a reference that could not be settled."""
    if clause is None or clause.verb.passive:
        return False
    inner = [unit for noun in clause.subject for unit in (*noun.units, *(group.head for group in noun.of))]
    pointing = [u for u in inner if u.mention is not None and u.mention.kind == "reference"]
    heads = {noun.head.last for noun in clause.subject}
    if found:  # "Peru cut its aid to Togo after it signed a pact with Chile"
        return "it" in heads and not scene.actors(clause.subject)
    bare = [u for u in pointing if u.mention is not None and u.mention.detail == "people:0" and " " not in u.lower]
    if any(unit not in bare and not scene.referents(unit.start) for unit in pointing):
        return True  # but not "Ministers signed": they are those of the article
    return bool(heads & _ANYBODY) and not scene.actors(clause.subject)


def _plural_ministry(noun: NounGroup) -> bool:
    """`the two foreign ministries`, `their ministries`, `the ministries of energy`: one of each side."""
    return noun.head.last in _MINISTRIES or noun.head.lower.startswith("ministries of")


def _ministries(scene: Scene, document: Instrument, found: Actors) -> Actors:
    """The ministries that a document is between where it names them together, one for each of its states."""
    sides = [post for prep, post, _ in document.noun.posts if prep in (*SIDES, "of")] + _within(document)
    noun = next((side for side in sides if _plural_ministry(side)), None)
    if noun is None or len(found.countries) < 2 or states_in(noun.units):
        return NOBODY
    base = noun.head.mention.name if noun.head.mention is not None else ""
    if not base and noun.of and noun.of[0].head.tag == "N":
        base = f"Ministry of {scene.text(noun.of[0].start, noun.of[0].end).title()}"
    base = base or _office_of(scene, found.people)
    return Actors((), (), scene.named_by_state(base, found.countries)) if base else NOBODY


def _within(document: Instrument) -> list[NounGroup]:
    """The sides that stand behind what a document is about: `on consultations between their ministries`."""
    return [post for about in document.abouts for prep, post, _ in about.posts if prep in SIDES]


def _office_of(scene: Scene, people: Sequence[str]) -> str:
    """The ministry of those who sign, where all of them are foreign ministers: `their ministries`."""
    signing = {person.key for person in scene.people.values() if person.name in people} or {
        person.key for person in scene.people.values() if set(person.states) & set(scene.focus.states)
    }
    offices = {tenure.office for tenure in scene.tenures if tenure.person in signing and tenure.standing != "former"}
    return "Ministry of Foreign Affairs" if offices == {"foreign minister"} else ""


def _enough(scene: Scene, actors: Actors) -> bool:
    """Whether two sides are known: states, or bodies that are a side of their own."""
    return len(actors.countries) + len(_sided(scene, actors)) > 1


def _sided(scene: Scene, actors: Actors) -> tuple[str, ...]:
    """The international bodies among those who act: each is a side of its own."""
    bodies = {unit.mention.name for unit in scene.units if unit.mention is not None and unit.mention.kind == "body"}
    return tuple(name for name in actors.organizations if name in bodies or name == scene.focus.our_body)


def _somebody_else(clause: Clause | None) -> bool:
    """`A singer signed a contract`: who signs is told, and is none of the sides that the article is about."""
    if clause is None or clause.verb.passive or clause.link == "participle" or not clause.subject:
        return False
    head = clause.subject[0].head
    if head.lower in _ADVERBS:
        return False
    if clause.link == "relative":  # "the treaty that they initialled", where nobody knows who they are
        return head.mention is not None and head.mention.kind == "reference"
    return head.mention is None and head.tag == "N" and clause.verb.lemma in _SIGNING


def _elsewhere(scene: Scene, document: Instrument) -> bool:
    """`the ceasefire in Gaza`: one in a place that is in none of the states that the article is about."""
    places = [post.head.mention for prep, post, _ in document.noun.posts if prep == "in"]
    return any(place is not None and not set(place.states) & set(scene.focus.states) for place in places)


def _with_nobody(scene: Scene, document: Instrument, told: Signing) -> bool:
    """`an agreement with a terminal operator`: the other side is named, and is none of those whom the article is about."""
    posts = [post for prep, post, _ in document.noun.posts if prep == "with"]
    posts += told.clause.after("with") if told.clause is not None else []
    return any(
        noun.head.mention is None
        and noun.head.tag == "N"
        and noun.units[0].lower in ("a", "an", "the")
        and not scene.is_agent(noun)
        for noun in posts[:1]
    )


def _is_private(scene: Scene, signing: Actors, clause: Clause | None) -> bool:
    """`Coach Mwale, who signed a contract`: a person without a state or an office signs for nobody else."""
    if clause is None or clause.verb.lemma not in _SIGNING or signing.countries or not signing.people:
        return False
    keys = {person.key for person in scene.people.values() if person.name in signing.people}
    return not any(tenure.person in keys for tenure in scene.tenures)


def _with_people(own: Actors, signing: Actors) -> Actors:
    """Those who sign what their own states conclude belong to it."""
    return own | signing if set(signing.countries) <= set(own.countries) else own


def _own(scene: Scene, document: Instrument, told: Signing) -> Actors:
    """The sides that the document's own words name: `between A and B`, `with A`, `the A-B agreement`."""
    noun = document.noun
    sides = list(_sides(noun))
    if noun.posts and noun.posts[0][0] == "of" and _is_side(noun.posts[0][1]):
        sides += noun.of
    found = actors_of(scene, sides, firms=True)
    named = Actors(document.mention.states, (), tuple(_BODY.findall(document.mention.name)) if document.named else ())
    if len(named.countries) + len(named.organizations) > 1:
        found |= named
    before = [unit for unit in noun.units if unit.start < noun.head.start]
    found |= Actors(
        states_in(before), (), tuple(u.mention.name for u in before if u.mention and u.mention.kind == "body")
    )
    for clause in told.followers:
        found |= _named_behind(scene, clause) if _signs(clause) else actors_of(scene, clause.after(*SIDES), firms=True)
    found |= actors_of(scene, told.agents, firms=False)
    return found


def _is_side(noun: NounGroup) -> bool:
    return noun.head.tag == "A" or noun.head.last == "ministries"


def _sides(noun: NounGroup) -> Iterator[NounGroup]:
    """What "between" and "with" govern behind a document, past the "of" of the first side.

    `between the Institute of Fisheries of Peru and the Ministry of Trade of Togo`.
    """
    leading = ""
    for prep, post, joined in noun.posts:
        if prep in SIDES:
            leading = prep
            yield post
        elif (
            leading and joined and post.head.mention is not None and post.head.mention.kind in ("organization", "body")
        ):
            yield post
        elif leading and prep != "of":
            leading = ""


def _named_behind(scene: Scene, clause: Clause) -> Actors:
    """`signed by A and B`, `published by A and B`; what a news agency publishes is not its own."""
    found = actors_of(scene, clause.after("by", *SIDES), firms=True)
    return NOBODY if clause.verb.lemma == "publish" and len(found.countries) < 2 else found


def _signs(clause: Clause) -> bool:
    """Whether "by" behind a participle names parties: `signed by`, not `brokered by`."""
    kinds = (t for t in triggers().get(clause.verb.lemma, ()) if t.frame.kind == "agreement")
    return any(t.value in ("signed", "initialled", "adopted", "ratified") for t in kinds)


def _signing(scene: Scene, document: Instrument, clause: Clause | None) -> Actors:
    """Those whom the clause makes act: its subject, in a passive whom "by" names, and the other side."""
    if clause is None or (clause.link in ("relative", "participle") and clause.verb.passive):
        return _named_behind(scene, clause) if clause is not None else NOBODY
    others = [
        argument.noun
        for argument in _of_document(clause.arguments, document)
        if (argument.prep in _BESIDE and not argument.fronted) or (argument.fronted and argument.prep == "for")
    ]
    who = clause.after("by") if clause.verb.passive else clause.subject
    if clause.verb.passive and any(noun is document.noun for noun in clause.objects()):
        who = [*who, *clause.subject]  # "A was awarded a contract"
    if document.mention.form == "contract" and not clause.verb.passive:
        others += clause.after("from")  # "won a contract from the navy", "a contract to supply trains to Peru"
        others += [a.noun for c in clause.children if c.link == "infinitive" for a in c.arguments if a.prep == "to"]
    acting = actors_of(scene, [noun for noun in (*who, *others) if noun is not document.noun], firms=True)
    return acting or authors(scene, [noun for noun in clause.subject if is_a(noun, "meeting")])


def _of_document(arguments: Sequence[Argument], document: Instrument) -> Iterator[Argument]:
    """The arguments of a clause without those that stand behind another document, as its sides do."""
    last: NounGroup | None = None
    for argument in arguments:
        if is_a(argument.noun, "instrument") or argument.prep in _AROUND:  # "after talks between"
            last = argument.noun
        if last is None or last is document.noun or argument.prep not in SIDES:
            yield argument


def actors_of(scene: Scene, nouns: Sequence[NounGroup], *, firms: bool) -> Actors:
    """Those whom noun groups name, with companies that nothing but their capitals show."""
    found = NOBODY
    for noun in nouns:
        known = scene.actors([noun]) if not _plural_ministry(noun) else NOBODY
        found |= known or (_firm(scene, noun) if firms else NOBODY)
    return found


def _firm(scene: Scene, noun: NounGroup) -> Actors:
    """`Peru's Petrolinea`, `Hanil Rotem`: a name in capitals that no list knows, as a side of a contract."""
    name: list[Unit] = []
    units = noun.units[:-1] if noun.head.lower in _FIRM_NOUNS else noun.units
    for unit in reversed(units):
        if (
            not scene.document.text[unit.start].isupper()
            or unit.tag != "N"
            or (unit.mention is not None and unit.mention.kind != "topic")
        ):
            break
        name.insert(0, unit)
    if all(unit.lower.rstrip(".") in _LEGAL_FORMS for unit in name):
        return NOBODY
    if not name or name[0].lower in _NOT_FIRMS or not _opens_name(scene, noun, name):
        return NOBODY
    return Actors(states_in(noun.units), (), (scene.text(name[0].start, name[-1].end),))


def _opens_name(scene: Scene, noun: NounGroup, name: Sequence[Unit]) -> bool:
    """Whether a run of capitals is a whole name: `Peru's Petrolinea`, not the "General" of a title, nor a first word."""
    before = next((unit for unit in reversed(noun.units) if unit.start < name[0].start), None)
    if before is not None and before.tag not in "'DA" and not (before.tag == "N" and before.mention is None):
        return False  # but "the Norwegian shipbuilder Vard"
    if before is not None and before.tag == "N" and scene.document.text[before.start].isupper():
        return False
    opens = len(name) == 1 and name[0].start == scene.sentence.start
    return not (opens and (name[0].verb is not None or name[0].mention is not None or name[0].lower.endswith("s")))


def _bilateral(scene: Scene) -> bool:
    """Whether the sentence speaks of the relations of the two: `the foundation of the bilateral relationship`."""
    return any("bilateral" in unit.lower for unit in scene.units)


def _article(scene: Scene, document: Instrument, found: Actors) -> Actors:
    """The sides of the article, where those who are known belong to them and no third state is named."""
    sides = scene.sides(document.noun.start, document.noun.end)
    return sides if set(found.countries) <= set(sides.countries) else NOBODY
