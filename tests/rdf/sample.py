"""Readings made by hand, so that these tests stand without the reader.

Three documents: a note with sources about a summit that took place, a later report that tells of the same summit, and a
preview in which nothing has happened yet. The summit and the quotation are on public record; the sentences are our
own, and what is denied or previewed is made up for the tests.
"""

from __future__ import annotations

from diplograph.records import Claim, Document, Mention, Passage, Reading, Resolution, Source

YOON, JAPAROV = "Yoon Suk Yeol", "Sadyr Japarov"
BOTH = ("KGZ", "KOR")
INITIATIVE = "Korea-Central Asia K-Silk Road Cooperation Initiative"

_MET = "Yoon Suk Yeol of South Korea and Sadyr Japarov of Kyrgyzstan held a summit in Seoul on 3 December 2024."
_VISIT = "Japarov was in South Korea on an official visit."
_ADOPTED = "The two leaders adopted a Joint Statement on a Comprehensive Partnership."
_SIGNED = "Ministries of both sides signed a memorandum of understanding on energy."
_AGREED = "They agreed to work together on energy and supply chains."
_RELATIONS = "The two states have had diplomatic relations since 1992."
_INITIATIVE = f"Japarov supports Seoul's {INITIATIVE}."
_DEMAND = "Both called on North Korea to keep to the resolutions of the Security Council."
_NEXT = "An Investment Dialogue is planned for January 2025."
_LOAN = "South Korea opens a credit line for development projects, the presidential office said."


def _reading(
    document: Document, claims: list[Claim], mentions: list[Mention], resolutions: list[Resolution]
) -> Reading:
    return Reading(document, tuple(claims), tuple(mentions), tuple(resolutions), ())


def span(text: str, words: str) -> tuple[int, int]:
    """Where the words stand in the text."""
    start = text.index(words)
    return start, start + len(words)


def _person(text: str, words: str, name: str, state: str, after: int = 0) -> Mention:
    start = text.index(words, after)
    return Mention(start, start + len(words), "person", name.lower().replace(" ", "-"), name, (state,))


def note() -> Reading:
    """A note of the dossier: everything that the graph can say, at least once."""
    first, second = (
        " ".join((_MET, _VISIT, _ADOPTED, _SIGNED, _AGREED, _RELATIONS)),
        " ".join((_INITIATIVE, _DEMAND, _NEXT, _LOAN)),
    )
    text = f"{first}\n\n{second}"
    sources = (
        Source("S1", "Example Agency", "Korea and Kyrgyzstan upgrade ties", "2024-12-03", "https://example.org/summit"),
        Source("S2", "Example Daily", "The initiative", "2024-12 (undated page)", "javascript:alert(1)"),
    )
    passages = (Passage(0, len(first), ("S1",)), Passage(len(first) + 2, len(text), ("S1", "S2")))
    document = Document(
        text, "The summit of Seoul", "2024-12-03", "diplograph dossier", "", "note.md", sources, passages
    )
    referents = tuple(
        _person(text, "The two leaders", name, state) for name, state in ((YOON, "KOR"), (JAPAROV, "KGZ"))
    )
    leaders = Resolution(*span(text, "The two leaders"), "The two leaders", referents, "only two leaders named so far")
    open_one = Resolution(*span(text, "They"), "They", (), "nobody was named together before")
    mentions = [
        _person(text, YOON, YOON, "KOR"),
        _person(text, JAPAROV, JAPAROV, "KGZ"),
        _person(text, "Japarov", JAPAROV, "KGZ", after=len(_MET)),
        Mention(
            *span(text, "presidential office"),
            "organization",
            "presidential-office",
            "presidential office of South Korea",
            ("KOR",),
        ),
    ]
    day, people = "2024-12-03", (YOON, JAPAROV)
    claims = [
        Claim("meeting", "summit", "done", *span(text, _MET), "meeting-held", BOTH, people, date=day, place="Seoul",
              also=(span(text, _ADOPTED),)),
        Claim("office", "president", "ongoing", *span(text, _MET), "office-held", ("KGZ",), (JAPAROV,),
              object="president of Kyrgyzstan"),
        Claim("office", "president", "ongoing", *span(text, _MET), "office-held", ("KOR",), (YOON,),
              object="president of South Korea"),
        Claim("visit", "official visit", "done", *span(text, _VISIT), "pays-a-visit", ("KGZ",), (JAPAROV,),
              object_countries=("KOR",), date=day),
        Claim("agreement", "joint statement", "done", *span(text, _ADOPTED), "document-concluded", BOTH, people,
              object="Joint Statement on a Comprehensive Partnership", date=day, place="Seoul", stage="adopted",
              resolutions=(leaders,)),
        Claim("partnership", "comprehensive partnership", "done", *span(text, _ADOPTED), "level-established", BOTH, people,
              object="comprehensive partnership", date=day, resolutions=(leaders,)),
        Claim("agreement", "memorandum of understanding", "done", *span(text, _SIGNED), "document-concluded", BOTH, (),
              ("Ministry of Energy of Kyrgyzstan", "Ministry of Trade of South Korea"),
              "memorandum of understanding on energy", topics=("energy",), date=day, stage="signed"),
        Claim("cooperation", "agreed", "done", *span(text, _AGREED), "agrees-to", BOTH, people,
              object="work together on energy and supply chains", topics=("energy", "supply chains", "yurts"), date=day,
              resolutions=(open_one,)),
        Claim("relations", "diplomatic relations", "done", *span(text, _RELATIONS), "relations-established", BOTH,
              object="diplomatic relations", date="1992"),
        Claim("initiative", "initiative", "ongoing", *span(text, _INITIATIVE), "initiative-named", ("KOR",), object=INITIATIVE),
        Claim("position", "support", "done", *span(text, _INITIATIVE), "supports", ("KGZ",), (JAPAROV,),
              object=f"Seoul's {INITIATIVE}", object_countries=("KOR",), date=day, speaker=JAPAROV),
        Claim("demand", "called on", "done", *span(text, _DEMAND), "urges", BOTH, people,
              object="keep to the resolutions of the Security Council", object_countries=("PRK",), date=day),
        Claim("meeting", "dialogue", "planned", *span(text, _NEXT), "meeting-held", BOTH,
              object="Investment Dialogue", date="2025-01"),
        Claim("measure", "loan", "done", *span(text, _LOAN), "gives", ("KOR",), object="credit line for development projects",
              object_countries=("KGZ",), date=day, speaker="presidential office of South Korea"),
    ]  # fmt: skip
    return _reading(document, claims, mentions, [leaders, open_one])


