"""Documents: one claim for each one that is named, also when a sentence lists five, and one for a bare count."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors
from diplograph.claims.clauses import Argument, Clause
from diplograph.claims.frames import Frame, triggers
from diplograph.claims.groups import Group, NounGroup
from diplograph.claims.hits import Hit, is_a
from diplograph.claims.scene import Scene
from diplograph.claims.status import status
from diplograph.records import Claim, Document, Focus, Mention, Sentence, Status

# Prepositions that lead to what a document is about.
_SUBJECT_OF = frozenset({"on", "for", "of", "in", "regarding", "concerning", "to", "about"})
_SIDES = frozenset({"between", "with", "among"})
_SIGNING = Frame(
    "document-signing", "agreement", {"signing": "signed", "signature": "signed", "conclusion": "signed", "adoption": "adopted",
    "ratification": "ratified", "initialling": "initialled", "exchange": "signed"}, value="stage",
)  # fmt: skip
_LISTED = Frame("document-listed", "agreement", {})
_JOINT_TEXTS = frozenset({"joint statement", "joint communique", "joint declaration", "joint communiqué"})
_NAMED = Frame("document-named", "agreement", {})
# Instruments that belong to everybody ("the UN Charter") or to one body alone.
_NO_DEALS = frozenset(
    {"charter", "resolution", "constitution", "law", "report", "letter", "documents", "agenda", "roadmap"}
)
_BRACKETS = re.compile(r"\([^)]*\)")
_AMENDING = re.compile(
    r"\s+(?:amending|establishing|governing|regulating|creating|defining|extending|replacing|implementing)\b[^,;.]*?"
    r"(?=\s(?:was|were|is|are|has|have|had|will)\b|[,;.])"
)
_PARTIES = re.compile(r"\s+(?:between|among)\s+(?:the\s+)?[A-Z][^,;]*$")


@dataclass(slots=True)
class _Item:
    """A document of a list: its noun group, and what it is about."""

    instrument: NounGroup
    about: NounGroup | None = None
    end: int = 0
    prep: str = ""
    later: bool = False  # not the first thing that its instrument is about


def agreements(scene: Scene, hit: Hit) -> Iterator[Claim]:
    """The documents that a hit speaks of."""
    clause = hit.clause
    found = status(clause)
    if found is None:
        scene.unsettled.append((hit.frame.name, "only a condition"))
        return
    arguments = _arguments(hit)
    parties = scene.actors(hit.subject) | _others(scene, clause.arguments)
    if not parties and clause.verb.passive and clause.subject:
        parties = scene.sides(clause.subject[0].start, clause.subject[-1].end)  # "an agreement was signed"
    stage = hit.value if found == "done" else "proposed" if found == "proposed" else "negotiated"
    for item in _items(arguments):
        claim = _claim(scene, hit, item, parties, found, stage if found != "denied" else "")
        if claim.countries or claim.organizations:
            yield claim
        else:
            scene.unsettled.append((hit.frame.name, "the parties of the document are not named"))


def signings(scene: Scene, clause: Clause) -> Iterator[Claim]:
    """Documents behind a noun: `the signing of`, `the adoption of`, `a signing ceremony of`."""
    nouns = [Argument("", noun) for noun in clause.subject if clause.link not in ("infinitive", "gerund", "coordinate")]
    arguments = [*nouns, *clause.arguments]
    at = next((i for i, argument in enumerate(arguments) if _stage(argument.noun)), -1)
    if at < 0:
        return
    found = status(clause)
    if found is None:
        return
    noun = arguments[at].noun
    inner = [Argument(prep, group, joined) for prep, group, joined in noun.posts] if at < len(nouns) else []
    listed = inner or [a for a in arguments[at + 1 :] if not a.fronted]
    parties = scene.actors(clause.subject) | _others(scene, arguments[at + 1 :])
    stage = _stage(noun) if found in ("done", "ongoing") else "negotiated"
    hit = Hit(_SIGNING, clause, stage, clause.subject, [])
    for item in _items(listed):
        yield _claim(scene, hit, item, parties, "done" if found == "ongoing" else found, stage)


def named(scene: Scene, clause: Clause) -> Iterator[Claim]:
    """Documents with a capitalised name that a clause mentions in passing."""
    nouns = (
        [Argument("", noun) for noun in clause.subject]
        if clause.link not in ("infinitive", "gerund", "coordinate", "that")
        else []
    )
    arguments = [*nouns, *clause.arguments]
    for argument in arguments:
        noun = argument.noun
        mention = noun.head.mention
        if mention is None or mention.kind != "instrument":
            continue
        item = _own_item(noun)
        follower = next((c for c in clause.children if noun in c.subject and c.link == "participle"), None)
        capital = scene.document.text[noun.head.start].isupper()
        told_of = item.about is not None and (noun.units[0].lower == "the" or follower is not None)
        if not (capital or told_of) or mention.form in _NO_DEALS:
            continue
        parties = scene.actors(
            [*_partners(noun), *(follower.after("by") if follower is not None else ())]
        ) | _title_states(mention)
        if mention.name == mention.form and item.about is None and not parties:
            continue
        found: Status = "planned" if _pending(noun) else "done"
        parties = parties or _under(scene, clause, argument) or scene.sides(noun.start, noun.end)
        if not parties:
            scene.unsettled.append(("document-named", "the parties of the document are not named"))
            continue
        yield _claim(
            scene, Hit(_NAMED, follower or Clause(clause.verb, "main", None), "", [], []), item, parties, found, ""
        )


def concludes(clause: Clause) -> bool:
    """Whether a clause tells that documents were signed or adopted, so that a list of them may follow."""
    return any(trigger.frame.kind == "agreement" for trigger in triggers().get(clause.verb.lemma, ()))


def listed(scene: Scene, row: Sequence[Group], announced: Clause) -> Iterator[Claim]:
    """The documents of a list item: `(a) Memorandum of Understanding on fisheries;`."""
    found = status(announced)
    value = next((t.value for t in triggers().get(announced.verb.lemma, ()) if t.frame.kind == "agreement"), "")
    nouns = [group for group in row if isinstance(group, NounGroup)]
    first = next((noun for noun in nouns if is_a(noun, "instrument")), None)
    if found is None or first is None:
        return
    parties = scene.actors(announced.subject) or scene.sides(first.start, first.end)
    claim = _claim(
        scene,
        Hit(_LISTED, announced, value, [], []),
        _own_item(first),
        parties,
        found,
        value if found == "done" else "negotiated",
    )
    if claim.countries or claim.organizations:
        yield claim


def titled(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], focus: Focus
) -> Iterator[Claim]:
    """A text that is itself a joint statement or communique: its title says so."""
    for sentence in sentences:
        if sentence.role != "title":
            continue
        inside = [m for m in mentions if sentence.start <= m.start < sentence.end]
        mention = next((m for m in inside if m.kind == "instrument" and m.form in _JOINT_TEXTS), None)
        states = tuple(
            dict.fromkeys(iso for m in inside if m.kind in ("state", "demonym", "person") for iso in m.states)
        )
        states = states if len(states) > 1 else focus.states
        if mention is not None and len(states) > 1 and _opens(document.text, sentence, mention):
            title = " ".join(document.text[mention.start : sentence.end].split())
            yield Claim(
                "agreement", mention.form, "done", sentence.start, sentence.end, "document-titled",
                countries=states, object=title.rstrip("."), stage="adopted",
            )  # fmt: skip
            return


def _opens(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether the instrument opens the title, but for a place or a number before it."""
    return len(text[sentence.start : mention.start].split()) <= 2


