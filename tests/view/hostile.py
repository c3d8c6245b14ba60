"""Words that try to be something else. In a page they must stay words."""

from __future__ import annotations

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
from diplograph.view.palette import KINDS

WORDS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</script><script>alert(3)</script>",
    "</title></style><b>bold</b>",
    'it\'s "quoted" & <i>set</i>',
    'href="javascript:alert(4)"',
    "safe\u202edesrever\u2066 isolated",
    "W" * 10_000,
    "وزارة الخارجية في المملكة العربية السعودية",
    "<!-- <script> -->",
    "line\u2028paragraph\u2029\r\n\ttab\x00nul",
    "{{ 7 * 7 }}{% raw %}",
    "lone \ud800 surrogate",
    "__proto__",
)

ADDRESSES = (
    "javascript:alert(5)",
    "data:text/html,<script>alert(6)</script>",
    "file:///etc/passwd",
    "//example.org/no-scheme",
    "https://",
    "http://[broken",
)
GOOD_ADDRESS = 'https://example.org/?q=<script>&quote="'


def hostile_model() -> ViewModel:
    """Every text field of a model, filled with words that a page could trip over."""
    kinds = list(KINDS)
    nodes = tuple(
        Node(f"id:{word[:40]}", word, kinds[index % len(kinds)], ((word, word),), ("claim",))
        for index, word in enumerate(WORDS)
    )
    edges = tuple(Edge(nodes[0].id, node.id, node.label, "denied", ("claim",)) for node in nodes[1:])
    documents = tuple(
        DocumentCard(f"d{index}", word, word, word, ADDRESSES[index % len(ADDRESSES)])
        for index, word in enumerate(WORDS)
    )
    sources = tuple(
        SourceCard(f"s{index}", word, word, word, (*ADDRESSES, GOOD_ADDRESS)[index % (len(ADDRESSES) + 1)])
        for index, word in enumerate(WORDS)
    )
    claim = ClaimCard(
        id="claim",
        kind="quote",
        status="done",
        sentence=" ".join(WORDS),
        document="d0",
        subtype=WORDS[0],
        stage=WORDS[1],
        date=WORDS[2],
        place=WORDS[3],
        object=WORDS[7],
        countries=WORDS,
        people=WORDS,
        organizations=WORDS,
        topics=WORDS,
        speaker=WORDS[6],
        rule=WORDS[5],
        before=WORDS[8],
        after=WORDS[10],
        sources=tuple(source.id for source in sources),
        resolutions=(Resolution(WORDS[6], WORDS, WORDS[1]),),
    )
    disagreement = DisagreementCard(
        WORDS[0],
        WORDS[1],
        tuple(
            ReadingCard(word, document.id, word, (source.id,))
            for word, document, source in zip(WORDS, documents, sources, strict=True)
        ),
        nodes[0].id,
    )
    return ViewModel(" ".join(WORDS), nodes, edges, (claim,), documents, sources, (disagreement,))
