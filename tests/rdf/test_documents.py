"""Addresses and dates of publications."""

from __future__ import annotations

import pytest

from diplograph.rdf.dates import edtf
from diplograph.rdf.documents import source_iri, web_address
from diplograph.records import Source


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/%ED%95%9C", "https://example.org/%ED%95%9C"),
        ("https://example.org/한", "https://example.org/한"),
        ("HTTP://example.org/a b|c%zz", "HTTP://example.org/a%20b%7Cc%25zz"),
        ("https://example.org/\u202egpj", "https://example.org/%E2%80%AEgpj"),
        ("javascript:alert(1)", None),
        ("www.example.org", None),
        ("https://", None),
        ("", None),
    ],
)
def test_web_addresses(url: str, address: str | None) -> None:
    found = web_address(url)
    assert (found.value if found else None) == address


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-12-03", "2024-12-03"),
        ("2024", "2024"),
        ("2024-12~", "2024-12~"),
        ("2024-12-02/2024-12-04", "2024-12-02/2024-12-04"),
        ("2024-12 (undated page)", "2024-12"),
        ("3 December 2024", ""),
        ("2024-12-03T10:00", ""),
        ("", ""),
    ],
)
def test_dates_of_publications(date: str, expected: str) -> None:
    assert edtf(date) == expected


def test_ids_of_sources_count_in_their_document_only() -> None:
    one = Source("S1", "A", "First", "2024", "https://example.org/1")
    assert source_iri(one) == source_iri(Source("S1", "A", "first, reworded", "", "https://example.org/1"))
    assert source_iri(one) != source_iri(Source("S1", "B", "Second", "2024", "https://example.org/2"))
    assert source_iri(Source("S1", "A", "First")) != source_iri(Source("S1", "A", "Second"))
