"""Verb forms and the closed classes of English, as one table from word to what it can be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from diplograph import resources

DETERMINERS = frozenset(
    """the a an neither this that these those its his her their our my your some any each every all both no another other such
    several many few most more much various further additional""".split()
)
PREPOSITIONS = frozenset(
    """in on at with between for from into about over under during after before against among amid within without through
    throughout towards toward upon across around near since until till along alongside beyond despite via per regarding
    concerning including excluding following given like than as ahead beside besides behind above below inside outside off
    onto amongst aboard versus worth""".split()
)
COORDINATORS = frozenset({"and", "or", "but", "nor", "&"})
SUBORDINATORS = frozenset(
    "if when while because although though unless whether where why how once whereas whereby so".split()
)
RELATIVES = frozenset("who whom which whose".split())
MODALS = frozenset("will would shall should can could may might must cannot 'll 'd".split())
BE = frozenset("be is are was were been being am".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did".split())
NEGATIONS = frozenset("not never n't".split())
ADVERBS = frozenset(
    """also again already always often soon now then still yet even just only later earlier recently jointly further too
    here there together once twice thus therefore however meanwhile moreover furthermore instead well far almost
    nearly about largely mainly separately formally officially reportedly allegedly ever today abroad twofold
    nevertheless nonetheless likewise beforehand afterward overnight otherwise online
    back forward forth up down out away ahead apart aside once afterwards thereafter indeed perhaps rather quite very
    both either as""".split()
)  # fmt: skip
# Nouns in -ing that are a participle as well where a comma stands before them: `A and B, meeting in Rome, agreed`.
_ALSO_GERUNDS = frozenset({"meeting", "leading", "visiting"})
PRONOUNS = frozenset("he she it they we i you him her them us me who one".split())
REFLEXIVES = frozenset("itself himself herself themselves ourselves myself".split())
_NOT_ADVERBS = frozenset(
    """italy july family assembly supply ally reply monopoly anomaly early friendly unlikely daily weekly monthly yearly likely
    only costly deadly elderly scholarly orderly neighbourly neighborly timely monthly holy ugly fly apply rely imply comply
    multiply""".split()
)


@dataclass(frozen=True, slots=True)
class Verb:
    """What a word can be as a verb: its base form and any of b(ase) z (third person) v (past) p(articiple) g(erund).

    `noun` and `adjective` say that the same word is also commonly used as one.
    """

    lemma: str
    forms: frozenset[str]
    noun: bool = False
    adjective: bool = False


@cache
def verbs() -> dict[str, Verb]:
    """All verb forms of `data/language/verbs.csv`, by word."""
    table: dict[str, Verb] = {}
    for row in resources.rows("data", "language", "verbs.csv"):
        for column, form in (("base", "b"), ("third", "z"), ("past", "v"), ("participle", "p"), ("gerund", "g")):
            if row["noun"] == "p" and form in "bz":
                continue
            for word in row[column].split("|"):
                if word:
                    _add(table, word, row, form)
    for word in resources.lines("data", "language", "nouns_ing.txt"):
        if word not in _ALSO_GERUNDS:
            table.pop(word, None)
    for word in resources.lines("data", "language", "adjectives_ed.txt"):
        if word in table:
            verb = table[word]
            table[word] = Verb(verb.lemma, verb.forms, verb.noun, True)
    return table


@cache
def nominal_gerunds() -> dict[str, Verb]:
    """The gerunds that are nouns as a rule (`building`), by word; behind a form of "be" they are verbs."""
    nouns = frozenset(resources.lines("data", "language", "nouns_ing.txt"))
    return {
        word: Verb(row["base"], frozenset("g"))
        for row in resources.rows("data", "language", "verbs.csv")
        for word in row["gerund"].split("|")
        if word in nouns
    }


def _add(table: dict[str, Verb], word: str, row: dict[str, str], form: str) -> None:
    before = table.get(word)
    noun = "n" in row["noun"] and form in "bz"
    adjective = "a" in row["noun"] and form in "bvp"
    if before is None:
        table[word] = Verb(row["base"], frozenset(form), noun, adjective)
    else:
        # "found", "saw": two verbs share a form; the one whose base comes first in the table keeps it.
        forms = before.forms | {form} if before.lemma == row["base"] else before.forms
        table[word] = Verb(before.lemma, forms, before.noun or noun, before.adjective or adjective)


@cache
def saying() -> frozenset[str]:
    """Verbs that stand beside the words that somebody says: `"...", she added`."""
    return frozenset(resources.lines("data", "language", "verbs_of_saying.txt"))


@cache
def speaking() -> frozenset[str]:
    """Verbs whose subject speaks the words quoted in their clause: those of saying, and `called it "..."`."""
    return saying() | frozenset(resources.lines("data", "language", "verbs_of_judging.txt"))


def is_adverb(word: str) -> bool:
    """Whether a word is an adverb: one of the list, or one in -ly that is not a noun or an adjective."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS)
