"""What a file turns out to be, and what is said of one that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.documents.limits import MAX_BYTES
from diplograph.documents.read import read, split
from diplograph.documents.sources import expand
from diplograph.errors import DocumentError, InputError

NOTE = """---
title: A note
date: 2024-12-03
sources:
  - {id: S001, publisher: A paper, title: A title, date: 2024-12-03, url: "https://example.org/a"}
  - {id: S002, publisher: B paper}
---
Peru and Chile met in Lima. [S001]

They signed a treaty. [S001][S002]
"""
PAGE = """<!doctype html><html><head><title>Talks in Lima</title>
<meta property="article:published_time" content="2025-03-12"></head>
<body><nav>Home News</nav><article><h1>Talks in Lima</h1><p>Peru and Chile held talks in Lima on Monday. The ministers
discussed trade and fisheries at length, and agreed to meet again in the spring in Santiago.</p><p>A treaty on fisheries was
signed by both ministers in the afternoon, in the presence of the two presidents of Peru and Chile.</p></article></body></html>"""


def _file(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_a_plain_text_has_title_and_date(tmp_path: Path) -> None:
    text = "• Home\n\nTalks in Lima\n\n12 March 2025\n\nPeru and Chile held talks.\n"
    document = next(read(_file(tmp_path, "a.txt", text)))
    assert (document.title, document.date) == ("Talks in Lima", "2025-03-12")
    roles = [(document.text[s.start : s.end], s.role) for s in split(document)]
    assert roles == [
        ("• Home", "aside"), ("Talks in Lima", "title"), ("12 March 2025", "aside"), ("Peru and Chile held talks.", "body"),
    ]  # fmt: skip


def test_a_note_keeps_its_sources_and_drops_its_marks(tmp_path: Path) -> None:
    document = next(read(_file(tmp_path, "a.md", NOTE)))
    assert document.text == "Peru and Chile met in Lima.\n\nThey signed a treaty."
    assert [document.text[p.start : p.end] for p in document.passages] == [
        "Peru and Chile met in Lima.",
        "They signed a treaty.",
    ]
    assert document.cited(document.text.index("signed")) == ("S001", "S002")
    assert document.sources[0].url == "https://example.org/a"


def test_a_page_gives_its_article(tmp_path: Path) -> None:
    document = next(read(_file(tmp_path, "a.html", PAGE)))
    assert document.title == "Talks in Lima"
    assert document.date == "2025-03-12"
    assert "treaty on fisheries" in document.text
    assert "Home News" not in document.text


def test_json_lines_give_a_document_a_line(tmp_path: Path) -> None:
    source = _file(tmp_path, "a.jsonl", '{"text": "One.", "date": "2025-01-01"}\n\n{"text": "Two.", "title": "T"}\n')
    assert [(d.text, d.title, d.date) for d in read(source)] == [("One.", "", "2025-01-01"), ("Two.", "T", "")]


def test_a_line_that_is_no_article_does_not_stop_the_others(tmp_path: Path) -> None:
    source = _file(tmp_path, "a.jsonl", '{"text": "One."}\n{"text": \n{"text": " "}\n{"text": "Two\u2028lines."}\n')
    errors: list[DocumentError] = []
    assert [document.text for document in read(source, skip=errors.append)] == ["One.", "Two\u2028lines."]
    assert ["line 2: not JSON" in str(errors[0]), "line 3: the text is empty" in str(errors[1])] == [True, True]


def test_the_given_date_overrides(tmp_path: Path) -> None:
    source = _file(tmp_path, "a.txt", "Title\n\n12 March 2025\n\nText.\n")
    assert next(read(source, "2020-01-01")).date == "2020-01-01"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 4, "binary"),
        ("latin.txt", "Élysée".encode("latin-1"), "UTF-8"),
        ("nul.txt", b"Peru\0Chile", "NUL"),
        ("page.html", b"<!doctype html><html><body></body></html>", "no article"),
        ("bad.jsonl", b'{"text": "a"}\n{"text": \n', "line 2"),
        ("half.jsonl", b'{"text": "Peru \\ud800"}\n', "line 1: holds half of a character"),
        ("bad.md", b"---\ntitle: [\n---\nText.", "front matter"),
        ("unknown.md", b"---\ntitle: A\n---\nText. [S009]", "S009"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    source = _file(tmp_path, name, content)
    with pytest.raises(DocumentError, match=says) as caught:
        list(read(source))
    assert name in str(caught.value)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(DocumentError, match="larger than 20 MB"):
        list(read(str(path)))


def test_a_missing_file_is_an_error_of_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(expand([str(tmp_path / "nowhere")]))


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.png"):
        _file(tmp_path, name, "x")
    assert [Path(source).name for source in expand([str(tmp_path)])] == ["a.md", "b.txt"]


@pytest.mark.parametrize(
    "title", ["Peru-Chile Strategic Dialogue (18th round)", "Togo-Ghana border talks", "Readout (unofficial) of a call"]
)
def test_a_hyphen_or_a_bracket_makes_no_dateline_of_a_title(tmp_path: Path, title: str) -> None:
    text = f"{title}\n\n12 March 2025\n\nPeru and Chile held talks.\n\n1. Opening\nBoth were glad.\n"
    document = next(iter(read(_file(tmp_path, "a.txt", text))))
    assert document.title == title
    assert ("Peru and Chile held talks.", "body") in [(text[s.start : s.end], s.role) for s in split(document)]
