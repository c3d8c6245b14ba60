"""The figures of the reader on the gold are kept, and none of them falls."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from diplograph.documents.read import read as read_documents
from diplograph.evaluation.gold import cases
from diplograph.evaluation.run import evaluate, figures
from diplograph.pipeline import read

GOLD = Path(__file__).parents[1] / "gold"
parts = pytest.mark.parametrize("part", ["development", "untouched"])


@cache
def _measured(part: str) -> dict[str, float]:
    return _flat(figures(evaluate(cases(GOLD / part), lambda path: read(next(read_documents(str(path)))))))


def _kept(part: str) -> Mapping[str, float]:
    return _flat(json.loads((GOLD / f"{part}.json").read_text(encoding="utf-8")))


def _flat(tree: object, path: str = "") -> dict[str, float]:
    if isinstance(tree, dict):
        return {name: value for key, branch in tree.items() for name, value in _flat(branch, f"{path}/{key}").items()}
    assert isinstance(tree, (int, float))
    return {path: tree}


@parts
def test_no_figure_falls(part: str) -> None:
    kept, now = _kept(part), _measured(part)
    watched = [name for name in kept if name.startswith("/all/") and not name.endswith("/claims")]
    fallen = {name: (kept[name], now[name]) for name in watched if now[name] < kept[name]}
    assert fallen == {}, "fewer or worse than before: see `diplograph evaluate tests/gold/development --details`"


@parts
def test_the_kept_figures_are_those_of_today(part: str) -> None:
    """A change for the better is kept too: `make figures`."""
    assert _kept(part) == _measured(part)
