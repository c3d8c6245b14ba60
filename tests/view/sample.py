"""A view model of real size: one summit, what was signed there, what was promised, and what was refused.

The events are on public record; every sentence is our own, and so are the
titles of documents and sources, whose addresses lead nowhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from diplograph.view import (
    ClaimCard,
    DisagreementCard,
    DocumentCard,
    Edge,
    Node,
    ReadingCard,
    Resolution,
    SourceCard,
    ViewModel,
)

BASE = "https://w3id.org/diplograph/id/"
NOTE = BASE + "document/1f0c9a7724d83b5e"
REPORT = BASE + "document/8c21f09b3d6e4a57"

DOCUMENTS = (
    DocumentCard(NOTE, "Korea and Kyrgyzstan become comprehensive partners", "2024-12-03", "diplograph dossier", ""),
    DocumentCard(
        REPORT,
        "The road to the Korea-Central Asia summit",
        "2026-02-12",
        "Notes on Central Asia",
        "https://example.org/notes/korea-central-asia-summit",
    ),
)

SOURCES = (
    SourceCard(
        "S1", "A news agency in Seoul", "Summit report", "2024-12-03", "https://example.org/agency/summit-report"
    ),
    SourceCard(
        "S2", "A press office in Bishkek", "Ten documents signed", "2024-12-03", "https://example.org/press/ten"
    ),
    SourceCard("S3", "A weekly", "Looking back on a visit", "2024-12-09", ""),
)

LEADERS = Resolution(
    "The two presidents",
    ("Yoon Suk Yeol", "Sadyr Japarov"),
    "the only two presidents named so far, one for each side of the meeting",
)
SIDES = Resolution("Both sides", ("Kyrgyzstan", "South Korea"), "the two states that meet in the paragraph before")
SEOUL = Resolution("Seoul", ("South Korea",), "a capital that acts stands for its government")
NEXT_YEAR = Resolution("next year", ("2025",), "counted from the date of the document, 3 December 2024")


def _claim(name: str, kind: str, status: str, sentence: str, **more: Any) -> ClaimCard:
    card = ClaimCard(
        id=f"{BASE}claim/{name}",
        kind=kind,
        status=status,
        sentence=sentence,
        document=NOTE,
        countries=("Kyrgyzstan", "South Korea"),
        date="2024-12-03",
        sources=("S1",),
        rule=f"{kind}-{more.get('subtype', 'named')}".replace(" ", "-"),
    )
    return replace(card, **more)


CLAIMS = (
    _claim(
        "summit",
        "meeting",
        "done",
        "The two presidents met at the office in Yongsan on Tuesday, first alone and then with their ministers.",
        subtype="summit",
        people=("Sadyr Japarov", "Yoon Suk Yeol"),
        place="Seoul",
        before="President Sadyr Japarov arrived on Monday for an official visit of three days.",
        after="The talks lasted well over an hour.",
        sources=("S1", "S2"),
        resolutions=(LEADERS,),
    ),
    _claim(
        "visit",
        "visit",
        "done",
        "President Sadyr Japarov arrived on Monday for an official visit of three days.",
        subtype="official visit",
        date="2024-12-02/2024-12-04",
        countries=("Kyrgyzstan",),
        people=("Sadyr Japarov",),
        place="Seoul",
        after="The two presidents met at the office in Yongsan on Tuesday, first alone and then with their ministers.",
    ),
    _claim(
        "partnership",
        "partnership",
        "done",
        "They raised the relations of their states to a comprehensive partnership, the first such step since 1992.",
        subtype="comprehensive partnership",
        sources=("S1", "S2"),
        resolutions=(Resolution("They", ("Yoon Suk Yeol", "Sadyr Japarov"), "subject of the sentence before"),),
        after="A joint statement of 28 clauses says so.",
    ),
    _claim(
        "statement",
        "agreement",
        "done",
        "A joint statement of 28 clauses says so.",
        subtype="joint statement",
        stage="adopted",
        before="They raised the relations of their states to a comprehensive partnership, the first such step since 1992.",
        object="Joint Statement on the Establishment of a Comprehensive Partnership",
        sources=("S1", "S2", "S3"),
    ),
    _claim(
        "relations",
        "relations",
        "ongoing",
        "The two states have had diplomatic relations since January 1992.",
        subtype="diplomatic relations",
        date="1992-01",
    ),
    _claim(
        "tipf",
        "agreement",
        "done",
        "Among the ten documents is a memorandum on a framework for promoting trade and investment.",
        subtype="memorandum of understanding",
        stage="signed",
        object="Trade and Investment Promotion Framework",
        topics=("trade", "investment"),
        sources=("S2",),
        before="Ministers then signed ten documents while the presidents looked on.",
    ),
    _claim(
        "energy",
        "agreement",
        "done",
        "The Korean trade ministry and the ministry of natural resources in Bishkek signed a memorandum on energy.",
        subtype="memorandum of understanding",
        stage="signed",
        object="Cooperation in the energy sector",
        organizations=(
            "Ministry of Trade, Industry and Energy",
            "Ministry of Natural Resources, Ecology and Technical Supervision",
        ),
        topics=("energy",),
        resolutions=(Resolution("Bishkek", ("Kyrgyzstan",), "a capital that acts stands for its government"),),
    ),
    _claim(
        "climate",
        "agreement",
        "done",
        "Another sets out how they will work together on the climate.",
        subtype="framework agreement",
        stage="signed",
        object="Framework agreement on climate change",
        topics=("climate",),
    ),
    _claim(
        "tax",
        "agreement",
        "done",
        "A protocol amends the agreement that spares firms being taxed twice.",
        subtype="protocol",
        stage="signed",
        object="Protocol on double taxation",
        topics=("taxation",),
    ),
    _claim(
        "fund",
        "agreement",
        "done",
        "Half a billion dollars may be lent by 2029 under the arrangement on the development fund.",
        subtype="framework arrangement",
        stage="signed",
        object="Economic Development Cooperation Fund arrangement",
        topics=("development",),
    ),
    _claim(
        "education",
        "agreement",
        "done",
        "There is one on education, too.",
        subtype="memorandum of understanding",
        stage="signed",
        object="Cooperation in education",
        topics=("education",),
    ),
    _claim(
        "road",
        "initiative",
        "ongoing",
        "Seoul calls its plan for the region the K-Silk Road Cooperation Initiative.",
        subtype="strategy",
        countries=("South Korea",),
        date="2024-06-07",
        object="Korea-Central Asia K-Silk Road Cooperation Initiative",
        resolutions=(SEOUL,),
    ),
    _claim(
        "support",
        "position",
        "done",
        "President Japarov said that he stands behind the initiative.",
        subtype="support",
        countries=("Kyrgyzstan",),
        people=("Sadyr Japarov",),
        speaker="Sadyr Japarov",
        object="Korea-Central Asia K-Silk Road Cooperation Initiative",
        resolutions=(
            Resolution("the initiative", ("K-Silk Road Cooperation Initiative",), "the only initiative named so far"),
        ),
    ),
    _claim(
        "summit-2025",
        "meeting",
        "planned",
        "Both sides will prepare the summit of Korea and the five states of Central Asia, to be held next year.",
        subtype="summit",
        date="2025",
        place="Seoul",
        object="Korea-Central Asia summit",
        resolutions=(SIDES, NEXT_YEAR),
    ),
    _claim(
        "summit-2025-moved",
        "meeting",
        "denied",
        "The first summit, announced for 2025, did not take place in that year.",
        subtype="summit",
        date="2025",
        document=REPORT,
        countries=("South Korea",),
        speaker="the foreign ministry",
        object="Korea-Central Asia summit",
        sources=("S3",),
    ),
    _claim(
        "summit-2026",
        "meeting",
        "planned",
        "The foreign minister now names 16 and 17 September 2026 as its dates.",
        subtype="summit",
        date="2026-09-16/2026-09-17",
        document=REPORT,
        countries=("Kazakhstan", "Kyrgyzstan", "South Korea", "Tajikistan", "Turkmenistan", "Uzbekistan"),
        speaker="Cho Hyun",
        object="Korea-Central Asia summit",
        resolutions=(Resolution("its", ("Korea-Central Asia summit",), "subject of the sentence before"),),
        sources=(),
    ),
    _claim(
        "dialogue",
        "meeting",
        "planned",
        "An Investment Dialogue is to bring firms of both states together.",
        subtype="dialogue",
        date="2024-12-04",
        object="Korea-Kyrgyzstan Investment Dialogue",
        topics=("investment",),
    ),
    _claim(
        "view",
        "position",
        "done",
        "They hold that a North Korea without nuclear weapons would serve peace well beyond the peninsula.",
        subtype="shared view",
        people=("Sadyr Japarov", "Yoon Suk Yeol"),
        topics=("non-proliferation",),
    ),
    _claim(
        "charter",
        "demand",
        "done",
        "They call on Pyongyang to keep to the Charter of the United Nations and to the resolutions of its Security Council.",
        subtype="urge",
        topics=("non-proliferation",),
        resolutions=(
            Resolution("Pyongyang", ("North Korea",), "a capital that is called on stands for its government"),
        ),
    ),
    _claim(
        "supply",
        "cooperation",
        "done",
        "They agreed to work more closely on trade, energy and supply chains.",
        subtype="agreed",
        topics=("energy", "supply chains", "trade"),
    ),
    _claim(
        "hydro",
        "cooperation",
        "proposed",
        "Kyrgyz officials would like Korean firms to build small hydropower stations.",
        subtype="hoped for",
        countries=("Kyrgyzstan",),
        topics=("energy",),
        speaker="Kyrgyz officials",
    ),
    _claim(
        "invitation",
        "visit",
        "proposed",
        "Mr Japarov invited his host to come to Bishkek.",
        subtype="state visit",
        date="",
        place="Bishkek",
        people=("Yoon Suk Yeol",),
        countries=("South Korea",),
        resolutions=(Resolution("his host", ("Yoon Suk Yeol",), "the head of the state that is visited"),),
    ),
    _claim(
        "quote",
        "quote",
        "done",
        "“After 32 years we open a new chapter,” the presidential office said.",
        countries=("South Korea",),
        speaker="the presidential office",
        object="After 32 years we open a new chapter",
    ),
    _claim(
        "office-kg",
        "office",
        "ongoing",
        "President Sadyr Japarov arrived on Monday for an official visit of three days.",
        subtype="president",
        countries=("Kyrgyzstan",),
        people=("Sadyr Japarov",),
    ),
    _claim(
        "office-kr",
        "office",
        "ongoing",
        "President Yoon Suk Yeol received him in the morning.",
        subtype="president",
        countries=("South Korea",),
        people=("Yoon Suk Yeol",),
    ),
    _claim(
        "aid",
        "measure",
        "planned",
        "Seoul will pay for a hospital in Bishkek out of the fund.",
        subtype="aid",
        date="2025",
        countries=("South Korea",),
        topics=("development",),
        resolutions=(SEOUL,),
    ),
)

KR, KG = BASE + "country/KOR", BASE + "country/KGZ"


def _claims(*names: str) -> tuple[str, ...]:
    return tuple(f"{BASE}claim/{name}" for name in names)


def _node(path: str, label: str, kind: str, *claims: str, **facts: str) -> Node:
    rows = tuple((name.replace("_", " ").capitalize(), value) for name, value in facts.items())
    return Node(BASE + path, label, kind, rows, _claims(*claims))


NODES = (
    _node(
        "country/KOR",
        "South Korea",
        "country",
        "summit",
        "partnership",
        "statement",
        "relations",
        "tipf",
        "energy",
        "climate",
        "tax",
        "fund",
        "road",
        "summit-2025",
        "summit-2026",
        "view",
        "charter",
        "supply",
        "aid",
        code="KOR",
        capital="Seoul",
    ),
    _node(
        "country/KGZ",
        "Kyrgyzstan",
        "country",
        "summit",
        "visit",
        "partnership",
        "statement",
        "relations",
        "tipf",
        "energy",
        "support",
        "view",
        "charter",
        "hydro",
        code="KGZ",
        capital="Bishkek",
    ),
    _node("country/KAZ", "Kazakhstan", "country", "summit-2026", code="KAZ", capital="Astana"),
    _node("country/TJK", "Tajikistan", "country", "summit-2026", code="TJK", capital="Dushanbe"),
    _node("country/TKM", "Turkmenistan", "country", "summit-2026", code="TKM", capital="Ashgabat"),
    _node("country/UZB", "Uzbekistan", "country", "summit-2026", code="UZB", capital="Tashkent"),
    _node("country/PRK", "North Korea", "country", "charter", code="PRK", capital="Pyongyang"),
    _node("person/yoon-suk-yeol", "Yoon Suk Yeol", "person", "summit", "office-kr", acts_for="South Korea"),
    _node(
        "person/sadyr-japarov",
        "Sadyr Japarov",
        "person",
        "summit",
        "visit",
        "support",
        "office-kg",
        acts_for="Kyrgyzstan",
    ),
    _node("person/cho-hyun", "Cho Hyun", "person", "summit-2026", acts_for="South Korea"),
    _node(
        "organization/kor/motie",
        "Ministry of Trade, Industry and Energy",
        "organization",
        "energy",
        acts_for="South Korea",
    ),
    _node(
        "organization/kgz/resources",
        "Ministry of Natural Resources, Ecology and Technical Supervision",
        "organization",
        "energy",
        acts_for="Kyrgyzstan",
    ),
    _node("organization/united-nations", "United Nations", "body", "charter"),
    _node("place/seoul", "Seoul", "place"),
    _node("place/bishkek", "Bishkek", "place"),
    _node("topic/energy", "energy", "topic"),
    _node("topic/trade", "trade", "topic"),
    _node("topic/climate", "climate", "topic"),
    _node(
        "meeting/2024-12-03/kgz-kor/summit",
        "Summit in Seoul, 3 December 2024",
        "meeting",
        "summit",
        form="summit",
        date="3 December 2024",
        place="Seoul",
        status="done",
    ),
    _node(
        "meeting/2025/summit",
        "Korea-Central Asia summit",
        "meeting",
        "summit-2025",
        "summit-2025-moved",
        "summit-2026",
        form="summit",
        date="16 to 17 September 2026",
        status="planned",
    ),
    _node(
        "meeting/2024-12-04/dialogue",
        "Korea-Kyrgyzstan Investment Dialogue",
        "meeting",
        "dialogue",
        form="dialogue",
        date="4 December 2024",
        status="planned",
    ),
    _node(
        "visit/2024-12-02/kgz-kor",
        "Official visit to Seoul, December 2024",
        "visit",
        "visit",
        form="official visit",
        date="2 to 4 December 2024",
        status="done",
    ),
    _node("visit/kor-kgz", "Return visit to Bishkek", "visit", "invitation", form="state visit", status="proposed"),
    _node(
        "agreement/joint-statement",
        "Joint Statement on the Establishment of a Comprehensive Partnership",
        "agreement",
        "statement",
        form="joint statement",
        stage="adopted",
        date="3 December 2024",
    ),
    _node(
        "agreement/tipf",
        "Trade and Investment Promotion Framework",
        "agreement",
        "tipf",
        form="memorandum of understanding",
        stage="signed",
        date="3 December 2024",
    ),
    _node(
        "agreement/energy",
        "Cooperation in the energy sector",
        "agreement",
        "energy",
        form="memorandum of understanding",
        stage="signed",
    ),
    _node(
        "agreement/climate",
        "Framework agreement on climate change",
        "agreement",
        "climate",
        form="framework agreement",
        stage="signed",
    ),
    _node("agreement/tax", "Protocol on double taxation", "agreement", "tax", form="protocol", stage="signed"),
    _node(
        "agreement/fund",
        "Economic Development Cooperation Fund arrangement",
        "agreement",
        "fund",
        form="framework arrangement",
        stage="signed",
    ),
    _node(
        "agreement/education",
        "Cooperation in education",
        "agreement",
        "education",
        form="memorandum of understanding",
        stage="signed",
    ),
    _node(
        "partnership/2024/kgz-kor",
        "Comprehensive partnership",
        "partnership",
        "partnership",
        level="comprehensive partnership",
        date="3 December 2024",
    ),
    _node("relations/kgz-kor", "Diplomatic relations since 1992", "relations", "relations", date="January 1992"),
    _node("cooperation/supply", "Trade, energy and supply chains", "cooperation", "supply", form="agreed"),
    _node("cooperation/hydro", "Small hydropower", "cooperation", "hydro", form="hoped for"),
    _node(
        "initiative/k-silk-road",
        "K-Silk Road Cooperation Initiative",
        "initiative",
        "road",
        "support",
        owner="South Korea",
        date="7 June 2024",
    ),
    _node("position/support", "Support for the K-Silk Road", "position", "support", form="support"),
    _node("position/view", "Shared view on denuclearization", "position", "view", form="shared view"),
    _node("demand/charter", "Keep to the UN Charter", "demand", "charter", form="urge"),
    _node("measure/hospital", "A hospital in Bishkek", "measure", "aid", form="aid", date="2025", status="planned"),
    _node("tenure/kgz", "President of Kyrgyzstan", "tenure", "office-kg", holder="Sadyr Japarov"),
    _node("tenure/kor", "President of South Korea", "tenure", "office-kr", holder="Yoon Suk Yeol"),
    _node(
        "statement/chapter",
        "After 32 years we open a new chapter",
        "statement",
        "quote",
        speaker="the presidential office",
    ),
)


def _edge(source: str, label: str, target: str, status: str = "done", *claims: str) -> Edge:
    return Edge(BASE + source, BASE + target, label, status, _claims(*claims))


_BOTH = (
    ("agreement/joint-statement", "is party to", "done", "statement"),
    ("agreement/tipf", "is party to", "done", "tipf"),
    ("agreement/energy", "is party to", "done", "energy"),
    ("agreement/climate", "is party to", "done", "climate"),
    ("agreement/tax", "is party to", "done", "tax"),
    ("agreement/fund", "is party to", "done", "fund"),
    ("agreement/education", "is party to", "done", "education"),
    ("partnership/2024/kgz-kor", "is party to", "done", "partnership"),
    ("relations/kgz-kor", "is party to", "ongoing", "relations"),
    ("cooperation/supply", "agreed to", "done", "supply"),
    ("meeting/2024-12-03/kgz-kor/summit", "took part in", "done", "summit"),
    ("meeting/2024-12-04/dialogue", "takes part in", "planned", "dialogue"),
    ("position/view", "holds", "done", "view"),
    ("demand/charter", "urges", "done", "charter"),
)
_SUMMIT = "meeting/2025/summit"

EDGES = (
    _edge(
        "country/KOR",
        "agreed with",
        "country/KGZ",
        "done",
        "statement",
        "tipf",
        "energy",
        "climate",
        "tax",
        "fund",
        "education",
    ),
    _edge("country/KOR", "is partner of", "country/KGZ", "done", "partnership"),
    _edge("country/KGZ", "met", "country/KOR", "done", "summit"),
    _edge("country/KGZ", "visited", "country/KOR", "done", "visit"),
    _edge("country/KOR", "has relations with", "country/KGZ", "ongoing", "relations"),
    *(
        _edge(f"country/{state}", label, thing, status, claim)
        for thing, label, status, claim in _BOTH
        for state in ("KOR", "KGZ")
    ),
    *(
        _edge(f"country/{state}", "takes part in", _SUMMIT, "planned", "summit-2026")
        for state in ("KOR", "KGZ", "KAZ", "TJK", "TKM", "UZB")
    ),
    _edge("country/KOR", "was to hold in 2025", _SUMMIT, "denied", "summit-2025-moved"),
    _edge("person/sadyr-japarov", "took part in", "meeting/2024-12-03/kgz-kor/summit", "done", "summit"),
    _edge("person/yoon-suk-yeol", "took part in", "meeting/2024-12-03/kgz-kor/summit", "done", "summit"),
    _edge("person/sadyr-japarov", "met", "person/yoon-suk-yeol", "done", "summit"),
    _edge("person/sadyr-japarov", "made", "visit/2024-12-02/kgz-kor", "done", "visit"),
    _edge("visit/2024-12-02/kgz-kor", "went to", "country/KOR", "done", "visit"),
    _edge("person/yoon-suk-yeol", "is invited to", "visit/kor-kgz", "proposed", "invitation"),
    _edge("visit/kor-kgz", "would go to", "country/KGZ", "proposed", "invitation"),
    _edge("visit/kor-kgz", "would be in", "place/bishkek", "proposed", "invitation"),
    _edge("person/sadyr-japarov", "holds the office of", "tenure/kgz", "ongoing", "office-kg"),
    _edge("tenure/kgz", "is an office of", "country/KGZ", "ongoing", "office-kg"),
    _edge("person/yoon-suk-yeol", "holds the office of", "tenure/kor", "ongoing", "office-kr"),
    _edge("tenure/kor", "is an office of", "country/KOR", "ongoing", "office-kr"),
    _edge("person/cho-hyun", "announced", _SUMMIT, "done", "summit-2026"),
    _edge("person/cho-hyun", "acts for", "country/KOR", "ongoing"),
    _edge("organization/kor/motie", "signed", "agreement/energy", "done", "energy"),
    _edge("organization/kgz/resources", "signed", "agreement/energy", "done", "energy"),
    _edge("organization/kor/motie", "belongs to", "country/KOR", "ongoing"),
    _edge("organization/kgz/resources", "belongs to", "country/KGZ", "ongoing"),
    _edge("country/KOR", "owns", "initiative/k-silk-road", "ongoing", "road"),
    _edge("country/KGZ", "holds", "position/support", "done", "support"),
    _edge("person/sadyr-japarov", "supports", "initiative/k-silk-road", "done", "support"),
    _edge("position/support", "is about", "initiative/k-silk-road", "done", "support"),
    _edge(_SUMMIT, "is part of", "initiative/k-silk-road", "planned", "summit-2025"),
    _edge("demand/charter", "is put to", "country/PRK", "done", "charter"),
    _edge("demand/charter", "names", "organization/united-nations", "done", "charter"),
    _edge("position/view", "is about", "country/PRK", "done", "view"),
    _edge("country/KGZ", "hopes for", "cooperation/hydro", "proposed", "hydro"),
    _edge("cooperation/hydro", "is hoped for with", "country/KOR", "proposed", "hydro"),
    _edge("cooperation/hydro", "is about", "topic/energy", "proposed", "hydro"),
    _edge("agreement/energy", "is about", "topic/energy", "done", "energy"),
    _edge("cooperation/supply", "is about", "topic/energy", "done", "supply"),
    _edge("cooperation/supply", "is about", "topic/trade", "done", "supply"),
    _edge("agreement/tipf", "is about", "topic/trade", "done", "tipf"),
    _edge("agreement/climate", "is about", "topic/climate", "done", "climate"),
    _edge("country/KOR", "will pay for", "measure/hospital", "planned", "aid"),
    _edge("measure/hospital", "is meant for", "country/KGZ", "planned", "aid"),
    _edge("measure/hospital", "is paid from", "agreement/fund", "planned", "aid"),
    _edge("meeting/2024-12-03/kgz-kor/summit", "was held in", "place/seoul", "done", "summit"),
    _edge("visit/2024-12-02/kgz-kor", "included", "meeting/2024-12-03/kgz-kor/summit", "done", "visit"),
    _edge("country/KOR", "said", "statement/chapter", "done", "quote"),
    _edge("statement/chapter", "is about", "partnership/2024/kgz-kor", "done", "quote"),
)


DISAGREEMENTS = (
    DisagreementCard(
        "Korea-Central Asia summit",
        "date",
        (
            ReadingCard("2025", NOTE, "The summit is to be held next year.", ("S1",)),
            ReadingCard("2026-09-16/2026-09-17", REPORT, "The summit will be held on 16 and 17 September 2026.", ()),
            ReadingCard("2026", sources=("S3",)),
        ),
        BASE + "meeting/2025/summit",
    ),
)


def sample_model() -> ViewModel:
    """Forty-two things, all eighteen kinds, all five statuses, one disagreement."""
    return ViewModel("Korea and Central Asia, 2024 to 2026", NODES, EDGES, CLAIMS, DOCUMENTS, SOURCES, DISAGREEMENTS)
