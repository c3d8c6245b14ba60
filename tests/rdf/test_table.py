"""The claims table."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

from diplograph.errors import DocumentError
from diplograph.rdf.graph import quads
from diplograph.rdf.sheet import sheet
from diplograph.rdf.table import COLUMNS, rows, to_csv, to_jsonl
from diplograph.records import Claim, Document, Reading

from .sample import all_readings, note


def test_rows_have_the_columns_of_the_contract() -> None:
    row = rows(note())[6]
    assert tuple(row) == COLUMNS
    assert row["countries"] == ["KGZ", "KOR"]
    assert row["organizations"] == ["Ministry of Energy of Kyrgyzstan", "Ministry of Trade of South Korea"]
    assert (row["kind"], row["subtype"], row["status"], row["stage"]) == (
        "agreement",
        "memorandum of understanding",
        "done",
        "signed",
    )
    assert str(row["id"]).startswith("https://w3id.org/diplograph/id/claim/")


def test_the_sentence_is_what_the_offsets_say() -> None:
    for reading in all_readings():
        for row in rows(reading):
            assert isinstance(row["start"], int)
            assert isinstance(row["end"], int)
            assert reading.document.text[row["start"] : row["end"]] == row["sentence"]


def test_json_lines() -> None:
    made = rows(note())
    lines = list(to_jsonl(made))
    assert [json.loads(line) for line in lines] == made
    assert all(line.count("\n") == 1 for line in lines)


def test_csv_joins_lists_and_ends_lines_in_lf() -> None:
    made = [row for reading in all_readings() for row in rows(reading)]
    text = "".join(to_csv(made))
    assert text.startswith(",".join(COLUMNS) + "\n")
    back = list(csv.DictReader(io.StringIO(text, newline="")))
    assert back[0]["people"] == "Sadyr Japarov; Yoon Suk Yeol"
    assert [row["sentence"] for row in back] == [row["sentence"] for row in made]


def test_the_table_of_a_graph_is_that_of_its_readings() -> None:
    readings = all_readings()[:3]
    exported = list(csv.DictReader(io.StringIO("".join(sheet(quads(readings))), newline="")))
    made = list(csv.DictReader(io.StringIO("".join(to_csv(row for r in readings for row in rows(r))), newline="")))
    for row in made:
        # The graph calls a thing by its best name.
        row["organizations"] = row["organizations"].replace("EU", "European Union")
    assert sorted(exported, key=lambda row: row["id"]) == sorted(made, key=lambda row: row["id"])


def test_a_text_that_is_not_unicode_is_named() -> None:
    broken = Reading(Document("\ud800", name="bad.txt"), (Claim("meeting", "", "done", 0, 1, "r"),), (), (), ())
    with pytest.raises(DocumentError, match=r"^bad\.txt: "):
        rows(broken)


def test_the_table_needs_no_rdf_library() -> None:
    code = (
        "import sys, diplograph.rdf.table; print([m for m in ('pyoxigraph', 'rdflib', 'networkx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
