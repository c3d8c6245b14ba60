"""The headers of query files, and files that are no queries."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.errors import QueryError
from diplograph.query import named
from diplograph.query.named import Parameter


def test_a_header_is_read() -> None:
    query = named.parse(
        "mine",
        """# title: Mine
# answers: The first line,
# answers: and the second.
# param: country  country         KOR       one of  the states
# param: topic    concept:topics  -         a field
# param: words    text            a b c     words
# param: claim    iri             required  the claim

# bind: country topic words claim
# title: too late
ASK { # bind: country topic words claim
}""",
    )
    assert (query.title, query.answers) == ("Mine too late", "The first line, and the second.")
    assert query.parameters == (
        Parameter("country", "country", "KOR", "one of  the states"),
        Parameter("topic", "concept", "", "a field", "topics"),
        Parameter("words", "text", "a b c", "words"),
        Parameter("claim", "iri", None, "the claim"),
    )


def test_a_query_needs_no_header() -> None:
    assert named.parse("mine", "ASK {}") == named.NamedQuery("mine", "", "", (), "ASK {}")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# param: a text - one blank only\nASK {}", "two blanks apart"),
        ("# param: a  number  1  a number\nASK {}", "unknown type 'number'; known are country, date"),
        ("# param: A-b  text  -  a text\nASK {}", "no name for a parameter"),
        ("# param: a  concept  -  a concept\nASK {}", "of which scheme"),
        ("# param: a  text  -  a text\nASK {\n# bind: b\n}", "`# bind: b` stands for no parameter"),
        ("# param: a  text  -  a\n# param: b  text  -  b\nASK {\n# bind: b\n}", "no `# bind:` names the parameter 'a'"),
        ("# param: a  text  -  a\n# param: a  text  -  b\nASK {}", "stands twice"),
    ],
)
def test_a_wrong_header_is_said(text: str, says: str) -> None:
    with pytest.raises(QueryError, match=f"mine: .*{says}"):
        named.parse("mine", text)


def test_an_unknown_name_is_said_with_the_closest() -> None:
    with pytest.raises(QueryError, match=r"no query is named 'metings'; did you mean 'meetings'.*--list"):
        named.load("metings")


def test_a_name_is_no_path() -> None:
    with pytest.raises(QueryError, match="no query is named"):
        named.load("derive/met-with")


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    with pytest.raises(QueryError, match="cannot be read"):
        named.read(file)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(QueryError, match=r"not UTF-8 text \(byte 0\)"):
        named.read(file)
    file.write_text("\ufeff# title: Mine\nASK {}", encoding="utf-8")
    assert named.read(file).title == "Mine"


@pytest.mark.parametrize("query", named.queries(), ids=lambda query: query.name)
def test_every_named_query_has_a_full_header(query: named.NamedQuery) -> None:
    assert query.title
    assert query.answers.endswith(".")
    assert all(parameter.description and parameter.default is not None for parameter in query.parameters)
    assert "ORDER BY" in query.text
