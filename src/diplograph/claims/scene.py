"""What the frames need to know of the article while they read one sentence of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.groups import NounGroup
from diplograph.claims.naming import AGENTS, SOMEONE, bloc, bodies_in, movement, region_of, states_in
from diplograph.claims.unit import Unit
from diplograph.language.numbers import spelled
from diplograph.records import Claim, Document, Focus, Kind, Mention, Person, Resolution, Sentence, Status, Tenure, Word

# Those of a body by whom it acts.
_MEMBERS = frozenset(
    """leaders governments members countries states nations republics ministers heads diplomats ambassadors envoys officials
    lawmakers negotiators""".split()
)
# Those who are said to talk without a name.
_TALKING = frozenset("sides parties interlocutors two".split())
# Through these a body acts.
_ORGANS = frozenset("board directors executive secretariat governors".split())

_CONDITIONS = frozenset({"if", "unless", "provided", "should"})


def _no_fields(_: Sequence[Word]) -> tuple[Mention, ...]:
    return ()


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
    names: frozenset[str]  # the kinds of its mentions, an event by its sort: what no mention names no stage looks for
    units: Sequence[Unit] = ()
    speaker: str = ""
    we: Actors = NOBODY
    quoted: bool = False
    paragraph: int = 0  # where the paragraph begins
    since: int = 0  # where the sentence before begins: "it" looks no farther back
    named: list[Mention] = field(default_factory=list)  # initiatives and documents with names of their own, so far
    meetings: list[Mention] = field(default_factory=list)  # the meetings named so far
    unsettled: list[tuple[str, str]] = field(default_factory=list)
    talking: Actors = NOBODY  # the sides of the meeting told last
    makers: Mapping[str, Actors] = field(default_factory=dict)  # whose the document or event of a form told last is
    finds_fields: Callable[[Sequence[Word]], tuple[Mention, ...]] = _no_fields
    _fields: tuple[Mention, ...] | None = None
    _acting: dict[int, tuple[NounGroup, Actors]] = field(default_factory=dict)  # by the identity of the noun

    def goes_on(self, talking: Actors, makers: Mapping[str, Actors], paragraph: int) -> None:
        """Take in what the sentences before have told."""
        self.talking, self.makers, self.paragraph = talking, makers, paragraph
        self._acting.clear()

    def quote(self, speaker: str, we: Actors) -> None:
        """From here on the words are those of a speaker, who may say "we"."""
        self.speaker, self.we, self.quoted = speaker, we, True
        self._acting.clear()

    @property
    def fields(self) -> tuple[Mention, ...]:
        """The fields that the sentence names, also within the names of documents; looked for once a sentence."""
        if self._fields is None:
            self._fields = self.finds_fields(self.sentence.words)
        return self._fields

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
        return self._resolution(noun.start, noun.end, (mention,), "the only thing of that kind named before")

    def sides(self, start: int, end: int) -> Actors:
        """The sides of what a stretch tells without naming them: the states that the article is about.

        Nobody, where the sentence speaks of other states too.
        """
        states = self.focus.states
        here = {
            iso
            for unit in self.units
            if unit.mention is not None and unit.mention.kind != "region"
            if not self._where(unit) and not _is_title(unit.mention)
            for iso in unit.mention.states
        }
        if not states or not here <= set(states):
            return NOBODY
        why = f"its sides are not named: the {spelled(len(states))} states that the article is about"
        return self.given(start, end, states, why)

    def talkers(self, start: int, end: int, about: tuple[int, int] | None = None) -> Actors:
        """Who talked, where a stretch tells of talks without naming their sides: those of the meeting told last.

        States in the span `about` may be a subject of the talks; two of them are sides of something else.
        """
        states = self.talking.countries if len(self.talking.countries) > 1 else self.focus.states
        if len(states) < 2:
            return NOBODY
        named = [unit for unit in self.units if unit.mention is not None and unit.mention.states]
        outside = [u for u in named if about is None or not about[0] <= u.start < about[1]]
        subjects = {iso for u in named if u not in outside for iso in states_in([u])} - set(states)
        if len(subjects) > 1 or not {iso for u in outside for iso in states_in([u])} <= set(states):
            return NOBODY
        whose = "met" if self.talking else "the article is about"
        why = f"its sides are not named: the {spelled(len(states))} states that {whose}"
        return self.given(start, end, states, why) | Actors(people=self.talking.people)

    def is_conditional(self) -> bool:
        """Whether the sentence makes a condition: `would support it if`."""
        return any(unit.lower in _CONDITIONS for unit in self.units)

    def owners(self, noun: NounGroup) -> Actors:
        """Whose something is: `Peru's support`, `Peruvian support`, `the support of Peru`."""
        found = NOBODY
        for unit, following in pairwise(noun.units):
            possessive = following.tag == "'" or (unit.mention is not None and unit.mention.kind == "demonym")
            if possessive and unit.mention is not None and unit is not noun.head:
                found |= self.person(unit.mention) if unit.mention.kind == "person" else Actors(states_in([unit]))
        of = [post for _, post, _ in takewhile(lambda post: post[0] == "of", noun.posts) if post.head.tag == "A"]
        return found or self.actors(of)

    def _where(self, unit: Unit) -> bool:
        """Whether a city only says where something happened: `signed in Geneva`."""
        mention = unit.mention
        before = self.document.text[max(0, unit.start - 4) : unit.start].lower().split()
        return mention is not None and mention.kind in ("capital", "place") and before[-1:] in (["in"], ["at"])

    def names_as_side(self, iso: str) -> bool:
        """Whether the sentence names a state as more than the place where something happens."""
        return any(u.mention is not None and iso in u.mention.states and not self._where(u) for u in self.units)

    def given(self, start: int, end: int, states: Sequence[str], because: str) -> Actors:
        """States that the words of a stretch do not name, with the reason why it is they."""
        referents = tuple(Mention(start, end, "state", iso, self.state_names.get(iso, iso), (iso,)) for iso in states)
        return Actors(tuple(states), resolutions=(self._resolution(start, end, referents, because),) if states else ())

    def _resolution(self, start: int, end: int, referents: tuple[Mention, ...], because: str) -> Resolution:
        return Resolution(start, end, self.text(start, end), referents, because)

    def text(self, start: int, end: int) -> str:
        """A stretch of the article with white space folded."""
        return " ".join(self.document.text[start:end].split())

    def actors(self, nouns: Iterable[NounGroup]) -> Actors:
        """Those whom noun groups name as acting; places, documents and events are nobody."""
        found = NOBODY
        for noun in nouns:
            known = self._acting.get(id(noun))
            if known is None:  # each frame that a verb triggers asks for its subject
                known = self._acting[id(noun)] = noun, self._actor(noun)
            found = known[1] if found is NOBODY else found | known[1]
        return found

    def _actor(self, noun: NounGroup) -> Actors:
        mention = noun.head.mention
        if mention is None:
            return self._common(noun)
        if mention.kind == "person":
            return self.person(mention)
        if mention.kind == "reference":
            return self.referents(mention.start)
        if mention.kind in ("state", "seat", "capital", "demonym"):
            return Actors(mention.states)
        if mention.kind == "body":
            return Actors(mention.states, (), (mention.name,))
        if mention.kind == "region":
            return Actors(bloc(noun))
        if mention.kind == "organization":
            return self._organization(noun)
        if mention.kind == "office":
            return self._agents(noun)
        return NOBODY

    def _common(self, noun: NounGroup) -> Actors:
        """Those whom a pronoun or a common noun names: `we`, `their ministries`, `the board of the Fund`, `the government`."""
        head = noun.head
        if head.lower in ("we", "us"):
            return self.we or (NOBODY if self.quoted else self._signatories(head))
        if head.lower == "i":
            return self.we
        if head.lower == "ministries" and noun.definite and not states_in(noun.units) and not noun.of:
            return self._ministries(noun, "foreign ministry" if self._of_ministers() else "")
        if head.lower in _ORGANS:
            return Actors((), (), bodies_in(noun))
        return self._agents(noun) if head.lower in AGENTS else movement(noun)

    def _signatories(self, we: Unit) -> Actors:
        """Those in whose name a joint statement says "we"."""
        return self.speakers(we.start, we.end)

    def speakers(self, start: int, end: int) -> Actors:
        """Those in whose name a joint text speaks, where a stretch speaks of the text itself: `this Declaration`."""
        body = self.focus.our_body
        signed = self.given(start, end, self.focus.we, "those in whose name the text speaks")
        return signed | Actors((), (), (body,) if body else ())

    def person(self, mention: Mention) -> Actors:
        """A person acts for a state, or for a body."""
        person = self.people.get(mention.key)
        if person is None or not person.states:
            body = person.body if person is not None and not mention.states else ""
            return Actors(mention.states, (mention.name,), (body,) if body else ())
        found = Actors(person.states, (mention.name,))
        return (
            found | self.given(mention.start, mention.end, person.states, person.because) if person.because else found
        )

    def referents(self, start: int) -> Actors:
        """Those whom the reference that begins at an offset means."""
        resolution = self.resolutions.get(start)
        if resolution is None or not resolution.referents:
            noun = resolution.surface.split()[-1].lower() if resolution is not None else ""
            return self.talking if noun == "interlocutors" else NOBODY
        found = Actors(resolutions=(resolution,))
        for referent in resolution.referents:
            if referent.kind == "person":
                found |= self.person(referent)
            elif referent.kind == "body":
                found |= Actors((), (), (referent.name,))
            else:
                found |= Actors(referent.states)
        if not found.people and resolution.surface.split()[-1].lower() in _TALKING:
            found |= self._talkers_of(found.countries)
        return found

    def _talkers_of(self, states: tuple[str, ...]) -> Actors:
        """`the sides` of an account of talks are those who talked."""
        same = len(states) > 1 and sorted(states) == sorted(self.talking.countries)
        return Actors(people=self.talking.people) if same else NOBODY

    def _organization(self, noun: NounGroup) -> Actors:
        mention = noun.head.mention
        assert mention is not None
        if mention.states:
            return Actors(mention.states, (), (mention.name,))
        if states := states_in(noun.units) or self._of_states(noun):
            return Actors(states, (), self.named_by_state(mention.name, states))
        if mention.detail == "plural" and noun.definite:
            return self._ministries(noun, mention.name)
        if noun.definite and self.focus.host and mention.name[:1].islower():
            why = "an office without a state, in news told or made there"
            found = self.given(noun.start, noun.end, (self.focus.host,), why)
            return found | Actors((), (), self.named_by_state(mention.name, found.countries))
        return Actors((), (), (mention.name,))

    def _ministries(self, noun: NounGroup, name: str) -> Actors:
        """`the two foreign ministries`, `their ministries`: of those who talked, or of the states of the article."""
        states = self.talking.countries if len(self.talking.countries) > 1 else self.focus.states
        found = self.given(noun.start, noun.end, states, "the ministries of the states that the article is about")
        return found | Actors((), (), self.named_by_state(name, states) if name else ()) if states else NOBODY

    def _of_ministers(self) -> bool:
        """Whether the talks told last were those of foreign ministers, or the article names no other ministers."""
        held = [t.office for t in self.tenures if "minister" in (t.office, *t.wider)]
        return bool(held) and set(held) == {"foreign minister"}

    def named_by_state(self, name: str, states: Sequence[str]) -> tuple[str, ...]:
        """`foreign ministries` -> `Ministry of Foreign Affairs of A`, `... of B`."""
        base = name.replace("ministries", "ministry").replace("Ministries", "Ministry")
        base = {"foreign ministry": "Ministry of Foreign Affairs"}.get(base.lower(), base)
        return tuple(f"{base[0].upper()}{base[1:]} of {self.state_names.get(iso, iso)}" for iso in states)

    def _agents(self, noun: NounGroup) -> Actors:
        """`the presidents of A and B`, `the Peruvian and Chilean governments`, `officials from X`."""
        states = tuple(dict.fromkeys((*bloc(noun), *states_in(noun.units), *self._of_states(noun))))
        if not states:
            return self.members(noun)
        people = []
        if noun.head.mention is not None and noun.head.mention.kind == "office":
            for iso in states:
                holders = [
                    p for p in self.people.values() if iso in p.states and self._holds(p.key, noun.head.mention.form)
                ]
                people += [holders[0].name] if len(holders) == 1 else []
        if noun.head.last in SOMEONE and len(states) == 1:
            officials = {t.person for t in self.tenures if t.standing != "former"}
            known = [p.name for p in self.people.values() if p.states == states and p.key in officials]
            people += known if len(known) == 1 else []
        return Actors(states, tuple(people))

    @staticmethod
    def is_agent(noun: NounGroup) -> bool:
        """Whether a common noun can act for a state: `the other side`, `its neighbour`, `the government`."""
        return noun.head.last in AGENTS

    def members(self, noun: NounGroup) -> Actors:
        """`EU leaders`, `the foreign ministers of the African Union`, `the bloc's ministers`: a body by those who sit in it."""
        mention = noun.head.mention
        if mention is not None and mention.detail.startswith("people"):  # "the leaders" of a body
            found = self.referents(mention.start)
            return NOBODY if found.countries else found
        acting = noun.head.last in _MEMBERS or (mention is not None and mention.kind == "office")
        if not acting or not (noun.head.last.endswith("s") or noun.head.lower.startswith("heads of ")):
            return movement(noun)
        found = Actors((), (), bodies_in(noun))
        for unit in (*noun.units, *(group.head for group in noun.of)):
            if unit.mention is not None and unit.mention.kind == "reference" and unit.mention.detail in ("body", "it"):
                found |= self.referents(unit.start)
        return found

    def _holds(self, key: str, office: str) -> bool:
        held = (t for t in self.tenures if t.person == key and t.standing != "former")
        return any(office == t.office or office in t.wider for t in held)

    def _of_states(self, noun: NounGroup) -> tuple[str, ...]:
        found: list[str] = []
        for group in noun.of:
            if group.head.mention is not None and group.head.mention.kind == "reference":
                found += self.referents(group.head.start).countries
            elif group.head.tag == "A" or group.head.lower in AGENTS:
                found += bloc(group) or states_in(group.units) or region_of(noun, group)  # "of the Finnish parliament"
        return tuple(found)


def _is_title(mention: Mention) -> bool:
    """`the Declaration of Cusco`: the city in the name of a document is no state that is spoken of."""
    return mention.kind == "instrument" and mention.detail == "place"
