"""How articles introduce people, as patterns over the slots of a sentence (see `slots.py`).

Each named group is a part of the introduction: `name`, `office` with its `portfolio`, whose office it is (`owner` before
it, `of` and `late` behind it), the organization that is headed (`org`), the state that an ambassador is sent to (`to`).
"""

from __future__ import annotations

import re

from diplograph.mentions.slots import Slots

_PIECE = r"(?:[PU](?:-[UP])?|q{1,2}-?U|q-q?U)"
_NAME = rf"(?P<name>[PU](?:-[UP])?{_PIECE}{{0,5}})"
# Before a name or a title: whoever was succeeded holds the office no more, whoever will be still does.
_SUCCEEDED = frozenset({"succeeded", "replaced"})
_SUCCEEDING = frozenset({"succeeding", "replacing"})
_AHEAD = frozenset({"will", "would", "to", "may", "could", "should"})
_STANDING = r"(?P<standing>l-?|)"
_OWNER = r"(?:(?P<owner>[SJKBRG])'?)?"
_UNIT = r"(?:F'|[TUlt]{0,2}[Hh]'?)?"  # "foreign ministry", "the President's" before the office
_WORDS = r"(?:(?:[UR]a)?[UR](?=T))?[Tt][Ttn]*(?:(?:,[Tt]+)*,?a[Tt]+)?"
_PORTFOLIO = rf"(?:[ol]d?(?P<portfolio>{_WORDS})|(?P<tail>(?:,T+)*,?aT+)|\([UlT]+\))?"
# "of the State Bank", "for Peru's foreign ministry", "of the Ministry of Trade".
_ORG = r"(?:[ol]d?(?P<org>(?:[SJ]'?)?[UTNFCSJtln]{0,5}?[Hh](?:[ol]d?[TUt]+(?:(?:,[Tt]+)*,?a[Tt]+)?)?))?"
_OF = r"(?:od?(?P<of>[SKBRCG])(?!')(?:(?<=C)l)?)?"
_TO = r"(?:[lo]d?(?P<to>[SKCRB])(?!')|ldU(?=,))?"  # "to Peru", "to the Kingdom"
_MORE = rf"(?P<more>[-–,a][Ff](?:[ol]d?{_WORDS})?)?"
# "Director of the Asia Department of the Ministry of Trade", "special envoy of the foreign minister of Peru".
_ABOVE = rf"(?:od?(?:(?:[SJ]'?)?[TU]{{0,3}}H(?:[ol]d?{_WORDS})?|[Ff](?=od?S)))?"
_OFFICE = rf"(?P<modifier>[#Ttl]??)(?P<office>[Ff]){_PORTFOLIO}{_MORE}{_ORG}{_ABOVE}{_OF}{_TO}"
_CAPITALS = r"(?:od?(?P<firm>[URSJCT]*[UT][UT]*H*))?"  # "president of Andean Copper", where a comma ends it