def _under(scene: Scene, clause: Clause, argument: Argument) -> Actors:
    """`Under the Waters Agreement, A and B shared out the river`: those who act under it are its parties."""
    actors = scene.actors(clause.subject) if argument.prep == "under" else NOBODY
    return actors if len(actors.countries) > 1 else NOBODY


def _own_item(noun: NounGroup) -> _Item:
    item = _Item(noun)
    for prep, post, joined in noun.posts:
        if prep in _SUBJECT_OF and (item.about is None or joined or prep in ("of", "in")):
            item.about, item.end = item.about or post, post.end
    return item


def _pending(noun: NounGroup) -> bool:
    return any(unit.lower in ("draft", "future", "proposed", "planned", "new") for unit in noun.units)


def _title_states(mention: Mention) -> Actors:
    return Actors(mention.states) if len(mention.states) > 1 else NOBODY


def _stage(noun: NounGroup) -> str:
    head = noun.head
    if head.mention is not None and head.mention.form == "signing ceremony":
        return "signed"
    return _SIGNING.verbs.get(head.lower, "") if head.tag == "N" else ""


def _arguments(hit: Hit) -> list[Argument]:
    """The noun groups among which the documents stand: behind the verb, or the subject of a passive."""
    if hit.clause.verb.passive or hit.frame.subject == "instrument":
        inner: list[Argument] = []
        for noun in hit.clause.subject:
            inner.append(Argument("", noun, "and" if inner else ""))
            inner += [Argument(prep, post, joined) for prep, post, joined in noun.posts]
        if any(argument.prep in _SUBJECT_OF for argument in inner):
            return inner
        return inner + [
            argument
            for argument in hit.clause.arguments
            if argument.prep in ("on", "regarding", "concerning", "for", "of", "") and not argument.fronted
        ]
    return [argument for argument in hit.clause.arguments if not argument.fronted]


