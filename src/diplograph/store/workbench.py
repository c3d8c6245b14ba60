"""What documents add, laid out so that it can be put together: by thing, by affair, by what could be one.

A SQLite file that lives for one build. Memory hardly grows with the documents: what has to be sorted is sorted there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from diplograph.errors import OutputError
from diplograph.rdf.disputed import Disputed
from diplograph.rdf.things import Row, Thing
from diplograph.same.affair import Affair
from diplograph.same.book import Merge, Question, Tie
from diplograph.same.components import components
from diplograph.same.decide import Verdict
from diplograph.same.details import Put
from diplograph.same.disagreements import OF_TWO_STATES
from diplograph.store import packing
from diplograph.store.packing import PackedPart

_TABLES = """
    CREATE TABLE part (graph TEXT, content BLOB);
    CREATE TABLE thing (iri TEXT, content BLOB);
    CREATE TABLE affair (iri TEXT, document TEXT, lasts INTEGER, content BLOB);
    CREATE TABLE block (key TEXT, iri TEXT, document TEXT);
    CREATE TABLE detail (iri TEXT, document TEXT, content BLOB);
    CREATE TABLE tie (one TEXT, other TEXT, answer TEXT, because TEXT, strength INTEGER, PRIMARY KEY (one, other))
        WITHOUT ROWID;
    CREATE TABLE tied (number INTEGER PRIMARY KEY, iri TEXT UNIQUE);
    CREATE TABLE kept (iri TEXT PRIMARY KEY, root TEXT, because TEXT) WITHOUT ROWID;
    CREATE TABLE question (one TEXT, other TEXT, because TEXT, claims INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
    CREATE TABLE dispute (number INTEGER PRIMARY KEY, detail INTEGER, thing TEXT, property TEXT, content BLOB);
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
        self._indexed = False  # what is added later goes into the indexes too
        with self._errors():
            self._base = sqlite3.connect(":memory:" if file is None else file, isolation_level=None)
            self._base.executescript(_SETTINGS + _TABLES)
            if file is not None:  # what is sorted lies there too; once the folder is gone, SQLite takes its usual place
                self._base.execute(f"PRAGMA temp_store_directory = {_quoted(str(file.parent))}")
            self._base.execute("BEGIN")

    @property
    def folder(self) -> Path:
        """The folder of the file, in which there is room for more."""
        assert self._file is not None
        return self._file.parent

    def add(self, part: PackedPart) -> None:
        """Lay out what a document adds."""
        with self._errors():
            self._base.executemany(
                "INSERT INTO detail VALUES (?, ?, ?)",
                [(put.iri, put.document, packing.pack_detail(put.detail)) for put in part.puts()],
            )
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
        with self._errors():  # they are few, and asked for a million times
            found = self._base.execute("SELECT content FROM affair WHERE iri = ? ORDER BY document", (iri,)).fetchall()
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

    def tie(self, ties: Iterable[Tie]) -> None:
        """Write down what ties things, each pair once, in the place of what stands there."""
        with self._errors():
            self._base.execute("DELETE FROM tie")
            self._base.executemany(
                "INSERT OR IGNORE INTO tie VALUES (?, ?, ?, ?, ?)", ((one, other, *how) for one, other, how in ties)
            )

    def tied(self) -> Iterator[Sequence[Tie]]:
        """The ties of things that are one, by what hangs together; the strongest first, then by the IRIs."""
        with self._errors():
            self._base.execute("DELETE FROM tied")
            self._base.execute(
                "INSERT INTO tied (iri) SELECT one FROM tie WHERE answer = 'same'"
                " UNION SELECT other FROM tie WHERE answer = 'same'"
            )
        ((count,),) = self._rows("SELECT count(*) FROM tied")
        pairs = self._rows(
            "SELECT first.number - 1, second.number - 1 FROM tie"
            " JOIN tied AS first ON one = first.iri JOIN tied AS second ON other = second.iri WHERE answer = 'same'"
        )
        within = components(count, ((first, second) for first, second in pairs))
        self._base.create_function("component", 1, lambda number: within[number - 1], deterministic=True)
        placed = self._rows(
            "SELECT component(number), one, other, answer, because, strength FROM tie JOIN tied ON one = iri"
            " WHERE answer = 'same' ORDER BY 1, strength DESC, one, other"
        )
        for _, rows in groupby(placed, key=itemgetter(0)):
            yield [Tie(one, other, Verdict(*how)) for _, one, other, *how in rows]

    def open(self) -> Iterator[Tie]:
        """The ties of things that might be one, by the IRIs."""
        rows = self._rows("SELECT * FROM tie WHERE answer = 'open' ORDER BY one, other")
        return (Tie(one, other, Verdict(*how)) for one, other, *how in rows)

    def merge(self, merges: Iterable[Merge]) -> None:
        """Write down which things are one, in the place of what stands there: from now on they go by what is kept."""
        with self._errors():
            self._base.execute("DELETE FROM kept")
            self._base.executemany("INSERT INTO kept (root, iri, because) VALUES (?, ?, ?)", merges)

    def merges(self) -> Iterator[Merge]:
        """Which things are one; by the IRIs."""
        return (Merge(*row) for row in self._rows("SELECT root, iri, because FROM kept ORDER BY root, iri"))

    def merged(self) -> int:
        """How many things go by another IRI than their own."""
        return int(next(self._rows("SELECT count(*) FROM kept"))[0])

    def root(self, iri: str) -> str:
        """The IRI by which a thing goes."""
        with self._errors():
            row = self._base.execute("SELECT root FROM kept WHERE iri = ?", (iri,)).fetchone()
        return iri if row is None else str(row[0])

    def ask(self, questions: Iterable[Question]) -> None:
        """Write down what stays open, in the place of what stands there; of a pair the first question."""
        with self._errors():
            self._base.execute("DELETE FROM question")
            self._base.executemany("INSERT OR IGNORE INTO question VALUES (?, ?, ?, ?)", questions)

    def asked(self) -> Iterator[Question]:
        """What stays open: that on which most claims hang first, then by the IRIs."""
        return (Question(*row) for row in self._rows("SELECT * FROM question ORDER BY claims DESC, one, other"))

    def open_questions(self) -> int:
        """How many pairs of things stay open."""
        return int(next(self._rows("SELECT count(*) FROM question"))[0])

    def dispute(self, told: Iterable[Disputed], details: Iterable[Disputed]) -> None:
        """Write down where documents disagree, in what they tell of things and then in details, in the place of what is there."""
        with self._errors():
            self._base.execute("DELETE FROM dispute")
            self._base.executemany(
                "INSERT INTO dispute VALUES (NULL, 0, ?, ?, ?)",
                ((one.thing, one.property, packing.pack_dispute(one)) for one in told),
            )
            self._base.executemany(
                "INSERT INTO dispute VALUES (NULL, 1, '', '', ?)", ((packing.pack_dispute(one),) for one in details)
            )

    def disputes(self) -> Iterator[Disputed]:
        """Where documents disagree: by thing and property, and then in details, as they came."""
        rows = self._rows("SELECT content FROM dispute ORDER BY detail, thing, property, number")
        return (packing.dispute(content) for (content,) in rows)

    def kept(self, documents: Iterable[str]) -> dict[str, str]:
        """By which IRIs the things of some documents (SHA-256 of their texts) go, where it is not their own."""
        with self._errors():
            self._base.execute("CREATE TEMP TABLE wanted (document TEXT PRIMARY KEY) WITHOUT ROWID")
            self._base.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((name,) for name in documents))
        found = self._rows("SELECT iri, root FROM affair JOIN wanted USING (document) JOIN kept USING (iri)")
        try:
            return dict(found)
        finally:
            self._base.execute("DROP TABLE wanted")

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

    def details(self) -> Iterator[tuple[str, Sequence[Put]]]:
        """The things of which documents tell details, with those of each; in the order of the IRIs."""
        chosen = self._rows(
            "SELECT coalesce(root, iri) AS root, document, content FROM detail LEFT JOIN kept USING (iri)"
            " ORDER BY 1, document, detail.rowid"
        )
        for root, rows in groupby(chosen, key=itemgetter(0)):
            yield root, [Put(root, document, packing.detail(content)) for _, document, content in rows]

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

    def size(self) -> int:
        """How many documents and things there are, about: `graphs` and `things` give them."""
        ((count,),) = self._rows("SELECT (SELECT count(*) FROM part) + (SELECT count(DISTINCT iri) FROM thing)")
        return int(count)

    def rest(self) -> None:
        """Give back the memory in which pages of the file are held."""
        with self._errors():
            self._base.execute("PRAGMA shrink_memory")

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
        if not self._indexed:
            with self._errors():
                self._base.executescript(_INDEXES)
                self._base.execute("BEGIN")  # the script has ended what was begun
            self._indexed = True

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


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
