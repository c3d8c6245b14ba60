"""What the frames need to know of the article while they read one sentence of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from diplograph.claims.groups import NounGroup
from diplograph.claims.units import Unit
from diplograph.records import Claim, Document, Focus, Kind, Mention, Person, Resolution, Sentence, Status, Tenure


@dataclass(frozen=True, slots=True)
class Actors:
    """Those who act: states by ISO code, people and organizations by full name, and how references to them were resolved."""

    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    resolutions: tuple[Resolution, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.countries or self.people or self.organizations)

    def __or__(self, other: Actors) -> Actors:
        return Actors(
            _union(self.countries, other.countries),
            _union(self.people, other.people),
            _union(self.organizations, other.organizations),
            tuple(dict.fromkeys(self.resolutions + other.resolutions)),
        )


def _union(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


NOBODY = Actors()

# Common nouns that act for the state whose name or adjective stands before them or after "of".
_AGENTS = frozenset(
    """government governments side sides delegation delegations official officials authorities administration leadership
    minister ministers president presidents leader leaders foreign ministry ministries diplomat diplomats parliament
    counterpart counterparts cabinet troops forces army military lawmakers envoy envoys embassy ambassador ambassadors
    representatives representative heads head delegates negotiators team teams companies capital neighbour neighbor
    country nation state states countries nations people""".split()
)


@dataclass(slots=True)
class Scene:
    """One article as the frames see it; `speaker` and `we` hold inside a quotation."""

    document: Document
    focus: Focus
    people: dict[str, Person]
    tenures: tuple[Tenure, ...]
    resolutions: dict[int, Resolution]
    state_names: dict[str, str]
    sentence: Sentence
    units: Sequence[Unit] = ()
    speaker: str = ""
    we: Actors = NOBODY
    quoted: bool = False
    since: int = 0  # where the sentence before begins: "it" looks no farther back
    named: list[Mention] = field(
        default_factory=list
    )  # initiatives and documents named so far, with a name of their own
    unsettled: list[tuple[str, str]] = field(default_factory=list)

    def claim(self, rule: str, kind: Kind, subtype: str, status: Status, actors: Actors) -> Claim:
        """A claim of this sentence with its actors; what it is about is filled in by `dataclasses.replace`."""
        return Claim(
            kind, subtype, status, self.sentence.start, self.sentence.end, rule,
            countries=actors.countries, people=actors.people, organizations=actors.organizations,
            speaker=self.speaker, resolutions=actors.resolutions,
        )  # fmt: skip

    def mention_at(self, start: int) -> Mention | None:
        """The mention of the sentence that begins at an offset."""
        return next((unit.mention for unit in self.units if unit.start == start), None)

    def antecedent(self, noun: NounGroup) -> Mention | None:
        """The one named thing that `the doctrine` or, after the sentence that names it, `it` can mean."""
        mention = noun.head.mention
        if mention is not None and noun.definite and mention.name == mention.form:
            fitting = {other.key: other for other in self.named if other.form == mention.form}
        elif noun.head.lower in ("it", "this"):
            fitting = {other.key: other for other in self.named if other.start >= self.since}
        else:
            return None
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def meant(self, noun: NounGroup, mention: Mention) -> Resolution:
        """The resolution that says so."""
        surface = self.text(noun.start, noun.end)
        return Resolution(noun.start, noun.end, surface, (mention,), "the only thing of that kind named before")

    def text(self, start: int, end: int) -> str:
        """A stretch of the article with white space folded."""
        return " ".join(self.document.text[start:end].split())

    def actors(self, nouns: Iterable[NounGroup]) -> Actors:
        """Those whom noun groups name as acting; places, documents and events are nobody."""
        found = NOBODY
        for noun in nouns:
            found |= self._actor(noun)
        return found

    def _actor(self, noun: NounGroup) -> Actors:
        head = noun.head
        mention = head.mention
        if mention is None:
            if head.lower in ("we", "us"):
                return self.we or (NOBODY if self.quoted else self._signatories())
            if head.lower == "i":
                return self.we
            return self._agents(noun) if head.lower in _AGENTS else NOBODY
        if mention.kind == "person":
            return self._person(mention)
        if mention.kind == "reference":
            return self._referents(mention.start)
        if mention.kind in ("state", "seat", "capital", "demonym"):
            return Actors(mention.states)
        if mention.kind == "body":
            return Actors((), (), (mention.name,))
        if mention.kind == "organization":
            return self._organization(noun)
        if mention.kind == "office":
            return self._agents(noun)
        return NOBODY

    def _signatories(self) -> Actors:
        """Those in whose name a joint statement says "we"."""
        body = self.focus.our_body
        return Actors(self.focus.we, (), (body,) if body else ())

    def _person(self, mention: Mention) -> Actors:
        """A person acts for a state, or for a body."""
        person = self.people.get(mention.key)
        states = person.states if person and person.states else mention.states
        body = person.body if person and not states else ""
        return Actors(states, (mention.name,), (body,) if body else ())

    def _referents(self, start: int) -> Actors:
        resolution = self.resolutions.get(start)
        if resolution is None or not resolution.referents:
            return NOBODY
        found = Actors(resolutions=(resolution,))
        for referent in resolution.referents:
            if referent.kind == "person":
                found |= self._person(referent)
            elif referent.kind == "body":
                found |= Actors((), (), (referent.name,))
            else:
                found |= Actors(referent.states)
        return found

    def _organization(self, noun: NounGroup) -> Actors:
        mention = noun.head.mention
        assert mention is not None
        states = mention.states or states_in(noun.units) or self._of_states(noun)
        if mention.detail == "plural" and not states and len(self.focus.states) == 2:
            states = self.focus.states
        if not mention.states and states:
            base = mention.name.replace("ministries", "ministry").replace("Ministries", "Ministry")
            base = {"foreign ministry": "Ministry of Foreign Affairs"}.get(base.lower(), base)
            names = tuple(f"{base[0].upper()}{base[1:]} of {self.state_names.get(iso, iso)}" for iso in states)
            return Actors(states, (), names)
        if not states and noun.definite and self.focus.host and mention.name[:1].islower():
            home = self.focus.host
            return Actors(
                (home,), (), (f"{mention.name[0].upper()}{mention.name[1:]} of {self.state_names.get(home, home)}",)
            )
        return Actors(states, (), (mention.name,))

    def _agents(self, noun: NounGroup) -> Actors:
        """`the presidents of A and B`, `the Peruvian and Chilean governments`, `officials from X`."""
        states = tuple(dict.fromkeys((*states_in(noun.units), *self._of_states(noun))))
        if not states:
            return NOBODY
        people = []
        if noun.head.mention is not None and noun.head.mention.kind == "office":
            for iso in states:
                holders = [
                    p for p in self.people.values() if iso in p.states and self._holds(p.key, noun.head.mention.form)
                ]
                people += [holders[0].name] if len(holders) == 1 else []
        return Actors(states, tuple(people))

    def _holds(self, key: str, office: str) -> bool:
        return any(t.person == key and t.office == office and t.standing != "former" for t in self.tenures)

    def _of_states(self, noun: NounGroup) -> tuple[str, ...]:
        found: list[str] = []
        for group in noun.of:
            if group.head.mention is not None and group.head.mention.kind == "reference":
                found += self._referents(group.head.start).countries
            elif group.head.tag == "A":
                found += states_in(group.units)
        return tuple(found)


def states_in(units: Sequence[Unit]) -> tuple[str, ...]:
    """The states that names and adjectives within a noun group name."""
    found: list[str] = []
    for unit in units:
        if unit.mention is not None and unit.mention.kind in ("state", "demonym", "capital", "person", "organization"):
            found += unit.mention.states
    return tuple(dict.fromkeys(found))
