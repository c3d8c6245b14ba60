"""Wordings that point back: "the two leaders", "both Sides", "the Peruvian president", "his counterpart", "he".

They are found here and resolved in `entities`. The `detail` of a reference says what it asks for:

    people:2   states:3   sides:2   two or more people, states or sides; 0 where the text gives no number
    bare:2                  "the two": the people or the sides that were named together last
    holder:president        the person who holds that office, of the states in `states` where any are named
    side                    the government of the state in `states`
    he  they  latter  former
    guest                   the one official who is not of the host's state
    it  body                a state or body named before, the body that the article is about
    country                 the state of the person that "his" means
    neighbour               the other of the two states that the article is about
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplograph.language.numbers import NUMBERS
from diplograph.language.verbs import verbs
from diplograph.mentions.slots import Slots
from diplograph.records import Mention

# "The ten countries" are a body under another name; nobody counts that far in a reference.
_MOST = 7
_NUMBERS = {word: number for word, number in NUMBERS.items() if 2 <= number <= _MOST} | {"both": 2}
_PEOPLE = frozenset(
    """leaders presidents ministers premiers chancellors statesmen diplomats monarchs kings officials counterparts
    politicians envoys men women heads interlocutors pair duo co-chairs cochairs co-chairmen signatories""".split()
)
_BARE = frozenset("leaders ministers presidents".split())
_STATES = frozenset("countries nations states neighbours neighbors governments peoples capitals".split())
_LANDS = frozenset("country government nation".split())
_BODIES = frozenset(
    "bloc union organisation organization alliance community authority council grouping association".split()
)
_SIDES = frozenset("sides parties delegations".split())
_SIDE_NOUNS = frozenset(
    "side government authorities party delegation administration leadership officials people".split()
)
_DETERMINERS = frozenset("the both these those all".split())
_OPENING = _DETERMINERS | {"two", "their"}
_PRONOUNS = {"he": "he", "she": "he", "him": "he", "they": "they", "them": "they"}
_HIS = frozenset({"his", "her"})
_ITS = frozenset({"its", *_HIS})
_POINTING = frozenset({"both", "the", "it", *_ITS, *_PRONOUNS})
_HONOURS = {"majesty": "majesty", "highness": "highness", "royal": "highness"}
_NAMED_NEXT = re.compile(r",?[PUF]")
_HOLDER = re.compile(r"(?:d(?:[JSKBR]'?)*|(?:[JSKBR]'?)+)[lTt#]?(?P<office>[Ff])(?![PUoFf-]|,[PU])")


def references(sentence: Slots) -> Iterator[Mention]:
    """The references of a sentence, in order of kind; they may overlap other mentions, which they then replace."""
    yield from _members(sentence)
    yield from _groups(sentence)
    yield from _holders(sentence)
    yield from _sides(sentence)
    yield from _pronouns(sentence)


def _reference(sentence: Slots, first: int, last: int, detail: str, states: tuple[str, ...] = ()) -> Mention:
    """A reference over words (not slots) `first` to `last - 1`."""
    words = sentence.words
    text = " ".join(word.text for word in words[first:last])
    return Mention(words[first].start, words[last - 1].end, "reference", detail, text, states, detail=detail)


def _groups(sentence: Slots) -> Iterator[Mention]:
    """`the two leaders`, `both countries`, `the Sides`, `the three`."""
    words, index = sentence.words, 0
    opening = next((at for at, word in enumerate(words) if word.text[0].isalpha()), 0)  # "3. Ministers welcomed"
    if _is_bare(sentence, opening):
        yield _reference(sentence, opening, opening + 1, "people:0")
        index = opening + 1
    while index < len(words):
        if words[index].lower not in _OPENING:
            index += 1
            continue
        last, detail = _group_at([word.lower for word in words[index : index + 9]])
        if detail and not _followed_by_of(sentence, index + last):
            yield _reference(sentence, index, index + last, detail)
            index += last
        else:
            index += 1


def _is_bare(sentence: Slots, index: int) -> bool:
    """`Ministers reaffirmed`, `Leaders also welcomed`: those of a communique, named without an article."""
    following = [word.lower for word in sentence.words[index : index + 2]]
    if len(following) < 2 or following[0] not in _BARE:
        return False
    verb = verbs().get(following[1])
    return following[1] in _AFTER_BARE or (verb is not None and "v" in verb.forms)


def _followed_by_of(sentence: Slots, index: int) -> bool:
    """`the leaders of A and B` names its people itself."""
    return index < len(sentence.words) and sentence.words[index].lower == "of"


def _group_at(lowers: list[str]) -> tuple[int, str]:
    """Length and detail of a group reference at the start of `lowers`, or (0, "")."""
    index, number = 0, 0
    while index < len(lowers) and (lowers[index] in _DETERMINERS or lowers[index] in _NUMBERS):
        number = _NUMBERS.get(lowers[index], number)
        index += 1
    if index < len(lowers) and lowers[index] in (
        "foreign",
        "prime",
        "defence",
        "defense",
        "neighbouring",
        "neighboring",
    ):
        index += 1
    noun = lowers[index] if index < len(lowers) else ""
    for nouns, what in ((_PEOPLE, "people"), (_STATES, "states"), (_SIDES, "sides")):
        if noun in nouns:
            number = number or (2 if noun in ("pair", "duo") else 0)
            size = _heads(lowers[index:]) if noun == "heads" else 1
            return (index + size, f"{what}:{number}") if size else (0, "")
    if number and index == 2 and lowers[0] == "the" and (noun in _AFTER_BARE or _is_verb(noun)):
        return index, f"bare:{number}"
    return 0, ""


_HEADED = frozenset("state government ministries ministry diplomacy delegations delegation departments".split())


def _heads(lowers: list[str]) -> int:
    """Length of `heads of state`, `heads of the foreign ministries`; 0 for heads of anything else."""
    at = 1
    while at < len(lowers) and lowers[at] in (
        "of",
        "the",
        "two",
        "both",
        "foreign",
        "external",
        "affairs",
        "state",
        "and",
        "their",
    ):
        if lowers[at] == "state" and lowers[at + 1 : at + 2] != ["and"]:
            break
        at += 1
    return at + 1 if at > 1 and at < len(lowers) and lowers[at] in _HEADED else 0


def _is_verb(word: str) -> bool:
    """Whether a word can only be the verb of `the two ...`."""
    verb = verbs().get(word)
    return verb is not None and "v" in verb.forms and not verb.adjective


_AFTER_BARE = frozenset(
    """called agreed also discussed met signed said exchanged noted will have had are were held spoke talked expressed
    pledged vowed decided stressed reaffirmed , .""".split()
)


def _holders(sentence: Slots) -> Iterator[Mention]:
    """`the Peruvian president`, `Uzbekistan's foreign minister`, `the prime minister`, without a name beside it."""
    for match in _HOLDER.finditer(sentence.line):
        slot = sentence.slots[match.start("office")]
        first = match.start()
        opens = sentence.words[sentence.slots[first].first].lower
        if slot.plural or slot.label is None or sentence.line[first - 1 : first] in ("P", "U") or opens in ("a", "an"):
            continue
        states = _states(sentence, first, match.end())
        if sentence.line[first] == "d" or states:
            word_first, word_last = sentence.slots[first].first, sentence.slots[match.end() - 1].last
            yield _reference(sentence, word_first, word_last, f"holder:{slot.label.name}", states)


def _states(sentence: Slots, first: int, last: int) -> tuple[str, ...]:
    found = (slot.label for slot in sentence.slots[first:last] if slot.label)
    return tuple(
        dict.fromkeys(iso for label in found if label.kind in ("state", "demonym", "capital") for iso in label.states)
    )


def _sides(sentence: Slots) -> Iterator[Mention]:
    """`the Peruvian side`, `the Peruvian leader`, `the Tajik government`."""
    for index, slot in enumerate(sentence.slots[:-1]):
        if slot.label is None or slot.label.kind not in ("demonym", "state"):
            continue
        skip = 2 if sentence.line[index + 1] == "'" else 1
        if index + skip >= len(sentence.slots):
            continue
        noun = sentence.slots[index + skip]
        word = sentence.words[noun.first].lower
        opens = sentence.words[sentence.slots[index - 1].first].lower if index else ""
        if opens in ("a", "an"):
            continue
        first = index - 1 if opens in ("the", "his", "her", "its", "their") else index
        if sentence.line[index + skip] == "c" and not _NAMED_NEXT.match(sentence.line, index + skip + 1):
            if not sentence.words[noun.last - 1].lower.endswith("s"):
                yield _reference(sentence, sentence.slots[first].first, noun.last, "counterpart", slot.label.states)
        elif word == "leader":
            yield _reference(sentence, sentence.slots[first].first, noun.last, "holder:leader", slot.label.states)
        elif word in _SIDE_NOUNS and noun.last - noun.first == 1:
            yield _reference(sentence, sentence.slots[first].first, noun.last, "side", slot.label.states)


def _honour(sentence: Slots, index: int) -> tuple[int, str] | None:
    """`His Majesty`, `Her Royal Highness` without a name, and `his counterpart`: where it ends and what it asks for."""
    words = sentence.words
    if index + 1 >= len(words):
        return None
    noun = words[index + 1].lower
    last = index + (3 if noun == "royal" else 2)
    if words[index + 1].text[0].isupper() and noun in _HONOURS:
        named = last < len(words) and words[last].text[0].isupper()
        return None if named or last > len(words) else (last, f"holder:{_HONOURS[noun]}")
    last = index + (3 if noun == "opposite" else 2)
    if noun not in ("counterpart", "colleague", "opposite", "homologue") or last > len(words):
        return None
    following = words[last].text if last < len(words) else ""
    apposed = following in (",", "from", "of", "and") and last + 1 < len(words) and words[last + 1].text[0].isupper()
    return None if apposed or following[:1].isupper() else (last, "counterpart")


def _members(sentence: Slots) -> Iterator[Mention]:
    """`the member states`: the body to which they belong."""
    words = sentence.words
    for index, word in enumerate(words[1:-1], 1):
        if word.lower == "member" and words[index + 1].lower in _STATES:
            if words[index - 1].lower in _OPENING or words[index - 1].lower == "its":
                yield _reference(sentence, index - 1, index + 2, "body")


def _pronouns(sentence: Slots) -> Iterator[Mention]:
    for index, word in enumerate(sentence.words):
        if word.lower in _POINTING:
            yield from _pointing(sentence, index)


def _pointing(sentence: Slots, index: int) -> Iterator[Mention]:
    """What a word points back to that can do so: `he`, `the guest`, `the latter`."""
    words, word = sentence.words, sentence.words[index]
    if word.lower == "both" and index + 1 < len(words) and words[index + 1].lower in _AFTER_BARE:
        yield _reference(sentence, index, index + 1, "they")
    elif word.lower in _HIS and (honour := _honour(sentence, index)):
        yield _reference(sentence, index, honour[0], honour[1])
    elif word.lower in _PRONOUNS and word.text != "HE":
        yield _reference(sentence, index, index + 1, _PRONOUNS[word.lower])
    elif word.lower == "the" and index + 1 < len(words) and words[index + 1].lower in ("guest", "visitor"):
        yield _reference(sentence, index, index + 2, "guest")
    elif word.lower in ("his", "her") and index + 1 < len(words) and words[index + 1].lower in _LANDS:
        yield _reference(sentence, index, index + 2, "country")
    elif word.lower in _ITS and index + 1 < len(words) and words[index + 1].lower in ("neighbour", "neighbor"):
        yield _reference(sentence, index, index + 2, "neighbour")
    elif word.lower == "it" and index + 1 < len(words) and _is_verb(words[index + 1].lower):
        yield _reference(sentence, index, index + 1, "it")
    elif word.lower == "the" and index + 1 < len(words) and words[index + 1].lower in _BODIES:
        following = words[index + 2].lower if index + 2 < len(words) else ""
        if (following != "of" and not words[index + 2 : index + 3]) or (following != "of" and following.islower()):
            yield _reference(sentence, index, index + 2, "body")
    elif word.lower == "the" and index + 1 < len(words) and words[index + 1].lower in ("latter", "former"):
        following = words[index + 2].lower if index + 2 < len(words) else ""
        if words[index + 1].lower == "latter" or following in ("", ",", ".", "said", "and"):
            yield _reference(sentence, index, index + 2, words[index + 1].lower)
