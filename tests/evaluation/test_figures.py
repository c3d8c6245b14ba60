"""The figures of the development part are kept, and none of them falls."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from diplograph.documents.read import read as read_documents
from diplograph.evaluation.gold import cases
from diplograph.evaluation.run import evaluate, figures
from diplograph.pipeline import read

GOLD = Path(__file__).parents[1] / "gold"


@pytest.fixture(scope="module")
def measured() -> Mapping[str, object]:
    found = evaluate(cases(GOLD / "development"), lambda path: read(next(read_documents(str(path)))))
    return figures(found)


def _flat(tree: object, path: str = "") -> dict[str, float]:
    if isinstance(tree, dict):
        return {name: value for key, branch in tree.items() for name, value in _flat(branch, f"{path}/{key}").items()}
    assert isinstance(tree, (int, float))
    return {path: tree}


def test_no_figure_falls(measured: Mapping[str, object]) -> None:
    kept = _flat(json.loads((GOLD / "figures.json").read_text(encoding="utf-8")))
    now = _flat(measured)
    watched = [name for name in kept if name.startswith("/all/") and not name.endswith("/claims")]
    fallen = {name: (kept[name], now[name]) for name in watched if now[name] < kept[name]}
    assert fallen == {}, "fewer or worse than before: see `diplograph evaluate tests/gold/development --details`"


def test_the_kept_figures_are_those_of_today(measured: Mapping[str, object]) -> None:
    """A change for the better is kept too: `make figures`."""
    assert _flat(json.loads((GOLD / "figures.json").read_text(encoding="utf-8"))) == _flat(measured)
