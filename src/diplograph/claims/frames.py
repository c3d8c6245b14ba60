"""The frames of `data/frames/*.yaml`: what a verb says about the groups round it.

A frame is data that an analyst can read and extend: its verbs (with a particle where it has one), what its subject and
object must be, where its content stands, and sentences that must and must not match, which run as tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from diplograph import resources
from diplograph.errors import DataError
from diplograph.records import KINDS, Kind

_KEYS = frozenset(
    """name verbs subject object noun unless to goal agent own abroad content value host needs_word stative manner inner below
    modal addressing match reject""".split()
)
# Every scalar is a string ("on" is a preposition, not true); this loader makes nothing but strings, lists and mappings.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ROLES = frozenset(
    ("", "actor", "body", "instrument", "meeting", "visit", "level", "place", "person", "ties", "common", "talks")
)
_VALUES = frozenset(("subtype", "stage", "status"))


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame. `verbs` maps a lemma, or lemma and particle (`call on`), to a value; `noun` the head of the object.

    `value` says what the values are: the claim's subtype, its stage or its status. A noun may be a class of its file
    (`@troops`), `money` or `percent`. `goal` is the head of what a preposition governs (`from the bloc`), `unless` heads
    that the object must not have. `agent` are the prepositions behind which the one who acts stands where it is not the
    subject (`received a loan from`); with `own` the object is a thing of the one who acts (its airspace), and with
    `abroad` the words must name a state besides the one that acts. A `stative` frame speaks of the passive participle of a
    feeling (`is concerned about`), `manner` of what "with" governs (`noted with concern`), `inner` of the modals of the
    clause below (`said that X must`), `below` of its verbs (`invited X to join`), `modal` of the verb's own (`is ready
    to`). An `addressing` frame is what one side does in talks with another.
    """

    name: str
    kind: Kind
    verbs: Mapping[str, str]
    subject: str = ""
    object: str = ""
    noun: Mapping[str, str] | None = None
    unless: frozenset[str] = frozenset()
    to: str = ""
    goal: Mapping[str, str] | None = None
    agent: tuple[str, ...] = ()
    own: bool = False
    abroad: bool = False
    content: tuple[str, ...] = ()
    value: str = "subtype"
    host: str = ""
    needs_word: str = ""
    stative: bool = False
    manner: Mapping[str, str] = field(default_factory=dict)
    inner: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    modal: str = ""
    addressing: bool = False
    match: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun that tells what a verb would: `the expulsion of two diplomats by Peru`.

    `nouns` maps its heads to values, `of` the prepositions behind it to the heads that they must govern; no heads, any.
    """

    name: str
    kind: Kind
    nouns: Mapping[str, str]
    of: Mapping[str, frozenset[str]]
    match: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb of a frame: its particle (empty where it has none) and its value."""

    frame: Frame
    particle: str
    value: str


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, by file and in the order of each file. Raises `DataError` where a file is not as it must be."""
    return tuple(frame for file in sorted(resources.path("data", "frames").glob("*.yaml")) for frame in _read(file))


@cache
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Lemma -> the frames that it triggers; those with a particle first, since they say more."""
    table: dict[str, list[Trigger]] = {}
    for frame in frames():
        for verb, value in frame.verbs.items():
            lemma, _, particle = verb.partition(" ")
            table.setdefault(lemma, []).append(Trigger(frame, particle, value))
    return {lemma: tuple(sorted(found, key=lambda trigger: not trigger.particle)) for lemma, found in table.items()}


@cache
def event_triggers() -> dict[str, tuple[tuple[Trigger, ...], frozenset[str]]]:
    """The same without the frames of documents, which read the documents themselves; and the particles of each verb."""
    found = {lemma: tuple(t for t in row if t.frame.kind != "agreement") for lemma, row in triggers().items()}
    return {lemma: (row, frozenset(t.particle for t in row if t.particle)) for lemma, row in found.items() if row}


def concludes(lemma: str) -> bool:
    """Whether a verb tells of documents: that they were signed, adopted, ended."""
    return any(trigger.frame.kind == "agreement" for trigger in triggers().get(lemma, ()))


@cache
def noun_frames(kind: Kind) -> dict[str, tuple[NounFrame, ...]]:
    """Noun -> the frames of a kind that it triggers, in the order of the file."""
    table: dict[str, list[NounFrame]] = {}
    for frame in _nouns_of(kind):
        for noun in frame.nouns:
            table.setdefault(noun, []).append(frame)
    return {noun: tuple(found) for noun, found in table.items()}


