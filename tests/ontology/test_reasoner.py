"""A reasoner finds the ontology consistent, finds every class possible, and rejects each planted contradiction."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from hermit import HermiT
from ontology_files import ONTOLOGY, read_data, read_ontology
from rdflib import RDF

pytestmark = pytest.mark.java
CONTRADICTIONS = sorted((Path(__file__).parent / "contradictions").glob("*.ttl"))


@pytest.fixture(scope="module")
def reasoner(java: str, tmp_path_factory: pytest.TempPathFactory) -> HermiT:
    return HermiT(java, tmp_path_factory.mktemp("reasoner"))


@pytest.mark.parametrize("alignments", [False, True])
def test_the_ontology_is_consistent(reasoner: HermiT, alignments: bool) -> None:
    assert reasoner.is_consistent(read_ontology(alignments=alignments))


def test_every_class_can_have_members(reasoner: HermiT) -> None:
    answer = reasoner.list_impossible(read_ontology(alignments=True))
    assert "armstrace" not in answer, answer


def test_at_least_ten_contradictions_are_planted() -> None:
    assert len(CONTRADICTIONS) >= 20


@pytest.mark.parametrize("path", CONTRADICTIONS, ids=lambda path: path.stem)
def test_a_planted_contradiction_is_rejected(reasoner: HermiT, path: Path) -> None:
    graph = rdflib.Graph().parse(path, format="turtle")
    assert not reasoner.is_consistent(read_ontology() + graph)


def test_the_release_does_not_contradict_the_ontology(reasoner: HermiT) -> None:
    """Claims, registers and findings of the packaged data; one planted finding of a person's use would break it."""
    release = read_ontology() + read_data()
    assert reasoner.is_consistent(release)
    arms, person = rdflib.Namespace(ONTOLOGY), next(read_data().subjects(RDF.type, rdflib.URIRef(ONTOLOGY + "Person")))
    release.add((person, arms.used, next(read_data().subjects(RDF.type, arms.MunitionCategory))))
    assert not reasoner.is_consistent(release)


def test_the_world_of_the_shape_cases_is_consistent(reasoner: HermiT, root: Path) -> None:
    """Data that the shapes let pass does not contradict the ontology. Cases of claims share one id: one is taken."""
    cases = root / "tests" / "shapes"
    passing = [path for path in cases.glob("*/*/pass.ttl") if "claim:aaa-cmb-case" not in path.read_text()]
    assert len(passing) >= 30
    world = read_ontology() + rdflib.Graph()
    for path in (cases / "context.ttl", cases / "claims" / "ClaimShape" / "pass.ttl", *passing):
        world.parse(path)
    assert reasoner.is_consistent(world)
