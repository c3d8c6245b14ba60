"""Names, offices and references that sentences introduce."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.documents.read import split
from diplograph.pipeline import finder, read
from diplograph.records import Document, Names, Reading

Reads = Callable[..., Reading]


def _names(text: str) -> Names:
    document = Document(text, date="2025-03-12")
    return finder().find(text, split(document), document.date)


@pytest.mark.parametrize(
    ("text", "name", "states", "office"),
    [
        ("Kyrgyz President Sadyr Japarov spoke.", "Sadyr Japarov", ("KGZ",), "president"),
        ("President of Chile Rosa Prado spoke.", "Rosa Prado", ("CHL",), "president"),
        ("The prime minister of Ghana, Kofi Badu, spoke.", "Kofi Badu", ("GHA",), "prime minister"),
        ("Kofi Badu, Ghana's foreign minister, spoke.", "Kofi Badu", ("GHA",), "foreign minister"),
        ("Foreign Minister Kofi Badu of Ghana spoke.", "Kofi Badu", ("GHA",), "foreign minister"),
        ("Peruvian Foreign Ministry spokesman Luis Soto spoke.", "Luis Soto", ("PER",), "spokesperson"),
        ("Acting Peruvian President Luis Soto spoke.", "Luis Soto", ("PER",), "president"),
        ("Peru's Minister of Energy and Mines Luis Soto spoke.", "Luis Soto", ("PER",), "energy minister"),
    ],
)
def test_people_and_offices(text: str, name: str, states: tuple[str, ...], office: str) -> None:
    names = _names(text)
    assert [(p.name, p.states) for p in names.people] == [(name, states)]
    assert [(t.office, t.states) for t in names.tenures] == [(office, states)]


def test_a_short_name_stands_for_the_full_one() -> None:
    names = _names("South Korean President Yoon Suk Yeol met Chilean President Rosa Prado. Yoon thanked Prado.")
    found = [m.name for m in names.mentions if m.kind == "person"]
    assert found == ["Yoon Suk Yeol", "Rosa Prado", "Yoon Suk Yeol", "Rosa Prado"]


def test_a_short_name_of_two_people_stands_for_nobody() -> None:
    names = _names("President Ana Soto of Peru met President Luis Soto of Chile. Soto spoke.")
    assert [m.name for m in names.mentions if m.kind == "person"] == ["Ana Soto", "Luis Soto"]


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("Turkey signed.", "state", "TUR"),
        ("They ate turkey in the US.", "state", "USA"),
        ("The Kyrgyz Republic signed.", "state", "KGZ"),
        ("North Korea signed.", "state", "PRK"),
        ("Niger signed.", "state", "NER"),
        ("Nigeria signed.", "state", "NGA"),
        ("The European Union signed.", "body", "european-union"),
    ],
)
def test_states_and_bodies(text: str, kind: str, key: str) -> None:
    assert [(m.kind, m.key) for m in _names(text).mentions if m.kind in ("state", "body")] == [(kind, key)]


@pytest.mark.parametrize(
    "text", ["Michael Jordan scored.", "Chad Smith sang.", "They told us a story.", "polish the table"]
)
def test_look_alikes_are_no_states(text: str) -> None:
    assert [m for m in _names(text).mentions if m.kind in ("state", "demonym")] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He signed with the Peruvian Ministry of Natural Resources, Ecology and Technical Supervision.",
         "Ministry of Natural Resources, Ecology and Technical Supervision of Peru"),
        ("Peru's National Security Committee said so.", "National Security Committee of Peru"),
        ("The Trade Ministry of Peru said so.", "Trade Ministry of Peru"),
    ],
)  # fmt: skip
def test_organizations(text: str, name: str) -> None:
    assert [m.name for m in _names(text).mentions if m.kind == "organization"] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru joined the Peru-Chile Open Seas Initiative.", "Peru-Chile Open Seas Initiative"),
        ("They praised the May 25 Andean Doctrine.", "May 25 Andean Doctrine"),
        ("They praised the Sea and Sky Strategy.", "Sea and Sky Strategy"),
    ],
)
def test_named_initiatives(text: str, name: str) -> None:
    assert [m.name for m in _names(text).mentions if m.kind == "initiative"] == [name]


def test_references_are_resolved_with_a_reason(reading: Reads) -> None:
    text = "President Ana Ruiz of Peru met President Luis Soto of Chile. The two leaders agreed to expand trade."
    (resolution,) = reading(text).resolutions
    assert [m.name for m in resolution.referents] == ["Ana Ruiz", "Luis Soto"]
    assert resolution.because == "only two leaders have been named so far"


def test_a_reference_to_too_many_stays_open(reading: Reads) -> None:
    text = (
        "President Ana Ruiz of Peru spoke. President Luis Soto of Chile spoke. President Kofi Badu of Ghana spoke. "
        "The two leaders agreed to expand trade."
    )
    (resolution,) = reading(text).resolutions
    assert resolution.referents == ()


@pytest.mark.parametrize(
    "text",
    [
        "Presidents Ana Ruiz of Peru and Luis Soto of Chile spoke.",
        "The presidents, Ana Ruiz for Peru and Luis Soto for Chile, spoke.",
        "Ana Ruiz and Luis Soto, Presidents of Peru and Chile, spoke.",
        "The presidents of Peru and Chile spoke. Ana Ruiz of Peru and Luis Soto of Chile left.",
    ],
)
def test_one_title_for_two(text: str) -> None:
    assert {(t.person, t.office, t.states) for t in _names(text).tenures} == {
        ("ana-ruiz", "president", ("PER",)),
        ("luis-soto", "president", ("CHL",)),
    }


def test_his_counterpart_holds_the_same_office() -> None:
    names = _names("Peruvian Foreign Minister Ana Ruiz met her Chilean counterpart, Luis Soto.")
    assert [(t.person, t.office, t.states) for t in names.tenures] == [
        ("ana-ruiz", "foreign minister", ("PER",)),
        ("luis-soto", "foreign minister", ("CHL",)),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("Peru Chile President Ana Ruiz,.-'’“” of the two leaders signed MOU on 3 December\n"),
        max_size=300,
    )
)
def test_offsets_lead_back_to_the_text(text: str) -> None:
    result = read(Document(text, date="2025-03-12"))
    for mention in result.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
    starts = [mention.start for mention in result.mentions]
    assert starts == sorted(starts)
    for claim in result.claims:
        assert text[claim.start : claim.end].strip() == text[claim.start : claim.end]
