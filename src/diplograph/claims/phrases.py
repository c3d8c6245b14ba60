"""The words of a claim: what it is about as the text puts it, its topics, its date and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.claims.clauses import Argument, Clause
from diplograph.claims.groups import NounGroup
from diplograph.claims.scene import Scene
from diplograph.records import Mention, Status

_OPENING = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|both|that|to|about|on|over|for|of|with)\s+|[\"“”'‘’,;:\s]+)+", re.IGNORECASE
)
_CLOSING = re.compile(r"[\s,;:.\"“”'’]+$")
_NAMES_OF_SOMEBODY = frozenset({"person", "organization", "body", "office", "reference"})
_TRAILING_ADJUNCT = re.compile(
    r",?\s(?:(?:including|such as|as well as|among others|in particular|according to)\b"
    r"|within (?:[\w-]+ ){0,2}(?:hours|days|weeks|months)\b"
    r"|which (?:[\w-]+ ){1,3}den(?:y|ies|ied)\b).*$"
)
_SAVE = ("except ", "except for ", "besides ", "unlike ", "apart from ", "other than ", "but not ")
_NEXT_THOUGHT = re.compile(r";|,(?: and| but)? that\b")  # what stands behind is another sentence, or told beside
_ASIDE = re.compile(
    r",(?: (?:in|on|at|to|for|of|with|through|by|under|from|after|during))? (?:which|where|whose|whom)\b"
)
_TIMES = frozenset("years months weeks days decades generations times time period".split())
_DECIDING = frozenset("agree decide plan announce promise pledge undertake resolve".split())
_CURRENCY = re.compile(r"\$|[ -](?:dollars?|won|yuan|euros?|pounds?|rubles?|francs?|yen|tenge|som)\b")
_LONGEST = 220
_EVENT = re.compile(r"\b(?:visit|trip|meeting|summit|talks|session|forum|conference)\b", re.IGNORECASE)
_SINCE = 80  # letters between "since" and a date that it governs
_LINKS_OF_CONTENT = ("infinitive", "that", "gerund", "relative")


def tidy(text: str) -> str:
    """A stretch of text as the object of a claim: without opening determiner and closing punctuation."""
    text = _CLOSING.sub("", _OPENING.sub("", text))
    if text.count('"') == 1 or text.count("“") != text.count("”"):
        text = re.sub(r'["“”]', "", text)  # of a quotation that begins or ends elsewhere
    if text.count("(") > text.count(")"):
        text += ")"
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return text


def _own(clause: Clause) -> Iterator[Argument]:
    """The arguments of a clause up to `according to the ministry`."""
    for argument in clause.arguments:
        if not argument.fronted and argument.noun.lower == "according":
            return
        yield argument


def extent(clause: Clause) -> int:
    """Offset where a clause ends with all that it says, but without a participle that only adds to it."""
    end = clause.verb.end
    for argument in _own(clause):
        if not argument.fronted:
            end = max(end, argument.noun.end)
    for date in clause.dates:
        end = max(end, date.end) if date.start > clause.verb.start else end
    for child in clause.children:
        if child.link in _LINKS_OF_CONTENT and child.start >= clause.verb.start:
            end = max(end, extent(child))
    return end


def content(clause: Clause, places: Sequence[str]) -> tuple[int, int] | None:
    """The span of what is agreed, supported or demanded, at the first of the given places where something stands."""
    for place in places:
        found = _content_at(clause, place)
        if found and found[0] < found[1]:
            return found
    return None


def _content_at(clause: Clause, place: str) -> tuple[int, int] | None:
    if place in ("infinitive", "that", "gerund"):
        below = (c for c in clause.children if c.link == place and c.start >= clause.verb.start)
        child = next((c for c in below if not _tells_when(c)), None)
        if child is None:
            return None
        start = child.start if place == "that" else child.verb.start
        return start, extent(child)
    if place == "if":
        child = next((c for c in clause.children if c.link == "if"), None)
        return (child.start, extent(child)) if child else None
    if place == "subject":
        return (clause.subject[0].start, clause.verb.start) if clause.subject else None
    wanted = "" if place == "object" else place
    if place == "object" and clause.verb.passive and clause.subject:
        return clause.subject[0].start, clause.verb.start
    first = next((a for a in _own(clause) if a.prep == wanted and not a.fronted), None)
    if first is not None:
        return first.noun.start, extent(clause)
    child = next((c for c in clause.children if c.link == "gerund" and c.prep == wanted and wanted), None)
    return (child.verb.start, extent(child)) if child else None


def _tells_when(child: Clause) -> bool:
    """`in the years to come`, `for generations to come`."""
    noun = child.governor
    return child.verb.lemma == "come" and child.link == "infinitive" and noun is not None and noun.head.last in _TIMES


def content_of(
    clause: Clause, noun: NounGroup, places: Sequence[str], following: int | None = None
) -> tuple[int, int] | None:
    """The span of what a noun of the clause is about (`its support for A and its opposition to B`).

    `following` is the offset of the next such noun. In a passive the span may stand before the verb.
    """
    behind = [a for a in _own(clause) if not a.fronted and a.noun.start > noun.end]
    if following is not None:
        behind = [a for a in behind if a.noun.start < following]
    ends = [a.noun.end for a in behind]
    last = ends[-1] if following is not None and ends else extent(clause)
    posts = {prep: post.start for prep, post, _ in reversed(noun.posts)} if noun.end < clause.verb.start else {}
    loose: tuple[int, int] | None = None
    for place in places:
        found = _span_of(clause, noun, place, behind, posts, (following, last))
        if found is None:
            continue
        if place != "of" or found[0] <= noun.end + len(" of "):
            return found
        loose = loose or found  # "satisfaction with the pace of the dialogue": the pace is that of the dialogue
    return loose


def _span_of(
    clause: Clause,
    noun: NounGroup,
    place: str,
    behind: Sequence[Argument],
    posts: dict[str, int],
    bounds: tuple[int | None, int],
) -> tuple[int, int] | None:
    """The span that one place gives, before the verb of a passive or behind the noun."""
    following, last = bounds
    if place in posts:
        return posts[place], clause.verb.start - 1
    inner = _inside(clause, noun, place)  # "the importance of raising trade was stressed"
    if inner is not None:
        return inner.verb.start, clause.verb.start - 1
    start = _start_of(clause, behind, place, following)
    return (start, last) if start is not None and noun.end < start < last else None


def _inside(clause: Clause, noun: NounGroup, place: str) -> Clause | None:
    """The gerund of a place between a noun and the verb that follows it."""
    inside = (c for c in clause.children if c.link == "gerund" and noun.end <= c.start < clause.verb.start)
    return next((child for child in inside if child.prep == place), None)


def _start_of(clause: Clause, behind: Sequence[Argument], place: str, following: int | None) -> int | None:
    inside = [c for c in clause.children if c.start >= clause.verb.start and (following is None or c.start < following)]
    if place in ("infinitive", "that", "gerund"):
        child = next((c for c in inside if c.link == place and not _tells_when(c)), None)
        return None if child is None else child.start if place == "that" else child.verb.start
    first = next((a.noun.start for a in behind if a.prep == place), None)
    return (
        first
        if first is not None
        else next((c.verb.start for c in inside if c.link == "gerund" and c.prep == place), None)
    )


def says(scene: Scene, span: tuple[int, int]) -> str:
    """The words of a span, tidied."""
    return tidy(_TRAILING_ADJUNCT.sub("", scene.text(span[0], _thought(scene, *span))))


def _thought(scene: Scene, start: int, end: int) -> int:
    """Where a span ends with one thing that is said: before a semicolon, or before "and that" where no "that" opens it."""
    text = scene.document.text
    that = "that" in text[max(0, start - 6) : start + 5].lower().split()
    ends = (m.start() for m in _NEXT_THOUGHT.finditer(text, start, end) if m.group() == ";" or not that)
    return next(ends, end)


def topics(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The fields that a stretch names, in its order."""
    fields = [field for field in scene.fields if start <= field.start < end]
    if not fields:
        return ()
    others = [unit.mention for unit in scene.units if unit.mention and unit.mention.kind in _NAMES_OF_SOMEBODY]
    return tuple(dict.fromkeys(field.name for field in fields if not any(_is_part(field, other) for other in others)))


