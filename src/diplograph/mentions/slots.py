"""A sentence as a string of slots: one character a label or word, so that names can be found by small patterns.

    S state    J demonym   K capital   C place   B body   R region   G seat   P known person   D date
    F f office   T t topic, portfolio of a ministry  N n instrument, event, level, initiative   H h head of an organization's name
    U capitalised and unknown   m Mr, Sheikh, General   q particle of a name (de, von, al)   l any other word
    d determiner   o of   a and   ' possessive   - hyphen   # number   x verb of speech
    c counterpart
    , ( ) and other punctuation as itself or `.`

Upper case is a label written with a capital, lower case one without. Patterns over this string read like the
phrases that they stand for: `F,?U+` is a title before a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from diplograph.language.dates import DateSpan
from diplograph.language.verbs import verbs
from diplograph.mentions.labels import Hit
from diplograph.records import Label, Word

_KIND_SLOTS = {
    "state": "S", "demonym": "J", "capital": "K", "place": "C", "date": "D", "body": "B", "region": "R", "seat": "G",
    "person": "P", "organization": "H",
}  # fmt: skip
_CASED_SLOTS = {"office": "F", "topic": "T", "instrument": "N", "event": "N", "level": "N", "initiative": "N"}
_HEADS = frozenset(
    """ministry ministries municipality committee commission council agency bank company corporation university institute
    center centre parliament assembly senate congress court fund police army navy forces office embassy consulate secretariat
    association chamber authority administration department bureau federation union organization organisation service
    services group holdings holding railways railway airlines airways energy engineering industries foundation academy
    hospital museum cabinet government party directorate board regime troops military mission delegation
    concern enterprise treasury majlis mejlis majles duma rada knesset sejm bundestag riigikogu saeima seimas storting
    riksdag folketing eduskunta shura diet congress chambers""".split()
)
# Words of the names of ministries: "Ministry of Natural Resources, Ecology and Technical Supervision".
_PORTFOLIO = frozenset(
    """affairs resources natural ecology technical supervision commerce economy economic economics finance financial treasury
    industry industries trade energy oil gas petroleum mines mining minerals water irrigation environment environmental climate
    agriculture rural food fisheries forestry transport transportation communications infrastructure construction housing urban
    land development planning regional cooperation integration investment investments export education higher science
    scientific research technology technologies innovation digital information communication culture cultural sports sport
    tourism youth health medical public security safety internal interior home defence defense emergency emergencies situations
    justice legal labor labour employment social welfare protection migration population family women gender equality
    unification relations international external foreign european strategic national state immigration citizenship
    intelligence antiquities religious endowments planning supply procurement aviation maritime ports roads power
    electricity communal utilities nuclear space atomic small medium enterprises ict customs tax revenue statistics budget reform
    administration civil service territorial decentralization reconstruction reintegration veterans""".split()
)
_ONLY_HEADS = _HEADS - _PORTFOLIO
_SUFFIXES = frozenset("co corp inc ltd llc plc jsc ag gmbh sa".split())
_DETERMINERS = frozenset("the a an".split())
_PARTICLES = frozenset(
    "de da do dos del della der den di du el al bin ibn ben bint van von la le ould abu zu y ter".split()
)
_COURTESY = frozenset(
    """mr mrs ms dr prof sir dame lord lady sheikh sheikha imam ayatollah general gen colonel col major lt lieutenant
    admiral captain marshal brigadier excellency h.e h.h hrh h.r.h hm h.m prince princess hon cardinal pope bishop
    shri smt shrimati dato datuk datin tun seri haji hajj hajjah ustaz ustadh sayyid sayyed syed mwalimu messrs mme
    madame monsieur señor senhor honourable honorable engr amb rev reverend shaikh sheik moulana
    maulana thiru kumari utama pehin""".split()
)
_SPEECH = frozenset(
    """said says told added noted stressed stated explained warned announced declared emphasized emphasised argued
    confirmed remarked underlined insisted wrote""".split()
)
_COUNTERPARTS = frozenset({"counterpart", "counterparts", "colleague", "homologue"})


class Slot(NamedTuple):
    """The words `first` to `last - 1` of a sentence, and the label found over them, if any."""

    first: int
    last: int
    label: Label | None
    plural: bool


class Proper(NamedTuple):
    """What tells a name from an ordinary word where a sentence begins.

    `inside` are the words that the article capitalises inside sentences, `not_names` words that open sentences and
    headlines without being part of a name; all but `inside` are in lower case.
    """

    inside: frozenset[str]
    given_names: frozenset[str]
    family_names: frozenset[str]
    not_names: frozenset[str]


class Slots(NamedTuple):
    """A sentence's slots and the string that patterns run over; `line[i]` describes `slots[i]`."""

    words: Sequence[Word]
    slots: list[Slot]
    line: str

    def surface(self, first: int, last: int) -> list[Word]:
        """The words under the slots `first` to `last - 1`."""
        return list(self.words[self.slots[first].first : self.slots[last - 1].last])

    def text(self, first: int, last: int) -> str:
        """Those words as they stand in the text, with white space folded."""
        out, previous = "", None
        for word in self.surface(first, last):
            out += " " + word.text if previous is not None and previous < word.start else word.text
            previous = word.end
        return out

    def start(self, index: int) -> int:
        return self.words[self.slots[index].first].start

    def end(self, index: int) -> int:
        return self.words[self.slots[index - 1].last - 1].end


