"""One claim a thing: what a later sentence calls by a bare noun is what was named before."""

from __future__ import annotations

from collections.abc import Callable

from diplograph.records import Claim, Reading

LEAD = "LIMA -- Peru and Chile signed a treaty on fisheries on 12 March 2025."


def _found(reading: Callable[..., Reading], kind: str, text: str) -> list[Claim]:
    return [claim for claim in reading(text).claims if claim.kind == kind]


def test_the_document_is_the_one_before(reading: Callable[..., Reading]) -> None:
    (treaty,) = _found(reading, "agreement", f"{LEAD}\n\nThe document was signed in Cusco by Ana Rojas and Luis Soto.")
    assert (treaty.object, treaty.subtype) == ("treaty on fisheries", "treaty")


def test_a_document_on_something_else_is_another(reading: Callable[..., Reading]) -> None:
    found = _found(reading, "agreement", f"{LEAD}\n\nThe two countries also signed a deal on copper.")
    assert [claim.object for claim in found] == ["treaty on fisheries", "deal on copper"]


def test_a_session_told_twice(reading: Callable[..., Reading]) -> None:
    text = (
        "LIMA -- Peru and Chile held the 11th session of the Joint Commission for Trade in Lima on 12 March 2025.\n\n"
        "Peruvian Foreign Minister Ana Rojas co-chaired the session with Chilean Foreign Minister Luis Soto."
    )
    (session,) = _found(reading, "meeting", text)
    assert session.countries == ("CHL", "PER")
    assert "11th session" in session.object


def test_documents_without_a_title_are_as_many_as_their_signatories(reading: Callable[..., Reading]) -> None:
    documents = _found(
        reading,
        "agreement",
        "The Health Center of the Ministry of Health of Peru and the Andes Hospital of Chile signed a memorandum of "
        "understanding on 11 June 2024. The State Bank of Peru signed a memorandum of understanding with the Export Bank of "
        "Chile on 11 June 2024. Peru and Chile signed a memorandum of understanding on fisheries on 11 June 2024.",
    )
    assert len(documents) == 3
    assert not set(documents[0].organizations) & set(documents[1].organizations)


def test_a_document_told_again_by_its_form_is_the_one_that_was_told(reading: Callable[..., Reading]) -> None:
    found = _found(
        reading,
        "agreement",
        "The trade ministries of Peru and Chile signed a memorandum of understanding on fisheries on 11 June 2024. "
        "The memorandum of understanding was signed by the two ministries in Lima.",
    )
    assert len(found) == 1
