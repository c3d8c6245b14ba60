"""Whoever asks no model waits for nothing of it, and may go without what it needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from diplograph import model
from diplograph.cli.main import VERBS
from diplograph.errors import ModelError

HEAVY = ("openai", "pydantic", "pydantic_core", "httpx", "httpx2", "anyio", "diplograph.model")


def test_a_run_without_a_model_imports_nothing_of_it() -> None:
    code = (
        "import sys, importlib; from diplograph.cli.main import parser; parser()\n"
        f"for verb in {tuple(VERBS)!r}: importlib.import_module(f'diplograph.cli.{{verb}}')\n"
        "from diplograph import pipeline; from diplograph.records import Document\n"
        "assert pipeline.read(Document('President Ana Ruiz of Peru visited Chile on Tuesday.', date='2025-03-12')).claims\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("[]", "['anyio']")  # starlette is written on top of it


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    model.require()
    monkeypatch.setattr(model, "find_spec", lambda name: None if name == "openai" else object())
    with pytest.raises(ModelError, match=r"by way of openai: install it with `pip install 'diplograph\[model\]'`"):
        model.require()
