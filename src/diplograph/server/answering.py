"""One answer, made in a worker: whole and within the limits, or an error that says which limit it broke."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Collection, Iterable

import pyoxigraph as ox

from diplograph.errors import QueryError, RefusedError, StoreError
from diplograph.query.engine import Dataset, answer, worded
from diplograph.server import media
from diplograph.server.request import Question
from diplograph.server.settings import MB, Limits
from diplograph.server.wire import Reply, Wishes

_TABLES = {
    media.RESULTS_JSON: ox.QueryResultsFormat.JSON, media.JSON: ox.QueryResultsFormat.JSON,
    media.RESULTS_XML: ox.QueryResultsFormat.XML, "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML, media.CSV: ox.QueryResultsFormat.CSV, media.TSV: ox.QueryResultsFormat.TSV,
}  # fmt: skip
_TURTLE = (media.TURTLE, "application/x-turtle")
_JSON_LD = (media.JSON_LD, media.JSON)
_LINES = (media.N_TRIPLES, "text/plain")


class Answering:
    """Answers questions from one store, within limits."""

    def __init__(self, store: ox.Store, limits: Limits, services: Collection[str]) -> None:
        self.store = store
        self.limits = limits
        self.services = services

    def reply(self, question: Question, wishes: Wishes) -> Reply:
        """The answer, or the error that the client is told. Lets a `MemoryError` pass: the worker ends then."""
        try:
            return self._answered(question, wishes)
        except RefusedError as refusal:
            return _error(refusal.status, str(refusal))
        except QueryError as error:
            return _error(400, str(error))
        except StoreError as error:
            return _error(502 if self.services else 503, str(error))

    def _answered(self, question: Question, wishes: Wishes) -> Reply:
        dataset = Dataset(question.default_graphs, question.named_graphs)
        given = dataset.default or dataset.named
        found = answer(self.store, question.query, "query", dataset if given else None, self.services)
        try:
            if isinstance(found, ox.QueryTriples):
                return self._graph(found, wishes.graph)
            if isinstance(found, ox.QueryBoolean):
                return self._table(found, wishes.answer)
            return self._table(found, wishes.table)
        except (OSError, RuntimeError, ValueError) as error:
            raise worded(error, "query") from error

    def _table(self, found: ox.QuerySolutions | ox.QueryBoolean, wish: str) -> Reply:
        if not wish:
            kinds = media.TABLES if isinstance(found, ox.QuerySolutions) else media.ANSWERS
            raise RefusedError(406, f"this query answers in {', '.join(kinds)}")
        sink = Sink(self.limits.result_size * MB)
        form = _TABLES[wish]
        # Serialised once: a second time the engine would give an empty table.
        found.serialize(sink, form)
        content = sink.getvalue()
        if isinstance(found, ox.QuerySolutions) and self._too_many(content, form):
            raise RefusedError(413, f"the answer has more than {self.limits.rows} rows; add LIMIT, or ask for less")
        return Reply(200, wish, content)

    def _too_many(self, content: bytes, form: ox.QueryResultsFormat) -> bool:
        """Whether there are more rows than allowed: counted with care only where a quick look says that it may be."""
        quick, careful = _COUNTS[form]
        return content.count(quick) > self.limits.rows and careful(content) > self.limits.rows

    def _graph(self, found: ox.QueryTriples, wish: str) -> Reply:
        if not wish:
            raise RefusedError(406, f"this query answers in {', '.join(media.GRAPHS)}")
        triples: set[ox.Triple] = set()
        for triple in found:
            triples.add(triple)
            if len(triples) > self.limits.rows:
                raise RefusedError(
                    413, f"the answer has more than {self.limits.rows} triples; add LIMIT, or ask for less"
                )
        content = _written(triples, wish)
        if len(content) > self.limits.result_size * MB:
            raise _too_large(self.limits.result_size)
        return Reply(200, wish, content)


class Sink(io.BytesIO):
    """Takes what is written up to a size; beyond it raises `RefusedError` (413), which ends the serialisation."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, content: bytes, /) -> int:  # type: ignore[override]  # the engine writes bytes only
        if self.tell() + len(content) > self.most:
            raise _too_large(self.most // MB)
        return super().write(content)


def _too_large(most: int) -> RefusedError:
    return RefusedError(413, f"the answer is larger than {most} MB; add LIMIT, or ask for less")


def _error(status: int, message: str) -> Reply:
    return Reply(status, "text/plain", message.encode("utf-8", errors="replace"))


def _written(triples: Iterable[ox.Triple], wish: str) -> bytes:
    """The triples sorted, so that two answers can be compared."""
    rows = sorted(triples, key=str)
    if wish in _LINES:
        return ox.serialize(rows, format=ox.RdfFormat.N_TRIPLES) or b""
    for triple in rows:
        if isinstance(triple.object, ox.Triple):
            raise RefusedError(406, f"only {media.N_TRIPLES} can hold a triple that stands in another")
    if wish in _TURTLE or wish in _JSON_LD:
        from diplograph.rdf.jsonld import jsonld
        from diplograph.rdf.turtle import turtle

        quads = (ox.Quad(row.subject, row.predicate, row.object) for row in rows)
        return "".join(turtle(quads) if wish in _TURTLE else jsonld(quads)).encode("utf-8")
    return ox.serialize(rows, format=ox.RdfFormat.RDF_XML) or b""


def _rows_of_json(content: bytes) -> int:
    return len(json.loads(content)["results"]["bindings"])


def _rows_of_csv(content: bytes) -> int:
    """Line ends outside quotes, the one of the header left out."""
    quoted, rows = False, -1
    for piece in content.split(b'"'):
        rows += 0 if quoted else piece.count(b"\n")
        quoted = not quoted
    return rows


# For each format: what stands at least once for each row, and a function that counts rows exactly.
_COUNTS: dict[ox.QueryResultsFormat, tuple[bytes, Callable[[bytes], int]]] = {
    ox.QueryResultsFormat.JSON: (b"{", _rows_of_json),
    ox.QueryResultsFormat.XML: (b"<result>", lambda content: content.count(b"<result>")),
    ox.QueryResultsFormat.CSV: (b"\n", _rows_of_csv),
    ox.QueryResultsFormat.TSV: (b"\n", lambda content: content.count(b"\n") - 1),
}
