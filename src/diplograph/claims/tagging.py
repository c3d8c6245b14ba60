"""Words that can be noun or verb, settled from what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.claims.beside import governs, is_postposed, mandated, skip_adverbs
from diplograph.claims.unit import Unit
from diplograph.language import verbs as language
from diplograph.language.verbs import Verb

_BEFORE_MEETING = language.BE | {"after", "before", "by", "without", "when", "while", "upon", "since"}
# Gerunds that are nouns before "of", also behind an adjective: `the early signing of`.
_ACTS = frozenset(
    "sign initial launch open finalise finalize establish convene hold implement strengthen deepen".split()
)
_SINGULAR = frozenset({"he", "she", "it", "who", "which"})
_PERSONAL = _SINGULAR | {"we", "they", "i", "you"}


def settle(row: Sequence[Unit], index: int) -> str:
    """The tag of a word that can be a verb."""
    unit = row[index]
    verb = unit.verb
    assert verb is not None
    before = row[index - 1] if index else None
    after = row[index + 1] if index + 1 < len(row) else None
    proper = unit.mention is not None and unit.mention.name[:1].isupper()
    if proper:
        return "N"
    if verb.forms & {"v", "p"}:
        return _settle_past(before, after, verb, row, index)
    if "g" in verb.forms:
        return _settle_gerund(before, after, unit)
    return _settle_present(before, after, unit, row, index)


def _settle_past(before: Unit | None, after: Unit | None, verb: Verb, row: Sequence[Unit], index: int) -> str:
    """`the signed documents` against `the two signed documents on`."""
    if "p" not in verb.forms and "b" not in verb.forms:
        return "V"  # "took", "gave": no adjective
    if before is not None and before.tag == "'" and index >= 2 and row[index - 2].mention is not None:
        return "N"  # "India's bid", "Peru's proposed law"
    if before is not None and before.lower in ("the", "a", "an", "his", "her", "its", "their"):
        return "N"
    if before is not None and before.tag in "'D" and before.lower != "that" and not _bare_number(row, index - 1):
        if after is not None and (after.tag in "NA?" or after.tag == "c"):
            return "N"
    if verb.noun and "b" in verb.forms and before is not None and before.tag in "'D":
        return "N"  # "the bid of Peru", "its bid", "the spread of"
    if is_postposed(row[index], before, after):
        return "r"
    if before is not None and before.tag in "VZB" and "p" in verb.forms and _is_nominal(after):
        return "N"  # "pledged continued support"
    if verb.adjective and after is not None and _describes(before, after):
        closes = before is not None and before.tag == "," and _only_verb(row, index)
        return "V" if closes else "N"  # "Ruiz, in Lima for talks, expressed solidarity"
    if "b" in verb.forms and before is not None and before.tag in "iM" and before.lower in ("to", *language.MODALS):
        return "B"  # put, set, cut
    return "V"


def _is_nominal(unit: Unit | None) -> bool:
    if unit is None:
        return False
    return unit.tag == "N" or (unit.tag == "?" and unit.verb is not None and unit.verb.noun)


def _describes(before: Unit | None, after: Unit) -> bool:
    """Whether a participle is an adjective: `on agreed terms`, but not `which established relations` or `left Lima`."""
    if before is not None and before.tag in "AXwr)":
        return False
    return after.tag == "N" and (not after.capital or (before is not None and before.tag in "yoD'"))


def _bare_number(row: Sequence[Unit], index: int) -> bool:
    """`the two signed`: a number that stands for people."""
    return row[index].lower in ("two", "three", "both", "four") and index > 0


def _settle_gerund(before: Unit | None, after: Unit | None, unit: Unit) -> str:
    if before is not None and before.tag in "D'":
        return "N"
    if before is not None and before.tag == "N" and after is not None and after.tag == "o" and unit.lemma in _ACTS:
        return "N"  # "the early signing of"
    if (before is None or before.tag == ",") and after is not None and after.tag in "itr":
        return "G"  # "A and B, meeting in Rome, agreed"; "Meeting in Rome, A and B agreed"
    titled = after is not None and after.mention is not None and after.mention.kind in ("demonym", "office", "person")
    if unit.lower == "visiting" and titled and (before is None or before.tag in "iVcyo,"):
        return "N"  # "met with visiting Chilean President X"
    if unit.lower == "meeting" and titled and before is not None and before.lower in _BEFORE_MEETING:
        return "G"  # "is meeting Chilean President X"
    if unit.mention is not None and (after is None or after.tag not in "DA"):
        return "N"
    return "G"


def _settle_present(before: Unit | None, after: Unit | None, unit: Unit, row: Sequence[Unit], index: int) -> str:
    """A base form or a third person, which may as well be a noun in the singular or plural."""
    verb = unit.verb
    assert verb is not None
    form = "B" if "b" in verb.forms else "Z"
    if unit.lower == "go" and before is not None and before.lemma == "let":
        return "r"  # "let go two prisoners"
    governor = skip_adverbs(row, index)
    if (
        form == "B"
        and governor is not None
        and (governor.lower == "to" or governor.tag == "M" or governor.lower in language.DO)
    ):
        if not (verb.noun and governor.lower == "to" and _ends_phrase(unit, after)):
            return form
    if unit.mention is not None and unit.mention.kind != "topic" and not verb.noun:
        return "N"
    if not verb.noun and not verb.adjective and unit.mention is None:
        nominal = before is not None and ((before.tag in "D'o" and form == "B") or before.lower == "the")
        return "N" if nominal else form  # "the remains of soldiers"
    if form == "Z" and _tags(before, after, verb):
        return form
    if governor is not None and governor.tag in "Aw" and before is not None and after is not None:
        takes_object = after.tag in "DA" or (after.tag in "Nr" and form == "Z") or _complemented(row, index + 1)
        asked = mandated(row, index)
        plural = form == "Z" or asked or _plural_subject(governor) or _coordinated(row, index)
        if plural and (takes_object or asked or governs(governor, before, unit, after) or _only_verb(row, index)):
            return form
    if governor is not None and form == ("Z" if governor.lower in _SINGULAR else "B") and governor.lower in _PERSONAL:
        return form
    if form == "Z" and before is not None and before.tag in "NA" and _alone(row, index):
        return form  # "its security rests on", "Lima calls on"
    return form if _continues(governor, after, row[:index], form) else "N"


def _ends_phrase(unit: Unit, after: Unit | None) -> bool:
    """`attention was paid to trade and energy`: a field where an infinitive could stand."""
    if after is not None and after.tag in "oy":
        return True
    field = unit.mention is not None and unit.mention.kind == "topic"
    return field and (after is None or after.tag in "c,.")


def _continues(governor: Unit | None, after: Unit | None, before: Sequence[Unit], form: str) -> bool:
    """`to expand trade and boost investment`, `welcomes the vote and calls on`: another verb of a series."""
    if governor is None or after is None or governor.tag not in "c," or not any(unit.tag == form for unit in before):
        return False
    return after.tag in "DA" or after.lower in ("on", "for", "to", "upon")


def _tags(before: Unit | None, after: Unit | None, verb: Verb) -> bool:
    """`"...," notes the ministry`: a verb of saying between the words said and who says them."""
    behind = before is not None and before.tag == "q"
    named = after is not None and (after.tag in "AD" or after.capital)
    return behind and named and verb.lemma in language.saying()


def _complemented(row: Sequence[Unit], after: int) -> bool:
    """Whether an infinitive or a clause follows: `hopes to expand`, `hopes that`."""
    if row[after].lower == "that":
        return True
    following = row[after + 1] if after + 1 < len(row) else None
    return (
        row[after].lower == "to"
        and following is not None
        and following.verb is not None
        and "b" in following.verb.forms
    )


def _only_verb(row: Sequence[Unit], index: int) -> bool:
    """Whether no other word of the sentence can be its verb."""
    others = (unit for at, unit in enumerate(row) if at != index)
    return not any(
        unit.tag in "VZBMX" or (unit.tag == "?" and unit.verb is not None and not unit.verb.noun) for unit in others
    )


def _alone(row: Sequence[Unit], index: int) -> bool:
    """Whether a word that could be the verb of its stretch between marks has no rival there, and a complement behind it."""
    after = row[index + 1] if index + 1 < len(row) else None
    if after is None or after.tag not in "iDt" or row[index - 1].lower.endswith("s"):
        return False
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(row) and row[at].tag not in ",.q(":
            unit = row[at]
            if unit.tag in "VZBMXIwhsG" or (unit.tag == "?" and unit.verb is not None and not unit.verb.noun):
                return False
            at += step
    return True


def _coordinated(row: Sequence[Unit], index: int) -> bool:
    """`A and B support`: two names joined before the verb."""
    return index >= 3 and row[index - 2].tag == "c" and row[index - 1].tag == "A" and row[index - 3].tag == "A"


def _plural_subject(unit: Unit) -> bool:
    mention = unit.mention
    if unit.lower in ("they", "we", "who", "which"):
        return True
    return (
        mention is not None
        and mention.kind == "reference"
        and mention.detail.partition(":")[0] in ("people", "states", "sides", "they")
    )