def _is_part(field: Mention, name: Mention) -> bool:
    """Whether a field is only a part of somebody's name: the Ministry of Trade is no trade."""
    return name.start <= field.start and field.end <= name.end and (name.start, name.end) != (field.start, field.end)


def event_date(scene: Scene, clause: Clause | None, status: Status) -> str:
    """The date of an event: what is yet to come is not dated by the day on which it was agreed, nor anything by "since"."""
    found = date(scene, clause, status, lasting=False)
    ahead = status in ("planned", "proposed")
    return "" if ahead and found and found < scene.document.date[: len(found)] else found


def since(scene: Scene, clause: Clause) -> str:
    """`held since 2007`: the date since when something goes on, where the clause has no other."""
    if len(clause.dates) != 1 or _without(scene, clause, "since").dates:
        return ""
    mention = scene.mention_at(clause.dates[0].start)
    return mention.key if mention is not None else ""


def date(scene: Scene, clause: Clause | None, status: Status, lasting: bool = True) -> str:
    """The date of a clause, or of the clauses that it hangs on; a planned thing takes the coming Tuesday."""
    while clause is not None:
        if not lasting:
            clause = _without(scene, clause, "since")
        for group in clause.dates:
            mention = scene.mention_at(group.start)
            if mention is not None and not (status == "done" and group.lower.startswith("next ")):
                return edtf(mention, status)  # "was ratified the next spring" counts from another year
        coordinate = clause.link in ("coordinate", "main")
        above = clause.parent if clause.link == "infinitive" and status in ("planned", "proposed") else None
        if not lasting and above is not None and above.verb.lemma in _DECIDING:
            return ""  # "agreed on 3 May to hold a summit": the summit is on another day
        clause = clause.parent if clause.link in ("infinitive", "gerund", "participle") else None
        if clause is None and coordinate:
            return _only_date(scene, status)
    return ""


