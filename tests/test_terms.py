"""Code, frames, queries and shapes use only terms that the ontology and its schemes define."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph import resources
from diplograph.claims.frames import frames
from diplograph.ids import ONTOLOGY, SCHEME
from diplograph.rdf.ontology import ontology
from diplograph.rdf.schemes import SCHEMES, scheme
from diplograph.records import KINDS, STATUSES, Reading

ROOT = Path(__file__).parents[1]
_DG = re.compile(r"\bdg:([A-Za-z][A-Za-z0-9]*)")
_CONCEPT = re.compile(rf"\b({'|'.join(SCHEMES)}):([a-z][a-z0-9-]+)")
_IN_CODE = re.compile(r"\b_?dg\(\"([A-Za-z]+)\"\)")
_TERMS = frozenset(quad.subject.value for quad in ontology() if isinstance(quad.subject, ox.NamedNode))


def _known(iri: str) -> bool:
    return iri in _TERMS


def _files(*patterns: str) -> list[Path]:
    return sorted(file for pattern in patterns for file in ROOT.glob(pattern))


@pytest.mark.parametrize("file", _files("queries/**/*.rq", "ontology/*.ttl"), ids=lambda file: file.name)
def test_queries_and_shapes(file: Path) -> None:
    text = "\n".join(
        line for line in file.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
    )
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    unknown = [name for name in _DG.findall(text) if not _known(ONTOLOGY + name)]
    unknown += [f"{s}:{c}" for s, c in _CONCEPT.findall(text) if not _known(f"{SCHEME}{s}/{c}")]
    assert unknown == []


@pytest.mark.parametrize("file", _files("src/diplograph/**/*.py"), ids=lambda file: str(file.relative_to(ROOT)))
def test_code(file: Path) -> None:
    names = _IN_CODE.findall(file.read_text(encoding="utf-8"))
    assert [name for name in names if not _known(ONTOLOGY + name)] == []


def test_frames_name_concepts() -> None:
    """What a frame's verb or noun makes of a claim is a label of the schemes."""
    labels = {"subtype": scheme("kinds").keys(), "stage": scheme("stages").keys(), "status": scheme("statuses").keys()}
    unknown = [
        f"{frame.name}: {value}"
        for frame in frames()
        for value in (*frame.verbs.values(), *(frame.noun or {}).values())
        if value and value not in labels[frame.value]
    ]
    assert unknown == []


def test_claims_use_concepts(seed: Reading, note: Reading) -> None:
    schemes = {"agreement": "instruments", "partnership": "levels", "office": "offices"}
    for claim in (*seed.claims, *note.claims):
        assert claim.subtype in scheme(schemes.get(claim.kind, "kinds")), claim
        assert all(topic in scheme("topics") for topic in claim.topics)
        assert not claim.stage or claim.stage in scheme("stages")


def test_the_records_have_the_schemes_kinds_and_statuses() -> None:
    tops = {c.label for c in scheme("kinds").values() if not c.broader}
    assert tops == set(KINDS)
    assert set(scheme("statuses")) == set(STATUSES)


@pytest.mark.parametrize("name", SCHEMES)
def test_every_concept_has_label_definition_and_example(name: str) -> None:
    store = ox.Store()
    store.load(path=str(resources.path("ontology", f"{name}.ttl")), format=ox.RdfFormat.TURTLE)
    skos = "http://www.w3.org/2004/02/skos/core#"
    for concept in scheme(name).values():
        node = ox.NamedNode(concept.iri)
        for term in ("definition", "example"):
            assert any(store.quads_for_pattern(node, ox.NamedNode(skos + term), None)), f"{concept.iri}: {term}"
