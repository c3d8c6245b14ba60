"""What people type becomes a term of the parameter's type, or a message that says what is wanted."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from diplograph.errors import QueryError
from diplograph.query.named import Parameter
from diplograph.query.values import term

ID = "https://w3id.org/diplograph/id/"
TOPIC = "https://w3id.org/diplograph/scheme/topics/"


def _term(kind: str, value: str) -> str:
    return term(Parameter("it", kind, "", "", "topics"), value).value


@pytest.mark.parametrize("value", ["KGZ", "kgz", " KGZ ", "Kyrgyzstan", "kyrgyzstan"])
def test_countries(value: str) -> None:
    assert _term("country", value) == ID + "country/KGZ"


@pytest.mark.parametrize("value", ["2024-12-03", "2024-12", "2024", "2024-02-29"])
def test_dates(value: str) -> None:
    assert term(Parameter("it", "date", "", ""), value) == ox.Literal(value)


@pytest.mark.parametrize("value", ["energy", "Energy", "topics/energy", "topics:energy", TOPIC + "energy"])
def test_concepts(value: str) -> None:
    assert _term("concept", value) == TOPIC + "energy"


def test_concepts_by_other_labels() -> None:
    assert _term("concept", "solar plant") == TOPIC + "solar-energy"


@pytest.mark.parametrize(
    "value",
    [
        "0123456789abcdef",
        "0123456789ABCDEF" + "0" * 48,
        "id:document/0123456789abcdef",
        ID + "document/0123456789abcdef",
    ],
)
def test_documents(value: str) -> None:
    assert _term("document", value) == ID + "document/0123456789abcdef"


@pytest.mark.parametrize("kind", ["iri", "text"])
def test_the_short_form_of_tables_is_understood(kind: str) -> None:
    assert _term(kind, "id:country/KOR") == ID + "country/KOR"


def test_text_stays_text() -> None:
    assert term(Parameter("it", "text", "", ""), "2024") == ox.Literal("2024")


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("country", "KGX", r"'KGX' is not the ISO 3166-1 alpha-3 code of a state, such as KOR; did you mean KGZ"),
        ("country", "Kirgyzstan", r"did you mean KGZ \(Kyrgyzstan\)\?"),
        ("date", "2024-02-30", "is not a date; write 2024-12-03"),
        ("date", "3 December 2024", "is not a date"),
        ("date", "2024-12-03/2024-12-04", "is not a date"),
        ("date", "0000", "is not a date"),
        ("date", "２０２４", "is not a date"),
        ("concept", "enrgy", "is not a concept of the scheme topics; did you mean 'energy'"),
        ("document", "abc", "is not a document"),
        ("document", "http://example.org/", "is not a document"),
        ("iri", "nowhere", "is not an IRI"),
        ("iri", "http://example.org/ x", "is not an IRI"),
        ("text", "\ud800", "is not text in UTF-8"),
    ],
)
def test_what_is_wrong_is_said(kind: str, value: str, says: str) -> None:
    with pytest.raises(QueryError, match=f"parameter 'it': .*{says}"):
        _term(kind, value)