def _without(scene: Scene, clause: Clause, word: str) -> Clause:
    """The clause without the date behind a word: `the first visit since 1992`, `since taking office in March`."""
    behind = re.compile(rf"\b{word}\b([^,;:]*)$", re.IGNORECASE)
    kept = []
    for group in clause.dates:
        found = behind.search(scene.document.text, max(scene.sentence.start, group.start - _SINCE), group.start)
        if (
            found is None
            or _EVENT.search(found[1])
            or any(found.start() < other.start < group.start for other in clause.dates)
        ):
            kept.append(group)  # "since the state visit in May", "for the first time since June on Monday"
    return clause if len(kept) == len(clause.dates) else replace(clause, dates=kept)


def _only_date(scene: Scene, status: Status) -> str:
    """The date that opens the sentence, for all verbs of a series: `On Monday A recalled X, expelled Y and closed Z`."""
    mentions = [unit.mention for unit in scene.units[:4] if unit.mention is not None and unit.mention.kind == "date"]
    return edtf(mentions[0], status) if len(mentions) == 1 else ""


def edtf(mention: Mention, status: Status) -> str:
    return mention.detail if mention.detail and status in ("planned", "proposed") else mention.key


def place(arguments: Sequence[Argument], skip: Sequence[NounGroup] = ()) -> str:
    """The city or venue where something happens: the first "in" or "at" with a place behind it (`Miraflores, Lima`)."""
    for index, argument in enumerate(arguments):
        if argument.prep in ("in", "at") and argument.noun not in skip:
            found = place_of(argument.noun)
            following = arguments[index + 1] if index + 1 < len(arguments) else None
            wider = place_of(following.noun) if following is not None and following.joined == "comma" else ""
            if found:
                return f"{found}, {wider}" if wider and wider != found else found
    return ""


def place_of(noun: NounGroup) -> str:
    """The name of the place that a noun group is, if it is one."""
    mentions = [unit.mention for unit in noun.units if unit.mention]
    for mention in reversed(mentions):
        if mention.kind in ("capital", "place"):
            return mention.name
    return ""


def object_states(scene: Scene, start: int, end: int, acting: Sequence[str]) -> tuple[str, ...]:
    """The states that a stretch names besides those that act."""
    end = _thought(scene, start, end)
    aside = _ASIDE.search(scene.document.text, start, end)
    end = aside.start() if aside else end  # "the award, which Peru does not accept": not what is supported
    found: list[str] = []
    for unit in scene.units:
        if (
            start <= unit.start < end
            and unit.mention
            and not scene.document.text[max(0, unit.start - 12) : unit.start].endswith(_SAVE)
            and not _CURRENCY.match(scene.document.text, unit.end)  # "US$ 84 million", "US dollars"
        ):
            found += [iso for iso in _states_of(scene, unit.mention) if iso not in acting]
    return tuple(dict.fromkeys(found))


def _states_of(scene: Scene, mention: Mention) -> tuple[str, ...]:
    """The states that a mention names: `the Palestinian people`, `the war in Ukraine` too."""
    if mention.kind in ("state", "demonym", "capital", "seat", "person", "place"):
        return mention.states
    if mention.kind == "reference":
        return scene.referents(mention.start).countries
    if mention.kind != "topic":
        return ()
    words = set(scene.document.text[mention.start : mention.end].replace("'s", "").split()[1:])
    return tuple(iso for iso, name in scene.state_names.items() if name in words)