# "Peruvian President X", "Deputy Prime Minister - Minister of Foreign Affairs X", "President of Y X".
TITLED = re.compile(rf"{_STANDING}{_OWNER}{_UNIT}{_OFFICE},?m*{_NAME}(?:od?(?P<late>S)(?!'))?")
# "X, the presidential spokesperson", "X, Tajikistan's foreign minister", "X, president of Y".
APPOSED = re.compile(
    rf"(?:(?P<mine>S)')?{_NAME}[,(]d?{_STANDING}(?:[lt]{{0,2}}[lhH]'[tT]?)?{_OWNER}{_UNIT}{_OFFICE}(?![PU]|o?d?[SKB][PU])"
)
# "X, chief executive of Andean Copper,".
OF_FIRM = re.compile(
    rf"(?:(?P<mine>S)')?{_NAME},d?{_STANDING}(?P<modifier>[#Ttl]??)(?P<office>[Ff]){_CAPITALS}(?=[,.])"
)
# "X, who heads Peru's Ministry of Energy".
HEADING = re.compile(
    rf"{_NAME},(?P<who>l[lf])d?{_OWNER}(?P<org>[UTtl]{{0,3}}[Hh](?:[ol]d?{_WORDS})?|l{{1,2}}(?=[,.]))"
    r"(?:od?(?P<of>S))?(?:a(?P<also>l)d?(?P<other>[UTtl]{0,3}[Hh]))?"
)
# "X, who speaks for Peru's foreign ministry", "X, speaking for the Kremlin".
SPEAKING_FOR = re.compile(
    rf"{_NAME},(?P<who>l{{2,3}})d?{_OWNER}(?:(?P<org>[UTtl]{{0,3}}[Hh](?:[ol]d?{_WORDS})?)(?:od?(?P<of>S))?|(?P<seat>G))"
)
OF_STATE = re.compile(rf"{_NAME}od?(?P<of>S)(?!')")
COURTEOUS = re.compile(rf"m+\.?{_NAME}")
COUNTERPART = re.compile(
    rf"{_OWNER}(?P<field>[tT]?)(?P<counterpart>c)(?:a[ln])?(?:ld?(?P<to>[SKC]))?,?m*{_NAME}(?:od?(?P<late>S)(?!'))?"
)
# "X, Y's Peruvian counterpart".
NAMED_COUNTERPART = re.compile(rf"{_NAME},(?:[PUq]+'|l|d)?{_OWNER}(?P<field>[tT]?)(?P<counterpart>c)(?![PU]|,[PU])")
SPEAKING = re.compile(rf"(?:(?P<verb>x)(?=[PU]))?{_NAME}(?(verb)(?=[,.])|(?=,?x))")
PLAIN = re.compile(_NAME)
# Each with a slot that it cannot do without: most sentences lack it, and need not be looked through. All need a name.
NAMED = frozenset("PU")
PATTERNS = (
    (TITLED, frozenset("Ff")),
    (OF_FIRM, frozenset("Ff")),
    (APPOSED, frozenset("Ff")),
    (HEADING, frozenset(",")),
    (SPEAKING_FOR, frozenset(",")),
    (COUNTERPART, frozenset("c")),
    (NAMED_COUNTERPART, frozenset("c")),
    (OF_STATE, frozenset("S")),
    (COURTEOUS, frozenset("m")),
    (SPEAKING, frozenset("x")),
    (PLAIN, NAMED),
)
# A name alone, without a title, is a person only with a given name that is known, or beside a verb of speech.
WEAK = frozenset({HEADING, SPEAKING_FOR, OF_STATE, SPEAKING, PLAIN})

_ONE = r"m*[PU][PUq-]*"
_ONES = rf"{_ONE}(?:,{_ONE})*,?a{_ONE}"
_STATES = r"d?S(?:,d?S)*,?ad?S"
_ADJECTIVES = r"[SJ]'?(?:,[SJ]'?)*,?a[SJ]'?"
_FIELD = rf"(?:[ol]d?{_WORDS})?"
_BESIDE = r"(?:[ol]d?[SK]|\([SK]\))"
_FROM = rf"ld?S,{_ONE}"
# "The presidents of A and B", of whom the names stand elsewhere.
PLURAL = re.compile(r"[Ff]o(?:d?S)(?:,d?S)*a?d?S")
# "X, Y and Z, Foreign Ministers of A, B and C"; "X and Y, the Peruvian and Chilean presidents".
NAMES_FIRST = re.compile(
    rf"(?P<names>{_ONES}),d?(?:[lT]?(?P<office>[Ff]){_FIELD}o(?P<states>{_STATES})"
    rf"|(?P<adjectives>{_ADJECTIVES})l?(?P<bare>[Ff]))"
)
# "The foreign ministers of A and B, X and Y", "the Peruvian and Chilean presidents, X and Y".
STATES_FIRST = re.compile(
    rf"(?:(?P<adjectives>{_ADJECTIVES})l?(?P<bare>[Ff]){_FIELD}|(?P<office>[Ff]){_FIELD}o(?P<states>{_STATES}))"
    rf",?(?P<names>{_ONES})(?![ol]d?[SK])"
)
# "Presidents X of A and Y of B", "the foreign ministers, X for A and Y for B", "presidents X (A) and Y (B)".
EACH_OF = re.compile(rf"(?P<office>[Ff]|c){_FIELD},?(?P<pairs>{_ONE}{_BESIDE}(?:,?{_ONE}{_BESIDE})*,?a{_ONE}{_BESIDE})")
ONE_OF = re.compile(r"(?P<name>[PU][PUq-]*)(?:[ol]d?|\()(?P<of>[SK])")
# "his colleagues from A, X, and B, Y".
FROM_EACH = re.compile(rf"(?P<office>[Ff]|c){_FIELD}(?P<pairs>[ol]d?S,{_ONE}(?:,?a?d?S,{_ONE})+)")
FROM_ONE = re.compile(r"(?P<of>S),m*(?P<name>[PU][PUq-]*)")
# "Presidents X, Y and Z", "the presidents of the two countries, X and Y": whose each is, is told elsewhere.
JOINTLY = re.compile(rf"(?P<office>[Ff]){_FIELD}(?:od?l{{1,3}},)?,?(?P<names>{_ONES})")