def _nouns_of(kind: Kind) -> Iterator[NounFrame]:
    file = resources.path("data", "frames") / f"{kind}.yaml"
    content = _content(file)
    classes = _classes(content)
    for entry in content.get("nouns") or ():
        of = {
            prep: frozenset(_nouns(str(file), {"of": heads}, "of", classes) or ())
            for prep, heads in entry["of"].items()
        }
        found = _nouns(str(file), entry, "nouns", classes) or {}
        yield NounFrame(entry["name"], kind, found, of, tuple(entry.get("match", ())), tuple(entry.get("reject", ())))


def _classes(content: dict[str, Any]) -> dict[str, list[str]]:
    return {name: words.split(", ") for name, words in (content.get("classes") or {}).items()}


@cache
def natural_topics(kind: Kind) -> Mapping[str, str]:
    """Subtype -> the field that a step of this sort belongs to by its nature: `border closure` is about the border."""
    return _table(_content(resources.path("data", "frames") / f"{kind}.yaml").get("topics") or {})


def _content(file: Path) -> dict[str, Any]:
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
    except yaml.YAMLError as error:
        raise DataError(f"{file}: not YAML: {error}") from error
    if not isinstance(content, dict) or content.get("kind") not in KINDS:
        raise DataError(f"{file}: `kind` must be one of {', '.join(KINDS)}")
    return content


def _read(file: Path) -> Iterator[Frame]:
    content = _content(file)
    kind, classes = content["kind"], _classes(content)
    for entry in content.get("frames") or ():
        yield _frame(file, cast(Kind, kind), entry, classes)


def _frame(file: Path, kind: Kind, entry: dict[str, Any], classes: Mapping[str, list[str]]) -> Frame:
    where = f"{file}, frame {entry.get('name', '?')}"
    unknown = sorted(entry.keys() - _KEYS)
    if unknown:
        raise DataError(f"{where}: unknown field {', '.join(unknown)}; known are {', '.join(sorted(_KEYS))}")
    if not entry.get("name") or not entry.get("verbs"):
        raise DataError(f"{where}: needs `name` and `verbs`")
    for role in ("subject", "object", "to"):
        if entry.get(role, "") not in _ROLES:
            raise DataError(f"{where}: `{role}` must be one of {', '.join(sorted(_ROLES - {''}))}")
    if entry.get("value", "subtype") not in _VALUES:
        raise DataError(f"{where}: `value` must be one of {', '.join(sorted(_VALUES))}")
    return Frame(
        name=entry["name"], kind=kind, verbs=_table(entry["verbs"]), subject=entry.get("subject", ""),
        object=entry.get("object", ""), noun=_nouns(where, entry, "noun", classes), to=entry.get("to", ""),
        unless=frozenset(_nouns(where, entry, "unless", classes) or ()), goal=_nouns(where, entry, "goal", classes),
        agent=tuple(entry.get("agent", ())), own="own" in entry, abroad="abroad" in entry,
        content=tuple(entry.get("content", ())), value=entry.get("value", "subtype"), host=entry.get("host", ""),
        needs_word=entry.get("needs_word", ""), stative=entry.get("stative") == "yes", manner=_table(entry.get("manner", {})),
        inner=tuple(entry.get("inner", ())), below=tuple(entry.get("below", ())), modal=entry.get("modal", ""),
        addressing=entry.get("addressing") == "yes", match=tuple(entry.get("match", ())), reject=tuple(entry.get("reject", ())),
    )  # fmt: skip


def _nouns(where: str, entry: dict[str, Any], field: str, classes: Mapping[str, list[str]]) -> dict[str, str] | None:
    """A table of nouns, in which the words of a class stand for `@class`; a later entry overrides an earlier one."""
    if field not in entry:
        return None
    found: dict[str, str] = {}
    for noun, value in _table(entry[field]).items():
        if noun.startswith("@") and noun[1:] not in classes:
            raise DataError(f"{where}: `{field}` names the class {noun}, which the file does not define")
        found.update(dict.fromkeys(classes[noun[1:]] if noun.startswith("@") else [noun], value))
    return found


def _table(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return {str(key): str(item) for key, item in value.items()}
    return {str(key): "" for key in value}
