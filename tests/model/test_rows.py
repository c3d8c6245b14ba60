"""Replies become rows, and what is no row says why."""

from __future__ import annotations

import ast
import inspect
import json
import time

import pytest

from diplograph.model import rows
from diplograph.model.rows import Proposed, ReplyError, parse, schema
from diplograph.rdf.schemes import scheme
from diplograph.rdf.table import COLUMNS, LISTS
from diplograph.records import KINDS, STATUSES

from .articles import ROW


def _reply(*found: object) -> str:
    return json.dumps({"claims": list(found)})


def test_a_row_has_the_columns_of_the_table() -> None:
    assert set(COLUMNS) - set(Proposed.model_fields) == {"id", "document", "start", "end", "rule"}
    assert tuple(Proposed.model_fields) == tuple(column for column in COLUMNS if column in Proposed.model_fields)
    assert tuple(ROW) == tuple(Proposed.model_fields)


def test_what_a_type_checker_knows_is_true() -> None:
    classes = [node for node in ast.walk(ast.parse(inspect.getsource(rows))) if isinstance(node, ast.ClassDef)]
    (told,) = [one for one in classes if one.name == "Proposed"]
    fields = {
        node.target.id: ast.unparse(node.annotation)
        for node in told.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    assert tuple(fields) == tuple(Proposed.model_fields)
    assert {name for name, kind in fields.items() if kind == "tuple[str, ...]"} == LISTS


def test_the_schema_is_strict_and_plain() -> None:
    whole = schema()
    row = whole["properties"]["claims"]["items"]
    for one in (whole, row):
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
    choices = {name: told["enum"] for name, told in row["properties"].items() if "enum" in told}
    assert choices == {"kind": list(KINDS), "status": list(STATUSES), "stage": ["", *scheme("stages")]}
    words = set(_keys(whole)) - set(row["properties"]) - {"claims"}
    assert words == {"type", "properties", "items", "enum", "required", "additionalProperties"}


def _keys(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for one in value.values() for key in _keys(one))]
    return []


def test_good_rows() -> None:
    ((one, two), refused) = parse(_reply(ROW, {**ROW, "kind": "meeting"}))
    assert (one.kind, one.people, two.kind) == ("visit", ("Ana Ruiz",), "meeting")
    assert one.model_dump(mode="json") == ROW
    assert refused == []


def test_a_proposed_row_cannot_be_changed() -> None:
    ((one,), _) = parse(_reply(ROW))
    with pytest.raises(ValueError, match="frozen"):
        one.kind = "meeting"


@pytest.mark.parametrize("around", ["```json\n{}\n```", "\n```json\n{}\n```\n", " {} "])
def test_a_fence_is_taken_off(around: str) -> None:
    assert parse(around.replace("{}", _reply(ROW)))[0] == parse(_reply(ROW))[0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "war"}, "kind is war, which is none of 'meeting'"),
        ({"status": ""}, "status is , which is none of 'done'"),
        ({"stage": "shelved"}, "stage is shelved"),
        ({"stage": None}, "stage is None"),
        ({"countries": "PER"}, "countries is no list"),
        ({"countries": ["PER", 1]}, "countries holds what is no text"),
        ({"object": 5}, "object is no text"),
        ({"place": None}, "place is no text"),
        ({"speaker": "a\u0000b"}, "speaker holds signs that are no text"),
        ({"sentence": "x" * 4001}, "sentence is too long"),
        ({"people": ["x"] * 201}, "people is too long"),
        ({"rule": "mine"}, "there is no column rule"),
        ({"x\n" * 50: 1}, "there is no column x x x"),
        ({"kind": "war", "status": "x", "stage": "x", "date": 1}, "; and 1 more"),
    ],
)
def test_a_row_that_breaks_the_schema(change: dict[str, object], reason: str) -> None:
    good, (refused,) = parse(_reply(ROW, {**ROW, **change}, ROW))
    assert len(good) == 2
    assert reason in refused.reason
    assert "\n" not in refused.reason and len(refused.reason) < 500
    assert len(refused.row) <= 4003
    if not refused.row.endswith("..."):
        assert json.loads(refused.row) == {**ROW, **change}


def test_a_column_that_is_not_there() -> None:
    short = {name: value for name, value in ROW.items() if name != "date"}
    assert [refused.reason for refused in parse(_reply(short))[1]] == ["date is missing"]


@pytest.mark.parametrize("row", [[], "text", None, 5, True])
def test_what_is_no_row_at_all(row: object) -> None:
    good, (refused,) = parse(_reply(row))
    assert (good, refused.reason) == ([], "the row is no object")


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("", "no JSON"),
        ("Here are the claims: {}", "no JSON"),
        ('{"claims": [', "no JSON"),
        ("```\n{}\n```", "no JSON"),
        ("[]", "not an object"),
        ("{}", 'no list "claims"'),
        ('{"claims": {}}', 'no list "claims"'),
        ('{"claims": [], "note": "x"}', "nothing else"),
        ('{"claims": ["\\ud800"]}', "no JSON"),
        ("[" * 500_000, "no JSON"),
        ('{"claims": ' + "[" * 500_000, "no JSON"),
        ('{"claims": [' + '{"a":' * 100_000, "no JSON"),
        ('{"claims": [' + "1" * 900_000 + "]}", "no JSON"),
        ("```json" + "\n" * 900_000, "no JSON"),
        ("x" * 1_000_001, "longer than 1,000,000"),
        (_reply(*[{}] * 1001), "more than 1,000 rows"),
    ],
    ids=range(16),
)
def test_what_is_no_reply(reply: str, reason: str) -> None:
    started = time.process_time()
    with pytest.raises(ReplyError) as error:
        parse(reply)
    assert reason in str(error.value)
    assert len(str(error.value)) < 100
    assert time.process_time() - started < 1.0
