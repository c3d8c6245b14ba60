"""What a careful reader finds in the seed article, fact by fact."""

from __future__ import annotations

import dataclasses

import pytest
from tests.conftest import SHARED

from diplograph.evaluation.gold import Case, cases
from diplograph.evaluation.measure import compare
from diplograph.records import Claim, Reading

BOTH = ("KGZ", "KOR")
LEADERS = {"Yoon Suk Yeol", "Sadyr Japarov"}
DAY = "2024-12-03"


def _find(seed: Reading, kind: str, **wanted: object) -> list[Claim]:
    return [
        claim
        for claim in seed.claims
        if claim.kind == kind and all(_fits(getattr(claim, name), value) for name, value in wanted.items())
    ]


def _fits(value: object, wanted: object) -> bool:
    if isinstance(wanted, str) and isinstance(value, str) and wanted.startswith("~"):
        return wanted[1:].lower() in value.lower()
    return set(value) == wanted if isinstance(wanted, set) and isinstance(value, tuple) else value == wanted


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("meeting", {"subtype": "summit", "countries": BOTH, "people": LEADERS, "date": DAY, "place": "~Yongsan"}),
        ("visit", {"countries": ("KGZ",), "people": {"Sadyr Japarov"}, "object_countries": ("KOR",), "date": DAY}),
        ("visit", {"countries": ("KGZ",), "object_countries": ("KOR",), "date": "2013", "status": "done"}),
        ("meeting", {"subtype": "signing ceremony", "countries": BOTH, "status": "done"}),
        ("partnership", {"subtype": "comprehensive partnership", "countries": BOTH, "status": "done"}),
        ("agreement", {"subtype": "joint statement", "countries": BOTH, "stage": "adopted"}),
        ("relations", {"countries": BOTH, "date": "1992"}),
        ("agreement", {"object": "~10 cooperation documents", "stage": "signed", "countries": BOTH}),
        ("agreement", {"subtype": "memorandum of understanding", "object": "~promotion framework", "countries": BOTH}),
        ("agreement", {"subtype": "memorandum of understanding", "object": "~energy sector", "countries": BOTH}),
        ("agreement", {"object": "~climate change", "stage": "signed", "countries": BOTH}),
        ("agreement", {"object": "~double taxation", "stage": "signed", "countries": BOTH}),
        ("agreement", {"object": "~development cooperation fund", "stage": "signed", "countries": BOTH}),
        ("agreement", {"subtype": "memorandum of understanding", "object": "~education", "countries": BOTH}),
        ("agreement", {"subtype": "memorandum of understanding", "object": "~information and comm", "countries": BOTH}),
        ("cooperation", {"subtype": "agreed", "object": "~comprehensive cooperation", "people": LEADERS, "status": "done"}),
        ("cooperation", {"subtype": "discussed", "object": "~bilateral relations", "people": LEADERS, "status": "done"}),
        ("cooperation", {"subtype": "hoped", "status": "proposed", "object": "~renewable energy"}),
        ("initiative", {"countries": ("KOR",), "object": "~central asia k-silk road", "status": "ongoing"}),
        ("position", {"subtype": "support", "countries": BOTH, "object": "~k-silk road", "object_countries": ("KOR",)}),
        ("meeting", {"object": "~korea-central asia summit", "date": "2025", "status": "planned"}),
        ("meeting", {"object": "~investment dialogue", "date": "2025-01", "status": "planned", "countries": BOTH}),
        ("position", {"subtype": "shared view", "countries": BOTH, "object_countries": ("PRK",)}),
        ("demand", {"countries": BOTH, "object_countries": ("PRK",), "people": LEADERS, "status": "done"}),
        ("position", {"subtype": "support", "countries": ("KGZ",), "object": "~roadmap for the denuclearization"}),
        ("position", {"subtype": "support", "countries": ("KGZ",), "object": "~unification", "object_countries": ("KOR",)}),
        ("initiative", {"object": "~unification", "countries": ("KOR",), "people": {"Yoon Suk Yeol"}, "date": "2024-08-15"}),
        ("office", {"subtype": "president", "countries": ("KOR",), "people": {"Yoon Suk Yeol"}, "status": "ongoing"}),
        ("office", {"subtype": "president", "countries": ("KGZ",), "people": {"Sadyr Japarov"}, "status": "ongoing"}),
        ("quote", {"speaker": "~presidential office"}),
        ("quote", {"speaker": "Yoon Suk Yeol", "people": {"Yoon Suk Yeol"}}),
    ],
)  # fmt: skip
def test_fact(seed: Reading, kind: str, wanted: dict[str, object]) -> None:
    assert len(_find(seed, kind, **wanted)) == 1


def test_both_ministries_signed_the_energy_memorandum(seed: Reading) -> None:
    (claim,) = _find(seed, "agreement", object="~energy sector")
    assert len(claim.organizations) == 2
    assert all(
        any(word in name for name in claim.organizations) for word in ("Trade Ministry", "Natural Resources, Ecology")
    )


def test_the_field_list_is_kept(seed: Reading) -> None:
    (claim,) = _find(seed, "cooperation", object="~comprehensive cooperation in")
    assert {"trade", "investment", "development cooperation", "energy", "supply chains"} <= set(claim.topics)


def test_nothing_wrong_and_nothing_missed(seed: Reading) -> None:
    (case,) = [case for case in _seed_cases() if case.name.startswith("seed")]
    claims = [dataclasses.asdict(claim) for claim in seed.claims]
    comparison = compare(claims, case.rows, seed.document.text)
    assert comparison.missed == ()
    assert comparison.wrong == ()


def _seed_cases() -> list[Case]:
    """The gold of the seed: its article is not beside it, so it is read here by hand."""
    import json
    from pathlib import Path

    folder = Path(__file__).parents[1] / "cases" / "seed"
    rows = tuple(
        json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines() if line
    )
    return [Case("seed", SHARED, rows)]


def test_gold_without_an_article_is_passed_over() -> None:
    from pathlib import Path

    assert [case.name for case in cases(Path(__file__).parents[1] / "cases")] == [
        "festival-2025-09-09/article.txt",
        "interfax-2025-03-13-tajikistan/article.txt",
        "kbs-2025-08-29-kyrgyz-tajik-calls/article.txt",
        "rumour-2025-11-11/article.txt",
        "storm-2026-01-30/article.txt",
    ]


def test_every_sentence_stands_at_its_offsets(seed: Reading, note: Reading) -> None:
    for reading in (seed, note):
        for claim in reading.claims:
            sentence = reading.document.text[claim.start : claim.end]
            assert sentence
            assert sentence == sentence.strip()


def test_two_tellings_agree(seed: Reading, note: Reading) -> None:
    """What the article and the source note have in common comes out alike."""
    told = {(c.kind, c.subtype, c.countries, c.status) for c in seed.claims}
    retold = {(c.kind, c.subtype, c.countries, c.status) for c in note.claims}
    common = told & retold
    assert {
        ("meeting", "summit", BOTH, "done"), ("meeting", "signing ceremony", BOTH, "done"),
        ("agreement", "joint statement", BOTH, "done"), ("agreement", "memorandum of understanding", BOTH, "done"),
        ("relations", "diplomatic relations", BOTH, "done"), ("demand", "urged", BOTH, "done"),
        ("position", "shared view", BOTH, "done"), ("position", "support", ("KGZ",), "done"),
        ("meeting", "summit", ("KOR",), "planned"),
        ("office", "president", ("KGZ",), "ongoing"), ("office", "president", ("KOR",), "ongoing"),
    } <= common  # fmt: skip
