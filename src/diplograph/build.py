"""The main job: documents -> graph -> store, exports, picture and report, in one output folder.

    out/graph.ttl  out/graph.trig  out/claims.csv  out/index.html  out/report.json  out/store/  out/readings.sqlite

Everything is made in a folder beside before anything takes the place of what is there, each file whole. The same documents
give the same bytes; the store's own files and the readings that are kept are databases and are not compared. Memory
grows slowly with the texts: documents are read in batches, and what they add is put together on disk.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from sys import intern

from diplograph import ids, resources
from diplograph.documents.apart import Apart
from diplograph.documents.read import read
from diplograph.documents.sources import READINGS, expand, holds_many
from diplograph.errors import DocumentError, InputError, OutputError
from diplograph.made import USUAL, Build, Told, Way
from diplograph.memory import give_back
from diplograph.outputs import Source, write
from diplograph.progress import Progress
from diplograph.rdf.graph import GraphBuilder
from diplograph.reading import Read, readings
from diplograph.records import Document, Reading
from diplograph.report import entry
from diplograph.store.lock import held
from diplograph.store.readings import Holding, Readings, key, unread_key
from diplograph.store.remote import connect
from diplograph.store.workbench import Workbench

BUILDING = ".building"  # what is not finished lies there; a build that was killed leaves it to the next
_DOSSIER = "dossier"
_STDIN = "standard input"  # what comes there is named so, each time
_SOURCES, _SKIPPED = (
    "sources",
    "skipped",
)  # notes beside the readings: what a build was made of, and what were no documents
_WITHIN = re.compile(r", (?:line|entry) \d+$")  # where in a file of many documents one stands
_FEW = 3  # files that a message lists
_LINE = re.compile(r", line \d+$")


def dossier() -> list[str]:
    """The source notes that come with diplograph."""
    return [str(resources.path("data", "dossier"))]


def answered() -> Path:
    """What has been judged about the things of the dossier."""
    return resources.path("data", "judgements", "dossier.csv")


def build(sources: Iterable[str], out: Path, way: Way = USUAL) -> Build:
    """Read the sources, check the graph and write it to the folder `out`.

    With the URL of a server in `way`, the graph goes there. What the last build there has read is not read again. The
    result does not depend on how many processes read.

    A document that cannot be read, or not before its deadline, is skipped and reported; where all are, the folder stays as it
    is. Raises `OutputError` where the folder cannot be written, `InputError` where a source is missing, `StoreError` where
    another process holds the store.
    """
    made, places = Build(), list(sources)
    made.of_dossier = places == dossier()
    with _held(out, way.store) as kept:
        files = list(expand(places))
        way.progress.stage("reading", None if any(map(holds_many, files)) else len(files))
        documents = _documents(files, made, way)
        found = readings(documents, kept, way.effort, partial(_unread, made, way.progress))
        return _made(made, found, kept, out, way)


def add(sources: Iterable[str], out: Path, way: Way = USUAL) -> Build:
    """Add documents to those that the folder `out` was built of; one from a file that is there already takes its place.

    The result is that of a build of all of them. Raises what `build` raises, and `InputError` where there is no build.
    """
    made = Build()
    _there(out)
    with _held(out, way.store) as kept:
        way.progress.stage("opening")
        held = _before(made, kept, out)
        files = list(expand(list(sources)))
        new = list(_documents(files, made, way))
        made.skipped_before = [one for one in made.skipped_before if one[0] not in files]
        replaced = {document.name for document in new if not document.name.startswith(_STDIN)}
        lines = {_LINE.sub("", name) for name in replaced if _LINE.search(name)}
        old = [one for one in held if one.name not in replaced and _LINE.sub("", one.name) not in lines]
        texts = {one.sha256 for one in old}  # as in a build of all of them, the first who brings a text is it
        all_ = chain(kept.documents(old), (document for document in new if document.sha256 not in texts))
        way.progress.stage("reading")
        found = readings(all_, kept, way.effort, partial(_unread, made, way.progress))
        return _made(made, found, kept, out, way)


def remove(wanted: Sequence[str], out: Path, way: Way = USUAL) -> Build:
    """Take documents out of the folder `out`: each by the file that it was read from, its title or its IRI.

    The result is that of a build without them. Raises what `build` raises, and `InputError` where there is no such document,
    or would be none left.
    """
    made = Build()
    _there(out)
    with _held(out, way.store) as kept:
        held = _before(made, kept, out)
        skipped = {source for source, _ in made.skipped_before}
        gone = _meant([name for name in wanted if name not in skipped], kept.documents(held), out)
        left = [one for one in held if one.sha256 not in gone]
        if not left:
            raise InputError(f"{out}: no document would be left; delete the folder instead")
        made.skipped_before = [one for one in made.skipped_before if one[0] not in wanted]
        way.progress.stage("reading", len(left))
        found = readings(kept.documents(left), kept, way.effort, partial(_unread, made, way.progress))
        return _made(made, found, kept, out, way)


def is_of_dossier(out: Path) -> bool:
    """Whether a folder was built of the source notes that come with diplograph, whose judgements hold there."""
    _there(out)
    with Readings(out / READINGS) as kept:
        return kept.note(_SOURCES) == _DOSSIER


def _before(made: Build, kept: Readings, out: Path) -> list[Holding]:
    """What the graph in the folder is made of, each text once; what could not be read as a file is noted in `made`."""
    held = list({one.sha256: one for one in kept.held()}.values())
    if not held:
        raise InputError(f"{out}: no build has ended there; run `diplograph build` first, or name its folder with -o")
    made.of_dossier = kept.note(_SOURCES) == _DOSSIER
    made.skipped_before = [(str(source), str(reason)) for source, reason in json.loads(kept.note(_SKIPPED) or "[]")]
    return held


def _meant(wanted: Sequence[str], documents: Iterable[Document], out: Path) -> set[str]:
    """The sums of the documents that go by some names; the file of many documents stands for all of them.

    The end of a path or a title may be that of several: then nobody can tell which is meant.
    """
    exactly: dict[str, set[str]] = {name: set() for name in wanted}
    loosely: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in wanted}  # by file
    for document in documents:
        iri, file = ids.document(document.sha256), _WITHIN.sub("", document.name)
        for name in exactly.keys() & {document.name, file, iri, ids.short(iri)}:
            exactly[name].add(document.sha256)
        for name in loosely.keys() & {Path(document.name).name, Path(file).name, document.title} - {""}:
            loosely[name][file].add(document.sha256)
    for name, files in loosely.items():
        if exactly[name]:
            continue
        if not files:
            raise InputError(f"{name}: no document of {out} has this file, title or IRI; see {out / 'report.json'}")
        if len(files) > 1:
            some = ", ".join(sorted(files)[:_FEW]) + ", ..." * (len(files) > _FEW)
            raise InputError(
                f"{name}: goes for documents of {len(files)} files ({some}); name one of them whole, or its IRI"
            )
        exactly[name].update(*files.values())
    return {sha for shas in exactly.values() for sha in shas}


def _there(out: Path) -> None:
    if not (out / READINGS).is_file():
        raise InputError(
            f"{out}: nothing has been built there; run `diplograph build` first, or name its folder with -o"
        )


@contextmanager
def _held(out: Path, store: str) -> Iterator[Readings]:
    """The readings of a folder that no other build works in meanwhile. A server is asked at once, not at the end."""
    if store:
        with connect(store) as server:
            server.check()
    _prepare(out)
    with ExitStack() as stack:
        stack.enter_context(held(out))
        yield stack.enter_context(Readings(out / READINGS))


def _made(made: Build, found: Iterable[Read], kept: Readings, out: Path, way: Way) -> Build:
    with ExitStack() as end:
        with _building(out) as folder, Workbench(folder / "parts.sqlite") as work:
            graph = GraphBuilder(way.judgements, work, way.progress)
            _gather(made, found, graph, work, way)
            notes = {
                _SOURCES: _DOSSIER if made.of_dossier else "",
                _SKIPPED: json.dumps(made.skipped_before + made.skipped),
            }
            # Behind what could not be opened, however far that was ahead: the order does not depend on who reads.
            made.skipped += [(document.name, reason) for document, reason in made.unread]
            if not made.documents:
                return made
            graph.settle()
            give_back()
            made.merged, made.open = graph.merged, graph.open
            write(made, Source(graph, work, kept), out, way, end)
        kept.hold(_holdings(made, way), notes)
    return made


def _gather(made: Build, found: Iterable[Read], graph: GraphBuilder, work: Workbench, way: Way) -> None:
    for reading, part in found:
        way.progress.step(reading.document.name)
        try:
            told = graph.add(reading, part)
        except DocumentError as error:
            made.unread.append((reading.document, str(error)))
            continue
        made.documents.append(_told(told, way.effort.reader))
        made.kinds.update(claim.kind for claim in told.claims)
        work.note(told.document.name, told.document.sha256, entry(told))


def _holdings(made: Build, way: Way) -> Iterator[Holding]:
    """What the graph is made of; and what could not be read, which may be read one day."""
    for told in made.documents:
        yield Holding(told.key, told.name, told.sha256)
    for document, _ in made.unread:
        for name in (key, unread_key):
            yield Holding(name(document, way.effort.reader), document.name, document.sha256)


def _told(reading: Reading, reader: str) -> Told:
    document = reading.document
    counts = len(reading.claims), len(reading.unsettled)
    return Told(document.name, intern(document.date), document.sha256, key(document, reader), *counts)


@contextmanager
def _building(out: Path) -> Iterator[Path]:
    """A folder to work in, empty at first and gone at the end."""
    folder = out / BUILDING
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir()
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({error.strerror}): make room or rights there") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "it is a file" if out.is_file() else error.strerror
        raise OutputError(f"{out}: cannot be the output folder ({reason}); name another with -o") from error


def _documents(files: list[str], made: Build, way: Way) -> Iterator[Document]:
    seen: set[str] = set()
    with Apart(way.effort.deadline) as apart:
        for source in files:
            skip = partial(_skip, made, way.progress, source)
            try:
                for document in read(source, way.date, skip, apart):
                    if document.sha256 not in seen:
                        seen.add(document.sha256)
                        yield document
            except DocumentError as error:
                skip(error)


def _skip(made: Build, progress: Progress, source: str, error: DocumentError) -> None:
    progress.step(source)
    made.skipped.append((source, str(error)))


def _unread(made: Build, progress: Progress, document: Document, error: DocumentError) -> None:
    progress.step(document.name)
    made.unread.append((document, str(error)))
