"""Text -> sentences.

Paragraphs are told apart by blank lines and by lines that cannot run on; sentences within them by a full stop
and what stands on its two sides. Prose that is wrapped at a margin is read across its line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplograph.language.verbs import saying, verbs
from diplograph.language.words import words
from diplograph.records import Role, Sentence, Word

_LINE = re.compile(r"[^\n]*\n?")
_ITEM = re.compile(r"\s*(?:[•·▪◦*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_TERMINAL = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col maj capt sgt adm cmdr brig hon rev sr jr st no nos vs rep sen gov amb pres min
    jan feb mar apr jun jul aug sep sept oct nov dec co corp inc ltd bros dept univ approx est fig art para e.g i.e
    messrs vol ed smt shri ma md mohd engr mme""".split()
)
# After a dotted abbreviation such as "U.S." these words begin a sentence more often than they continue one.
_STARTERS = frozenset(
    "the in on at he she it they but and this that these those a an both after before as while however".split()
)
_LONGEST = 250  # words; what is longer is a list or no prose, and is cut, so that no later stage can be made to crawl
_LONGEST_TAG = 8  # words before the verb of `"...!" the foreign minister of Peru said`
_WRAP_AT = 60  # a line at least this long that ends without a full stop was probably wrapped


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of `text` that hold one paragraph, list item, caption or headline each."""
    start, previous = None, ""
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            if start is not None:
                yield start, match.start()
            start, previous = None, ""
            continue
        if start is not None and not _runs_on(previous, line):
            yield start, match.start()
            start = None
        if start is None:
            start = match.start()
        previous = line
    if start is not None:
        yield start, len(text)


def _runs_on(previous: str, line: str) -> bool:
    """Whether `line` goes on with the sentence or paragraph of the line before it."""
    before, after = previous.rstrip(), line.strip()
    if _ITEM.match(line):
        return False
    if after[:1].islower():
        return True
    return len(before) >= _WRAP_AT and (len(before) < 100 or before[-1] not in '.!?”"…')


def sentences(text: str, body: int = 0, title: tuple[int, int] | None = None) -> list[Sentence]:
    """The sentences of `text`. What begins before the offset `body` is an aside, save what lies in `title`."""
    found: list[Sentence] = []
    for block, (start, end) in enumerate(paragraphs(text)):
        for part in _split(words(text, start, end)):
            first, last = part[0].start, part[-1].end
            titled = title is not None and title[0] <= first and last <= title[1]
            role: Role = "title" if titled else "body" if first >= body else "aside"
            found.append(Sentence(first, last, block, role, tuple(part)))
    return found


def _split(tokens: list[Word]) -> Iterator[list[Word]]:
    """Cut a paragraph's words where a sentence ends."""
    begin, index, count = 0, 0, len(tokens)
    while index < count:
        if (tokens[index].text[-1] in _TERMINAL and _ends(tokens, index)) or index - begin >= _LONGEST:
            index += 1
            while index < count and _closes(tokens, index):
                index += 1
            yield tokens[begin:index]
            begin = index
        else:
            index += 1
    if begin < count:
        yield tokens[begin:]


def _closes(tokens: list[Word], index: int) -> bool:
    """Whether the mark at `index` closes a quotation or bracket that belongs to what stands before it."""
    word = tokens[index]
    return word.text in _CLOSERS and word.start == tokens[index - 1].end


def _ends(tokens: list[Word], index: int) -> bool:
    word = tokens[index]
    if index + 1 == len(tokens):
        return False
    following = tokens[index + 1]
    if word.text in _TERMINAL:
        while index + 1 < len(tokens) and _closes(tokens, index + 1):
            index += 1
        if index + 1 == len(tokens):
            return True
        following = tokens[index + 1]
        if following.start == tokens[index].end or not _may_begin(tokens, index + 1):
            return False
        if word.text != ".":
            return not (tokens[index].text in _CLOSERS and _tag_follows(tokens, index + 1))
        return not _abbreviated(tokens, index)
    return (
        word.text.endswith(".") and len(word.text) > 2 and following.lower in _STARTERS and following.text[0].isupper()
    )


def _tag_follows(tokens: list[Word], index: int) -> bool:
    """Whether a sentence goes on behind a question or a call in quotation marks (`"Who pays?" Lee asked`)."""
    for word in tokens[index : index + _LONGEST_TAG]:
        verb = verbs().get(word.lower)
        if verb is not None and verb.lemma in saying() and verb.forms & {"v", "z"}:
            return True
        if not word.text[0].isalnum():
            return False
    return False


def _may_begin(tokens: list[Word], index: int) -> bool:
    while index + 1 < len(tokens) and tokens[index].text in _OPENERS:
        index += 1
    first = tokens[index].text[0]
    return first.isupper() or first.isdigit() or first in "•–—-*" or (first.isalpha() and not first.islower())


def _abbreviated(tokens: list[Word], stop: int) -> bool:
    """Whether the full stop at or before `stop` belongs to an abbreviation or an initial."""
    while tokens[stop].text != ".":
        stop -= 1
    if stop == 0 or tokens[stop - 1].end != tokens[stop].start:
        return False
    before = tokens[stop - 1]
    return before.lower in _ABBREVIATIONS or (len(before.text) == 1 and before.text.isupper())
