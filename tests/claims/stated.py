"""The claims of one sentence that follows the lead of a bilateral meeting."""

from __future__ import annotations

from diplograph.pipeline import read
from diplograph.records import Claim, Document, Kind

LEAD = (
    "LIMA, March 12 (Agency) -- Peruvian Foreign Minister Ana Rojas and Norwegian Foreign Minister Ola Berg met in Lima on"
    " Wednesday.\n\n"
)


def stated(sentence: str, kind: Kind) -> list[Claim]:
    """The claims of a kind that a sentence makes behind the lead."""
    claims = read(Document(LEAD + sentence, date="2025-03-12")).claims
    return [claim for claim in claims if claim.kind == kind and claim.start >= len(LEAD) - 1]


def told(sentence: str, kind: Kind) -> list[str]:
    """The same as `countries > object_countries: status`, for tables."""
    return [
        f"{'-'.join(claim.countries)} > {'-'.join(claim.object_countries)}: {claim.status}"
        for claim in stated(sentence, kind)
    ]