def _others(scene: Scene, arguments: Sequence[Argument]) -> Actors:
    """The other side: "with X", "between X and Y"."""
    return scene.actors([argument.noun for argument in arguments if argument.prep in _SIDES and not argument.fronted])


def _items(arguments: Sequence[Argument]) -> Iterator[_Item]:
    """The documents of a list: `documents on A, B and MOUs on C and D` are four, `an MOU on A and B` is one."""
    current: NounGroup | None = None
    items: list[_Item] = []
    plural = False
    for argument in arguments:
        noun = argument.noun
        if is_a(noun, "instrument") and not _abbreviates(noun, current):
            if current is not None and not _counted(items, current):
                items.append(_Item(current))
            current, plural = noun, _is_plural(noun)
            items = [item for item in items if item.instrument is not current]
        elif current is not None and _abbreviates(noun, current):
            current.end = noun.end + 1
        elif current is not None and argument.prep in _SUBJECT_OF:
            _extend(items, current, plural, argument)
    if current is not None and not _counted(items, current):
        items.append(_Item(current))
    yield from items


def _abbreviates(noun: NounGroup, current: NounGroup | None) -> bool:
    """`a memorandum of understanding (MOU)`: one document."""
    return current is not None and noun.start - current.end <= 2 and noun.end - noun.start <= 8


def _counted(items: Sequence[_Item], instrument: NounGroup) -> bool:
    return any(item.instrument is instrument for item in items)


def _extend(items: list[_Item], instrument: NounGroup, plural: bool, argument: Argument) -> None:
    last = next((item for item in reversed(items) if item.instrument is instrument), None)
    if last is None:
        items.append(_Item(instrument, argument.noun, argument.noun.end, argument.prep))
    elif plural and argument.joined and argument.prep == last.prep:
        items.append(_Item(instrument, argument.noun, argument.noun.end, argument.prep, later=True))
    else:
        last.end = argument.noun.end


def _is_plural(noun: NounGroup) -> bool:
    mention = noun.head.mention
    return noun.head.lower.split()[0].endswith("s") or (mention is not None and mention.detail == "plural")


def _claim(scene: Scene, hit: Hit, item: _Item, parties: Actors, found: Status, stage: str) -> Claim:
    noun = item.instrument
    mention = noun.head.mention
    assert mention is not None
    actors = parties | scene.actors(_partners(noun))
    title = _title(scene, item)
    end = item.end or noun.end
    base = scene.claim(hit.frame.name, "agreement", mention.form, found, actors)
    return dataclasses.replace(
        base,
        object=title,
        topics=phrases.topics(scene, item.about.start if item.later and item.about else noun.start, end),
        date=phrases.date(scene, hit.clause, found),
        place=phrases.place(hit.clause.arguments),
        stage=stage,
    )


def _partners(noun: NounGroup) -> list[NounGroup]:
    return [
        group for prep, group, _ in noun.posts if prep in ("between", "with", "among", "of") and group.head.tag == "A"
    ]


def _title(scene: Scene, item: _Item) -> str:
    """The title of a document: `memorandum of understanding on fisheries`, `10 documents`."""
    noun, about = item.instrument, item.about
    if about is None:
        text = scene.text(noun.start, noun.end) + _amending(scene, noun)
    elif item.later or about.start < noun.start or not _adjoins(scene, noun, about):
        form = noun.head.mention.form if noun.head.mention else noun.head.lower
        text = f"{form.removesuffix('s')} on {scene.text(about.start, item.end)}"
    else:
        text = scene.text(noun.start, item.end)
    return phrases.tidy(_PARTIES.sub("", text))


def _adjoins(scene: Scene, noun: NounGroup, about: NounGroup) -> bool:
    """Whether nothing but a preposition (and an abbreviation in brackets) stands between a document and its subject."""
    return len(_BRACKETS.sub("", scene.document.text[noun.end : about.start]).split()) <= 2


def _amending(scene: Scene, noun: NounGroup) -> str:
    """`a protocol amending the treaty`: the words that say what the document does."""
    match = _AMENDING.match(scene.document.text, noun.end, scene.sentence.end)
    return f" {scene.text(*match.span())}" if match else ""
