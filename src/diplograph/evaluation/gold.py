"""Gold on disk: an article and, beside it, its claims.

Either `NAME.txt` with `NAME.claims.jsonl`, or a folder with `article.txt` and `claims.jsonl`. A row is a JSON object with
the columns of the claims table that matter, `evidence` (some words of the sentence, verbatim) and `must` (false for a
claim that a careful reader may leave out).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diplograph.errors import InputError
from diplograph.evaluation.measure import Row
from diplograph.records import KINDS

_SUFFIX = ".claims.jsonl"


@dataclass(frozen=True, slots=True)
class Case:
    """An article and its gold rows."""

    name: str
    article: Path
    rows: tuple[Row, ...]


def cases(folder: Path) -> Iterator[Case]:
    """The cases of a folder and its subfolders, sorted. Raises `InputError` where a row is not as it must be."""
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; give one with NAME.txt and NAME{_SUFFIX} in it")
    found = sorted((*folder.rglob("*" + _SUFFIX), *folder.rglob("claims.jsonl")))
    if not found:
        raise InputError(f"{folder}: holds no gold; it needs NAME.txt and NAME{_SUFFIX}")
    for file in found:
        article = file.with_name(
            "article.txt" if file.name == "claims.jsonl" else file.name.removesuffix(_SUFFIX) + ".txt"
        )
        if article.is_file():
            yield Case(str(article.relative_to(folder)), article, tuple(_rows(file)))
        elif file.name != "claims.jsonl":
            raise InputError(f"{file}: its article {article.name} is missing")


def _rows(file: Path) -> Iterator[Row]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{file}, line {number}: not JSON ({error.msg})") from error
        if not isinstance(row, dict) or row.get("kind") not in KINDS:
            raise InputError(f"{file}, line {number}: `kind` must be one of {', '.join(KINDS)}")
        yield row
