"""Which thing a claim is about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.ids import BASE
from diplograph.rdf.identity import claim_iri, things
from diplograph.records import KINDS, STATUSES, Claim, Document

DOCUMENT = Document("One text.")
OTHER = Document("Another text.")


def _claim(kind: str, subtype: str, **fields: object) -> Claim:
    return Claim(kind, subtype, "done", 0, 4, "r", **fields)  # type: ignore[arg-type]


def _iris(*claims: Claim, document: Document = DOCUMENT) -> list[str]:
    return [iri.removeprefix(BASE) for iri in things(document, claims)]


@pytest.mark.parametrize(
    ("claim", "iri"),
    [
        (_claim("meeting", "summit", countries=("KOR", "KGZ"), date="2024-12-03"), "meeting/2024-12-03/kgz-kor/summit"),
        (_claim("meeting", "forum", countries=("KOR",), object="Seoul Forum"), "meeting/undated/kor/seoul-forum"),
        (
            _claim("meeting", "talks", countries=("KGZ",), organizations=("EU",), date="2025"),
            "meeting/2025/kgz-and-european-union/talks",
        ),
        (
            _claim("visit", "state visit", countries=("KGZ",), object_countries=("KOR",), date="2024-12-02/2024-12-04"),
            "visit/2024-12-02-to-2024-12-04/kgz-to-kor/state-visit",
        ),
        (
            _claim("agreement", "treaty", countries=("KGZ", "TJK"), object="Border Treaty", date="2025-03"),
            "agreement/2025-03/kgz-tjk/border-treaty",
        ),
        (
            _claim("partnership", "strategic partnership", countries=("KOR", "UZB"), date="2019"),
            "partnership/kor-uzb/strategic-partnership",
        ),
        (_claim("initiative", "strategy", object="Indo-Pacific Strategy"), "initiative/indo-pacific-strategy"),
        (
            _claim("position", "support", countries=("UZB",), object="talks", date="2025"),
            "position/2025/uzb/support/talks",
        ),
        (
            _claim("demand", "urged", countries=("KOR",), object="stop", object_countries=("PRK",), date="2025"),
            "demand/2025/kor-to-prk/stop",
        ),
        (
            _claim("measure", "recall", countries=("KOR",), object="its envoy", date="2025"),
            "measure/2025/kor/recall/its-envoy",
        ),
        (
            _claim("cooperation", "agreed", countries=("KOR", "UZB"), topics=("trade", "energy"), date="2025"),
            "cooperation/2025/kor-uzb/agreed",
        ),
        (
            _claim("office", "president", people=("Sadyr Japarov",), countries=("KGZ",), object="x"),
            "tenure/sadyr-japarov/kgz/president",
        ),
        (
            _claim("relations", "diplomatic relations", countries=("KGZ", "KOR"), date="1992"),
            "relations/kgz-kor/diplomatic-relations",
        ),
        (
            _claim("quote", "statement", people=("Sadyr Japarov",), object="So be it", date="2025"),
            "statement/2025/sadyr-japarov/so-be-it",
        ),
    ],
)
def test_readable_iris(claim: Claim, iri: str) -> None:
    assert _iris(claim) == [iri]
    assert _iris(claim, document=OTHER) == [iri], "two documents with the same fields mean the same thing"


def test_the_order_of_names_in_a_text_does_not_matter() -> None:
    one = _claim("meeting", "talks", organizations=("EU", "UN"), countries=("KGZ", "KOR"), date="2025")
    other = replace(one, organizations=("UN", "EU"), countries=("KOR", "KGZ"))
    assert _iris(one) == _iris(other)
    assert claim_iri(DOCUMENT, one) == claim_iri(DOCUMENT, other)


def test_two_things_of_one_document_are_told_apart_by_what_differs() -> None:
    call = _claim("meeting", "phone call", countries=("KGZ", "KOR"), date="2025-08-28")
    leaders, ministers = replace(call, people=("Lee Jae Myung",)), replace(call, people=("Cho Hyun",))
    base = "meeting/2025-08-28/kgz-kor/phone-call"
    assert _iris(leaders, ministers) == [f"{base}--lee-jae-myung", f"{base}--cho-hyun"]
    assert _iris(ministers, leaders) == [f"{base}--cho-hyun", f"{base}--lee-jae-myung"]
    assert _iris(leaders, call) == [f"{base}--lee-jae-myung", f"{base}--none"]
    assert _iris(leaders) == [base]


def test_a_denial_is_about_the_same_thing() -> None:
    claim = _claim("agreement", "treaty", countries=("KGZ", "TJK"), object="Border Treaty", date="2025-03")
    one, other = _iris(claim, replace(claim, status="denied", speaker="somebody", start=5, end=9))
    assert one == other


def test_fields_whose_readable_forms_agree_are_told_apart_all_the_same() -> None:
    claim = _claim("agreement", "treaty", countries=("KGZ", "TJK"), date="2025-03")
    one, other = _iris(replace(claim, object="Border Treaty!"), replace(claim, object="Border: Treaty"))
    assert one != other


@pytest.mark.parametrize(
    "claim",
    [
        _claim("agreement", "memorandum of understanding", date="2024-12-03", object="memorandum of understanding"),
        _claim("meeting", "summit", countries=("KGZ", "KOR")),
        _claim("visit", "visit", countries=("KGZ",), object_countries=("KOR",)),
    ],
)
def test_what_is_too_vague_is_not_shared(claim: Claim) -> None:
    assert _iris(claim) != _iris(claim, document=OTHER)
    assert _iris(claim)[0].endswith(f"--{DOCUMENT.sha256[:16]}")


_names = st.lists(st.sampled_from(("EU", "Ministry of Energy of Kyrgyzstan", "a", "b c", "…")), max_size=2).map(tuple)
_states = st.lists(st.sampled_from(("KGZ", "KOR", "UZB")), max_size=2, unique=True).map(tuple)
_words = st.text(max_size=12).filter(lambda text: text.isprintable())
_claims = st.builds(
    Claim,
    kind=st.sampled_from(KINDS),
    subtype=_words,
    status=st.sampled_from(STATUSES),
    start=st.just(0),
    end=st.just(4),
    rule=st.just("r"),
    countries=_states,
    people=_names,
    organizations=_names,
    object=_words,
    object_countries=_states,
    date=st.sampled_from(("", "2025", "2025~")),
    place=_words,
)


@given(st.lists(_claims, max_size=6))
def test_claims_of_one_document_that_differ_are_about_different_things(claims: list[Claim]) -> None:
    found: dict[str, set[tuple[object, ...]]] = {}
    for claim, iri in zip(claims, things(DOCUMENT, claims), strict=True):
        fields = (
            claim.kind,
            claim.subtype,
            claim.date,
            *map(frozenset, (claim.countries, claim.people)),
            claim.object,
            claim.place,
        )
        found.setdefault(iri, set()).add(fields)
    assert [fields for fields in found.values() if len(fields) > 1] == []


def test_the_iri_of_a_claim_tells_claims_apart() -> None:
    claim = _claim("meeting", "summit", countries=("KGZ",), people=("a", "b"))
    others = [
        replace(claim, people=("ab",)),
        replace(claim, status="planned"),
        replace(claim, start=1),
        replace(claim, place="b"),
    ]
    assert len({claim_iri(DOCUMENT, one) for one in (claim, *others)} | {claim_iri(OTHER, claim)}) == 6