def slots(words: Sequence[Word], hits: Sequence[Hit], dates: Sequence[DateSpan], proper: Proper) -> Slots:
    """Lay labels and dates over the words of a sentence."""
    covers: dict[int, tuple[int, str, Hit | None]] = {}
    for span in dates:
        first = next(i for i, word in enumerate(words) if word.start >= span.start)
        last = next((i for i in range(first, len(words)) if words[i].start >= span.end), len(words))
        covers[first] = (last, "D", None)
    taken = {i for first, (last, _, _) in covers.items() for i in range(first, last)}
    for hit in hits:
        if taken.isdisjoint(range(hit.first, hit.last)) and not _is_family_name(words, hit, proper):
            covers[hit.first] = (hit.last, _label_slot(words, hit), hit)
    found, line, index = [], [], 0
    while index < len(words):
        cover = covers.get(index)
        if cover:
            last, character, hit_here = cover
            found.append(Slot(index, last, hit_here.label if hit_here else None, bool(hit_here and hit_here.plural)))
            index = last
        elif character := _settled(*words[index][2:]):
            found.append(_bare(index))
            index += 1
        elif size := _pair(words, index):
            character = _phrase_slot(words, index)
            found.append(Slot(index, index + size, None, False))
            index += size
        else:
            character = _word_slot(words, index, proper)
            found.append(_bare(index))
            index += 1
        line.append(character)
    return Slots(words, found, "".join(line))


def _is_family_name(words: Sequence[Word], hit: Hit, proper: Proper) -> bool:
    """`Peter Magyar`: a demonym behind a given name that ends a name, and says nothing of what follows."""
    if hit.label.kind != "demonym" or not hit.first or hit.last - hit.first > 1 or hit.last >= len(words):
        return False
    before, following = words[hit.first - 1], words[hit.last]
    apposed = hit.first > 1 and words[hit.first - 2].text == ","
    given = before.lower in proper.given_names or (apposed and before.lower not in proper.not_names)
    named = given and before.text[0].isupper() and words[hit.first].text[0].isupper()
    return named and (not following.text[0].isalnum() or following.lower in _SPEECH)


@cache
def _bare(index: int) -> Slot:
    """The slot of one word without a label, the same in all sentences."""
    return Slot(index, index + 1, None, False)


# Two words that are one slot: a title of courtesy, "opposite number", an initial with its stop.
_PAIRS = {
    **dict.fromkeys(("tan sri", "dato sri", "dato seri", "dato' sri", "dato' seri", "datuk seri", "datuk sri", "his excellency",
                     "her excellency", "his highness", "her highness", "rt hon", "right honourable"), "m"),
    "opposite number": "c", "opposite numbers": "c",
}  # fmt: skip
_ABBREVIATED = frozenset({"ma", "md", "mohd", "smt", "shri", "dato", "st", "amb", "hon", "h.e", "engr", "ing", "lic"})


# A word that opens none of these is one slot at the first look.
_OPENS_PAIR = frozenset(pair.split()[0] for pair in _PAIRS) | {"dato"}