def report() -> Reading:
    """A later report that tells of the same summit, with a quotation and a denial."""
    text = (
        "Yoon Suk Yeol received Sadyr Japarov for a summit in December. "
        "The EU follows what happens on the Korean peninsula. "
        'Of a border treaty Japarov spoke as "a fateful and historic event". '
        "Bishkek denied that a memorandum of understanding on energy was signed."
    )
    document = Document(
        text, "A look back", "2025-03-14", "Example Agency", "https://example.org/a b?q=[1]", "report.txt"
    )
    mentions = [_person(text, YOON, YOON, "KOR"), _person(text, JAPAROV, JAPAROV, "KGZ")]
    claims = [
        Claim("meeting", "summit", "done", *span(text, text.split(". ")[0] + "."), "meeting-held", BOTH, (YOON, JAPAROV),
              date="2024-12-03"),
        Claim("position", "concern", "ongoing", *span(text, text.split(". ")[1] + "."), "expresses", (), (), ("EU",),
              object="security on the Korean peninsula"),
        Claim("quote", "statement", "done", *span(text, text.split(". ")[2] + "."), "quotation", ("KGZ",), (JAPAROV,),
              object="a fateful and historic event", date="2025-03-13", speaker=JAPAROV),
        Claim("agreement", "memorandum of understanding", "denied", *span(text, text.split(". ")[-1]), "document-concluded", BOTH,
              object="memorandum of understanding on energy", date="2024-12-03", stage="signed", speaker="Bishkek"),
    ]  # fmt: skip
    return _reading(document, claims, mentions, [])


def preview() -> Reading:
    """What is only planned, proposed, discussed, supported or denied: no edge between states may come of it."""
    text = "Tajikistan and Uzbekistan may do a number of things."
    document = Document(text, "A preview", "2025-02", name="preview.txt")
    pair, words = ("TJK", "UZB"), (0, len(text))
    claims = [
        Claim(
            "meeting", "summit", "planned", *words, "r", pair, ("Emomali Rahmon", "Shavkat Mirziyoyev"), date="2025-03"
        ),
        Claim(
            "visit",
            "state visit",
            "planned",
            *words,
            "r",
            ("TJK",),
            ("Emomali Rahmon",),
            object_countries=("UZB",),
            date="2025-03",
        ),
        Claim(
            "agreement",
            "treaty",
            "planned",
            *words,
            "r",
            pair,
            object="treaty on the border",
            date="2025-03",
            stage="signed",
        ),
        Claim(
            "agreement",
            "contract",
            "done",
            *words,
            "r",
            pair,
            object="contract for power",
            date="2025-01",
            stage="negotiated",
        ),
        Claim("partnership", "strategic partnership", "proposed", *words, "r", pair),
        Claim("cooperation", "discussed", "done", *words, "r", pair, object="trade"),
        Claim("cooperation", "agreed", "planned", *words, "r", pair, object="flights"),
        Claim("relations", "severance", "done", *words, "r", pair),
        Claim("relations", "embassy opening", "denied", *words, "r", pair),
        Claim(
            "position",
            "support",
            "done",
            *words,
            "r",
            ("TJK",),
            object="what Uzbekistan does",
            object_countries=("UZB",),
        ),
        Claim("demand", "urged", "done", *words, "r", ("TJK",), object="open the road", object_countries=("UZB",)),
    ]
    people = [
        Mention(0, 0, "person", "", name, (state,))
        for name, state in (("Emomali Rahmon", "TJK"), ("Shavkat Mirziyoyev", "UZB"))
    ]
    return _reading(document, claims, people, [])


def hostile() -> Reading:
    """Texts that break careless writers: quotes, escapes, controls, markup, signs that turn the direction of writing."""
    text = (
        'It said """no\\" \\n\\\r\n\ttwice\x00\x1f\x7f\x85\u2028\u202e\ufeff\ufffe]]>'
        ' <b>&amp; "0001" 1.50 +00:00 \U0001f30d"'
    )
    document = Document(text, "0001", "2025", '"', "http://example.org/\u202e<x>", "hostile.txt")
    claim = Claim("quote", "statement", "done", 0, len(text), "1.50", ("KGZ",), (), ('A "B" of Kyrgyzstan', "한국은행"), text,
                  speaker="true", place="ﬁ\\", date="2025")  # fmt: skip
    return _reading(document, [claim], [], [])


def all_readings() -> list[Reading]:
    return [note(), report(), preview(), hostile()]
