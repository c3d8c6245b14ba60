"""The shape of the project: who may import whom, what travels in the wheel, what no file may say.

Imports are read from the source, so that those inside functions and under TYPE_CHECKING count as well.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import diplograph

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
PACKAGED = ("ontology", "queries", "data")
MOST_LINES = 350

# What everybody may import, and what imports nothing but its like.
LEAVES = frozenset({"errors", "ids", "language", "records", "reference", "resources"})
# The stages of the reader: strangers to each other, they meet in records and in the pipeline.
STAGES = frozenset({"documents", "mentions", "claims", "entities"})

# Where a library is at home. Elsewhere its name must not be heard.
RDF_HOMES = frozenset({"rdf", "store", "validate", "query", "network", "server"})
HOMES = {
    "pyoxigraph": RDF_HOMES,
    "starlette": frozenset({"server"}),
    "uvicorn": frozenset({"server"}),
    "httptools": frozenset({"server"}),
    "rdflib": RDF_HOMES,
    "pyshacl": RDF_HOMES,
    "owlrl": RDF_HOMES,
    "pyvis": frozenset({"view"}),
    "http": frozenset({"server"}),
    "socket": frozenset({"server", "model"}),  # a connection to a model is shut from another thread, at its deadline
    "socketserver": frozenset({"server"}),
    "wsgiref": frozenset({"server"}),
    "urllib.request": frozenset({"server"}),
    "urllib3": frozenset({"documents", "store"}),  # what a user names as a source, or as a server; nothing else
    "feedparser": frozenset({"documents"}),
    "pypdf": frozenset({"documents"}),
    "trafilatura": frozenset({"documents"}),
    "requests": frozenset({"server"}),
    "httpx": frozenset({"server"}),
    "httpx2": frozenset({"model"}),
    "openai": frozenset({"model"}),
    "pydantic": frozenset({"model"}),
    "pydantic_core": frozenset({"model"}),
}

# Where packages are fetched from, and where somebody's files lie, is nobody else's business.
# (The brackets keep these patterns from finding themselves.)
REGISTRY = re.compile(
    r"py[p]i\.org|python[h]osted|npm[j]s\.|crates[.]io|anaconda[.]org|--(?:extra-)?index[-]url", re.IGNORECASE
)
MACHINE = re.compile(r"(?<![\w.$}])/(?:work|root|home|opt|tmp|Users)/")


@cache
def modules() -> dict[str, Path]:
    """The modules of the package by their dotted names."""
    found = {}
    for file in sorted((SOURCE / "diplograph").rglob("*.py")):
        parts = file.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def unit(module: str) -> str:
    """The part of the package that a module belongs to: `diplograph.claims.read` -> `claims`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@cache
def imports(module: str) -> frozenset[str]:
    """The full names that a module imports, names of modules and of what is in them."""
    file = modules()[module]
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = _origin(node, package)
            found.update(f"{start}.{alias.name}" for alias in node.names)
    return frozenset(found)


def _origin(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    above = parts[: len(parts) - node.level + 1]
    return ".".join((*above, node.module) if node.module else above)


def own_imports(module: str) -> set[str]:
    """The modules of the package that a module imports."""
    found = set()
    for name in imports(module):
        if name.split(".")[0] == "diplograph":
            found.add(name if name in modules() else name.rpartition(".")[0])
    return found - {module}


def committed() -> list[str]:
    """The files that are committed, or would be; in an unpacked source distribution, those that it holds."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    git = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if git.returncode == 0:
        listed = git.stdout.decode("utf-8").split("\0")
    else:
        tops = ("src", "tests", "docs", *PACKAGED)
        listed = [file.relative_to(ROOT).as_posix() for top in tops for file in (ROOT / top).rglob("*")]
    return sorted(name for name in listed if (ROOT / name).is_file() and "__pycache__" not in name)


def test_leaves_and_stages_import_leaves_only() -> None:
    allowed = {module: LEAVES | {unit(module), ""} for module in modules() if unit(module) in LEAVES | STAGES}
    strays = {
        f"{module} imports {other}"
        for module, units in allowed.items()
        for other in own_imports(module)
        if unit(other) not in units
    }
    assert strays == set()


def test_only_the_command_line_imports_the_command_line() -> None:
    outside = [module for module in modules() if unit(module) not in {"cli", "__main__"}]
    assert [module for module in outside if "cli" in map(unit, own_imports(module))] == []


def test_libraries_stay_at_home() -> None:
    strays = {
        f"{module} imports {name}"
        for module in modules()
        for name in imports(module)
        for library, homes in HOMES.items()
        if f"{name}.".startswith(f"{library}.") and unit(module) not in homes
    }
    assert strays == set()


def test_no_module_imports_itself_by_way_of_others() -> None:
    TopologicalSorter({module: own_imports(module) for module in modules()}).prepare()


def test_modules_are_short() -> None:
    lengths = {module: len(file.read_text(encoding="utf-8").splitlines()) for module, file in modules().items()}
    assert {module: length for module, length in lengths.items() if length > MOST_LINES} == {}


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE], ids=["registry", "machine"])
def test_no_file_names_a_registry_or_a_machine(pattern: re.Pattern[str]) -> None:
    found: list[str] = []
    for name in committed():
        text = (ROOT / name).read_bytes().decode("utf-8", errors="replace")
        found.extend(f"{name}: {match[0]}" for match in pattern.finditer(text))
    assert found == []


def test_every_dependency_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
    assert wanted() - {project_name(line) for line in pins} == set()


def wanted() -> set[str]:
    """The projects that diplograph and its tests need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    return {project_name(line) for line in (*project["dependencies"], *(line for extra in extras for line in extra))}


def project_name(requirement: str) -> str:
    """The name in a requirement, as registries compare names: `PyYAML>=6` -> `pyyaml`."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution, made from here without the network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.mark.slow
def test_wheel_holds_what_the_program_reads(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    for name in committed():
        if name.startswith("src/"):
            assert name.removeprefix("src/") in held
        elif name.split("/")[0] in PACKAGED:
            assert f"diplograph/resources/{name}" in held
    assert {name.split("/")[0] for name in held} == {"diplograph", f"diplograph-{diplograph.__version__}.dist-info"}


@pytest.mark.slow
def test_installed_package_finds_its_own_resources(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path)
    command = [sys.executable, "-c", "from diplograph import resources; print(resources.path('data').resolve())"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"}
    said = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert Path(said.strip()) == (tmp_path / "diplograph" / "resources" / "data").resolve()


@pytest.mark.slow
def test_source_distribution_is_complete(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        held = {name.partition("/")[2] for name in files.getnames()}
    assert set(committed()) - held == set()
