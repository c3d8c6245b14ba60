"""What documents add, laid out so that it can be put together: by thing, by affair, by what could be one.

A SQLite file that lives for one build. Memory hardly grows with the documents: what has to be sorted is sorted there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from diplograph.errors import OutputError
from diplograph.rdf.things import Row, Thing
from diplograph.same.affair import Affair
from diplograph.same.details import Put
from diplograph.same.disagreements import OF_TWO_STATES
from diplograph.store import packing
from diplograph.store.packing import PackedPart

_TABLES = """
    CREATE TABLE part (graph TEXT, content BLOB);
    CREATE TABLE thing (iri TEXT, content BLOB);
    CREATE TABLE affair (iri TEXT, document TEXT, lasts INTEGER, content BLOB);
    CREATE TABLE block (key TEXT, iri TEXT, document TEXT);
    CREATE TABLE kept (iri TEXT PRIMARY KEY, root TEXT) WITHOUT ROWID;
    CREATE TABLE note (name TEXT, document TEXT, content TEXT);
"""
_INDEXES = """
    CREATE INDEX IF NOT EXISTS thing_by_iri ON thing (iri);
    CREATE INDEX IF NOT EXISTS affair_by_iri ON affair (iri, document);
    CREATE INDEX IF NOT EXISTS block_by_key ON block (key, iri);
"""
# The file is thrown away, so nothing of it need survive; pages that are in use stay in memory up to 64 MB.
_SETTINGS = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -64000;
    PRAGMA temp_store = FILE;
"""


class Workbench:
    """Parts go in one by one; then they can be looked at by what they speak of. Use it in a `with` statement."""

    def __init__(self, file: Path | None = None) -> None:
        """Work in this file, which must not be there; in memory without one. Raises `OutputError` where that cannot be."""
        self._file = file
        self._puts: list[Put] = []
        with self._errors():
            self._base = sqlite3.connect(":memory:" if file is None else file, isolation_level=None)
            self._base.executescript(_SETTINGS + _TABLES)
            self._base.execute("BEGIN")

    @property
    def folder(self) -> Path:
        """The folder of the file, in which there is room for more."""
        assert self._file is not None
        return self._file.parent

    def add(self, part: PackedPart) -> None:
        """Lay out what a document adds."""
        self._puts += part.puts()
        with self._errors():
            self._base.execute("INSERT INTO part VALUES (?, ?)", (part.graph, part.rows))
            self._base.executemany("INSERT INTO thing VALUES (?, ?)", part.things)
            self._base.executemany(
                "INSERT INTO affair VALUES (?, ?, ?, ?)",
                [(iri, part.document, kind in OF_TWO_STATES, content) for iri, kind, _, content in part.affairs],
            )
            self._base.executemany(
                "INSERT INTO block VALUES (?, ?, ?)",
                [(key, iri, part.document) for iri, _, keys, _ in part.affairs for key in keys],
            )

    def note(self, name: str, document: str, content: str) -> None:
        """Lay a text about a document aside; `notes` gives them back sorted by name and document."""
        with self._errors():
            self._base.execute("INSERT INTO note VALUES (?, ?, ?)", (name, document, content))

    def notes(self) -> Iterator[str]:
        """The texts that were laid aside."""
        return (row[0] for row in self._rows("SELECT content FROM note ORDER BY name, document"))

    def of(self, iri: str) -> Sequence[Affair]:
        """What documents tell of a thing."""
        self._index()
        found = self._rows("SELECT content FROM affair WHERE iri = ? ORDER BY document", iri)
        return [packing.affair(content) for (content,) in found]

    def blocks(self) -> Iterator[Sequence[str]]:
        """Groups of things that could be one: a thing is looked for as the document with the lowest sum tells it."""
        self._index()
        chosen = self._rows(
            "SELECT key, iri FROM block JOIN (SELECT iri, min(document) AS document FROM affair GROUP BY iri)"
            " USING (iri, document) ORDER BY key, iri"
        )
        for _, rows in groupby(chosen, key=itemgetter(0)):
            iris = list(dict.fromkeys(iri for _, iri in rows))
            if len(iris) > 1:
                yield iris

    def keep(self, kept: Mapping[str, str]) -> None:
        """From now on things go by the IRI of the one that each was merged into."""
        with self._errors():
            self._base.execute("DELETE FROM kept")
            self._base.executemany("INSERT INTO kept VALUES (?, ?)", kept.items())

    def compared(self) -> Iterator[tuple[str, Sequence[Affair]]]:
        """The things that can be told differently, with what documents tell of them: those of several, and levels."""
        self._index()
        chosen = self._rows(
            "WITH told AS (SELECT coalesce(root, iri) AS thing, document, lasts, content, affair.rowid AS at"
            " FROM affair LEFT JOIN kept USING (iri))"
            " SELECT thing, content FROM told WHERE thing IN"
            " (SELECT thing FROM told GROUP BY thing HAVING count(DISTINCT document) > 1 OR max(lasts))"
            " ORDER BY thing, at"
        )
        for root, rows in groupby(chosen, key=itemgetter(0)):
            yield root, [packing.affair(content) for _, content in rows]

    def details(self) -> Sequence[Put]:
        """The details that documents tell."""
        return self._puts

    def things(self) -> Iterator[tuple[str, Iterator[tuple[str, Thing]]]]:
        """Each thing under the IRI that is kept, with what was said of it under that and others; in the order of the IRIs."""
        self._index()
        chosen = self._rows(
            "SELECT coalesce(root, iri) AS root, iri, content FROM thing LEFT JOIN kept USING (iri) ORDER BY 1, iri"
        )
        for root, rows in groupby(chosen, key=itemgetter(0)):
            yield root, ((iri, packing.thing(content)) for _, iri, content in rows)

    def graphs(self) -> Iterator[tuple[str, Sequence[Row]]]:
        """The graph of each document with its triples, in the order in which they came."""
        for graph, content in self._rows("SELECT graph, content FROM part ORDER BY rowid"):
            yield graph, packing.rows(content)

    def close(self) -> None:
        """Throw away what is there; a file is left to whoever named it."""
        self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _index(self) -> None:
        with self._errors():
            self._base.executescript(_INDEXES)

    def _rows(self, query: str, *values: str) -> Iterator[tuple[Any, ...]]:
        with self._errors():
            cursor = self._base.execute(query, values)
            yield from iter(cursor.fetchone, None)  # the cursor itself would be closed, maybe after its file

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(
                f"{self._file or 'memory'}: cannot be worked in ({error}): make room or rights there"
            ) from error
