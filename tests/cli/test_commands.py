"""What each command prints, and what it says when it cannot."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph.cli import export, reader
from diplograph.cli.main import VERBS, main
from diplograph.rdf.writers import FORMATS

ARTICLE = (
    "Talks in Lima\n\n12 March 2025\n\nPeru and Chile signed a treaty on fisheries in Lima on Monday. "
    "Peruvian President Ana Ruiz said that the two countries would expand trade.\n"
)
Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("commands")
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["build", str(folder / "a.txt"), "-o", str(folder / "out")]) == 0
    return str(folder / "out")


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def test_claims_of_a_text_without_end(
    article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr(reader, "DEADLINE", 0.5)
    long = tmp_path / "long.txt"
    long.write_text(ARTICLE + ARTICLE[-60:] * 15_000, encoding="utf-8")
    assert main(["claims", str(long), article, "--format", "csv"]) == 1
    found = capsys.readouterr()
    assert found.err == f"diplograph: skipped {long}: took longer than 0.5 seconds to read; split it\n"
    assert "agreement" in found.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str, capsys: Output) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([verb, "--help"])
    assert "usage: diplograph " + verb in capsys.readouterr().out


def test_claims_as_json_lines(article: str, capsys: Output) -> None:
    assert main(["claims", article, "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    treaty = next(row for row in rows if row["kind"] == "agreement")
    assert treaty["countries"] == ["CHL", "PER"]
    assert (treaty["subtype"], treaty["status"], treaty["stage"], treaty["date"]) == (
        "treaty",
        "done",
        "signed",
        "2025-03-10",
    )
    assert ARTICLE[treaty["start"] : treaty["end"]] == treaty["sentence"]


def test_claims_as_csv(article: str, capsys: Output) -> None:
    assert main(["claims", article, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert "CHL; PER" in [row["countries"] for row in rows]


def test_claims_as_a_table(article: str, capsys: Output) -> None:
    assert main(["claims", article]) == 0
    assert "treaty on fisheries" in capsys.readouterr().out


def test_what_was_not_understood(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The leaders agreed to expand trade. If Peru signs a treaty, Chile will follow.", encoding="utf-8")
    assert main(["claims", str(path), "--unresolved", "--date", "2025-03-12"]) == 0
    printed = capsys.readouterr().out
    assert "The leaders" in printed


def test_explain_gives_sentence_and_rule(out: str, capsys: Output) -> None:
    assert main(["explain", "treaty", "fisheries", "-o", out]) == 0
    printed = capsys.readouterr().out
    assert "»Peru and Chile signed a treaty on fisheries in Lima on Monday.«" in printed
    assert "document-concluded" in printed


def test_query_a_named_query(out: str, capsys: Output) -> None:
    assert (
        main(["query", "agreements-between", "-p", "country=PER", "-p", "with=CHL", "-o", out, "--format", "csv"]) == 0
    )
    assert "treaty on fisheries" in capsys.readouterr().out


def test_query_of_ones_own(out: str, capsys: Output) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) WHERE { ?c a dg:Claim }"
    assert main(["query", "-e", sparql, "-o", out, "--format", "json"]) == 0
    assert int(json.loads(capsys.readouterr().out)["results"]["bindings"][0]["n"]["value"]) >= 2


def test_the_list_of_queries(capsys: Output) -> None:
    assert main(["query", "--list"]) == 0
    assert "agreements-between" in capsys.readouterr().out


@pytest.mark.parametrize("format", FORMATS)
def test_export(out: str, tmp_path: Path, format: str) -> None:
    goal = tmp_path / "export"
    assert main(["export", "--format", format, "-o", out, "--to", str(goal)]) == 0
    assert goal.stat().st_size > 100


def test_the_formats_are_those_of_the_writers() -> None:
    assert export.FORMATS == FORMATS


def test_view_says_where_the_page_is(out: str, capsys: Output) -> None:
    assert main(["view", "-o", out]) == 0
    assert capsys.readouterr().out.strip().endswith("/index.html")


def test_validate(out: str, capsys: Output) -> None:
    assert main(["validate", "-o", out]) == 0
    assert main(["validate", str(Path(out, "graph.ttl"))]) == 0
    assert capsys.readouterr().out == "conforms\nconforms\n"


def test_validate_says_what_is_wrong(out: str, tmp_path: Path, capsys: Output) -> None:
    broken = tmp_path / "broken.ttl"
    text = Path(out, "graph.ttl").read_text(encoding="utf-8")
    broken.write_text(text.replace("statuses:done", "statuses:maybe"), encoding="utf-8")
    assert main(["validate", str(broken)]) == 1
    assert "statuses/maybe" in capsys.readouterr().out


def test_evaluate(capsys: Output) -> None:
    folder = Path(__file__).parents[1] / "cases"
    assert main(["evaluate", str(folder), "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["all"]["precision"] >= 0.95


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["query", "no-such-query"], "no-such-query"),
        (["query", "agreements-between", "-p", "x=1"], "x"),
        (["query", "agreements-between", "-p", "with"], "key=value"),
        (["query", "-e", "SELECT * WHERE { ?s ?p"], "line 1"),
        (["query", "-e", "DELETE WHERE { ?s ?p ?o }"], "changes the graph"),
        (["query"], "give one query"),
        (["explain", "unicorns"], "unicorns"),
        (["view", "-o", "/nonexistent"], "no page"),
        (["validate", "/nonexistent.ttl"], "/nonexistent.ttl"),
        (["validate", "/nonexistent.doc"], ".ttl"),
        (["evaluate", "/nonexistent"], "no such folder"),
        (["claims", "/nonexistent.txt"], "no such file"),
        (["claims", "-", "--date", "yesterday"], "YYYY-MM-DD"),
        (["build", "--date", "12.3.2025"], "YYYY-MM-DD"),
    ],
)
def test_errors_say_what_where_and_what_to_do(out: str, arguments: list[str], says: str, capsys: Output) -> None:
    if arguments[0] in ("query", "explain") and "-o" not in arguments:
        arguments = [*arguments, "-o", out]
    assert main(arguments) == 2
    assert says in capsys.readouterr().err


def test_a_query_waits_for_nothing_that_it_does_not_need() -> None:
    """Half of the time of a short query is that of starting: what only the reader, the page or a server needs stays out."""
    code = (
        "import sys; from diplograph.cli.main import parser; parser();"
        "from diplograph.query import bind, formats, named, nearby, run; from diplograph.store import graphs;"
        "bind.bind(named.load('visits'), {'host': 'KGZ'});"
        "print([m for m in ('diplograph.records', 'msgspec', 'networkx', 'rdflib', 'rich', 'urllib3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
