"""Who says what: the speaker of a clause and of a quotation, and the parts of a quotation that belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diplograph.claims import phrases, quotes, voices
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import Group, NounGroup, VerbGroup
from diplograph.claims.quotes import Quotation
from diplograph.claims.scene import Scene
from diplograph.claims.unit import Unit
from diplograph.claims.voices import SILENCE, Voice
from diplograph.records import Claim, Sentence, Unsettled

_GAP = 3  # characters between a quotation and the tag beside it
_BETWEEN = 8  # characters between two quoted phrases that are one: `"...", and "..."`


@dataclass(slots=True)
class Heard:
    """A sentence made ready: its units outside quotations in groups and clauses, and the quotations in it."""

    scene: Scene
    row: list[Unit]
    outer: list[Unit]
    groups: list[Group]
    clauses: list[Clause]
    inside: list[Quotation]
    known: Voice = SILENCE  # whom a pronoun means
    teller: Voice = SILENCE  # who tells the whole sentence: `according to X`, `..., she added`

    @property
    def sentence(self) -> Sentence:
        return self.scene.sentence

    @property
    def bare(self) -> bool:
        """Whether nothing stands outside its quotations."""
        return bool(self.inside) and all(unit.tag in "q.,-" for unit in self.outer)

    def part(self, quotation: Quotation) -> Quotation:
        """What of a quotation lies in this sentence."""
        return Quotation(max(quotation.start, self.sentence.start), min(quotation.end, self.sentence.end))


@dataclass(slots=True)
class Speech:
    """A quotation in its parts; `number` counts the sentences up to its last part."""

    voice: Voice
    sentence: Sentence
    quotation: Quotation
    parts: list[Quotation]
    number: int
    topics: list[str]


@dataclass(slots=True)
class Listener:
    """Hears a document paragraph by paragraph, and remembers who spoke."""

    text: str
    speeches: list[Speech] = field(default_factory=list)
    number: int = 0  # sentences heard
    last: Voice = SILENCE  # who spoke or acted last, in sentence number `since`
    since: int = 0

    def hear(self, block: Sequence[Heard]) -> dict[Quotation, Voice]:
        """The voice of each quotation of a paragraph; one over several sentences has that of its tag in any of them."""
        told: dict[Quotation, Voice] = {}
        first = self.number + 1
        before: Heard | None = None
        for heard in block:  # where a sentence itself names the speaker
            self.number += 1
            heard.known = self.known()
            here = {q: of_quotation(heard, q, heard.known) for q in heard.inside}
            heard.teller = _aside(heard, heard.known) or voices.of_sources(heard.scene, heard.groups, heard.known)
            told.update((q, voice) for q, voice in here.items() if voice)
            signed = _signature(heard)
            if signed and before is not None and before.bare:
                told.update((q, signed) for q in before.inside)
            before = heard
            self._remember(heard, [voice for voice in here.values() if voice])
        tagged = frozenset(told)
        for number, heard in enumerate(block, first):
            before = block[number - first - 1] if number > first else None
            self._sign(heard, number)
            for quotation in heard.inside:
                if quotation not in told:
                    told[quotation] = self._untold(heard, before, number)
                self._add(heard, quotation, told[quotation], quotation in tagged, number)
        return told

    def known(self) -> Voice:
        """Whom a pronoun can mean: who spoke or acted in one of the two sentences before."""
        return self.last if self.number - self.since <= 2 else SILENCE

    def _remember(self, heard: Heard, here: Sequence[Voice]) -> None:
        acting = here[-1] if here else acts(heard, self.known())
        if acting:
            self.last, self.since = acting, self.number

    def _untold(self, heard: Heard, before: Heard | None, number: int) -> Voice:
        """Who speaks a quotation whose sentence names nobody: who spoke before it, or acts in the sentence before."""
        if not heard.bare:
            return SILENCE
        last = self.speeches[-1] if self.speeches else None
        if last is not None and last.number in (number, number - 1):
            return last.voice
        return acts(before, SILENCE) if before is not None else SILENCE

    def _sign(self, heard: Heard, number: int) -> None:
        """`-- X, Minister of Y` behind a quotation."""
        last = self.speeches[-1] if self.speeches else None
        if last is not None and not last.voice and last.number == number - 1:
            last.voice = _signature(heard)

    def _add(self, heard: Heard, quotation: Quotation, voice: Voice, tagged: bool, number: int) -> None:
        """Join a part to the quotation before it, or begin another."""
        last = self.speeches[-1] if self.speeches else None
        part = heard.part(quotation)
        topics = list(phrases.topics(heard.scene, part.start, part.end))
        if last is None or not self._goes_on(last, heard, quotation, voice, tagged, number):
            self.speeches.append(Speech(voice, heard.sentence, quotation, [part], number, topics))
            return
        last.parts.append(part)
        last.topics += topics
        last.quotation, last.number = quotation, number
        if voice and (
            not last.voice or (not last.voice.date and voice.name == last.voice.name)
        ):  # the tag stands behind the second sentence of one quotation
            last.voice = voice

    def _goes_on(
        self, last: Speech, heard: Heard, quotation: Quotation, voice: Voice, tagged: bool, number: int
    ) -> bool:
        """In its marks; behind its tag, in its sentence or the next; or with a mere comma or "and" between."""
        if last.quotation is quotation:
            return True
        if last.number == number and heard.sentence.start <= last.parts[-1].start:
            between = self.text[last.parts[-1].end + 1 : quotation.start - 1]
            same = not voice or not last.voice or last.voice.name == voice.name
            split = between.rstrip().endswith(",") and _tag_between(heard, last.parts[-1], quotation)
            return len(between) <= _BETWEEN or (same and split)
        if last.number < number - 1:
            return False
        return heard.sentence.start >= quotation.start - 1 and (heard.bare or not tagged or not last.voice)

    def claims(self) -> Iterator[Claim | Unsettled]:
        """The quotations as claims, once the document has been heard."""
        for speech in self.speeches:
            home = speech.sentence
            if speech.voice:
                yield _claim(self.text, speech)
            else:
                yield Unsettled(home.start, home.end, "quotation", "its speaker is not named")


def acts(heard: Heard, known: Voice) -> Voice:
    """The one person who acts in a sentence: the subject of its last main verb, or whom "a pilot, who ..." describes."""
    for clause in reversed(heard.clauses):
        main = clause.link in ("main", "coordinate")
        utters = any(voices.is_utterance(noun) for noun in clause.objects())
        if not clause.subject or not (main or utters or clause.link == "relative"):
            continue
        voice = voices.of_nouns(heard.scene, clause.subject, known)
        if main and (len(voice.actors.people) == 1 or _is_nameless(clause, voice)):
            return voice
        if voice and utters:
            return voice
        if clause.link == "relative" and voice and not voice.actors and _is_somebody(heard, clause.subject[0]):
            return voice
    return SILENCE


def _is_nameless(clause: Clause, voice: Voice) -> bool:
    """`a senior Peruvian official`: one person whom the text does not name, to whom "the official" can point back."""
    return bool(voice.actors.countries) and voices.is_one_person(clause.subject[0])


def _is_somebody(heard: Heard, noun: NounGroup) -> bool:
    """Whether "who" follows a noun that "a" opens."""
    following = heard.scene.document.text[noun.end : noun.end + 6].lstrip(", ")
    return noun.units[0].lower in ("a", "an", "one") and following.startswith("who")


def _signature(heard: Heard) -> Voice:
    """`-- X, Minister of Y`, which stands behind the words that X speaks."""
    if not heard.row or not (heard.row[0].tag == "-" or heard.row[0].lower.startswith("--")):
        return SILENCE
    nouns = [group for group in heard.groups if isinstance(group, NounGroup)]
    voice = voices.of_nouns(heard.scene, nouns[:1], SILENCE)
    return voice if voice.actors.people else SILENCE


def of_quotation(heard: Heard, quotation: Quotation, known: Voice) -> Voice:
    """Who speaks a quotation by the sentence that it stands in."""
    scene, part = heard.scene, heard.part(quotation)
    beside = next((c for c in heard.clauses if voices.says(c) and 0 <= c.start - part.end <= _GAP), None)
    if beside is not None and beside.link in ("main", "coordinate", "if", "participle"):
        return _speaker(heard, beside, known)
    worded = _wording(heard, part)
    if worded is not None:
        return voices.of_nouns(scene, _meant(heard, worded), known)
    clause = next((c for c in reversed(heard.clauses) if c.verb.start < part.start), None)
    while clause is not None:
        if voices.speaks(clause) and not _closed_before(heard, clause, part):
            voice = _speaker(heard, clause, known) or _agent(heard, clause, part, known)
            if voice or (clause.link == "if" and clause.subject and clause.subject[0].head.tag == "N"):
                return voice
        clause = clause.parent or _above(heard, clause)
    if scene.document.text[max(0, part.start - 4) : part.start - 1].rstrip().endswith(":"):
        return _introduced(heard, part, known)
    return voices.of_sources(scene, heard.groups, known) or _aside(heard, known)


def _closed_before(heard: Heard, clause: Clause, part: Quotation) -> bool:
    """`the plan, which X welcomed, "remains the only basis"`: a relative clause that a comma ends before the quotation."""
    return clause.link == "relative" and heard.scene.document.text[
        max(0, part.start - 4) : part.start - 1
    ].rstrip().endswith(",")


def _above(heard: Heard, clause: Clause) -> Clause | None:
    """The clause before one with "when" or "if" that no other is known to hold."""
    at = heard.clauses.index(clause)
    return heard.clauses[at - 1] if clause.link == "if" and at else None


def _wording(heard: Heard, part: Quotation) -> NounGroup | None:
    """Whose word it is in `provoked by what X called "..."`."""
    at = next((i for i, group in enumerate(heard.groups) if group.start >= part.start - 1), 0) - 1
    if at > 1 and heard.groups[at].lower == "as":
        at -= 1
    named = heard.groups[at - 1] if at > 0 and isinstance(heard.groups[at], VerbGroup) else None
    return named if isinstance(named, NounGroup) and _opened_by_what(heard, at - 1, named) else None


def _meant(heard: Heard, worded: NounGroup) -> list[NounGroup]:
    """`summoned the envoy over what it called "..."`: the pronoun means the subject of the sentence."""
    main = next((clause for clause in heard.clauses if clause.link == "main" and clause.subject), None)
    pronoun = worded.head.lower in ("it", "he", "she", "they")
    return main.subject if pronoun and main is not None and main.start < worded.start else [worded]


def _opened_by_what(heard: Heard, at: int, named: NounGroup) -> bool:
    return named.units[0].lower == "what" or (at > 0 and heard.groups[at - 1].lower == "what")


def _agent(heard: Heard, clause: Clause, part: Quotation, known: Voice) -> Voice:
    """`was denounced as "..." by X`."""
    if not clause.verb.passive:
        return SILENCE
    behind = next((g for g in heard.groups if isinstance(g, NounGroup) and g.start >= part.end), None)
    if behind is None or heard.scene.text(part.end + 1, behind.start) != "by":
        return SILENCE
    return voices.of_nouns(heard.scene, [behind], known)


def _introduced(heard: Heard, part: Quotation, known: Voice) -> Voice:
    """`X was blunt: "..."`, `X: "..."`, `X's message was clear: "..."`."""
    clause = next((c for c in heard.clauses if c.link == "main" and c.subject and c.start < part.start), None)
    if clause is not None:
        return voices.of_nouns(heard.scene, clause.subject, known)
    nouns = [group for group in heard.groups if isinstance(group, NounGroup) and group.end <= part.start]
    while len(nouns) > 1 and voices.is_home(nouns[-1:]) and heard.scene.text(nouns[-2].end, nouns[-1].start) == "from":
        nouns.pop()  # "a woman from Peru: ..."
    return voices.of_nouns(heard.scene, nouns[-1:], known)


def _speaker(heard: Heard, clause: Clause, known: Voice) -> Voice:
    """Who speaks in a clause; `a statement issued by X says` has its author in a participle."""
    for issued in heard.clauses:
        if issued.link == "participle" and issued.subject and clause.subject[:1] == issued.subject[:1]:
            if voices.is_utterance(issued.subject[0]) and issued.verb.passive:
                return voices.of_nouns(heard.scene, issued.after("by"), SILENCE)
    opening = next((group for group in heard.groups if isinstance(group, NounGroup)), None)
    if voices.quotes_him(clause) and opening is not None and opening.end < clause.start:
        voice = voices.of_nouns(heard.scene, [opening], SILENCE)  # "X, the ministry quoted him as saying, wants"
        if voice.actors.people:
            return voice
    return voices.of_clause(heard.scene, clause, known)


def _aside(heard: Heard, known: Voice) -> Voice:
    """`..., the ministry said.`, `A, she added, will B`: the speaker of a sentence whose tag stands in it or behind it."""
    tag = aside(heard.scene, heard.clauses)
    return _speaker(heard, tag, known) if tag is not None else SILENCE


def aside(scene: Scene, parsed: Sequence[Clause]) -> Clause | None:
    """The clause that says whose words the sentence gives, and nothing besides."""
    return next((clause for clause in parsed if _is_aside(scene.document.text, clause)), None)


def _is_aside(text: str, clause: Clause) -> bool:
    if not voices.says(clause) or clause.link not in ("main", "coordinate", "if") or clause.verb.negated:
        return False
    if any(child.link in ("that", "infinitive") for child in clause.children):
        return False
    if clause.objects() and clause.verb.lemma not in ("tell", "inform", "put", "sum", "assure", "quote", "cite"):
        return False
    before = text[max(0, clause.start - 5) : clause.start]
    return before[-1:].isspace() and (before.rstrip().endswith((*",\"”»'’", " as", " how")) or before.lower() == "as ")


def reported_by(heard: Heard, clause: Clause) -> Voice:
    """Who says what a clause tells: whose verb of speech it hangs on, or who tells the sentence."""
    here: Clause | None = clause
    while here is not None and here.parent is not None:
        if here.link == "that" and voices.speaks(here.parent):
            return _speaker(heard, here.parent, heard.known)
        here = here.parent
    return heard.teller if not _is_aside(heard.scene.document.text, clause) else SILENCE


def _tag_between(heard: Heard, before: Quotation, after: Quotation) -> bool:
    """Whether a verb of saying stands between two quotations and is told by both."""
    return any(before.end <= c.start and c.verb.end <= after.start and voices.says(c) for c in heard.clauses)


def _claim(text: str, speech: Speech) -> Claim:
    actors, sentence = speech.voice.actors, speech.sentence
    return Claim(
        "quote", "statement", "done", sentence.start, sentence.end, "quotation",
        countries=actors.countries, people=actors.people, organizations=actors.organizations,
        object=quotes.joined(text, speech.parts), topics=tuple(dict.fromkeys(speech.topics)),
        date=speech.voice.date, place=speech.voice.place, speaker=speech.voice.name,
        resolutions=actors.resolutions,
    )  # fmt: skip
