"""What each named query is asked: something that is frequent in the archive, and something that is rare."""

from __future__ import annotations

_PAIRS = ({"country": "USA", "with": "DEU"}, {"country": "USA", "with": "FIN"})
_STATES = ({"country": "USA"}, {"country": "FIN"})

QUESTIONS: dict[str, tuple[dict[str, str], ...]] = {
    "agreement": ({"agreement": "biotechnology"}, {"agreement": "nosuchword"}),
    "agreements-between": _PAIRS,
    "agreements-by-topic": ({"topic": "energy"}, {"topic": "geothermal energy"}),
    "cooperation-by-field": _PAIRS,
    "demands": ({"on": "USA"}, {"on": "FIN"}),
    "disagreements": _STATES,
    "document-claims": ({"document": "on transport"}, {"document": "finland"}),
    "initiative": ({"initiative": "harbour"}, {"initiative": "nosuchword"}),
    "initiatives": ({"owner": "USA"}, {"owner": "FIN"}),
    "levels-on": _STATES,
    "loans": _STATES,
    "meetings": _PAIRS,
    "merged": _STATES,
    "office-holders": _STATES,
    "partnership-ladder": _STATES,
    "planned": _STATES,
    "positions": ({"subject": "energy"}, {"subject": "finland"}),
    "promises": _STATES,
    "quotations": ({"speaker": "abbas"}, {"speaker": "nosuchword"}),
    "relations-since": _STATES,
    "sources": ({"claim": "harbour"}, {"claim": "nosuchword"}),
    "states-by-ties": ({},),
    "ties": _PAIRS,
    "timeline": _PAIRS,
    "trade": _STATES,
    "visits": ({"host": "USA"}, {"host": "FIN"}),
}
