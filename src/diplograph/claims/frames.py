"""The frames of `data/frames/*.yaml`: what a verb says about the groups round it.

A frame is data that an analyst can read and extend: its verbs (with a particle where it has one), what its subject and
object must be, where its content stands, and sentences that must and must not match, which run as tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from diplograph import resources
from diplograph.errors import DataError
from diplograph.records import KINDS, Kind

_KEYS = frozenset(
    "name verbs subject object noun unless to goal agent own abroad content value host needs_word match reject".split()
)
# Every scalar is a string ("on" is a preposition, not true); this loader makes nothing but strings, lists and mappings.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ROLES = frozenset(("", "actor", "instrument", "meeting", "visit", "level", "place", "person", "ties", "common"))
_VALUES = frozenset(("subtype", "stage", "status"))


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame. `verbs` maps a lemma, or lemma and particle (`call on`), to a value; `noun` the head of the object.

    `value` says what the values are: the claim's subtype, its stage or its status. A noun may be a class of its file
    (`@troops`), `money` or `percent`. `goal` is the head of what a preposition governs (`from the bloc`), `unless` heads
    that the object must not have. `agent` are the prepositions behind which the one who acts stands where it is not the
    subject (`received a loan from`); with `own` the object is a thing of the one who acts (its airspace), and with
    `abroad` the words must name a state besides the one that acts.
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


def _read(file: Path) -> Iterator[Frame]:
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
    except yaml.YAMLError as error:
        raise DataError(f"{file}: not YAML: {error}") from error
    kind = content.get("kind") if isinstance(content, dict) else None
    if kind not in KINDS:
        raise DataError(f"{file}: `kind` must be one of {', '.join(KINDS)}")
    classes = {name: words.split(", ") for name, words in (content.get("classes") or {}).items()}
    for entry in content.get("frames") or ():
        yield _frame(file, cast(Kind, kind), entry, classes)


def _frame(file: Path, kind: Kind, entry: dict[str, Any], classes: Mapping[str, list[str]]) -> Frame:
    where = f"{file}, frame {entry.get('name', '?')}"
    unknown = sorted(entry.keys() - _KEYS)
    if unknown:
        raise DataError(f"{where}: unknown field {', '.join(unknown)}; known are {', '.join(sorted(_KEYS))}")
    if not entry.get("name") or not entry.get("verbs"):
        raise DataError(f"{where}: needs `name` and `verbs`")
    for field in ("subject", "object", "to"):
        if entry.get(field, "") not in _ROLES:
            raise DataError(f"{where}: `{field}` must be one of {', '.join(sorted(_ROLES - {''}))}")
    if entry.get("value", "subtype") not in _VALUES:
        raise DataError(f"{where}: `value` must be one of {', '.join(sorted(_VALUES))}")
    return Frame(
        name=entry["name"], kind=kind, verbs=_table(entry["verbs"]), subject=entry.get("subject", ""),
        object=entry.get("object", ""), noun=_nouns(where, entry, "noun", classes), to=entry.get("to", ""),
        unless=frozenset(_nouns(where, entry, "unless", classes) or ()), goal=_nouns(where, entry, "goal", classes),
        agent=tuple(entry.get("agent", ())), own="own" in entry, abroad="abroad" in entry,
        content=tuple(entry.get("content", ())), value=entry.get("value", "subtype"), host=entry.get("host", ""),
        needs_word=entry.get("needs_word", ""), match=tuple(entry.get("match", ())), reject=tuple(entry.get("reject", ())),
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
