"""The stage of claims: sentences with their mentions and resolutions -> claims, and what could not be settled."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from diplograph.claims import (
    agreements,
    cooperation,
    demand_nouns,
    demands,
    genre,
    initiatives,
    invitations,
    listed,
    measures,
    meeting_nouns,
    meetings,
    partnerships,
    positions,
    quotes,
    relations,
    series,
    speech,
    standing,
    step_nouns,
    unreal,
    visit_nouns,
    visits,
)
from diplograph.claims.actors import Actors
from diplograph.claims.clauses import Clause
from diplograph.claims.frames import concludes
from diplograph.claims.groups import Group, groups
from diplograph.claims.hits import Hit, hits
from diplograph.claims.lead import dateline_end, lead
from diplograph.claims.merge import merge
from diplograph.claims.parse import clauses
from diplograph.claims.quotes import Quotation
from diplograph.claims.scene import Scene
from diplograph.claims.speech import Heard, Listener
from diplograph.claims.unit import Unit
from diplograph.claims.units import units
from diplograph.claims.voices import Voice
from diplograph.claims.wordings import without_wordings
from diplograph.records import Claim, Document, Kind, Mention, Names, Resolved, Sentence, Unsettled, Word

Fields = Callable[[Sequence[Word]], tuple[Mention, ...]]
_Builder = Callable[[Scene, Hit], Iterator[Claim]]
_BUILDERS: dict[Kind, _Builder] = {
    "meeting": meetings.meetings, "visit": visits.visits,
    "partnership": partnerships.partnerships, "position": positions.positions, "demand": demands.demands,
    "cooperation": cooperation.cooperations, "measure": measures.measures, "relations": relations.relations,
}  # fmt: skip
# A clause that tells one of these tells no looser cooperation besides.
_SPECIFIC: frozenset[Kind] = frozenset(
    {"agreement", "meeting", "visit", "partnership", "relations", "demand", "measure", "position"}
)
_EVENTS: frozenset[Kind] = frozenset({"meeting", "visit", "cooperation", "measure", "relations"})

# "agreed to launch a dialogue", "to open negotiations": a meeting to come, and what is agreed.
_FOUNDING = frozenset("launch establish create set start institute open begin initiate found".split())

_SPOKEN: frozenset[Kind] = frozenset({"position", "demand", "measure", "cooperation"})


def read(
    document: Document,
    sentences: Sequence[Sentence],
    names: Names,
    resolved: Resolved,
    state_names: dict[str, str],
    fields: Fields,
) -> tuple[tuple[Claim, ...], tuple[Unsettled, ...]]:
    """The claims of one document, one a thing, and the sentences that triggered a frame in vain."""
    reader = _Reader(document, names, resolved, state_names, fields)
    found: list[Claim] = []
    body = [sentence for sentence in sentences if sentence.role == "body"]
    for _, block in groupby(body, key=lambda sentence: sentence.block):
        found.extend(reader.block(list(block)))
    found.extend(reader.quoted())
    if genre.is_sport(document.text):
        found = [claim for claim in found if not genre.is_teams(claim)]
    found.extend(listed.titled(document, sentences, names.mentions, resolved.focus))
    found.extend(standing.offices(names.tenures, resolved.people, body, state_names))
    return merge(found, lead(document.date, body, names.mentions)), tuple(reader.unsettled)


class _Reader:
    def __init__(
        self, document: Document, names: Names, resolved: Resolved, state_names: dict[str, str], fields: Fields
    ) -> None:
        self.document, self.names, self.resolved, self.state_names = document, names, resolved, state_names
        self.fields = fields
        self.resolutions = {resolution.start: resolution for resolution in resolved.resolutions}
        self.unsettled: list[Unsettled] = []
        self.position = 0
        self.named: list[Mention] = []  # the initiatives and documents with a name of their own, up to the sentence
        self.meetings: list[Mention] = []
        self.talking = Actors()  # the sides of the meeting told last
        self.makers: dict[str, Actors] = {}  # whose the documents and events told so far are, by their forms
        self.listener = Listener(document.text)
        self.announced: Clause | None = None  # the clause whose list of documents the next sentences are

    def block(self, block: list[Sentence]) -> Iterator[Claim]:
        """The claims of one paragraph."""
        text = self.document.text
        spoken = [q for q in quotes.quotations(text, block[0].start, block[-1].end) if quotes.is_speech(text, q)]
        before, heard = block[0].start, []
        for sentence in block:
            heard.append(self._heard(sentence, spoken, before))
            before = sentence.start
        told = self.listener.hear(heard)
        for one in heard:
            scene = one.scene
            scene.goes_on(self.talking, self.makers, block[0].start)
            row, parsed = self._told(one)
            for claim in self._claims(one, row, parsed) if not unreal.is_imagined(scene) else ():
                if claim.kind == "meeting" and claim.status == "done" and len(claim.countries) > 1:
                    self.talking = Actors(claim.countries, claim.people, resolutions=claim.resolutions)
                self._made(claim)
                yield claim
            yield from self._listed(scene, one.outer, parsed)
            for quotation in one.inside:
                if quotes.is_clause(text, quotation):
                    voice, part = told[quotation], one.part(quotation)
                    scene.quote(voice.name, voice.actors)
                    inner = groups([unit for unit in one.row if part.start <= unit.start < part.end])
                    yield from self._claims(one, inner, clauses(inner))
            self.unsettled += [
                Unsettled(one.sentence.start, one.sentence.end, rule, why) for rule, why in scene.unsettled
            ]

    def _made(self, claim: Claim) -> None:
        """Take note of whose a document or event is: `the declaration`, `the summit` of later sentences speaks for them."""
        sides = Actors(claim.countries, (), claim.organizations)
        if claim.kind not in ("agreement", "meeting") or claim.status == "denied":
            return
        if len(claim.countries) == 1 or not sides:
            return
        forms = [claim.subtype.split()[-1]] if claim.subtype else []
        forms += ["document"] if claim.kind == "agreement" else ["meeting"]
        self.makers.update(dict.fromkeys(forms, sides))

    def _heard(self, sentence: Sentence, spoken: Sequence[Quotation], before: int) -> Heard:
        """A sentence made ready; what is quoted at length stands apart from it."""
        text = self.document.text
        mentions = self._mentions(sentence)
        row = units(text, sentence, mentions)
        told = dateline_end(sentence)
        row = [unit for unit in row if unit.start >= told]
        scene = self._scene(sentence, _names(mentions), row)
        scene.since = before
        inside = [q for q in spoken if q.start < sentence.end and sentence.start < q.end]
        outer = _outside(row, inside, [q for q in inside if quotes.is_clause(text, q)])
        parts = groups(outer)
        return Heard(scene, row, outer, parts, clauses(parts), inside)

    def _told(self, heard: Heard) -> tuple[list[Group], list[Clause]]:
        """The groups and clauses of a sentence without those that only say whose wording something is."""
        plain = without_wordings(heard.outer)
        heard.scene.units = plain if heard.row is heard.outer else without_wordings(heard.row)
        if len(plain) == len(heard.outer):
            return heard.groups, heard.clauses
        row = groups(plain)
        return row, clauses(row)

    def quoted(self) -> Iterator[Claim]:
        """The quotations of the whole document."""
        for said in self.listener.claims():
            if isinstance(said, Claim):
                yield said
            else:
                self.unsettled.append(said)

    def _listed(self, scene: Scene, row: list[Unit], parsed: list[Clause]) -> Iterator[Claim]:
        """The items of a list of documents that a sentence with a colon at its end announces."""
        text = self.document.text
        if text[scene.sentence.start : scene.sentence.end].rstrip().endswith(":"):
            self.announced = next((clause for clause in reversed(parsed) if concludes(clause.verb.lemma)), None)
        elif self.announced is not None and not any(clause.verb.form == "finite" for clause in parsed):
            yield from listed.listed(scene, groups(row), self.announced)
        else:
            self.announced = None

    def _mentions(self, sentence: Sentence) -> list[Mention]:
        mentions = self.names.mentions
        while self.position < len(mentions) and mentions[self.position].start < sentence.start:
            self._passed(mentions[self.position])
            self.position += 1
        last = self.position
        while last < len(mentions) and mentions[last].start < sentence.end:
            last += 1
        return list(mentions[self.position : last])

    def _passed(self, mention: Mention) -> None:
        """Take note of what later sentences can point back to."""
        if mention.kind in ("initiative", "instrument") and mention.name != mention.form:
            self.named.append(mention)
        elif mention.kind == "event" and mention.detail == "meeting":
            self.meetings.append(mention)

    def _scene(self, sentence: Sentence, names: frozenset[str], row: list[Unit]) -> Scene:
        resolved = self.resolved
        return Scene(
            self.document, resolved.focus, resolved.people, self.names.tenures, self.resolutions, self.state_names,
            sentence, names, row, talking=self.talking, makers=self.makers, finds_fields=self.fields,
            named=self.named.copy(), meetings=self.meetings.copy(),
        )  # fmt: skip

    def _claims(self, heard: Heard, row: Sequence[Group], parsed: list[Clause]) -> Iterator[Claim]:
        scene = heard.scene
        levels_told = related = False
        specific: set[Clause] = set()
        parsed = unreal.real(scene, parsed)
        documents = list(agreements.documents(scene, row, parsed))
        signed = {clause for clause, _ in documents if clause is not None}
        stepped: set[Clause] = set()
        asked: set[Clause] = set()
        for clause in reversed(parsed):  # the inner clause first: it says more than the one above it
            for claim in self._clause(heard, clause, specific, signed):
                levels_told = levels_told or claim.kind == "partnership"
                related = related or (claim.kind == "relations" and bool(claim.date))
                if claim.kind in ("measure", "relations"):
                    stepped.add(clause)
                if claim.kind == "demand":
                    asked.add(clause)
                yield claim
        for telling, claim in documents:
            denied = telling is not None and unreal.fell_through(telling)
            speaker = claim.speaker or self._said_by(heard, telling)
            yield dataclasses.replace(claim, status="denied" if denied else claim.status, speaker=speaker)
        yield from self._by_nouns(scene, row, parsed)
        for claim in initiatives.initiatives(scene, row, parsed) if "initiative" in scene.names else ():
            if not any(claim.object in document.object for _, document in documents):  # a programme that was signed
                yield claim
        yield from step_nouns.named_steps(scene, parsed, stepped, "measure")
        yield from step_nouns.named_steps(scene, parsed, stepped, "relations")
        yield from demand_nouns.named_demands(scene, parsed, asked)
        if "level" in scene.names and not levels_told:
            yield from standing.levels(scene, parsed)
        if not related:
            yield from relations.dated_relations(scene)

    def _by_nouns(self, scene: Scene, row: Sequence[Group], parsed: Sequence[Clause]) -> Iterator[Claim]:
        """The meetings, visits and invitations of which only a noun tells."""
        for clause in parsed:
            if "meeting" in scene.names:
                yield from meeting_nouns.named(scene, clause, parsed)
            yield from series.told(scene, clause)
            if "visit" in scene.names:
                yield from visit_nouns.named(scene, clause)
            yield from invitations.invitations(scene, clause)
        if "meeting" in scene.names:
            yield from meeting_nouns.apart_from_clauses(scene, row, parsed)
        yield from visit_nouns.described(scene)
        yield from visits.ranked(scene, parsed)

    def _said_by(self, heard: Heard, clause: Clause | None) -> str:
        return speech.reported_by(heard, clause).name if clause is not None else ""

    def _clause(self, heard: Heard, clause: Clause, specific: set[Clause], signed: set[Clause]) -> Iterator[Claim]:
        scene = heard.scene
        speaker = scene.speaker
        voice = Voice() if speaker else speech.reported_by(heard, clause)
        scene.speaker = speaker or voice.name
        if not speaker:
            yield from demands.obliged(scene, clause, voice.actors)
        done: set[Kind] = {"agreement"} if clause in signed else set()
        joint = False
        for hit in hits(scene, clause):
            if hit.frame.kind in done or (
                hit.frame.kind == "cooperation" and (done or self._told_below(clause, specific))
            ):
                continue
            if hit.value == "recognition" and "measure" in done and not clause.verb.negated:
                continue  # "recognised Palestine": a step, and no stance besides
            found = list(_BUILDERS[hit.frame.kind](scene, hit))
            if hit.frame.kind in _EVENTS and unreal.denied_below(clause):
                found = [dataclasses.replace(claim, status="denied") for claim in found]
            if found:
                done.add(hit.frame.kind)
                yield from (_of_speaker(claim, voice) for claim in found)
                joint = joint or (hit.frame.kind == "measure" and len(found[0].countries) > 1)
        if done & _SPECIFIC and not joint:  # "agreed to ease visa rules": what two agree on is no step of one alone
            specific.add(clause)
        scene.speaker = speaker

    def _told_below(self, clause: Clause, specific: set[Clause]) -> bool:
        return any(
            child in specific and child.link in ("infinitive", "that", "gerund") and child.verb.lemma not in _FOUNDING
            for child in clause.children
        )


def _names(mentions: Sequence[Mention]) -> frozenset[str]:
    """The kinds of some mentions, an event by its sort."""
    return frozenset(mention.detail if mention.kind == "event" else mention.kind for mention in mentions)


def _of_speaker(claim: Claim, voice: Voice) -> Claim:
    """`Peru supports the plan, the minister said`: what one state's official says that it does is the official's too."""
    actors = voice.actors
    if claim.people or claim.kind not in _SPOKEN or len(actors.people) > 1 or claim.countries != actors.countries:
        return claim
    return dataclasses.replace(
        claim, people=actors.people, organizations=claim.organizations or actors.organizations,
        resolutions=tuple(dict.fromkeys((*claim.resolutions, *actors.resolutions))),
    )  # fmt: skip


def _outside(row: list[Unit], inside: Sequence[Quotation], apart: Sequence[Quotation]) -> list[Unit]:
    """The units of a sentence without its quoted clauses, and without the marks of quoted phrases, which are part of it."""
    if not inside:
        return row
    marks = {at for q in inside if q not in apart for at in (q.start - 1, q.end)}
    return [unit for unit in row if not any(q.start <= unit.start < q.end for q in apart) and unit.start not in marks]
