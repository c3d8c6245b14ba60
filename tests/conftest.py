"""What all tests share: where the seed article lies, a reader for texts given as strings, a browser; and what saves time."""

from __future__ import annotations

import compileall
import gc
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, sync_playwright

import diplograph
from diplograph.cli.main import main
from diplograph.documents.read import read as read_documents
from diplograph.pipeline import read
from diplograph.records import Document, Reading

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHARED = Path(__file__).parents[2] / "shared"
DOSSIER = Path(__file__).parents[1] / "data" / "dossier"
BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
DAY = "2025-03-12"  # a Wednesday


def pytest_configure(config: pytest.Config) -> None:
    """Compile the package once for all: a hundred tests start it in a process of its own.

    Python does so by itself where it is not told to leave nothing behind (PYTHONDONTWRITEBYTECODE).
    """
    if not hasattr(config, "workerinput"):  # of pytest-xdist: the process that started the workers has done it
        compileall.compile_dir(Path(diplograph.__file__).parent, quiet=2)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None]:
    """Five thousand tests and what they import stay until the end: the garbage collector need not walk them again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def seed() -> Reading:
    """The article that the project began with, read in place; it is not shipped."""
    files = sorted((SHARED / "seeds").glob("*.txt"))
    if not files:
        pytest.skip("the seed article is not here: it lies beside the project, in ../shared/seeds")
    return read(next(read_documents(str(files[0]))))


@pytest.fixture(scope="session")
def note() -> Reading:
    """The source note on the same summit."""
    return read(next(read_documents(str(DOSSIER / "2024-12-03-korea-kyrgyzstan-summit.md"))))


@pytest.fixture(scope="session")
def dossier() -> tuple[Reading, ...]:
    """All source notes of the dossier, read."""
    return tuple(read(document) for file in sorted(DOSSIER.glob("*.md")) for document in read_documents(str(file)))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `diplograph build` writes for the dossier; to be read only."""
    out = tmp_path_factory.mktemp("dossier") / "out"
    assert main(["build", "-o", str(out)]) == 0
    return out


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """Reads a text, published on a Wednesday in March 2025."""

    def reads(text: str, date: str = DAY) -> Reading:
        return read(Document(text, date=date))

    return reads


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium with a fresh profile. Where it is not installed: a skip at a desk, a failure in CI.

    Once a module, and not once for all: while it is open, a loop runs in this thread, and no other test may start one.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is not installed; in CI pages must be seen. Install the package chromium.")
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def benchmark_module() -> Callable[[str], ModuleType]:
    """Imports a module of `benchmarks/`, which is no package, as the benchmarks import each other."""

    def imported(name: str) -> ModuleType:
        sys.path.insert(0, str(BENCHMARKS))
        try:
            return import_module(name)
        finally:
            sys.path.remove(str(BENCHMARKS))

    return imported
