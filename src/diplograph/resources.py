"""Where ontology/, queries/ and data/ are: inside the installed package, or beside `src/` in a checkout.

Who teaches the reader words of their own copies the three folders and names the copy in DIPLOGRAPH_RESOURCES.
"""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path

from diplograph.errors import DataError

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def root() -> Path:
    """The folder that holds ontology/, queries/ and data/. Raises `DataError` where it is not there."""
    own = os.environ.get("DIPLOGRAPH_RESOURCES")
    if own:
        if not Path(own, "ontology").is_dir():
            raise DataError(f"DIPLOGRAPH_RESOURCES is {own}, and there is no folder ontology/ in it")
        return Path(own)
    for candidate in (_PACKAGE / "resources", _CHECKOUT):
        if (candidate / "ontology").is_dir():
            return candidate
    raise DataError(
        f"ontology/ is neither in {_PACKAGE} nor in {_CHECKOUT}: the installation is incomplete; install again"
    )


def path(*parts: str) -> Path:
    """A packaged file or folder: `path("data", "reference", "states.csv")`."""
    return root().joinpath(*parts)


def rows(*parts: str) -> list[dict[str, str]]:
    """The rows of a packaged CSV file, as dictionaries."""
    with path(*parts).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines(*parts: str) -> list[str]:
    """The lines of a packaged word list, without blank ones."""
    return [line for line in path(*parts).read_text(encoding="utf-8").splitlines() if line.strip()]
