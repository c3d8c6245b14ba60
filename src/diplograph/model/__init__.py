"""A language model as a second reader: what it is asked, how it is reached, and what of its answer holds. It decides nothing.

    Document -> prompt -> endpoint -> reply -> rows that it proposes -> checks against the document -> claims

Needs the extra `diplograph[model]`; nothing here is imported by a run without a model.
"""

from __future__ import annotations

from importlib.util import find_spec

from diplograph.errors import ModelError


def require() -> None:
    """Raises `ModelError` where the extra is not installed. Call it before anything in here is imported."""
    missing = [name for name in ("openai", "pydantic") if find_spec(name) is None]
    if missing:
        raise ModelError(
            f"a model is asked by way of {' and '.join(missing)}: install it with `pip install 'diplograph[model]'`"
        )
