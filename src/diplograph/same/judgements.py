"""What people have answered: that two things are the same or are not, that a claim is withdrawn; who said so, when and why.

A file of judgements is CSV with a header. It is applied on every build, line by line, so that a later line overrides an
earlier one; a judgement is undone by deleting its line.

    verdict,one,other,who,when,why
    same,id/meeting/2024-06-10/kor-tkm/summit,id/meeting/2024-06-11/kor-tkm/summit,A. Reader,2026-03-01,one summit
    retract,id/claim/0123456789abcdef,,A. Reader,2026-03-01,the source withdrew it
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import IO, Literal, get_args

from diplograph.errors import InputError, OutputError
from diplograph.ids import BASE

Answer = Literal["same", "not same", "retract"]
_ANSWERS: tuple[Answer, ...] = get_args(Answer)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer. `one` and `other` are IRIs of things; of a claim that is retracted only `one` is given."""

    verdict: Answer
    one: str
    other: str
    who: str
    when: str
    why: str


_HEADER = [field.name for field in fields(Judgement)]


def full(iri: str) -> str:
    """An IRI that may be shortened to `id/...`."""
    return BASE + iri.removeprefix("id/") if iri.startswith("id/") else iri


def read(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file. Raises `InputError` where it is not one, with the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as judgements ({error})") from error
    rows = csv.DictReader(io.StringIO(text))
    missing = [name for name in _HEADER if name not in (rows.fieldnames or ())]
    if missing:
        raise InputError(f"{path}: not a file of judgements: its first line must be {','.join(_HEADER)}")
    return tuple(_judgement(path, rows.line_num, row) for row in rows)


def _judgement(path: Path, line: int, row: dict[str, str | None]) -> Judgement:
    values = {name: (row.get(name) or "").strip() for name in _HEADER}
    verdict = values["verdict"].lower()
    if verdict not in _ANSWERS:
        raise InputError(f"{path}, line {line}: {verdict or 'nothing'} is no verdict; write {', '.join(_ANSWERS)}")
    one, other = full(values["one"]), full(values["other"])
    if not one.startswith("http") or (verdict != "retract" and not other.startswith("http")):
        raise InputError(f"{path}, line {line}: names no {'thing' if verdict != 'retract' else 'claim'} by its IRI")
    if one == other:
        raise InputError(f"{path}, line {line}: judges a thing against itself")
    return Judgement(verdict, one, other, values["who"], values["when"], values["why"])


def add(path: Path, judgement: Judgement) -> None:
    """Append a judgement to a file, which is made where it is not there. Raises `OutputError` where it cannot be written."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if not path.exists():
        writer.writerow(_HEADER)
    writer.writerow(astuple(judgement))
    try:
        with path.open("a+b") as file:
            end = b"" if _ends_a_line(file) else b"\n"
            file.write(end + stream.getvalue().encode("utf-8"))
    except OSError as error:
        raise OutputError(f"{path}: the judgement cannot be written ({error.strerror})") from error


def _ends_a_line(file: IO[bytes]) -> bool:
    """Whether what is appended begins a line; many an editor leaves the last one without its end."""
    if file.seek(0, io.SEEK_END) == 0:
        return True
    file.seek(-1, io.SEEK_END)
    return file.read(1) == b"\n"


def pairs(judgements: Iterable[Judgement]) -> dict[frozenset[str], str]:
    """The answers on pairs of things, the last one on each pair."""
    return {frozenset((j.one, j.other)): j.verdict for j in judgements if j.verdict != "retract"}


def retracted(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The claims that are withdrawn."""
    return frozenset(j.one for j in judgements if j.verdict == "retract")
