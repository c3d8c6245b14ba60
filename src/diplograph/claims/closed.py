"""Words of the closed classes that can be something else: `will`, `should`, `last`, `to`, `that`, `like`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from diplograph.claims.beside import skip_adverbs
from diplograph.claims.unit import Unit
from diplograph.language import verbs as language
from diplograph.language.numbers import NUMBERS
from diplograph.language.verbs import Verb

# Nouns whose "that" opens what they hold: `the view that ...`; after other nouns it is a relative pronoun.
_WITH_CONTENT = frozenset(
    """view views opinion belief conviction hope hopes fact idea claim claims concern concerns statement understanding position
    assurance assurances assessment conviction notion perception premise principle understandings unanimous convinced confident
    clear certain aware news report reports allegation allegations condition ground grounds confidence expectation fear fears
    sense recognition need warning warnings suggestion suggestions proposal proposals consensus conclusion agreement
    announcement evidence sign signs rumour rumours rumor rumors accusation accusations assertion promise pledge commitment
    speculation demand demands request requests insistence requirement ultimatum""".split()
)
_TOLD = frozenset("tell inform assure remind warn notify promise convince".split())
_LARGE = frozenset("hundred thousand million billion trillion dozen third quarter".split())
_CURRENCIES = frozenset("eur usd gbp us$ chf cad aud nok sek dkk krw jpy cny".split())
_TIMES = frozenset({"late", "early", "last", "next", "first", "long"})


def _is_budget_year(row: Sequence[Unit], index: int) -> bool:
    """`the 2026 budget`, `its 2024 elections`: a year that stands within a noun group, and dates nothing else."""
    before, after = row[index - 1], row[index + 1]
    bare = after.tag == "N" and after.mention is None and not after.capital
    return before.tag == "D" and bare and row[index].lower.isdigit()


def settle_closed(row: Sequence[Unit], table: dict[str, Verb]) -> None:
    """Settle the words of a row that are what their neighbours make of them; `table` holds the forms of the verbs."""
    for index, unit in enumerate(row):
        if unit.tag == "t" and 0 < index < len(row) - 1 and _is_budget_year(row, index):
            unit.tag, unit.mention = "N", None
            continue
        settle = _BY_WORD.get(unit.lower)
        if settle is not None:
            settle(row, index, table)


def _will(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    if index and row[index - 1].tag in "D'":
        row[index].tag = "N"  # "against his will"


def _should(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    if index + 1 < len(row) and row[index + 1].tag in "DA":
        row[index].tag = "s"  # "should the Government submit a request"


def _time(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    if _is_adverb(row, index):
        row[index].tag = "r"


def _than(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    """`more than 20 tonnes`, `less than a million`: how many, and no comparison of two things."""
    if index and row[index - 1].lower in ("more", "less", "fewer", "other") and _counts(row, index + 1):
        row[index - 1].tag = row[index].tag = "r"


def _least(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    if index and row[index - 1].lower == "at" and _counts(row, index + 1):
        row[index - 1].tag = row[index].tag = "r"


def _about(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    """`signed about 20 documents`, `loans of over $2 billion`: how many, roughly."""
    before = row[index - 1] if index else None
    if before is not None and (before.tag in "VZBGX" or before.tag in "oic") and _counts(row, index + 1):
        row[index].tag = "r"


def _counts(row: Sequence[Unit], index: int) -> bool:
    """Whether a number stands at an index: `20`, `twenty`, `a thousand`, `EUR 28 billion`."""
    if index + 1 >= len(row):
        return False
    unit, after = row[index], row[index + 1]
    if unit.lower in ("a", "one", "half"):
        return after.lower in _LARGE
    if unit.lower in _CURRENCIES:
        return after.lower[0].isdigit()
    return unit.tag == "D" and (not unit.lower[0].isalpha() or unit.lower in NUMBERS)


def _longer(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    if index and row[index - 1].lower == "no":
        row[index - 1].tag, row[index].tag = "n", "r"


def _given(row: Sequence[Unit], index: int, table: dict[str, Verb]) -> None:
    before = skip_adverbs(row, index)
    if before is not None and before.tag == "X":
        row[index].tag, row[index].verb = "V", table["gave"]


def _reflexive(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    if index and row[index - 1].tag in "ioy":
        row[index].tag = "A"  # "among themselves", but not "Peru itself"


def _free(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    phrase = row[index : index + 3]
    if [unit.lower for unit in phrase] == ["free", "of", "charge"]:
        for unit in phrase:
            unit.tag = "r"


def _following(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    if index and row[index - 1].lower == "the":
        row[index].tag = "N"  # "the following documents", "the following were signed"


def _like(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    if index and row[index - 1].tag in "Mr" and any(unit.tag == "M" for unit in row[max(0, index - 3) : index]):
        row[index].tag, row[index].verb = "B", Verb("like", frozenset("b"))  # "would like"


def _second(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    """`is to second four advisers`: a verb between "to" or a modal and what it sends."""
    before = row[index - 1] if index else None
    if before is None or index + 1 >= len(row) or not (before.lower == "to" or before.tag == "M"):
        return
    if row[index + 1].tag == "D" and row[index + 1].lower not in ("to", "of"):
        row[index].tag, row[index].verb = "B", Verb("second", frozenset("b"))
        before.tag = "I" if before.lower == "to" else before.tag


def _outside(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    """`urged outside states to halt`: which states, and not where."""
    if not 0 < index < len(row) - 1:
        return
    before, after = row[index - 1], row[index + 1]
    if before.tag in "VZBG" and after.tag == "N" and after.last[-1:] == "s":
        row[index].tag = "N"


def _dash(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    """`Deputy Prime Minister – Minister of Foreign Affairs Ana Ruiz`: two offices of one person, and no aside."""
    if 0 < index < len(row) - 1 and all(
        unit.mention is not None and unit.mention.kind == "office" for unit in (row[index - 1], row[index + 1])
    ):
        row[index].tag = "N"


def _to(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    following = index + 1
    while following < len(row) - 1 and row[following].tag == "r":
        following += 1
    if following < len(row) and (row[following].tag == "B" or row[following].lower in ("be", "have", "do")):
        row[index].tag = "I"


def _that(row: Sequence[Unit], index: int, _table: dict[str, Verb]) -> None:
    if row[index].tag == "D":
        row[index].tag = _tag_of_that(row, index)


def _is_adverb(row: Sequence[Unit], index: int) -> bool:
    """`landed in Lima late on Monday`, `the commission last met`, `when they next meet`."""
    before = row[index - 1] if index else None
    after = row[index + 1] if index + 1 < len(row) else None
    if before is None or after is None:
        return False
    if row[index].lower in ("last", "next", "first", "long") and _between_verbs(row, index):
        return True
    if row[index].lower in ("last", "next"):
        if before.tag == "M":
            return after.tag == "B"  # "will next meet in Lima"
        return before.tag in "NA," and after.tag in "VB" and after.lower not in ("year", "week")
    if row[index].lower == "first" and before.tag in "NA," and after.tag == "V":
        return True  # "the pact, first proposed in 2014"
    return before.tag in "NAV" and after.lower in ("on", "in")


def _between_verbs(row: Sequence[Unit], index: int) -> bool:
    """`had last been in the country`, `has long pressed`."""
    return 0 < index < len(row) - 1 and row[index - 1].tag == "X" and row[index + 1].tag in "VXG"


def _tag_of_that(row: Sequence[Unit], index: int) -> str:
    """`that` before a noun may be a determiner; after a verb or noun it opens a clause."""
    before = row[index - 1] if index else None
    after = row[index + 1] if index + 1 < len(row) else None
    if before is None or before.tag in "io" or after is None:
        return "D"
    if after.tag in "VZBMXr" and before.tag in "NA,)":
        return "w"
    if before.mention is not None and before.mention.kind == "place":
        return "h"  # "said in Piura that no tariffs were planned"
    if before.tag == "N" and before.lower not in _WITH_CONTENT and not _told(row, index - 1):
        return "w"
    return "h"


def _told(row: Sequence[Unit], index: int) -> bool:
    """Whether the noun before `that` is somebody who is told: `informed the ministry that`."""
    while index >= 0 and row[index].tag in "NAD'":
        index -= 1
    return index >= 0 and row[index].lemma in _TOLD


_Settle = Callable[[Sequence[Unit], int, dict[str, Verb]], None]
_BY_WORD: dict[str, _Settle] = {
    "will": _will, "should": _should, "longer": _longer, "given": _given, "free": _free, "following": _following,
    "like": _like, "second": _second, "outside": _outside, **dict.fromkeys("-–—", _dash), "than": _than, "least": _least,
    **dict.fromkeys(("about", "around", "over"), _about), "to": _to, "that": _that, **dict.fromkeys(_TIMES, _time),
    **dict.fromkeys(language.REFLEXIVES, _reflexive),
}  # fmt: skip