def _pair(words: Sequence[Word], index: int) -> int:
    """How many words from `index` are one slot without being a label: 2, or 0."""
    if index + 1 >= len(words) or (words[index].text.islower() and words[index].lower not in _OPENS_PAIR):
        return 0
    one, two = words[index], words[index + 1]
    if two.text == "." and one.end == two.start and one.text[0].isupper():
        initial = (len(one.text) == 1 or one.lower in _ABBREVIATED) and index + 2 < len(words)
        return 2 if initial and words[index + 2].text[0].isupper() else 0
    if one.lower == "dato" and two.text in "'’":
        return 2
    return 2 if f"{one.lower} {two.lower}" in _PAIRS else 0


def _phrase_slot(words: Sequence[Word], index: int) -> str:
    one, two = words[index].lower, words[index + 1].lower
    if one in _COURTESY:
        return "m"
    return _PAIRS.get(f"{one} {two}", "U")


def _label_slot(words: Sequence[Word], hit: Hit) -> str:
    kind = hit.label.kind
    if kind in _KIND_SLOTS:
        return _KIND_SLOTS[kind]
    upper = words[hit.first].text[0].isupper() and (hit.first > 0 or words[hit.last - 1].text[0].isupper())
    if hit.last - hit.first == 1 and hit.label.text.lower() in _ONLY_HEADS:
        return "H" if upper else "h"
    if upper and hit.label.text.lower() in _COURTESY and hit.last - hit.first == 1:
        return "m"  # "Prince Faisal"
    following = words[hit.last].lower if hit.last < len(words) else ""
    if upper and hit.last - hit.first == 1 and following in ("bin", "ibn", "al", "ould"):
        return "U"  # "Sultan bin Saad"
    slot = _CASED_SLOTS[kind]
    return slot if upper else slot.lower()


_MARKS = {"'s": "'", "’s": "'", "-": "-", "–": "-", "—": "–", ",": ",", "(": "(", ")": ")", "&": "a", "'": '"'}


# What a word is whatever its case, and what it is in lower case only.
_CLOSED = {**_MARKS, **dict.fromkeys(_DETERMINERS, "d"), "of": "o", "and": "a"}
_LOWER = {
    **dict.fromkeys(_PORTFOLIO, "t"),
    **dict.fromkeys(_SPEECH, "x"), **dict.fromkeys(_COUNTERPARTS, "c"), **dict.fromkeys(_PARTICLES, "q"),
    **dict.fromkeys(_HEADS, "h"), **_CLOSED,
}  # fmt: skip


@lru_cache(maxsize=1 << 15)  # most words are these, and come again and again
def _settled(text: str, lower: str) -> str:
    """The slot of a word for which it does not matter what stands beside it; empty for any other."""
    first = text[0]
    if first.isupper() or lower in _OPENS_PAIR:
        return ""
    if first.isalpha() or first.islower():
        return _LOWER.get(lower, "l")
    return _CLOSED.get(lower) or ("#" if first.isdigit() else ".")


def _word_slot(words: Sequence[Word], index: int, proper: Proper) -> str:
    word = words[index]
    if not word.text[0].isupper():
        return _LOWER.get(word.lower, "l")  # it could have opened a pair
    known = _CLOSED.get(word.lower)
    if known:
        return known
    return "#" if word.text[-1] == "$" else _capitalised(words, index, proper)


def _capitalised(words: Sequence[Word], index: int, proper: Proper) -> str:
    word = words[index]
    if word.lower.rstrip(".") in _COURTESY or word.text == "HE":
        return "m"
    if word.lower in _HEADS or word.lower in _SUFFIXES:
        return "H"
    if word.lower in _PORTFOLIO:
        return "T"
    before = words[index - 1].text if index else ""
    opens = index == 0 or (not before[0].isalnum() and before not in (*",-–'’()", "'s", "’s"))
    initial = index > 1 and before == "." and _pair(words, index - 2) == 2
    opens = opens and not initial
    return "U" if not opens or _is_name(words, index, proper) else "l"


def _is_name(words: Sequence[Word], index: int, proper: Proper) -> bool:
    """Whether a capitalised word that opens a sentence is a name: known as one, or followed by another capital."""
    word = words[index]
    if word.text in proper.inside:
        return True
    if word.text == "He" and index + 1 < len(words) and words[index + 1].text[0].isupper():
        return True  # "He Yongqian": behind the pronoun stands a verb
    if word.lower in proper.not_names:
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    continued = following is not None and following.text[0].isupper() and following.lower not in proper.not_names
    return (
        word.lower in proper.given_names
        or word.lower in proper.family_names
        or (continued and word.lower not in verbs())
    )
