"""Initiatives: named policies, corridors and programmes, and whose they are; also such as only their owner and aim tell apart.

A name is known from the reference data, is a run of capitals that ends in a noun of the ontology, stands in quotation
marks beside such a noun, or is explained by it: "Fish for All, a programme through which Peru helps".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from diplograph import reference
from diplograph.claims import phrases
from diplograph.claims.actors import NOBODY, Actors, union
from diplograph.claims.clauses import Clause
from diplograph.claims.groups import Group, NounGroup
from diplograph.claims.scene import Scene
from diplograph.claims.unit import Unit
from diplograph.records import Claim, Mention, Resolution, Status

_ANNOUNCING = frozenset(
    "announce unveil launch present reveal declare outline introduce propose publish proclaim advance initiate".split()
)
_PURSUING = frozenset("promote champion spearhead pursue".split())  # whose it is, and nothing of when it began
_QUOTED = re.compile(r"[“\"«]([A-Z][^“”\"«».;:!?]{2,80})[”\"»]")
# Forms that explain a name that stands beside them.
_EXPLAINING = frozenset(
    """initiative programme policy strategy corridor project plan vision platform doctrine roadmap fund agenda concept
    proposal""".split()
) | {"peace plan", "foreign policy concept"}
# Forms that are an initiative also without a name, once an owner and an aim are told.
_OWNED = frozenset({"plan", "initiative", "proposal", "peace plan", "project", "programme"})
_INSIDE_NAMES = frozenset("for of and the to on in with a".split())
_THEIRS = frozenset({"its", "their", "his", "her"})
# What is planned with these is an event, told elsewhere.
_IDLE = frozenset(
    "visit meet attend travel hold host talk speak discuss go come arrive send stage convene sign".split()
)


@dataclass(slots=True)
class _Found:
    """An initiative by its name and form, and the noun group that it stands in."""

    name: str
    form: str
    noun: NounGroup
    start: int
    states: tuple[str, ...] = ()
    status: Status = "ongoing"
    reasons: tuple[Resolution, ...] = ()
    bodies: tuple[str, ...] = ()
    unnamed: bool = False


def initiatives(scene: Scene, row: Sequence[Group], clauses: Sequence[Clause]) -> Iterator[Claim]:
    """The initiatives of a sentence, whose they are, and who announced them when."""
    told: set[str] = set()
    for found in (
        *_named(scene, row, clauses),
        *_quoted(scene, row),
        *_explained(scene, row),
        *_owned(scene, row, clauses),
    ):
        if found.name in told:
            continue
        told.add(found.name)
        announcing = next(
            (clause for clause in clauses if any(noun is found.noun for noun in _announced(clause))), None
        )
        people = _announcers(scene, announcing)
        owner = _owner(scene, found, row, clauses) or people
        if not owner:  # a name of which the text does not say whose it is may be of a company, a league or a report
            scene.unsettled.append(("initiative-named", "whose it is is not told"))
            continue
        date = phrases.date(scene, announcing, "done")
        status: Status = "proposed" if found.form == "proposal" else found.status
        yield Claim(
            "initiative", found.form, status, scene.sentence.start, scene.sentence.end, "initiative-named",
            countries=owner.countries, people=union(people.people, _authors(scene, found.noun, clauses)),
            organizations=owner.organizations or found.bodies, object=found.name, topics=_fields(scene, found),
            speaker=scene.speaker, date="" if date and date in found.name else date, resolutions=found.reasons,
        )  # fmt: skip


def _fields(scene: Scene, found: _Found) -> tuple[str, ...]:
    """The fields that the name of an initiative and the words that explain it name."""
    at = scene.document.text.find(found.name, scene.sentence.start, scene.sentence.end)
    named = phrases.topics(scene, at, at + len(found.name)) if at >= 0 else ()
    behind = [post.end for prep, post, _ in found.noun.posts if prep in ("of", "for", "on")]
    return union(named, phrases.topics(scene, found.noun.start, max(found.noun.end, *behind, 0)))


def _authors(scene: Scene, noun: NounGroup, clauses: Sequence[Clause]) -> tuple[str, ...]:
    """Who put it forward: `proposed by President Rojas`."""
    by = (c.after("by") for c in clauses if c.link == "participle" and any(s is noun for s in c.subject))
    return scene.actors(next(by, [])).people


# --- the names ------------------------------------------------------------------------------------------------------------


def _named(scene: Scene, row: Sequence[Group], clauses: Sequence[Clause]) -> Iterator[_Found]:
    """Names of their own, and `the doctrine` where only one is named before."""
    announced = [noun for clause in clauses for noun in _announced(clause)]
    for noun in row:
        if not isinstance(noun, NounGroup):
            continue
        for unit in noun.units:
            mention = unit.mention
            if mention is None or mention.kind != "initiative":
                continue
            if mention.name != mention.form:
                yield _known(mention, noun, unit)
            elif unit is noun.head and any(noun is other for other in announced):
                known = scene.antecedent(noun)
                if known is not None:
                    found = _known(known, noun, unit)
                    found.reasons = (scene.meant(noun, known),)
                    yield found


def _known(mention: Mention, noun: NounGroup, unit: Unit) -> _Found:
    known = reference.named_initiatives().get(mention.name) if mention.detail == "known" else None
    states = known.states if known is not None else mention.states[:1]
    return _Found(
        mention.name, mention.form, noun, unit.start, states, bodies=known.bodies if known is not None else ()
    )


def _quoted(scene: Scene, row: Sequence[Group]) -> Iterator[_Found]:
    """`the initiative of Peru "Year of the Sea"`, `its "Open Seas" programme`."""
    text = scene.document.text
    for match in _QUOTED.finditer(text, scene.sentence.start, scene.sentence.end):
        name = " ".join(match.group(1).split()).rstrip(",")
        if not _titled(name):
            continue
        noun = _beside(row, match.start(), match.end())
        if noun is not None and noun.head.mention is not None:
            before = next((g for g in row if isinstance(g, NounGroup) and 0 <= match.start() - g.end <= 2), None)
            states = (
                _possessor(scene, before, match.start()).countries if before is not None and before is not noun else ()
            )
            yield _Found(name, noun.head.mention.form, noun, min(noun.start, match.start()), states)


def _titled(name: str) -> bool:
    """Whether a quoted stretch is a title: its words are capitalised, but for small ones."""
    words = name.split()
    return len(words) <= 9 and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _INSIDE_NAMES for word in words
    )


def _beside(row: Sequence[Group], start: int, end: int) -> NounGroup | None:
    """The noun group that says what a quoted title is: right before it, but for its owner, or right behind it."""
    before = [group for group in row if isinstance(group, NounGroup) and group.end <= start][-2:]
    for group in reversed(before):
        last = max([group.end, *(noun.end for noun in group.of)])
        if start - last <= 2 and _explains(group):
            return group
    after = next((group for group in row if isinstance(group, NounGroup) and group.start >= end), None)
    return after if after is not None and after.start - end <= 2 and _explains(after) else None


def _explains(noun: NounGroup) -> bool:
    mention = noun.head.mention
    return mention is not None and mention.kind == "initiative" and mention.name == mention.form in _EXPLAINING


def _explained(scene: Scene, row: Sequence[Group]) -> Iterator[_Found]:
    """`Fish for All, a programme through which`, `the government's flagship programme, Vision 2035,`."""
    for at, noun in enumerate(row):
        if not isinstance(noun, NounGroup) or not _explains(noun):
            continue
        assert noun.head.mention is not None
        name = _name_after(scene, row, at)
        if name:
            yield _Found(name, noun.head.mention.form, noun, noun.start)
        elif (
            at > 1
            and row[at - 1].kind == "comma"
            and (noun.units[0].lower in ("a", "an", "the") or any(u.tag == "'" for u in noun.units))
        ):
            name = _name_before(scene, row[at - 1].start)
            if name:
                yield _Found(name, noun.head.mention.form, noun, noun.start)


def _name_after(scene: Scene, row: Sequence[Group], at: int) -> str:
    """`Peru's flagship initiative, Ports 2040, ...`: a run of capitals between commas, which names nobody that can act."""
    if at + 2 >= len(row) or row[at + 1].kind != "comma":
        return ""
    end = next((group.start for group in row[at + 2 :] if group.kind == "comma"), scene.sentence.end - 1)
    inside = [unit for unit in scene.units if row[at + 1].end <= unit.start < end]
    return _name(scene, inside) if 1 < len(inside) < 7 else ""


def _name(scene: Scene, run: Sequence[Unit]) -> str:
    """The words of a run where all are capitalised but for small ones, and not all of them name who can act."""
    text = scene.document.text
    proper = [unit for unit in run if unit.lower not in _INSIDE_NAMES]
    if not proper or not all(text[unit.start].isupper() or text[unit.start].isdigit() for unit in proper):
        return ""
    if any(unit.mention is not None and unit.mention.kind in ("person", "office", "organization") for unit in proper):
        return ""
    acting = all(unit.mention is not None and unit.mention.kind != "topic" for unit in proper)
    return "" if acting else scene.text(run[0].start, run[-1].end)


def _name_before(scene: Scene, end: int) -> str:
    """The run of capitals that ends at a comma, with the small words inside it."""
    run: list[Unit] = []
    text = scene.document.text
    for unit in reversed([unit for unit in scene.units if unit.end <= end]):
        if not (text[unit.start].isupper() or text[unit.start].isdigit() or unit.lower in _INSIDE_NAMES):
            break
        run.insert(0, unit)
    while run and (run[0].lower in _INSIDE_NAMES or (run[0].start == scene.sentence.start and run[0].tag in "is")):
        run.pop(0)
    return _name(scene, run) if len(run) > 1 else ""


def _owned(scene: Scene, row: Sequence[Group], clauses: Sequence[Clause]) -> Iterator[_Found]:
    """`its plan to double exports`, `Peru's proposal for an observer corps`: no name, but an owner and an aim."""
    for at, noun in enumerate(row[:-1]):
        mention = noun.head.mention if isinstance(noun, NounGroup) else None
        if (
            not isinstance(noun, NounGroup)
            or mention is None
            or mention.name != mention.form
            or mention.form not in _OWNED
        ):
            continue
        if mention.kind != "initiative" or not _possessed(noun):
            continue
        follows = row[at + 1]
        aim = next((c for c in clauses if c.verb is follows and c.verb.form == "infinitive"), None)
        if aim is not None and aim.verb.lemma not in _IDLE and not aim.verb.passive:
            end = phrases.extent(aim)
        elif follows.lower in ("for", "on") and noun.posts:
            end = max(post.end for _, post, _ in noun.posts)
        else:
            continue
        status: Status = "proposed" if mention.form == "proposal" else "ongoing"
        yield _Found(
            phrases.tidy(scene.text(noun.head.start, end)), mention.form, noun, noun.start, status=status, unnamed=True
        )


def _possessed(noun: NounGroup) -> bool:
    return noun.units[0].lower in _THEIRS or any(
        unit.tag == "'" or (unit.mention is not None and unit.mention.kind == "demonym") for unit in noun.units
    )


# --- whose they are -------------------------------------------------------------------------------------------------------


def _owner(scene: Scene, found: _Found, row: Sequence[Group], clauses: Sequence[Clause]) -> Actors:
    if found.states:
        return Actors(found.states)
    noun = found.noun
    leading = [post for _, post, _ in takewhile(lambda post: post[0] == "of", noun.posts)]
    own = _possessor(scene, noun, found.start) or Actors(_states(leading))
    pursuing = (c for c in clauses if c.verb.lemma in _PURSUING and any(other is noun for other in c.objects()))
    own = own or _announcers(scene, next(pursuing, None))
    return own or _from_clause(scene, noun, clauses) or _apposed(row, noun)


def _states(nouns: Sequence[NounGroup]) -> tuple[str, ...]:
    """The state that "of" names: `the initiative of Turkmenistan`."""
    heads = [noun.head.mention for noun in nouns[:1] if noun.head.mention is not None]
    return tuple(iso for mention in heads if mention.kind in ("state", "person", "capital") for iso in mention.states)


def _possessor(scene: Scene, noun: NounGroup, start: int) -> Actors:
    """The state or person whose possessive or adjective opens the noun group: `Peru's New Deal`, `its New Deal`."""
    for unit in noun.units:
        if unit.start >= start and unit.start >= noun.head.start and len(noun.units) > 2:
            break
        if unit.mention is not None and unit.mention.kind in ("state", "demonym", "person", "capital"):
            return Actors(unit.mention.states)
        if unit.mention is not None and unit.mention.kind == "body":
            return Actors((), (), (unit.mention.name,))
        if unit.mention is not None and unit.mention.kind == "reference":
            found = scene.actors([NounGroup("noun", 0, 0, unit.start, unit.end, unit.lower, [unit], unit)])
            if found:
                return found
    return _whose(scene, noun) if noun.units[0].lower in _THEIRS else NOBODY


def _whose(scene: Scene, noun: NounGroup) -> Actors:
    """`its policy`: of the state, body or person named last before it in the sentence."""
    kinds = ("person",) if noun.units[0].lower in ("his", "her") else ("state", "body", "capital", "person")
    for unit in reversed([unit for unit in scene.units if unit.end <= noun.start]):
        if unit.mention is not None and unit.mention.kind in kinds:
            body = (unit.mention.name,) if unit.mention.kind == "body" else ()
            return Actors(unit.mention.states if not body else (), (), body)
    return NOBODY


def _from_clause(scene: Scene, noun: NounGroup, clauses: Sequence[Clause]) -> Actors:
    """`put forward by Lima`, `an initiative that Lima launched`, `through which Peru has been helping`."""
    for clause in clauses:
        if clause.verb.start < noun.end or clause.verb.start - noun.end > 60:
            continue
        mine = any(other is noun for other in (*clause.subject, *clause.objects()))
        if clause.link == "participle" and (mine or (clause.subject and clause.subject[0].end <= noun.end)):
            return scene.actors(clause.after("by"))
        if clause.link == "relative" and not clause.verb.passive:
            return scene.actors([other for other in clause.subject if other is not noun])
    return NOBODY


def _apposed(row: Sequence[Group], noun: NounGroup) -> Actors:
    """`the New Deal, Lima's roadmap for the islands`: the owner stands in the apposition."""
    at = next(index for index, group in enumerate(row) if group is noun)
    following = row[at + 2] if at + 2 < len(row) and row[at + 1].kind == "comma" else None
    if not isinstance(following, NounGroup) or len(following.units) < 2 or following.units[1].tag != "'":
        return NOBODY
    if following.head.mention is None or following.head.mention.kind not in ("initiative", "instrument"):
        return NOBODY
    mention = following.units[0].mention
    return Actors(mention.states) if mention is not None and mention.kind in ("state", "capital", "person") else NOBODY


def _announced(clause: Clause) -> Iterator[NounGroup]:
    if clause.verb.lemma in _ANNOUNCING:
        yield from clause.subject if clause.verb.passive else clause.objects()


def _announcers(scene: Scene, clause: Clause | None) -> Actors:
    if clause is None:
        return NOBODY
    return scene.actors(clause.after("by") if clause.verb.passive else clause.subject)