# "KOICA President X", "Volta Steel's chief executive, X": the firm or agency right before the office.
HOUSE = re.compile(r"(?P<owner>[SJ]?)'?(?P<house>U[UTH]*|[UT]*H)'?$")
DELEGATION = re.compile(r"(?P<owner>[JS])'?[lTt]{0,2}h")
LED = re.compile(r"\b(?:headed|led|represented|chaired) by\b")
IN_CAPITAL = re.compile(r"[lU](?P<owner>K)(?!')")
MINISTRY = re.compile(r"(?P<owner>[SJK])'?[TUNlt]{0,3}[Hh]|[HN]{1,2}[ol]d?[TU]+(?:aT+)?od?(?P<of>S)")
STANDINGS = {
    "acting": "acting", "interim": "acting", "caretaker": "acting",
    "former": "former", "ex": "former", "then": "former", "late": "former",
    "incoming": "elect", "designate": "elect",
}  # fmt: skip
_HEADING = frozenset("heads leads chairs runs directs oversees headed led chaired commands commanded".split())
_SPEAKING_FOR = frozenset({"who speaks for", "who spoke for", "speaking for", "who speaks on", "who is speaking for"})
_NAMED_BEFORE = re.compile(r"[PU],d?$")
_TEAMS = frozenset({"team", "side", "negotiators"})
_OF_STATES = frozenset({"ministry", "ministries", "department", "government", "parliament", "cabinet"})
_RELATIVE = frozenset("who which whose that whom where".split())


def introduces(pattern: re.Pattern[str], sentence: Slots, match: re.Match[str]) -> bool:
    """Whether the words bear a match out: `X, who heads` and no other verb, and no relative for a title."""
    if pattern is HEADING:
        who, verb = (word.lower for word in sentence.surface(*match.span("who")))
        headed = sentence.surface(*match.span("org"))[-1].lower
        return who == "who" and verb in _HEADING and (sentence.line[match.end("org") - 1] != "l" or headed in _TEAMS)
    if pattern is SPEAKING_FOR:
        return " ".join(word.lower for word in sentence.surface(*match.span("who"))) in _SPEAKING_FOR
    if pattern is OF_FIRM and match.group("firm"):  # "spokesman of the Peruvian Foreign Ministry" is no firm's
        return sentence.surface(*match.span("firm"))[-1].lower not in _OF_STATES
    if pattern is TITLED and sentence.line[match.start("name") - 1] in ",m":
        return not _apposed(sentence, match)
    if pattern is APPOSED and match.group("standing"):
        return sentence.words[sentence.slots[match.start("standing")].first].lower not in _RELATIVE
    return True


def _apposed(sentence: Slots, match: re.Match[str]) -> bool:
    """`X, Minister of Trade of Peru, His Excellency Y`: an office that stands in apposition to a name is not the next one's."""
    between = sentence.line[match.end("office") : match.start("name")]
    return "," in between.rstrip("m")[-1:] and bool(_NAMED_BEFORE.search(sentence.line, 0, match.start()))


def standing(sentence: Slots, match: re.Match[str]) -> str:
    """`acting`, `former` or `elect`, where the words before the office, or before the whole introduction, say so."""
    for group in ("standing", "modifier"):
        first, last = match.span(group)
        for index in range(first, last):
            found = STANDINGS.get(sentence.words[sentence.slots[index].first].lower)
            if found:
                return found
    return "former" if _is_succeeded(sentence, match) else ""


def _is_succeeded(sentence: Slots, match: re.Match[str]) -> bool:
    """`succeeded President X`, `took office, replacing Y, the foreign minister`: but not `will take office, replacing Y`."""
    first = match.start() - (0 if match.groupdict().get("standing") else 1)
    if first < 0:
        return False
    at = sentence.slots[first].first
    word, earlier = sentence.words[at].lower, {word.lower for word in sentence.words[:at]}
    return word in _SUCCEEDED or (word in _SUCCEEDING and not _AHEAD & earlier)
