"""Stores of Oxigraph: in memory, or a folder on disk."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from diplograph.errors import DamagedError, InputError, OutputError, StoreError
from diplograph.store.contract import Graph, Results
from diplograph.store.manifest import lines

# The file that every folder of the database beneath Oxigraph (RocksDB) holds.
_MARK = "CURRENT"
# What it makes before that one: a process that was killed meanwhile leaves some of these, and it goes on from there.
_BEGUN = re.compile(r"LOG(?:\.old\.\d+)?|LOCK|IDENTITY|(?:MANIFEST|OPTIONS)-\d+|\d+\.(?:dbtmp|log)")
_EMPTY = "{}: the store is empty: a build has only begun, or ended before its time; build again"
# How it says that somebody holds the folder: this process, or another one.
_LOCKED = re.compile(r"\block (?:hold|file)\b", re.IGNORECASE)
_DAMAGED = re.compile(r"\bCorruption\b")
_FULL = re.compile(r"no space left", re.IGNORECASE)


def open_store(path: Path | None = None, *, read_only: bool = False) -> OxigraphStore:
    """Open a store: in memory without a path, else the folder `path`, made if it is not there.

    A read-only store sees the content of the moment of opening and can be opened while another process writes. Raises
    `InputError` where there is nothing to read, `StoreError` where the store is in use or damaged, or empty where it is only
    to be read.
    """
    if path is None:
        return OxigraphStore(ox.Store(), None)
    if not read_only:
        _prepare(path)
    _check(path, read_only)
    is_new = not (path / _MARK).is_file()
    try:
        with _errors(path):
            opened = ox.Store.read_only(str(path)) if read_only else ox.Store(path)
        if read_only and not opened:  # a first build makes the store before it fills it
            raise StoreError(_EMPTY.format(path))
        return OxigraphStore(opened, path, read_only, is_new)
    except OutputError:
        if is_new and not read_only:  # nothing of it was there
            shutil.rmtree(path, ignore_errors=True)
        raise


def replaceable(path: Path) -> OxigraphStore:
    """Open the store of a folder whose content is to be replaced; one that is damaged is begun anew.

    Raises what `open_store` raises, but for damage.
    """
    try:
        return open_store(path)
    except DamagedError:
        shutil.rmtree(path, ignore_errors=True)
        return open_store(path)


class OxigraphStore:
    """The contract over a `pyoxigraph.Store`; `path` is its folder, or None in memory."""

    def __init__(self, store: ox.Store, path: Path | None, read_only: bool = False, is_new: bool = False) -> None:
        self._opened: ox.Store | None = store
        self._path = path
        self._read_only = read_only
        self._is_new = is_new  # made for what is to come; where nothing comes, it goes

    @property
    def oxigraph(self) -> ox.Store:
        """The store of Oxigraph itself. Whoever keeps it keeps the folder locked."""
        if self._opened is None:
            raise StoreError(f"{self._path or 'the store in memory'}: the store is closed: open it again")
        return self._opened

    def replace(self, quads: Iterable[ox.Quad]) -> None:
        with self.renewed() as fresh:
            fresh.oxigraph.bulk_extend(quads)

    @contextmanager
    def renewed(self) -> Iterator[OxigraphStore]:
        """A store, empty at first, whose content takes the place of this one's at the end of the block.

        It is made beside, while the old one stays locked; if the block fails, or the process ends, the old content stays.
        Nobody may keep the store of Oxigraph within it, which could then not change its place.
        """
        if self._read_only:
            raise StoreError(f"{self._path}: the store was opened for reading only: open it for writing")
        held, path = self.oxigraph, self._path
        if path is None:
            in_memory = ox.Store()
            yield OxigraphStore(in_memory, None)
            self._opened = in_memory
            return
        try:
            with _filled(_beside(path, "new")) as fresh:
                yield fresh
        except BaseException:
            if self._is_new:
                del held
                self._opened = None
                shutil.rmtree(path, ignore_errors=True)
            raise
        del held
        self._is_new = False
        self._opened = None
        with _errors(path):
            shutil.rmtree(_beside(path, "old"), ignore_errors=True)
            path.replace(_beside(path, "old"))
            _beside(path, "new").replace(path)
            shutil.rmtree(_beside(path, "old"))
            self._opened = ox.Store(path)

    def exchange(self, changed: Mapping[ox.NamedNode, Iterable[ox.Quad]], gone: Iterable[ox.NamedNode] = ()) -> None:
        if self._read_only:
            raise StoreError(f"{self._path}: the store was opened for reading only: open it for writing")
        contents = {graph.value: lines(quads) for graph, quads in changed.items()}
        update = exchanging({**{graph.value: b"" for graph in gone}, **contents}).decode("utf-8")
        held = self.oxigraph
        with _errors(self._path):
            held.update(update)

    def quads(self) -> Iterator[ox.Quad]:
        return _read(self.oxigraph, self._path)

    def __iter__(self) -> Iterator[ox.Quad]:
        return self.quads()

    def __len__(self) -> int:
        return len(self.oxigraph)

    def query(
        self,
        sparql: str,
        *,
        union: bool = False,
        default_graph: Sequence[Graph] | None = None,
        named_graphs: Sequence[ox.NamedNode | ox.BlankNode] | None = None,
    ) -> Results:
        return self.oxigraph.query(
            sparql,
            use_default_graph_as_union=union,
            default_graph=None if default_graph is None else list(default_graph),
            named_graphs=None if named_graphs is None else list(named_graphs),
        )

    def flush(self) -> None:
        with _errors(self._path):
            if not self._read_only:
                self.oxigraph.flush()

    def reopen(self) -> None:
        """Close the folder and open it again: what the engine has held of it in memory goes.

        Nobody may keep the store of Oxigraph meanwhile. Raises `StoreError` where another process was quicker.
        """
        if self._path is not None:
            self._opened = None
            with _errors(self._path):
                self._opened = ox.Store.read_only(str(self._path)) if self._read_only else ox.Store(self._path)

    def close(self) -> None:
        self._opened = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def exchanging(contents: Mapping[str, bytes]) -> bytes:
    """An update that makes these lines of N-Triples the content of these graphs; no lines remove a graph.

    Oxigraph does all of an update or nothing of it.
    """
    parts = []
    for iri, content in contents.items():
        graph = str(ox.NamedNode(iri)).encode("utf-8")
        parts.append(b"DROP SILENT GRAPH %s" % graph)
        if content:
            parts.append(b"INSERT DATA { GRAPH %s {\n%s} }" % (graph, content))
    return b" ;\n".join(parts)


def _read(store: ox.Store, path: Path | None) -> Iterator[ox.Quad]:
    with _errors(path):
        yield from store


def _beside(path: Path, role: str) -> Path:
    return path.with_name(f".{path.name}.{role}")


@contextmanager
def _filled(folder: Path) -> Iterator[OxigraphStore]:
    """A store in a new folder; what a run that was killed has left there goes."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        with OxigraphStore(ox.Store(folder), folder) as fresh:
            yield fresh
            fresh.oxigraph.flush()
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise OutputError(f"{folder}: the store cannot be written ({error}): make room or rights there") from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _prepare(path: Path) -> None:
    """The folder above; and the old store, where a run was killed between the two renamings."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() and _beside(path, "old").is_dir():
            _beside(path, "old").replace(path)
    except OSError as error:
        raise OutputError(f"{path}: no store can be made there ({error.strerror}): name another folder") from error


def _check(path: Path, read_only: bool) -> None:
    if (path / _MARK).is_file():
        return
    if path.exists() and not (path.is_dir() and all(_BEGUN.fullmatch(entry.name) for entry in path.iterdir())):
        raise StoreError(f"{path}: this is no store, and no empty folder for one: name another folder")
    if read_only and path.is_dir() and any(path.iterdir()):
        raise StoreError(_EMPTY.format(path))
    if read_only and _beside(path, "old").is_dir():
        raise StoreError(
            f"{path}: the store is just being replaced: try again; if that does not help, run `diplograph build` again"
        )
    if read_only:
        raise InputError(
            f"{path}: there is no store: run `diplograph build` first, or name the folder that it wrote; --store asks a server"
        )


@contextmanager
def _errors(path: Path | None) -> Iterator[None]:
    """What Oxigraph raises, as errors of our own: OSError for a lock or a disk, RuntimeError for damage."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        if isinstance(error, OSError) and _LOCKED.search(str(error)):
            raise StoreError(f"{path}: the store is in use by another process; wait or end it") from error
        if _FULL.search(str(error)):
            raise OutputError(f"{path}: the store cannot be written ({error}): make room there") from error
        # Only damage is damage: a store that may not be opened for another reason is still good.
        raise (DamagedError if _DAMAGED.search(str(error)) else StoreError)(
            f"{path}: the store is damaged or cannot be read ({error}): run `diplograph build` again"
        ) from error
