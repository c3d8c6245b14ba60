"""The main job: documents -> graph -> store, exports, picture and report, in one output folder.

    out/graph.ttl  out/graph.trig  out/claims.csv  out/index.html  out/report.json  out/store/  out/readings.sqlite

Everything is made before anything is written, and each file takes the place of the old one whole. The same documents
give the same bytes; the store's own files and the readings that are kept are databases and are not compared.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from diplograph import __version__, ids, resources
from diplograph.documents.read import expand, read
from diplograph.errors import DocumentError, InputError, OutputError
from diplograph.network.disputes import Dispute
from diplograph.network.picture import picture
from diplograph.rdf.files import write_atomically
from diplograph.rdf.graph import GraphBuilder, Quad, labels, plain_edges, things
from diplograph.rdf.ontology import ontology
from diplograph.rdf.writers import chunks
from diplograph.reading import readings
from diplograph.records import KINDS, Document, Reading
from diplograph.same.clusters import Answer
from diplograph.same.judgements import Judgement
from diplograph.same.readings import Disagreement
from diplograph.store.oxigraph import open_store
from diplograph.store.readings import Readings, key
from diplograph.validate.findings import Report as Validation
from diplograph.validate.shapes import validate
from diplograph.view import render

TITLE = "diplograph"
READINGS = "readings.sqlite"
_DOSSIER = "dossier"
Progress = Callable[[str], None]


@dataclass(slots=True)
class Build:
    """What a build read and made."""

    readings: list[Reading] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    quads: list[Quad] = field(default_factory=list)
    identity: Answer = field(default_factory=Answer)
    disagreements: list[Disagreement] = field(default_factory=list)
    validation: Validation = field(default_factory=lambda: Validation(True, ()))

    @property
    def things(self) -> int:
        """How many things the graph describes."""
        return things(self.quads)

    @property
    def edges(self) -> int:
        """How many plain edges were derived."""
        return plain_edges(self.quads)

    def kinds(self) -> Counter[str]:
        """How many claims there are of each kind."""
        return Counter(claim.kind for reading in self.readings for claim in reading.claims)


def dossier() -> list[str]:
    """The source notes that come with diplograph."""
    return [str(resources.path("data", "dossier"))]


def answered() -> Path:
    """What has been judged about the things of the dossier."""
    return resources.path("data", "judgements", "dossier.csv")


def build(
    sources: Iterable[str],
    out: Path,
    date: str = "",
    progress: Progress = lambda _: None,
    judgements: Iterable[Judgement] = (),
    jobs: int = 1,
) -> Build:
    """Read the sources, check the graph and write it to the folder `out`; `judgements` are what people have answered.

    What the last build there has read is not read again. `jobs` processes read side by side; the result is the same.

    A document that cannot be read is skipped and reported. Raises `OutputError` where the folder cannot be written,
    `InputError` where a source is missing, `StoreError` where another process holds the store.
    """
    _prepare(out)
    made, places = Build(), list(sources)
    with Readings(out / READINGS) as kept:
        kept.write_note("sources", _DOSSIER if places == dossier() else "")
        found = readings(_documents(places, date, made, progress), kept, jobs)
        return _kept_only(kept, _made(made, found, GraphBuilder(judgements), out, progress))


def add(
    sources: Iterable[str],
    out: Path,
    date: str = "",
    progress: Progress = lambda _: None,
    judgements: Iterable[Judgement] = (),
    jobs: int = 1,
) -> Build:
    """Add documents to those that the folder `out` was built of; one from a file that is there already takes its place.

    The result is that of a build of all of them. Raises what `build` raises, and `InputError` where there is no build.
    """
    made = Build()
    with _kept(out) as kept:
        new = list(_documents(list(sources), date, made, progress))
        names, texts = {document.name for document in new}, {document.sha256 for document in new}
        old = [document for document in kept.documents() if document.name not in names and document.sha256 not in texts]
        found = readings([*old, *new], kept, jobs)
        return _kept_only(kept, _made(made, found, GraphBuilder(judgements), out, progress))


def remove(
    wanted: Sequence[str],
    out: Path,
    progress: Progress = lambda _: None,
    judgements: Iterable[Judgement] = (),
    jobs: int = 1,
) -> Build:
    """Take documents out of the folder `out`: each by the file that it was read from, its title or its IRI.

    The result is that of a build without them. Raises what `build` raises, and `InputError` where there is no such document,
    or would be none left.
    """
    with _kept(out) as kept:
        documents = list(kept.documents())
        gone = {name: [document for document in documents if name in _names(document)] for name in wanted}
        for name, meant in gone.items():
            if not meant:
                raise InputError(f"{name}: no document of {out} has this file, title or IRI; see {out / 'report.json'}")
        shas = {document.sha256 for meant in gone.values() for document in meant}
        left = [document for document in documents if document.sha256 not in shas]
        if not left:
            raise InputError(f"{out}: no document would be left; delete the folder instead")
        found = readings(left, kept, jobs)
        return _kept_only(kept, _made(Build(), found, GraphBuilder(judgements), out, progress))


def is_of_dossier(out: Path) -> bool:
    """Whether a folder was built of the source notes that come with diplograph, whose judgements hold there."""
    with _kept(out) as kept:
        return kept.note("sources") == _DOSSIER


def _names(document: Document) -> tuple[str, ...]:
    iri = ids.document(document.sha256)
    return document.name, Path(document.name).name, document.title, iri, ids.short(iri)


def _kept(out: Path) -> Readings:
    if not (out / READINGS).is_file():
        raise InputError(
            f"{out}: nothing has been built there; run `diplograph build` first, or name its folder with -o"
        )
    return Readings(out / READINGS)


def _made(made: Build, found: Iterable[Reading], graph: GraphBuilder, out: Path, progress: Progress) -> Build:
    for reading in found:
        try:
            made.readings.append(graph.add(reading))
        except DocumentError as error:
            made.skipped.append((reading.document.name, str(error)))
    progress("checking")
    made.quads = list(graph.quads())
    made.identity = graph.answer
    made.disagreements = graph.disagreements()
    made.validation = validate(made.quads)
    progress("writing")
    _write(made, out)
    return made


def _kept_only(kept: Readings, made: Build) -> Build:
    """What is not part of the folder any more need not be kept."""
    kept.keep_only(key(reading.document) for reading in made.readings)
    return made


def _prepare(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "it is a file" if out.is_file() else error.strerror
        raise OutputError(f"{out}: cannot be the output folder ({reason}); name another with -o") from error


def _documents(sources: list[str], date: str, made: Build, progress: Progress) -> Iterator[Document]:
    seen: set[str] = set()
    for source in expand(sources):
        progress(source)
        skip = partial(_skip, made, source)
        try:
            for document in read(source, date, skip):
                if document.sha256 not in seen:
                    seen.add(document.sha256)
                    yield document
        except DocumentError as error:
            skip(error)


def _skip(made: Build, source: str, error: DocumentError) -> None:
    made.skipped.append((source, str(error)))


def _write(made: Build, out: Path) -> None:
    files = {
        "graph.ttl": b"".join(chunks("turtle", made.quads)),
        "graph.trig": b"".join(chunks("trig", made.quads)),
        "claims.csv": b"".join(chunks("csv", made.quads)),
        "index.html": render(picture(made.readings, TITLE, made.identity.kept, _disputes(made))).encode("utf-8"),
        "report.json": (json.dumps(report(made), ensure_ascii=False, indent=2) + "\n").encode("utf-8"),
    }
    with open_store(out / "store") as store:
        store.replace([*made.quads, *ontology()])
    for name, content in files.items():
        write_atomically(out / name, (content,))


def _disputes(made: Build) -> list[Dispute]:
    names = labels(made.quads, {one.thing for one in made.disagreements})
    return [Dispute(names[one.thing], one) for one in made.disagreements]


def report(made: Build) -> dict[str, object]:
    """What was read, what was found, what was not understood and what does not conform, as plain data."""
    kinds = made.kinds()
    return {
        "version": __version__,
        "claims": {kind: kinds[kind] for kind in KINDS},
        "things": made.things,
        "plain_edges": made.edges,
        "quads": len(made.quads),
        "merged": len(made.identity.merges),
        "might_be_same": [
            {"one": q.one, "other": q.other, "because": q.because, "claims": q.claims} for q in made.identity.questions
        ],
        "conforms": made.validation.conforms,
        "findings": [
            {"focus": r.focus, "message": r.message, "severity": r.severity, "value": r.value}
            for r in made.validation.results
        ],
        "documents": [
            _told(reading) for reading in sorted(made.readings, key=lambda r: (r.document.name, r.document.sha256))
        ],
        "skipped": [{"source": source, "reason": reason} for source, reason in made.skipped],
    }


def _told(reading: Reading) -> dict[str, object]:
    document, text = reading.document, reading.document.text
    return {
        "name": Path(document.name).name,
        "title": document.title,
        "date": document.date,
        "sha256": document.sha256,
        "claims": len(reading.claims),
        "not_understood": [
            {"frame": u.rule, "reason": u.reason, "sentence": " ".join(text[u.start : u.end].split())} for u in reading.unsettled
        ],
        "unresolved": [
            {"surface": r.surface, "reason": r.because} for r in reading.resolutions if not r.referents
        ],
    }  # fmt: skip
